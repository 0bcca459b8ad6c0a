"""The checker that compares what two partner paragraphs state: figures, times, links, addresses, names.

A statement that went to the paragraph before or behind is not missing. What was changed is told where it stands in the
correction, what is missing where it would stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from facing.checkers.own_checker import OwnChecker
from facing.checkers.stated_facts import Fact, Sort, facts, folded
from facing.core.checkers import Pair
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.passage import Passage
from facing.diff.rows import Operation
from facing.diff.wording import compare_words

CHANGED = "SIDES_{}_CHANGED"
MISSING = "SIDES_{}_MISSING"
ADDED = "SIDES_{}_ADDED"
_NAMES = {
    Sort.NUMBER: "NUMBER",
    Sort.TIME: "TIME",
    Sort.MONTH: "NUMBER",
    Sort.CODE: "CODE",
    Sort.LINK: "LINK",
    Sort.MAIL: "LINK",
    Sort.NAME: "NAME",
}
_ALIKE = 0.6  # share of letters that two spellings of one name have in common
_NUMERIC = frozenset((Sort.NUMBER, Sort.TIME, Sort.MONTH))


class _Compared(NamedTuple):
    """A pair with what only one of its sides states."""

    original: Passage
    correction: Passage
    missing: tuple[Fact, ...]
    added: tuple[Fact, ...]


class NumbersAndNamesChecker(OwnChecker):
    """A ``PairChecker``."""

    id = "numbers-and-names"
    name = "Numbers and names"

    def check_pairs(self, pairs: Sequence[Pair], language: str) -> list[Finding]:
        """Findings on the correction, for the pairs that have both sides. ``pairs`` are in document order."""
        compared = [_compared(pair, language) for pair in pairs]
        found: list[Finding] = []
        for number, each in enumerate(compared):
            if each is None or not (each.missing or each.added):
                continue
            beside = [other for other in compared[max(0, number - 1) : number + 2] if other and other is not each]
            added_there = _known(fact for other in beside for fact in other.added)
            missing_there = _known(fact for other in beside for fact in other.missing)
            missing = [fact for fact in each.missing if added_there.isdisjoint(_keys(fact))]
            added = [fact for fact in each.added if missing_there.isdisjoint(_keys(fact))]
            found += _findings(each, missing, added)
        return found


def _compared(pair: Pair, language: str) -> _Compared | None:
    if pair.original is None or pair.correction is None:
        return None
    if pair.original.text == pair.correction.text:
        return _Compared(pair.original, pair.correction, (), ())
    here, there = facts(pair.original.text, language), facts(pair.correction.text, language)
    return _Compared(pair.original, pair.correction, _only_in(here, there), _only_in(there, here))


def _only_in(here: Sequence[Fact], there: Sequence[Fact]) -> tuple[Fact, ...]:
    known = _known(there)
    return tuple(fact for fact in here if fact.demanded and known.isdisjoint(_keys(fact)))


def _known(stated: Iterable[Fact]) -> set[tuple[str, str]]:
    return {key for fact in stated for key in _keys(fact)}


def _keys(fact: Fact) -> set[tuple[str, str]]:
    """A month may be written as a number, an hour as a time, and the parts of a time as numbers."""
    sort = "numeric" if fact.sort in _NUMERIC else fact.sort.value
    keys = {(sort, value) for value in fact.values}
    if fact.sort is Sort.TIME:
        keys |= {(sort, value.removesuffix(":00")) for value in fact.values}
    return keys


class _Change(NamedTuple):
    """A stretch of the original and what stands for it in the correction; either may be empty."""

    original: tuple[int, int]
    correction: tuple[int, int]


def _changes(pair: _Compared) -> Iterator[_Change]:
    """What differs between the sides, runs that touch taken together."""
    start = end = other_start = other_end = 0
    for run in (*compare_words(pair.original.text, pair.correction.text), None):
        if run is None or run.operation is Operation.EQUAL:
            if (start, other_start) != (end, other_end):
                yield _Change((start, end), (other_start, other_end))
            if run is not None and run.original and run.corrected:
                start = end = run.original[1]
                other_start = other_end = run.corrected[1]
            continue
        end = run.original[1] if run.original else end
        other_end = run.corrected[1] if run.corrected else other_end


def _findings(pair: _Compared, missing: Sequence[Fact], added: Sequence[Fact]) -> Iterator[Finding]:
    if not missing and not added:
        return
    changes = list(_changes(pair))
    left = list(added)
    for fact in missing:
        change = next((each for each in changes if _touch(each.original, fact)), None)
        partner = next((each for each in left if change and _stands_for(pair, each, fact, change)), None)
        if partner is not None:
            left.remove(partner)
            yield _changed(pair, fact, partner)
        elif change is not None:
            yield _missing(pair, fact, change)
    # A correction may well name what the original garbled; a figure it can only have from there.
    yield from (_added(pair, fact) for fact in left if fact.sort is not Sort.NAME)


def _touch(stretch: tuple[int, int], fact: Fact) -> bool:
    return stretch[0] < fact.end and fact.start < stretch[1]


def _stands_for(pair: _Compared, other: Fact, fact: Fact, change: _Change) -> bool:
    """Whether a fact of the correction stands where one of its sort stood in the original."""
    if not _touch(change.correction, other) or _NAMES[other.sort] != _NAMES[fact.sort]:
        return False
    # One name for another is a decision; one nearly the same may be a slip.
    return fact.sort is not Sort.NAME or _alike(_text(pair.original, fact), _text(pair.correction, other))


def _alike(name: str, other: str) -> bool:
    return SequenceMatcher(None, folded(name), folded(other), autojunk=False).ratio() >= _ALIKE


def _changed(pair: _Compared, fact: Fact, partner: Fact) -> Finding:
    before, now = _text(pair.original, fact), _text(pair.correction, partner)
    certainty = Certainty.HINT if fact.sort is Sort.NAME else Certainty.LIKELY
    message = f"“{now}” is “{before}” in the original."
    return _finding(pair, partner.start, partner.end, fact, CHANGED, message, (before,), certainty)


def _missing(pair: _Compared, fact: Fact, change: _Change) -> Finding:
    text = pair.correction.text
    start, end = change.correction
    replaced = bool(text[start:end].strip())
    if not replaced:
        start, end = _word_beside(text, start)
    certainty = Certainty.HINT if fact.sort is Sort.NAME and replaced else Certainty.LIKELY
    message = f"“{_text(pair.original, fact)}” of the original is missing here."
    return _finding(pair, start, end, fact, MISSING, message, (), certainty)


def _added(pair: _Compared, fact: Fact) -> Finding:
    message = f"“{_text(pair.correction, fact)}” is not in the original."
    return _finding(pair, fact.start, fact.end, fact, ADDED, message, (), Certainty.LIKELY)


def _word_beside(text: str, position: int) -> tuple[int, int]:
    """The word before a place, else the one behind it."""
    end = len(text[:position].rstrip())
    if end:
        return max(text.rfind(" ", 0, end) + 1, 0), end
    start = len(text) - len(text.lstrip())
    behind = text.find(" ", start)
    return start, behind if behind >= 0 else len(text)


def _text(passage: Passage, fact: Fact) -> str:
    return passage.text[fact.start : fact.end]


def _finding(
    pair: _Compared,
    start: int,
    end: int,
    fact: Fact,
    rule: str,
    message: str,
    suggestions: tuple[str, ...],
    certainty: Certainty,
) -> Finding:
    spans = pair.correction.spans(start, end)
    first = spans[0] if spans else Span(pair.correction.paragraphs[0], 0, 0)
    related = () if rule is ADDED else tuple(pair.original.spans(fact.start, fact.end))
    width = first.end - first.start
    return Finding(
        Side.CORRECTION,
        first,
        pair.correction.text[start : start + width],
        Kind.CONSISTENCY,
        message,
        suggestions if len(spans) == 1 else (),
        (Source(NumbersAndNamesChecker.id, rule.format(_NAMES[fact.sort])),),
        certainty,
        related,
    )
