"""Which words are right because the user says so, or because a glossary has them."""

from collections.abc import Callable, Iterable
from itertools import chain

from facing.core.words import tokens
from facing.glossary.languages import fits, primary
from facing.glossary.pieces import is_plain
from facing.glossary.stemming import Stemming
from facing.glossary.terms import Form, Inflection, Term

# What English adds to a name or a noun.
_ENDINGS = ("'s", "\u2019s", "'", "\u2019", "s")


class TermWords:
    """Every word of every form of some terms that is not wrong, in the grammatical forms that the terms are found in.

    What a language needs is made ready for ``languages`` at once, for others when they are first asked for.
    """

    def __init__(self, terms: Iterable[Term] = (), languages: Iterable[str] = ()) -> None:
        # Few and large, for the garbage collector's sake. By the languages of forms: words that stand there, and those
        # of forms that stems find.
        self._plain: dict[str, set[str]] = {}
        self._inflected: dict[str, set[str]] = {}
        self._indices: dict[str, _Index] = {}
        for term in terms:
            for form in term.forms:
                if not form.status.is_error:
                    self._take(form, term.inflection)
        for language in languages:
            self._index(language)

    def __contains__(self, word: str) -> bool:
        """Whether the word stands in a form of any language, as it is written."""
        return any(word in words for words in self._plain.values())

    def knows(self, word: str, language: str) -> bool:
        """Whether the word, as it is written, may be one of a form that is looked for in texts of this language."""
        if any(word in words and fits(code, language) for code, words in self._plain.items()):
            return True
        return bool(language and self._inflected) and self._index(language).knows(word)

    def _take(self, form: Form, inflection: Inflection) -> None:
        words, plain = _words_of(form.text), self._plain.setdefault(form.language, set())
        plain.update(words)
        if form.inflected and inflection is not Inflection.EXACT:
            for text in form.inflected:
                plain.update(_words_of(text))
        if inflection is Inflection.STEM:
            self._inflected.setdefault(form.language, set()).update(words)

    def _index(self, language: str) -> "_Index":
        code = primary(language)
        if code not in self._indices:
            fitting = (words for own, words in self._inflected.items() if fits(own, code))
            self._indices[code] = _Index(chain.from_iterable(fitting), code)
        return self._indices[code]


class _Index:
    """Words of one language by their stems."""

    def __init__(self, words: Iterable[str], language: str) -> None:
        self._stemming = Stemming(language)
        self._words: dict[str, tuple[str, ...]] = {}
        if self._stemming.has_stems:
            for word in words:
                key = self._stemming.key(word)
                self._words[key] = (*self._words.get(key, ()), word)

    def knows(self, word: str) -> bool:
        return any(
            (entry.islower() or entry[:1] == word[:1]) and self._stemming.is_inflected(entry, word)
            for entry in self._words.get(self._stemming.key(word), ())
        )


class Vocabulary:
    """Words that are right: ``lasting`` in all documents, ``own`` in this one, ``terms`` from glossaries.

    ``language`` gives that of the document as it is when a word is asked for.
    """

    def __init__(
        self,
        lasting: frozenset[str] = frozenset(),
        own: frozenset[str] = frozenset(),
        terms: TermWords | None = None,
        language: Callable[[], str] = str,
    ) -> None:
        self._entries = (lasting, own)
        self._terms = terms or TermWords()
        self._language = language

    def knows(self, word: str) -> bool:
        """Whether these words, or every single one of them, are known.

        An entry with a capital letter holds as it is written, one without in any case. Possessives and the plural's
        ``s`` may follow.
        """
        if self._has(word):
            return True
        parts = [token.text for token in tokens(word) if token.is_word]
        return bool(parts) and parts != [word] and all(map(self._has, parts))

    def _has(self, word: str) -> bool:
        if self._is_entry(word):
            return True
        return any(word.endswith(ending) and self._is_entry(word.removesuffix(ending)) for ending in _ENDINGS)

    def _is_entry(self, word: str) -> bool:
        lower = word.lower()
        if any(word in entries or lower in entries for entries in self._entries):
            return True
        language = self._language()
        return any(self._terms.knows(each, language) for each in (word, lower))


def base_form(word: str) -> str:
    """The word without a possessive ending, as it is best kept."""
    stripped = word.strip()
    return next((stripped.removesuffix(ending) for ending in ("'s", "\u2019s") if stripped.endswith(ending)), stripped)


def _words_of(text: str) -> list[str]:
    return text.split() if is_plain(text) else [token.text for token in tokens(text) if token.is_word]
