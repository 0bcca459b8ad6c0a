"""What is to be marked in a paragraph: changes, findings, matches, in the UTF-16 units that Qt counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.diff.composing import Fate
from facing.diff.letters import Spans
from facing.diff.rows import Operation, Relation, Run
from facing.ui.panes.content import ShownMatch
from facing.ui.qtext import UnitCounter


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """UTF-16 units [start, end) are not the same on the other side; of no width: something stands only there.

    ``letters`` are the stretches of them that changed in a word of which most stayed; empty where the whole is the
    change.
    """

    start: int
    end: int
    letters: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FindingMark:
    """The UTF-16 units [start, end) that a finding is about."""

    start: int
    end: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class MatchMark:
    """The UTF-16 units [start, end) were looked for; of no width: a place between two letters was."""

    start: int
    end: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class TrackedMark:
    """What became of the UTF-16 units [start, end), where both texts stand in one."""

    start: int
    end: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class ParagraphMarks:
    """All marks of a paragraph.

    ``whole`` says that the paragraph as such was inserted, deleted or moved; ``break_changed`` that the paragraph's
    end is not one on the other side, ``two_ways`` that letters written from right to left are in it.
    """

    changes: tuple[ChangeMark, ...] = ()
    whole: Relation | None = None
    break_changed: bool = False
    two_ways: bool = False
    findings: tuple[FindingMark, ...] = ()
    matches: tuple[MatchMark, ...] = ()
    tracked: tuple[TrackedMark, ...] = ()

    def within(self, start: int, end: int) -> "ParagraphMarks":
        """Marks that the units [start, end] hold or touch, and perhaps more."""
        return self

    def changes_in(self, start: int, end: int) -> Sequence[ChangeMark]:
        """The changes that the units [start, end] hold or touch; quick in a paragraph of thousands."""
        first = bisect_left(self.changes, start, key=lambda change: change.end)
        last = bisect_right(self.changes, end, key=lambda change: change.start)
        return self.changes[first:last]

    def matches_in(self, start: int, end: int) -> Sequence[MatchMark]:
        """The matches that the units [start, end] hold or touch; quick in a paragraph of thousands."""
        first = bisect_left(self.matches, start, key=lambda match: match.end)
        last = bisect_right(self.matches, end, key=lambda match: match.start)
        return self.matches[first:last]

    def tracked_in(self, start: int, end: int) -> Sequence[TrackedMark]:
        """What was deleted, came in or moved, as far as the units [start, end] hold or touch it."""
        first = bisect_left(self.tracked, start, key=lambda mark: mark.end)
        last = bisect_right(self.tracked, end, key=lambda mark: mark.start)
        return self.tracked[first:last]

    def findings_in(self, start: int, end: int) -> Iterator[FindingMark]:
        """The findings that the units [start, end] hold or touch."""
        return (mark for mark in self.findings if mark.start <= end and mark.end >= start)


class Paintable(Protocol):
    """The marks of a paragraph as they are kept: ``ParagraphMarks``, or ``LongMarks`` where it is very long."""

    def within(self, start: int, end: int) -> ParagraphMarks:
        """Marks that the units [start, end] hold or touch, and perhaps more."""


class Marks(Protocol):
    """The marks of paragraphs; ``MarkBook`` fulfils it."""

    def of(self, side: Side, paragraph: int) -> Paintable:
        """The marks of a paragraph (by index)."""

    def at(self, side: Side, place: Place) -> tuple[Finding, ...]:
        """The findings whose words hold the character at ``place``, the one with the fewest letters first."""

    def begins_slot(self, side: Side, paragraph: int) -> bool:
        """Whether another cell, or another part that stands by itself, begins with a paragraph (by index)."""


def change_marks(
    runs: Iterable[Run], side: Side, string: str, paragraph_start: int, letters: Mapping[int, Spans]
) -> tuple[tuple[ChangeMark, ...], bool]:
    """The marks of one paragraph of a row, and whether its break is one too.

    ``letters`` holds, by where a run starts in the row, which of its letters changed, counted from there.
    """
    marks = []
    units = UnitCounter(string).units
    break_changed = False
    length = len(string)
    end_of_last = 0
    for run in runs:
        own = run.on(side)
        start, end = own or (end_of_last, end_of_last)
        end_of_last = end
        if run.operation is Operation.EQUAL:
            continue
        spelled = letters.get(start, ()) if own else ()
        start, end = start - paragraph_start, end - paragraph_start
        word = start
        if end < 0 or start > length:
            continue
        break_changed = break_changed or start <= length < end
        start, end = without_outer_spaces(string, max(0, start), min(length, end))
        if start < end or own is None:
            inner = tuple((units(word + first), units(word + last)) for first, last in spelled)
            marks.append(ChangeMark(units(start), units(end), inner))
    return tuple(marks), break_changed


def without_outer_spaces(string: str, start: int, end: int) -> tuple[int, int]:
    """The stretch as it is shown: without the spaces around its words, unless there is nothing else in it."""
    stretch = string[start:end]
    if not stretch.strip():
        return start, end
    return start + len(stretch) - len(stretch.lstrip()), end - (len(stretch) - len(stretch.rstrip()))


def finding_marks(findings: Iterable[Finding], units: Callable[[int], int]) -> tuple[FindingMark, ...]:
    """The marks of those findings that are shown; ``units`` turns code points of the paragraph into UTF-16 units."""
    return tuple(
        FindingMark(units(finding.span.start), units(finding.span.end), finding)
        for finding in findings
        if finding.shown
    )


def match_marks(matches: Iterable[ShownMatch], units: Callable[[int], int]) -> tuple[MatchMark, ...]:
    """The marks of what was looked for; ``units`` as in ``finding_marks``."""
    return tuple(MatchMark(units(match.start), units(match.end), match.is_current) for match in matches)
