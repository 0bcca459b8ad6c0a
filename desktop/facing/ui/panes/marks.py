"""What is to be marked in a paragraph: changes and findings, in the UTF-16 units that Qt counts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.diff.rows import Operation, Relation, Run
from facing.ui.panes.content import PaneContent, RowFinder, paragraphs_of, text_of
from facing.ui.qtext import UnitCounter

# Paragraphs whose marks are kept beyond the next change.
_KEPT = 2000
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

    def changes_in(self, start: int, end: int) -> Sequence[ChangeMark]:
        """The changes that the units [start, end] hold or touch; quick in a paragraph of thousands."""
        first = bisect_left(self.changes, start, key=lambda change: change.end)
        last = bisect_right(self.changes, end, key=lambda change: change.start)
        return self.changes[first:last]

    def findings_in(self, start: int, end: int) -> Iterator[FindingMark]:
        """The findings that the units [start, end] hold or touch."""
        return (mark for mark in self.findings if mark.start <= end and mark.end >= start)


@dataclass(frozen=True, slots=True)
class _Known:
    """Marks, and what they were made from."""

    runs: Sequence[Run]
    start: int
    string: str
    marks: ParagraphMarks


class MarkBook:
    """The marks of the paragraphs asked for, kept while nothing changes in them."""

    def __init__(self, content: PaneContent, rows: RowFinder) -> None:
        self._content = content
        self._rows = rows
        self._known: dict[tuple[Side, int], _Known] = {}
        self._marks: dict[tuple[Side, int], ParagraphMarks] = {}

    def forget(self) -> None:
        """Texts, rows, runs or findings may have changed."""
        self._marks.clear()
        if len(self._known) > _KEPT:
            self._known.clear()

    def of(self, side: Side, paragraph: int) -> ParagraphMarks:
        """The marks of a paragraph (by index); an equal object while nothing changed in it."""
        marks = self._marks.get((side, paragraph))
        if marks is None:
            marks = self._marks[side, paragraph] = self._found(side, paragraph)
        return marks

    def at(self, side: Side, place: Place) -> tuple[Finding, ...]:
        """The findings whose words hold the character at ``place``, the one with the fewest letters first."""
        text = text_of(self._content, side)
        if place.paragraph >= len(text):
            return ()
        here = [
            finding
            for finding in self._content.findings_of(side, text.id_at(place.paragraph))
            if finding.span.start <= place.offset < max(finding.span.end, finding.span.start + 1)
        ]
        return tuple(sorted(here, key=lambda finding: finding.span.end - finding.span.start))

    def _found(self, side: Side, paragraph: int) -> ParagraphMarks:
        text = text_of(self._content, side)
        if paragraph >= len(text):  # the document is ahead of the text, in the middle of a change
            return ParagraphMarks()
        string = text[paragraph].text
        findings = self._content.findings_of(side, text.id_at(paragraph))
        changes = self._changes(side, paragraph, string)
        return replace(changes, findings=_finding_marks(findings, string)) if findings else changes

    def _changes(self, side: Side, paragraph: int, string: str) -> ParagraphMarks:
        number = self._rows.row_of(side, paragraph)
        row, runs = self._rows.row(number), self._content.comparison.runs(number)
        first = (paragraphs_of(row, side) or (paragraph, paragraph))[0]
        before = text_of(self._content, side).paragraphs(first, paragraph)
        start = sum(len(earlier.text) + 1 for earlier in before)
        known = self._known.get((side, paragraph))
        if known and known.runs is runs and known.start == start and known.string == string:
            return known.marks
        two_ways = _RIGHT_TO_LEFT.search(string) is not None
        if row.relation in (Relation.INSERTED, Relation.DELETED):
            marks = ParagraphMarks(whole=row.relation, two_ways=two_ways)
        else:
            changes, break_changed = _change_marks(runs, side, string, start)
            whole = row.relation if row.relation is Relation.MOVED else None
            marks = ParagraphMarks(changes, whole, break_changed, two_ways)
        self._known[side, paragraph] = _Known(runs, start, string, marks)
        return marks


def _change_marks(
    runs: Iterable[Run], side: Side, string: str, paragraph_start: int
) -> tuple[tuple[ChangeMark, ...], bool]:
    """The marks of one paragraph of a row, and whether its break is one too."""
    marks = []
    units = UnitCounter(string).units
    break_changed = False
    length = len(string)
    end_of_last = 0
    for run in runs:
        own = run.original if side is Side.ORIGINAL else run.corrected
        start, end = own or (end_of_last, end_of_last)
        end_of_last = end
        if run.operation is Operation.EQUAL:
            continue
        start, end = start - paragraph_start, end - paragraph_start
        if end < 0 or start > length:
            continue
        break_changed = break_changed or start <= length < end
        start, end = _without_outer_spaces(string, max(0, start), min(length, end))
        if start < end or own is None:
            marks.append(ChangeMark(units(start), units(end)))
    return tuple(marks), break_changed


def _without_outer_spaces(string: str, start: int, end: int) -> tuple[int, int]:
    """The stretch as it is shown: without the spaces around its words, unless there is nothing else in it."""
    stretch = string[start:end]
    if not stretch.strip():
        return start, end
    return start + len(stretch) - len(stretch.lstrip()), end - (len(stretch) - len(stretch.rstrip()))


def _finding_marks(findings: Collection[Finding], string: str) -> tuple[FindingMark, ...]:
    units = UnitCounter(string).units
    return tuple(
        FindingMark(units(finding.span.start), units(finding.span.end), finding)
        for finding in findings
        if finding.shown
    )
