"""The checker for one thing written in two ways in one document: the rarer way is marked, the usual one suggested."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from facing.checkers.consistency_names import agent_twins, known_names, name_variants
from facing.checkers.consistency_patterns import Choice, abbreviations, figures, quoted_names
from facing.checkers.consistency_variants import Odd, accents, countries, hyphens, inner_capitals, is_clear, spellings
from facing.checkers.consistency_words import LONE_CAPITAL, Place, Words, read
from facing.checkers.own_checker import OwnChecker
from facing.checkers.remembered import Remembered
from facing.checkers.rules import Mark, Spared, finding, primary
from facing.core.finding import Certainty, Finding, Kind, Side, Source
from facing.core.passage import Passage

_OTHER_PLACES = 10  # places of the usual form that a finding names
_CAPITAL_RULE = "CONSISTENCY_CAPITAL"
_CAPITAL_SHARE = 20  # a word stands this many times more often in small letters, and its capital is a slip
_CAPITAL_SLIPS = 2  # more of them are a custom
_NEAR = 20  # paragraphs between two words said of the same people
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]|[“\"‘(\[])[”’\"')\]]*\s*[“\"‘(\[]*$")
_NOT_OF_NAMES = frozenset({"CONSISTENCY_SPELLING", "CONSISTENCY_ENGLISH", "CONSISTENCY_ISE", "CONSISTENCY_HYPHEN"})
_OF_NEIGHBOURS = frozenset({"CONSISTENCY_TWINS"})
_PLURAL_TIMES = {1: "once", 2: "twice"}

_WHY = {
    "CONSISTENCY_HYPHEN": "Write it in one way.",
    "CONSISTENCY_ACCENT": "Write it in one way.",
    "CONSISTENCY_SPELLING": "Both are right, but not both in one text.",
    "CONSISTENCY_ENGLISH": "The text keeps to the other country's spelling.",
    "CONSISTENCY_ISE": "The text keeps to the other ending.",
    "CONSISTENCY_INNER_CAPITAL": "Write the capitals in one way.",
    "CONSISTENCY_NAME": "Is this one name?",
    "CONSISTENCY_TWINS": "Are these the same people?",
    "CONSISTENCY_ABBREVIATION": "Write it in one way.",
    "CONSISTENCY_FIGURES": "Write long figures in one way.",
    "CONSISTENCY_QUOTED_NAME": "Use one kind of quotation marks for it.",
}
_OF_WORDS = (hyphens, accents, spellings)
_OF_OTHERS = (countries, known_names, name_variants, agent_twins)
_OF_PATTERNS = (abbreviations, figures, quoted_names)


class _Matter(NamedTuple):
    """What is wrong with one written form."""

    rule: str
    message: str
    suggestion: str
    usual: str
    certainty: Certainty


LANGUAGES = ("en",)


class ConsistencyChecker(OwnChecker):
    """Marks what a document writes otherwise than it mostly does; a document checker of ``core.ports``."""

    id = "consistency"
    name = "Consistency"

    def __init__(self) -> None:
        self._read = Remembered(read)

    def languages(self) -> tuple[str, ...]:
        """English."""
        return LANGUAGES

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        """Findings on the rarer of two forms, on each side by itself; ``related`` are places of the usual one."""
        if primary(language) not in LANGUAGES:
            return []
        self._read.look()
        findings: list[Finding] = []
        for side, passages in sides.items():
            words = Words(passages, self._read.of(passages))
            findings += _Side(self.id, side, passages, words).findings()
        return findings


class _Side:
    """One side, looked through for forms that stand for one thing."""

    def __init__(self, checker: str, side: Side, passages: Sequence[Passage], words: Words) -> None:
        self._checker = checker
        self._side = side
        self._passages = passages
        self._words = words
        self._spared: dict[int, Spared] = {}

    def findings(self) -> Iterator[Finding]:
        """All of them, rule by rule."""
        yield from self._word_findings(self._matters())
        yield from self._capitals()
        for choices in _OF_PATTERNS:
            for choice in choices(self._words):
                yield from self._choice_findings(choice)

    def _matters(self) -> dict[str, _Matter]:
        """What is wrong with which written word; what is told first of a word stands."""
        matters: dict[str, _Matter] = {}
        for rule in (*_OF_WORDS, *_OF_OTHERS):
            for odd in rule(self._words):
                for written in self._words.forms[odd.form]:
                    usual = self._in_style(odd.usual, written)
                    if written != usual:
                        matters.setdefault(written, _matter(odd, written, usual))
        for odd in inner_capitals(self._words):
            matters.setdefault(odd.form, _matter(odd, odd.form, odd.usual))
        return matters

    def _in_style(self, usual: str, written: str) -> str:
        """The usual form with the capitals and the possessive ending of what stands there."""
        ending = written[written.rindex(mark) :] if (mark := written[-2:-1]) in ("'", "’") else ""
        forms = self._words.forms.get(usual, [usual])
        if not any(form.islower() for form in forms):
            return _bare(forms[0]) + ending  # a name
        if written.isupper() and len(written) > 1:
            return usual.upper() + ending
        return (usual[:1].upper() + usual[1:] if written[0].isupper() else usual) + ending

    def _word_findings(self, matters: dict[str, _Matter]) -> Iterator[Finding]:
        if not matters:
            return
        usual = {form: matter.usual for matter in matters.values() for form in self._words.forms.get(matter.usual, ())}
        others: dict[str, list[Place]] = {}
        marked: list[tuple[_Matter, Place]] = []
        for written, place in self._words.places(matters.keys() | usual.keys()):
            if written in matters and not self._keeps_its_spelling(written, matters[written].rule, place):
                marked.append((matters[written], place))
            if written in usual:
                others.setdefault(usual[written], []).append(place)
        for matter, place in marked:
            there = others.get(matter.usual, [])
            if matter.rule in _OF_NEIGHBOURS and not _is_near(place, there):
                continue
            text = self._passages[place.passage].text
            certainty = Certainty.HINT if _is_quoted(text, place.start) else matter.certainty
            mark = Mark(place.start, place.end, matter.message, (matter.suggestion,), certainty)
            yield from self._placed(matter.rule, place, mark, there, matter.usual)

    def _keeps_its_spelling(self, written: str, rule: str, place: Place) -> bool:
        """Whether a word with a capital in mid-sentence is part of a name, such as Lincoln Center."""
        if rule not in _NOT_OF_NAMES or not written[0].isupper():
            return False
        return not _SENTENCE_START.search(self._passages[place.passage].text, max(0, place.start - 20), place.start)

    def _capitals(self) -> Iterator[Finding]:
        """Common nouns with a capital in mid-sentence that the text mostly writes small."""
        for written, places in self._words.seen(LONE_CAPITAL).items():
            small = written.lower()
            times = self._words.written[small]
            if len(places) > _CAPITAL_SLIPS or times < len(places) * _CAPITAL_SHARE:
                continue
            message = f"“{small}” stands in small letters {_times(times)} in this text."
            for place in places:
                mark = Mark(place.start, place.end, message, (small,), Certainty.HINT)
                yield from self._placed(_CAPITAL_RULE, place, mark, [], small)

    def _choice_findings(self, choice: Choice) -> Iterator[Finding]:
        usual, rare = sorted((choice.first, choice.second), key=lambda form: (-len(form.places), form.places[0]))
        certainty = choice.certainty if is_clear(len(rare.places), len(usual.places)) else Certainty.HINT
        for place in rare.places:
            message = _message(choice.rule, rare.text, len(rare.places), usual.text, len(usual.places))
            suggestions = () if choice.rule == "CONSISTENCY_FIGURES" else (usual.text,)
            mark = Mark(place.start, place.end, message, suggestions, certainty)
            yield from self._placed(choice.rule, place, mark, usual.places, usual.text)

    def _placed(self, rule: str, place: Place, mark: Mark, others: Sequence[Place], usual: str) -> Iterator[Finding]:
        passage = self._passages[place.passage]
        if place.passage not in self._spared:
            self._spared[place.passage] = Spared(passage)
        if not self._spared[place.passage].touches(place.start, place.end):
            source, group = Source(self._checker, rule), f"{rule}/{usual}"
            spans = [
                span
                for other in others[:_OTHER_PLACES]
                for span in self._passages[other.passage].spans(other.start, other.end)
            ]
            found = finding(source, self._side, passage, Kind.CONSISTENCY, mark, spans, group)
            if found:
                yield found


def _is_near(place: Place, others: Sequence[Place]) -> bool:
    """Whether one of the other places, which are in order, stands not far off."""
    index = bisect_left(others, place)
    return any(abs(other.passage - place.passage) <= _NEAR for other in others[max(0, index - 1) : index + 1])


def _matter(odd: Odd, written: str, usual: str) -> _Matter:
    message = _message(odd.rule, _bare(written), odd.times, _bare(usual), odd.usual_times)
    if odd.rule in ("CONSISTENCY_ENGLISH", "CONSISTENCY_ISE"):
        message = f"“{usual}” would fit: {odd.usual_times} words of this text are spelled so, {odd.times} as here."
    return _Matter(odd.rule, message, usual, odd.usual, odd.certainty)


def _message(rule: str, rare: str, few: int, usual: str, many: int) -> str:
    one, other = (text if text[:1] in "“‘" else f"“{text}”" for text in (rare, usual))
    return f"{one} {_times(few)}, {other} {_times(many)} in this text. {_WHY[rule]}"


def _times(number: int) -> str:
    return _PLURAL_TIMES.get(number, f"{number} times")


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place stands within double quotation marks, where another's way of writing is kept."""
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _bare(written: str) -> str:
    """A written word without its possessive ending."""
    return written[:-2] if written[-2:] in ("'s", "’s") else written
