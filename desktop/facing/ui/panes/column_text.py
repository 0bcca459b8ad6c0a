"""What the one column shows: each row's texts composed, where its places are on both sides, and its marks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument

from facing.core.edit import PARAGRAPH_BREAK, Place
from facing.core.finding import Finding, Side
from facing.core.styles import StyleSpan, StyleSpans
from facing.diff.composing import LINE, Composed, Fate, Piece, composed
from facing.diff.rows import Relation, Row, Run
from facing.diff.styling import composed_styles
from facing.ui.panes.content import PaneContent, paragraphs_of, text_of
from facing.ui.panes.directions import has_right_to_left
from facing.ui.panes.letter_styles import StyleBook
from facing.ui.panes.marks import FindingMark, Marks, MatchMark, ParagraphMarks, TrackedMark
from facing.ui.qtext import StaticMirror, UnitCounter, shown

# Code points from a text's start to UTF-16 units.
Units = Callable[[int], int]
Ranges = dict[Side, tuple[Place, Place]]


@dataclass(frozen=True, slots=True)
class _Known:
    """A composed row, and what it was made from."""

    runs: Sequence[Run]
    texts: tuple[str, str]
    composed: Composed


class ColumnRows:
    """The rows as the column's own paragraphs: one each, whatever they hold. Fulfils what keeps rows level."""

    def __init__(self, content: PaneContent) -> None:
        self._content = content

    def __len__(self) -> int:
        return len(self._content.comparison)

    def row(self, number: int) -> Row:
        """A row that holds just itself."""
        return Row(self._content.comparison.row(number).relation, None, (number, number + 1))

    def row_of(self, side: Side, paragraph: int) -> int:
        """Paragraphs are numbered as rows are."""
        return paragraph

    def id_at(self, index: int) -> int:
        """Rows have no ids beside their numbers."""
        return index

    def index_of(self, identifier: int) -> int | None:
        """The row with this number."""
        return identifier if identifier < len(self) else None


