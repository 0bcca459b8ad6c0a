"""What is to be marked in a paragraph: changes, findings, matches, in the UTF-16 units that Qt counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.diff.composing import Fate
from facing.diff.rows import Operation, Relation, Run
from facing.ui.panes.content import PaneContent, RowFinder, ShownMatch, paragraphs_of, text_of
from facing.ui.panes.directions import has_right_to_left
from facing.ui.qtext import UnitCounter

# Paragraphs whose marks are kept beyond the next change.
_KEPT = 2000


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


class Marks(Protocol):
    """The marks of paragraphs; ``MarkBook`` fulfils it."""

    def of(self, side: Side, paragraph: int) -> ParagraphMarks:
        """The marks of a paragraph (by index)."""

    def at(self, side: Side, place: Place) -> tuple[Finding, ...]:
        """The findings whose words hold the character at ``place``, the one with the fewest letters first."""

    def begins_slot(self, side: Side, paragraph: int) -> bool:
        """Whether another cell, or another part that stands by itself, begins with a paragraph (by index)."""


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

    def begins_slot(self, side: Side, paragraph: int) -> bool:
        """Whether another cell, or another part that stands by itself, begins with a paragraph (by index)."""
        text = text_of(self._content, side)
        return 0 < paragraph < len(text) and text[paragraph].slot != text[paragraph - 1].slot

    def _found(self, side: Side, paragraph: int) -> ParagraphMarks:
        text = text_of(self._content, side)
        if paragraph >= len(text):  # the document is ahead of the text, in the middle of a change
            return ParagraphMarks()
        string = text[paragraph].text
        findings = self._content.findings_of(side, text.id_at(paragraph))
        matches = self._content.matches_of(side, paragraph)
        changes = self._changes(side, paragraph, string)
        if not findings and not matches:
            return changes
        return replace(changes, findings=_finding_marks(findings, string), matches=_match_marks(matches, string))

    def _changes(self, side: Side, paragraph: int, string: str) -> ParagraphMarks:
        number = self._rows.row_of(side, paragraph)
        row, runs = self._rows.row(number), self._content.comparison.runs(number)
        first = (paragraphs_of(row, side) or (paragraph, paragraph))[0]
        before = text_of(self._content, side).paragraphs(first, paragraph)
        start = sum(len(earlier.text) + 1 for earlier in before)
        known = self._known.get((side, paragraph))
        if known and known.runs is runs and known.start == start and known.string == string:
            return known.marks
        two_ways = has_right_to_left(string)
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


def _match_marks(matches: Iterable[ShownMatch], string: str) -> tuple[MatchMark, ...]:
    units = UnitCounter(string).units
    return tuple(MatchMark(units(match.start), units(match.end), match.is_current) for match in matches)
