"""The layout of a page: lines set at an even distance, paragraphs padded so that rows are level."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout

from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.letter_styles import BlockStyles, style_of

# UTF-16 units from which a paragraph keeps its glyphs: at 50,000 words that is 14 MB and halves the time of a key.
_LONG = 20_000

RoomBelow = Callable[[int], int]


class LevelLayout(QPlainTextDocumentLayout):
    """Sets lines as a ``LineMeasure`` says and leaves the room below each paragraph that ``room_below`` asks for.

    Qt lays out a paragraph when it is first asked for its height; its lines are moved to their places right then, so
    that native painting, caret and selection follow. Nothing is kept: a line at the very top is one that Qt has just
    laid out. All heights are whole pixels.
    """

    def __init__(self, document: QTextDocument, measure: LineMeasure) -> None:
        super().__init__(document)
        self.measure = measure
        self._room_below: RoomBelow | None = None
        self._styles: BlockStyles | None = None
        self._dressing = False

    def style_with(self, styles: BlockStyles | None) -> None:
        """Let letters look as ``styles`` says from now on; ``None``: all alike, which costs nothing."""
        self._styles = styles

    def documentChanged(self, at: int, removed: int, added: int) -> None:
        """As Qt does; that formats of a layout were set is no change."""
        if not self._dressing:
            super().documentChanged(at, removed, added)

    def level_with(self, room_below: RoomBelow | None) -> None:
        """Ask ``room_below`` (paragraph to pixels) from now on; ``None`` breaks the link, as must be done at the end.

        A layout that asks another one while the program ends brings it down.
        """
        self._room_below = room_below

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The room that a paragraph takes: its lines, and what keeps the next row level."""
        rect = self._laid_out(block)
        if not block.isValid() or not block.isVisible():
            return rect
        return QRectF(0, 0, rect.width(), self._settled(block) + self._room(block))

    def heights(self, block: QTextBlock) -> tuple[int, int]:
        """The height of a paragraph's own lines, and the room below them, in pixels."""
        self._laid_out(block)
        return self._settled(block), self._room(block)

    def text_height(self, paragraph: int) -> int:
        """The height of a paragraph's own lines in pixels; 0 when there is no such paragraph."""
        block = self.document().findBlockByNumber(paragraph)
        if not block.isValid():
            return 0
        self._laid_out(block)
        return self._settled(block)

    def line_tops(self, layout: QTextLayout, line: int) -> tuple[int, int]:
        """Top of a line of a settled paragraph and top of the one that would follow it, in pixels."""
        below = self.measure.pitch - self.measure.bottom
        top = round(layout.lineAt(line - 1).naturalTextRect().bottom()) + below if line else 0
        return top, round(layout.lineAt(line).naturalTextRect().bottom()) + below

    def line_at(self, layout: QTextLayout, y: float) -> int:
        """The number of the line of a settled paragraph that holds the height ``y``; the nearest one."""
        first, last = 0, layout.lineCount() - 1
        below = self.measure.pitch - self.measure.bottom
        while first < last:
            middle = (first + last) // 2
            if layout.lineAt(middle).naturalTextRect().bottom() + below <= y:
                first = middle + 1
            else:
                last = middle
        return first

    def _laid_out(self, block: QTextBlock) -> QRectF:
        """Let Qt lay a paragraph out, if it is not."""
        if self._styles and block.isValid():
            self._dress(block, self._styles)
        if block.length() > _LONG:
            # Else Qt throws its glyphs away, and finds them again for the whole paragraph whenever it paints a line.
            block.layout().setCacheEnabled(True)
        return super().blockBoundingRect(block)

    def _dress(self, block: QTextBlock, styles: BlockStyles) -> None:
        """Give a block the look of its letters, where that is another than it has.

        Qt takes formats of a layout for a change of the document, which it would tell with the next edit as one that
        reaches from there to here (seen in PySide6 6.11); saying that it is dirty lets Qt have told it.
        """
        layout = block.layout()
        wanted = styles.ranges(block)
        if [style_of(there) for there in layout.formats()] == wanted:
            return
        block.clearLayout()
        layout.setFormats([styles.format_range(*stretch) for stretch in wanted])
        self._dressing = True
        self.document().markContentsDirty(block.position(), 0)
        self._dressing = False

    def _room(self, block: QTextBlock) -> int:
        return self._room_below(block.blockNumber()) if self._room_below else self.measure.gap

    def _settled(self, block: QTextBlock) -> int:
        layout = block.layout()
        count = layout.lineCount()
        if not count:
            return 0
        if layout.lineAt(0).y() == 0:
            if block.textDirection() is Qt.LayoutDirection.RightToLeft:
                option = layout.textOption()
                option.setAlignment(Qt.AlignmentFlag.AlignRight)
                layout.setTextOption(option)
            self._set_lines(layout)
        last = layout.lineAt(count - 1).naturalTextRect().bottom()
        return round(last) + self.measure.pitch - self.measure.bottom

    def _set_lines(self, layout: QTextLayout) -> None:
        measure = self.measure
        below = measure.pitch - measure.bottom
        count = layout.lineCount()
        # Qt sets lines below each other without space: where the last one is tells whether all are of one height.
        uniform = layout.lineAt(count - 1).y() == (count - 1) * ceil(measure.height)
        left = layout.lineAt(0).x()
        top = first = 0
        if uniform:
            first, line_at, y = count - 1, layout.lineAt, measure.bottom - measure.height
            for number in range(first):
                line_at(number).setPosition(QPointF(left, y + number * measure.pitch))
            top = first * measure.pitch
        for number in range(first, count):
            line = layout.lineAt(number)
            bottom, height = self._letters(line, top)
            line.setPosition(QPointF(left, bottom - height))
            top = bottom + below

    def _letters(self, line: QTextLine, top: int) -> tuple[int, float]:
        """Where the letters of a line that begins at ``top`` end, and how high they are."""
        measure = self.measure
        ascent, height = line.ascent(), line.naturalTextRect().height()
        if ascent == measure.ascent and height == measure.height:
            return top + measure.bottom, height
        # Letters of another font may be higher or deeper: the line grows, its letters end at a whole pixel.
        bottom = top + ceil(max(measure.base_line, ceil(ascent)) + height - ascent)
        return max(bottom, top + ceil(height) + 1), height