class ColumnText:
    """Composes rows when they are asked for and writes them into the column's document.

    Until a changed row is composed its paragraph holds the correction alone, so that a book opens at once. Fulfils
    ``Places`` and ``Marks`` of the column's page, whose paragraphs are the rows.
    """

    def __init__(self, document: QTextDocument, content: PaneContent, marks: Marks, styles: StyleBook) -> None:
        self._document = document
        self._content = content
        self._marks = marks
        self._styles = styles
        self._known: dict[int, _Known] = {}
        self._written: set[int] = set()
        self._styled: dict[int, tuple[str, StyleSpans]] = {}
        self._mirror = StaticMirror(document, lambda: content.corrected)

    # --- rows ----------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Fill the document with a paragraph for each row, composed where nothing changed."""
        paragraphs = {side: iter(text_of(self._content, side)) for side in Side}
        lines = []
        self.forget()
        self._styled.clear()
        for row in self._content.comparison.rows():
            own = {}
            for side in Side:
                first, past = paragraphs_of(row, side) or (0, 0)
                own[side] = LINE.join(next(paragraphs[side]).text for _ in range(first, past))
            lines.append(shown(own[Side.CORRECTION] if row.corrected else own[Side.ORIGINAL]))
        self._document.setUndoRedoEnabled(False)
        self._document.setPlainText(PARAGRAPH_BREAK.join(lines))

    def forget(self) -> None:
        """Texts, rows or runs may have changed."""
        self._written.clear()

    def write(self, number: int) -> bool:
        """Write a row as it is now, unless that was done; whether its paragraph changed."""
        if number in self._written or number >= min(len(self._content.comparison), self._document.blockCount()):
            return False
        self._written.add(number)
        block = self._document.findBlockByNumber(number)
        row = self.row(number)
        text = shown(row.text)
        if self._styles.is_worn:
            self._styled[number] = row.text, composed_styles(row, *self._stretches(number))
        if block.text() == text:
            return False
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        return True

    def row(self, number: int) -> Composed:
        """A row's texts as one."""
        comparison = self._content.comparison
        runs, known = comparison.runs(number), self._known.get(number)
        texts = self._texts(comparison.row(number))
        if known is None or known.runs is not runs or known.texts != texts:
            known = self._known[number] = _Known(runs, texts, composed(runs, *texts))
        return known.composed

    def styled(self, number: int) -> tuple[str, StyleSpans]:
        """What was written for a row last, and the styles of that; nothing until it is written."""
        return self._styled.get(number, ("", ()))

    def _stretches(self, number: int) -> tuple[list[StyleSpan], list[StyleSpan]]:
        """The styles of both sides of a row, in its paragraphs joined by breaks."""
        row = self._content.comparison.row(number)
        found: dict[Side, list[StyleSpan]] = {side: [] for side in Side}
        for side, spans in found.items():
            start = 0
            for paragraph in range(*(paragraphs_of(row, side) or (0, 0))):
                text, styles = self._styles.styled(side, paragraph)
                spans += [StyleSpan(start + span.start, start + span.end, span.style) for span in styles]
                start += len(text) + 1
        return found[Side.ORIGINAL], found[Side.CORRECTION]

    def _texts(self, row: Row) -> tuple[str, str]:
        original, corrected = (
            PARAGRAPH_BREAK.join(each.text for each in text_of(self._content, side).paragraphs(*own)) if own else ""
            for side in Side
            for own in [paragraphs_of(row, side)]
        )
        return original, corrected

    # --- places --------------------------------------------------------------------------------------------------

    def to_place(self, position: int) -> Place:
        """The row and the offset in its composed text at a document position (UTF-16 units)."""
        return self._mirror.to_place(position)

    def to_position(self, place: Place) -> int:
        """The document position (UTF-16 units) of a row and an offset in its composed text."""
        self.write(place.paragraph)
        return self._mirror.to_position(place)

    def text_of_selection(self, cursor: QTextCursor) -> str:
        """The correction's words in the selection; the original's where only deleted ones are selected."""
        ends = [self.to_place(each) for each in (cursor.selectionStart(), cursor.selectionEnd())]
        for side in (Side.CORRECTION, Side.ORIGINAL):
            first, past = (self.place_on(side, end) for end in ends)
            if first < past:
                return text_of(self._content, side).slice(first, past)
        return ""

    def place_on(self, side: Side, place: Place) -> Place:
        """Where a place of the column is on one side; the start of what follows where that side has nothing."""
        row = self._content.comparison.row(place.paragraph)
        own = paragraphs_of(row, side)
        if own is None:
            return self._following(side, place.paragraph)
        offset = self.row(place.paragraph).offset_on(side, place.offset)
        for paragraph in range(*own):
            length = len(text_of(self._content, side)[paragraph].text)
            if offset <= length:
                return Place(paragraph, offset)
            offset -= length + 1
        return Place(own[1] - 1, length)

    def place_of(self, side: Side, place: Place) -> Place:
        """Where a place of one side is in the column."""
        number = self._content.comparison.row_of(side, place.paragraph)
        return Place(number, self.row(number).offset_of(side, self._offset(side, number, place)))

    def range_of(self, number: int, ranges: Ranges) -> tuple[Place, Place]:
        """The stretch of one row's composed text that holds what both sides have of a change in that row."""
        row = self._content.comparison.row(number)
        if row.relation.one_sided:
            return Place(number, 0), Place(number, len(self.row(number).text))
        original, corrected = (
            (self._offset(side, number, ranges[side][0]), self._offset(side, number, ranges[side][1])) for side in Side
        )
        start, end = self.row(number).range_of(original, corrected)
        return Place(number, start), Place(number, end)

    def _offset(self, side: Side, number: int, place: Place) -> int:
        """The offset of a place in its side's text of a row."""
        own = paragraphs_of(self._content.comparison.row(number), side) or (place.paragraph, place.paragraph)
        before = text_of(self._content, side).paragraphs(own[0], place.paragraph)
        return sum(len(each.text) + 1 for each in before) + place.offset

    def _following(self, side: Side, number: int) -> Place:
        """The start of the first paragraph of a side behind a row, else the end of its text."""
        text = text_of(self._content, side)
        for later in range(number + 1, len(self._content.comparison)):
            own = paragraphs_of(self._content.comparison.row(later), side)
            if own:
                return Place(own[0], 0)
        return Place(len(text) - 1, len(text[len(text) - 1].text))

    # --- marks ---------------------------------------------------------------------------------------------------

    def of(self, side: Side, paragraph: int) -> ParagraphMarks:
        """The marks of a row's composed text."""
        if paragraph >= len(self._content.comparison):  # the document is ahead of the comparison
            return ParagraphMarks()
        row, text = self._content.comparison.row(paragraph), self.row(paragraph)
        units = UnitCounter(text.text).units
        tracked = tuple(_tracked(piece, units) for piece in text.pieces if piece.fate is not Fate.KEPT)
        return ParagraphMarks(
            whole=row.relation if row.relation is Relation.MOVED else None,
            two_ways=has_right_to_left(text.text),
            findings=tuple(self._findings(paragraph, text, units)),
            matches=tuple(self._matches(paragraph, text, units)),
            tracked=tracked,
        )

    def at(self, side: Side, place: Place) -> tuple[Finding, ...]:
        """The findings of the correction at a place of the column."""
        row = self._content.comparison.row(place.paragraph)
        return self._marks.at(Side.CORRECTION, self.place_on(Side.CORRECTION, place)) if row.corrected else ()

    def begins_slot(self, side: Side, paragraph: int) -> bool:
        """Whether another cell, or another part that stands by itself, begins with a row."""
        inside = 0 < paragraph < len(self._content.comparison)
        return inside and self._slot(paragraph) != self._slot(paragraph - 1)

    def _slot(self, number: int) -> int:
        row = self._content.comparison.row(number)
        side = Side.CORRECTION if row.corrected else Side.ORIGINAL
        return text_of(self._content, side)[(paragraphs_of(row, side) or (0,))[0]].slot

    def _findings(self, number: int, text: Composed, units: Units) -> Iterator[FindingMark]:
        start = 0
        for paragraph in range(*(self._content.comparison.row(number).corrected or (0, 0))):
            identifier = self._content.corrected.id_at(paragraph)
            for finding in self._content.findings_of(Side.CORRECTION, identifier):
                if finding.shown:
                    first = text.offset_of(Side.CORRECTION, start + finding.span.start)
                    last = text.end_of(Side.CORRECTION, start + finding.span.end)
                    yield FindingMark(units(first), units(max(first, last)), finding)
            start += len(self._content.corrected[paragraph].text) + 1

    def _matches(self, number: int, text: Composed, units: Units) -> list[MatchMark]:
        """What was looked for on either side; letters that both sides have are marked once."""
        found: dict[tuple[int, int], bool] = {}
        for side in Side:
            start = 0
            for paragraph in range(*(paragraphs_of(self._content.comparison.row(number), side) or (0, 0))):
                for match in self._content.matches_of(side, paragraph):
                    for stretch in text.stretches_of(side, start + match.start, start + match.end):
                        found[stretch] = found.get(stretch, False) or match.is_current
                start += len(text_of(self._content, side)[paragraph].text) + 1
        return [MatchMark(units(first), units(past), is_current) for (first, past), is_current in sorted(found.items())]


def _tracked(piece: Piece, units: Units) -> TrackedMark:
    return TrackedMark(units(piece.start), units(piece.end), piece.fate)
