"""Terms and names that a text may hold, counted: what a glossary can be begun with.

Names are words with capitals that no sentence asks for. Terms are words, or up to four in a row, that stand in the text
several times and are not everyday words of the language. Words of scripts without spaces are not told apart, and
nothing is found in them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facing.core.sentences import sentence_ranges
from facing.core.words import Token, is_unspaced, tokens
from facing.glossary.everyday_words import everyday_words, function_words
from facing.glossary.languages import primary
from facing.glossary.near_variants import usual_forms
from facing.glossary.pieces import without_possessive
from facing.glossary.stemming import Stemming
from facing.glossary.terms import TermKind

_LONGEST_TERM = 4  # words
_LEAST_TERM, _LEAST_WORD, _LEAST_NAME = 2, 3, 2  # times that a term of several words, of one word, a name stands there
_SHORTEST_WORD = 4  # letters
_ABBREVIATION = range(2, 7)  # letters
# What may stand small inside a name.
_PARTICLES = frozenset("de la le du des del della di da dos van von der den zu al el bin ibn y".split())
# Joins a name to one word before it: Bank of Haldmouth, but not Ivor Dunmore of Haldmouth.
_OF = "of"
# Languages that write all nouns with a capital: there it tells no name.
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a term: its most frequent form, its kind, how often it stands in the text in all its forms.

    ``variants`` are forms of other words that may be meant for the same, each with its count, the most frequent first;
    ``count`` does not include them.
    """

    text: str
    kind: TermKind
    count: int
    variants: tuple[tuple[str, int], ...] = ()


def candidates(paragraphs: Sequence[str], language: str) -> list[Candidate]:
    """The candidates of a text in a language such as ``en-US``, the most frequent first, then by the alphabet.

    Terms that are no names are only found in languages whose everyday words are known.
    """
    reader = _Reader(language)
    sentences = [words for paragraph in paragraphs for words in reader.sentences(paragraph)]
    reader.learn(sentences)
    counts: Counter[tuple[TermKind, str]] = Counter()
    for words in sentences:
        counts.update(reader.found(words))
    found = _joined(counts, Stemming(language))
    found.sort(key=lambda each: (-each.count, each.text.casefold(), each.text))
    return found


class _Word(NamedTuple):
    """A word of a sentence. ``joins``: only space stands between it and the word before."""

    text: str
    joins: bool
    opens: bool


