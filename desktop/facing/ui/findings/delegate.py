"""Paints the findings list: a shape in the kind's colour before the words."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from facing.ui.controls.row_delegate import RowDelegate
from facing.ui.findings.lines import Line
from facing.ui.kinds import paint_kind

_MARK, _GAP = 9, 9  # pixels


class FindingDelegate(RowDelegate):
    """Rows with the mark of their kind."""

    def paint_mark(self, painter: QPainter, row: QRect, entry: object) -> int:
        """The kind's own shape in the kind's own colour."""
        if not isinstance(entry, Line):
            return 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(entry.key.kind.value))
        top = row.center().y() + 0.5 - _MARK / 2
        paint_kind(painter, entry.key.kind, QRectF(row.left(), top, _MARK, _MARK))
        return _MARK + _GAP
