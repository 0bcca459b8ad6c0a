"""Paints the findings list: a shape in the kind's colour before the words."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from facing.session.judging import FOREIGN
from facing.ui.controls.row_delegate import RowDelegate
from facing.ui.findings.lines import Group, Line
from facing.ui.kinds import paint_kind

_MARK, _GAP = 9, 9  # pixels


class FindingDelegate(RowDelegate):
    """Rows with the mark of their kind; groups with an arrow that points down where they are open."""

    def paint_mark(self, painter: QPainter, row: QRect, entry: object) -> int:
        """The kind's own shape in the kind's own colour, further in where the line belongs to a group."""
        if isinstance(entry, Group):
            self._paint_arrow(painter, row, entry.is_open)
            return _MARK + _GAP
        if not isinstance(entry, Line):
            return 0
        indent = _MARK + _GAP if entry.key.group else 0
        if entry.key.group == FOREIGN:
            return indent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(entry.key.kind.value))
        top = row.center().y() + 0.5 - _MARK / 2
        paint_kind(painter, entry.key.kind, QRectF(row.left() + indent, top, _MARK, _MARK))
        return indent + _MARK + _GAP

    def _paint_arrow(self, painter: QPainter, row: QRect, is_open: bool) -> None:
        pen = QPen(self.theme.color("ink_soft"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = row.left() + _MARK / 2, row.center().y() + 0.5
        points = [(-4, -2), (0, 2), (4, -2)] if is_open else [(-2, -4), (2, 0), (-2, 4)]
        painter.drawPolyline(QPolygonF([QPointF(x + right, y + down) for right, down in points]))
