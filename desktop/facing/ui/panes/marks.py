"""What is to be marked in a paragraph: changes and findings, in the UTF-16 units that Qt counts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from facing.core.finding import Finding, Side
from facing.diff.rows import Operation, Relation, Run

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
# Hebrew, Arabic and their neighbours, with their presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """UTF-16 units [start, end) are not the same on the other side; of no width: something stands only there."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FindingMark:
    """The UTF-16 units [start, end) that a finding is about."""

    start: int
    end: int
    finding: Finding


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

    def within(self, start: int, end: int) -> "ParagraphMarks":
        """Marks that the units [start, end] hold or touch, and perhaps more."""
        return self

    def changes_in(self, start: int, end: int) -> Sequence[ChangeMark]:
        """The changes that the units [start, end] hold or touch; quick in a paragraph of thousands."""
        first = bisect_left(self.changes, start, key=lambda change: change.end)
        last = bisect_right(self.changes, end, key=lambda change: change.start)
        return self.changes[first:last]

    def findings_in(self, start: int, end: int) -> Iterator[FindingMark]:
        """The findings that the units [start, end] hold or touch."""
        return (mark for mark in self.findings if mark.start <= end and mark.end >= start)


class _UnitCounter:
    """Code points of one paragraph in UTF-16 units; letters outside the basic plane are looked for once."""

    def __init__(self, string: str) -> None:
        self._outside = [] if string.isascii() else [match.start() for match in _TWO_UNITS.finditer(string)]

    def __call__(self, code_points: int) -> int:
        return code_points + bisect_left(self._outside, code_points)


def is_two_ways(string: str) -> bool:
    """Whether letters that are written from right to left are in it."""
    return not string.isascii() and _RIGHT_TO_LEFT.search(string) is not None


def change_marks(
    runs: Iterable[Run], side: Side, string: str, paragraph_start: int
) -> tuple[tuple[ChangeMark, ...], bool]:
    """The marks of one paragraph of a row, and whether its break is one too."""
    marks = []
    units = _UnitCounter(string)
    break_changed = False
    length = len(string)
    end_of_last = 0
    for run in runs:
        own = run.on(side)
        start, end = own or (end_of_last, end_of_last)
        end_of_last = end
        if run.operation is Operation.EQUAL:
            continue
        start, end = start - paragraph_start, end - paragraph_start
        if end < 0 or start > length:
            continue
        break_changed = break_changed or start <= length < end
        start, end = without_outer_spaces(string, max(0, start), min(length, end))
        if start < end or own is None:
            marks.append(ChangeMark(units(start), units(end)))
    return tuple(marks), break_changed


def without_outer_spaces(string: str, start: int, end: int) -> tuple[int, int]:
    """The stretch as it is shown: without the spaces around its words, unless there is nothing else in it."""
    stretch = string[start:end]
    if not stretch.strip():
        return start, end
    return start + len(stretch) - len(stretch.lstrip()), end - (len(stretch) - len(stretch.rstrip()))


def finding_marks(findings: Collection[Finding], string: str) -> tuple[FindingMark, ...]:
    """The marks of those findings that are shown."""
    units = _UnitCounter(string)
    return tuple(
        FindingMark(units(finding.span.start), units(finding.span.end), finding)
        for finding in findings
        if finding.shown
    )