class _Reader:
    """Reads the sentences of a text in one language."""

    def __init__(self, language: str) -> None:
        self._functions = function_words(language)
        self._everyday = everyday_words(language)
        self._tells_names = primary(language) not in _NOUNS_WITH_CAPITALS
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()

    def sentences(self, paragraph: str) -> Iterator[list[_Word]]:
        """The words of each sentence; nothing where all words have capitals, as in titles."""
        for start, end in sentence_ranges(paragraph):
            stretch = paragraph[start:end]
            words = list(_words(stretch))
            long = [word.text for word in words[1:] if len(word.text) >= _SHORTEST_WORD]
            if not (len(long) > 1 and all(word[0].isupper() for word in long)):
                yield words

    def learn(self, sentences: Iterable[Sequence[_Word]]) -> None:
        """Count which words stand in capitals without need, and which in small letters."""
        for words in sentences:
            for word in words:
                if word.text[0].islower():
                    self._small[word.text] += 1
                elif not word.opens:
                    self._capital[word.text] += 1

    def found(self, words: Sequence[_Word]) -> Iterator[tuple[TermKind, str]]:
        """All names and possible terms of one sentence."""
        left: list[_Word | None] = list(words)
        if self._tells_names:
            for first, last in self._name_runs(words):
                name = " ".join(word.text for word in words[first:last])
                yield (TermKind.ABBREVIATION if _is_abbreviation(name) else TermKind.NAME), name
                left[first:last] = [None] * (last - first)
        yield from self._terms(left)

    def _name_runs(self, words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
        position = 0
        while position < len(words):
            if not self._is_name(words[position]):
                position += 1
                continue
            last = position + 1
            while last < len(words) and words[last].joins:
                if self._is_name(words[last]):
                    last += 1
                elif self._is_inside(words, position, last):
                    last += 2
                else:
                    break
            yield position, last
            position = last

    def _is_inside(self, words: Sequence[_Word], first: int, at: int) -> bool:
        """Whether a small word stands inside the name that begins with word ``first``."""
        text = words[at].text
        joins = text in _PARTICLES or (text == _OF and at == first + 1)
        return joins and at + 1 < len(words) and self._is_name(words[at + 1])

    def _is_name(self, word: _Word) -> bool:
        text = word.text
        if not text[0].isupper() or text.lower() in self._functions:
            return False
        return self._capital[text] > self._small[text.lower()]

    def _terms(self, words: Sequence[_Word | None]) -> Iterator[tuple[TermKind, str]]:
        if not self._functions:
            return
        for first in range(len(words)):
            run: list[str] = []
            for word in words[first : first + _LONGEST_TERM]:
                if word is None or not self._is_content(word.text) or (run and not word.joins):
                    break
                run.append(word.text if self._keeps_capital(word) else word.text.lower())
                if len(run) > 1 or (len(run[0]) >= _SHORTEST_WORD and run[0].lower() not in self._everyday):
                    yield TermKind.TERM, " ".join(run)

    def _is_content(self, text: str) -> bool:
        return len(text) > 1 and text.lower() not in self._functions and not any(map(str.isdigit, text))

    def _keeps_capital(self, word: _Word) -> bool:
        return not word.opens or self._capital[word.text] > self._small[word.text.lower()]


def _words(sentence: str) -> Iterator[_Word]:
    end = 0
    opens = True
    for token in tokens(sentence):
        if not token.is_word or is_unspaced(token.text) or not token.text[0].isalpha():
            opens = opens or token.text in "“„«\"‘'"
            continue
        yield _Word(without_possessive(token.text), _joins(sentence, end, token), opens)
        opens = False
        # A possessive ends what it stands in: the council's decision.
        end = token.end if without_possessive(token.text) == token.text else -1


def _joins(sentence: str, end: int, token: Token) -> bool:
    return 0 < end < token.start and sentence[end : token.start].isspace()


def _is_abbreviation(text: str) -> bool:
    return text.isalpha() and text.isupper() and len(text) in _ABBREVIATION


def _joined(counts: Counter[tuple[TermKind, str]], stemming: Stemming) -> list[Candidate]:
    """Forms of one word counted together, rare ones beside what they may be meant for, no parts of longer terms."""
    found = []
    for kind in (TermKind.NAME, TermKind.ABBREVIATION, TermKind.TERM):
        forms = _by_lemma({text: count for (of, text), count in counts.items() if of is kind}, stemming)
        totals = {usual: sum(group.values()) for usual, group in forms.items()}
        if kind is TermKind.TERM:
            totals = _without_parts(totals)
        usual_of = usual_forms(totals, names=kind is TermKind.NAME) if kind is not TermKind.ABBREVIATION else {}
        variants: dict[str, list[tuple[str, int]]] = {}
        for rare, usual in usual_of.items():
            variants.setdefault(usual, []).append((rare, totals[rare]))
        for text, count in totals.items():
            beside = tuple(sorted(variants.get(text, ()), key=lambda each: (-each[1], each[0])))
            if text not in usual_of and (beside or count >= _least(kind, text)):
                found.append(Candidate(text, kind, count, beside))
    return found


def _least(kind: TermKind, text: str) -> int:
    if kind is not TermKind.TERM:
        return _LEAST_NAME
    return _LEAST_TERM if " " in text else _LEAST_WORD


def _by_lemma(counts: dict[str, int], stemming: Stemming) -> dict[str, Counter[str]]:
    """Forms that differ by grammar alone, by the most frequent of them."""
    by_key: dict[tuple[str, ...], list[Counter[str]]] = {}
    for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        words = text.split(" ")
        groups = by_key.setdefault(tuple(map(stemming.key, words)), [])
        for group in groups:
            usual = next(iter(group)).split(" ")
            if all(map(stemming.is_inflected, usual, words)):
                group[text] = count
                break
        else:
            groups.append(Counter({text: count}))
    return {next(iter(group)): group for groups in by_key.values() for group in groups}


def _without_parts(totals: dict[str, int]) -> dict[str, int]:
    """The terms without those that stand there only as part of one longer term."""
    within: Counter[str] = Counter()
    for text, count in totals.items():
        words = text.split(" ")
        if count >= _LEAST_TERM and len(words) > 1:
            parts = {
                " ".join(words[first:last])
                for first in range(len(words))
                for last in range(first + 1, len(words) + 1)
                if last - first < len(words)
            }
            for part in parts:
                within[part] = max(within[part], count)
    return {text: count for text, count in totals.items() if within[text] < count}
