"""Text that is painted beside the page itself, where folds part it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit

from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.text_layout import LevelLayout


def still_blocks(layout: LevelLayout, paragraphs: Iterable[tuple[int, int]], height: int) -> Iterator[ShownBlock]:
    """Paragraphs with their tops in a window of this height, as the page shows its own."""
    for paragraph, top in paragraphs:
        block = layout.document().findBlockByNumber(paragraph)
        own = layout.heights(block)[0]
        lines = range(layout.line_at(block.layout(), -top), layout.line_at(block.layout(), height - top) + 1)
        yield ShownBlock(paragraph, block.layout(), top, own, lines)


def paint_text(painter: QPainter, shown: ShownBlock, page: QPlainTextEdit, area: QRectF) -> None:
    """The letters of a paragraph, with what is selected of it highlighted."""
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # Qt's own selections have sharp edges
    painter.setPen(page.palette().color(QPalette.ColorRole.Text))
    shown.layout.draw(painter, QPointF(0, shown.top), _selected(shown, page), area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


def _selected(shown: ShownBlock, page: QPlainTextEdit) -> list[QTextLayout.FormatRange]:
    cursor = page.textCursor()
    block = page.document().findBlockByNumber(shown.paragraph)
    start = max(0, cursor.selectionStart() - block.position())
    end = min(block.length(), cursor.selectionEnd() - block.position())
    if start >= end:
        return []
    selected = QTextLayout.FormatRange()
    selected.start, selected.length = start, end - start
    selected.format = QTextCharFormat()
    selected.format.setBackground(page.palette().highlight())
    selected.format.setForeground(page.palette().highlightedText())
    return [selected]
