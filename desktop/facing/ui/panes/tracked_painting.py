"""Paints what one column tells of changes: deleted words struck through, new ones underlined, moved ones doubly."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from facing.diff.composing import Fate
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.marks import ParagraphMarks
from facing.ui.panes.stretches import ShownBlock

_STRIKE = 0.3  # of the height of letters above the base line, where the line through them is
_THICK = 27.0  # pixels of a line of text for each pixel of such a line
_TOKENS = {
    Fate.DELETED: "delete",
    Fate.INSERTED: "insert",
    Fate.MOVED_AWAY: "move",
    Fate.MOVED_HERE: "move",
}


class TrackedPainter:
    """The fills behind the letters, and the lines through and below them."""

    def __init__(self, appearance: Appearance, measure: LineMeasure) -> None:
        self._measure = measure
        self._fills = {fate: appearance.color(f"{token}_fill") for fate, token in _TOKENS.items()}
        self._edges = {fate: appearance.color(f"{token}_edge") for fate, token in _TOKENS.items()}
        self._thick = max(1.0, round(1.5 * measure.pitch / _THICK))

    def paint_fills(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks) -> None:
        """What stands behind the letters."""
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in marks.tracked_in(*block.units):
            if marks.whole is None:
                for box in block.boxes(mark.start, mark.end, marks.two_ways):
                    painter.fillRect(self._snapped(box), self._fills[mark.fate])

    def paint_lines(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks) -> None:
        """The lines through deleted letters and below new ones; two for those that moved."""
        for mark in marks.tracked_in(*block.units):
            color = self._edges[mark.fate]
            for box in block.boxes(mark.start, mark.end, marks.two_ways):
                for top in self._lines(mark.fate, box):
                    painter.fillRect(QRectF(box.left(), top, box.width(), self._thick), color)

    def _lines(self, fate: Fate, box: QRectF) -> tuple[float, ...]:
        base_line = box.top() + self._measure.ascent
        if fate in (Fate.DELETED, Fate.MOVED_AWAY):
            middle = round(base_line - _STRIKE * self._measure.ascent)
            return (middle,) if fate is Fate.DELETED else (middle - 2, middle + 1)
        below = round(base_line + 0.12 * self._measure.height)
        return (below,) if fate is Fate.INSERTED else (below, below + 2 * self._thick)

    def _snapped(self, box: QRectF) -> QRectF:
        bottom = round(box.bottom())
        return QRectF(box.left(), bottom - round(box.height()), max(box.width(), 1.0), round(box.height()))
