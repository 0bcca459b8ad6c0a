"""The marks of the paragraphs that are asked for, kept while nothing changes in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.diff.rows import Relation, Run
from facing.ui.panes.changed_letters import Letters
from facing.ui.panes.content import PaneContent, RowFinder, paragraphs_of, text_of
from facing.ui.panes.directions import has_right_to_left
from facing.ui.panes.long_marks import LongMarks
from facing.ui.panes.marks import ParagraphMarks, change_marks, finding_marks, match_marks
from facing.ui.qtext import UnitCounter

# Paragraphs whose marks are kept beyond the next change.
_KEPT = 2000
# Code points from which the marks of a paragraph are found only for the lines that are painted.
_LONG = 8_000


@dataclass(frozen=True, slots=True)
class _Known:
    """Marks, and what they were made from."""

    runs: Sequence[Run]
    start: int
    string: str
    marks: ParagraphMarks | LongMarks


class MarkBook:
    """The marks of the paragraphs asked for, kept while nothing changes in them."""

    def __init__(self, content: PaneContent, rows: RowFinder) -> None:
        self._content = content
        self._rows = rows
        self._known: dict[tuple[Side, int], _Known] = {}
        self._marks: dict[tuple[Side, int], ParagraphMarks | LongMarks] = {}
        self._letters = Letters()

    def forget(self) -> None:
        """Texts, rows, runs or findings may have changed."""
        self._marks.clear()
        if len(self._known) > _KEPT:
            self._known.clear()

    def of(self, side: Side, paragraph: int) -> ParagraphMarks | LongMarks:
        """The marks of a paragraph (by index); an equal object while nothing changed in it."""
        marks = self._marks.get((side, paragraph))
        if marks is None:
            marks = self._marks[side, paragraph] = self._found(side, paragraph)
        return marks

    def at(self, side: Side, place: Place) -> tuple[Finding, ...]:
        """The findings whose words hold the character at ``place``, marked ones first, then the one with the fewest
        letters.
        """
        text = text_of(self._content, side)
        if place.paragraph >= len(text):
            return ()
        here = [
            finding
            for finding in self._content.findings_of(side, text.id_at(place.paragraph))
            if finding.span.start <= place.offset < max(finding.span.end, finding.span.start + 1)
        ]
        return tuple(sorted(here, key=lambda finding: (not finding.shown, finding.span.end - finding.span.start)))

    def begins_slot(self, side: Side, paragraph: int) -> bool:
        """Whether another cell, or another part that stands by itself, begins with a paragraph (by index)."""
        text = text_of(self._content, side)
        return 0 < paragraph < len(text) and text[paragraph].slot != text[paragraph - 1].slot

    def _found(self, side: Side, paragraph: int) -> ParagraphMarks | LongMarks:
        text = text_of(self._content, side)
        if paragraph >= len(text):  # the document is ahead of the text, in the middle of a change
            return ParagraphMarks()
        string = text[paragraph].text
        findings = self._content.findings_of(side, text.id_at(paragraph))
        matches = self._content.matches_of(side, paragraph)
        marks = self._changes(side, paragraph, string)
        if not findings and not matches:
            return marks
        if isinstance(marks, LongMarks):
            return replace(marks, findings=findings, matches=matches)
        units = UnitCounter(string).units
        return replace(marks, findings=finding_marks(findings, units), matches=match_marks(matches, units))

    def _changes(self, side: Side, paragraph: int, string: str) -> ParagraphMarks | LongMarks:
        number = self._rows.row_of(side, paragraph)
        row, runs = self._rows.row(number), self._content.comparison.runs(number)
        first = (paragraphs_of(row, side) or (paragraph, paragraph))[0]
        before = text_of(self._content, side).paragraphs(first, paragraph)
        start = sum(len(earlier.text) + 1 for earlier in before)
        known = self._known.get((side, paragraph))
        if known and known.runs is runs and known.start == start and known.string == string:
            return known.marks
        whole = row.relation if row.relation in (Relation.INSERTED, Relation.DELETED, Relation.MOVED) else None
        marks: ParagraphMarks | LongMarks
        if len(string) > _LONG:
            marks = LongMarks(side, runs, self._content.comparison.texts(number), start, string, whole, self._letters)
        elif whole and whole is not Relation.MOVED:
            marks = ParagraphMarks(whole=whole, two_ways=has_right_to_left(string))
        else:
            letters = self._letters.of(runs, self._content.comparison.texts(number), side)
            changes, break_changed = change_marks(runs, side, string, start, letters)
            marks = ParagraphMarks(changes, whole, break_changed, has_right_to_left(string))
        self._known[side, paragraph] = _Known(runs, start, string, marks)
        return marks
