"""The strip that stands for folded paragraphs."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from facing.ui.panes.appearance import Appearance

_POINTS = 9.0
_ROUND = 6.0
_SIGN = 4.0  # half the width of the arrow heads
_SPACE = 10  # pixels between arrow heads and words


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip in view: the row that it is, top and height in pixels, how many paragraphs it stands for.

    ``has_caret`` tells that the caret stands on it.
    """

    row: int
    top: int
    height: int
    hidden: int
    has_caret: bool = False


def paint_strip(painter: QPainter, box: QRectF, strip: Strip, appearance: Appearance) -> None:
    """Paint a strip: how many paragraphs it stands for between two arrow heads; with the caret, a frame around it."""
    painter.save()
    ink = appearance.color("accent" if strip.has_caret else "ink_soft")
    painter.setPen(
        QPen(appearance.color("accent" if strip.has_caret else "paper_edge"), 2.0 if strip.has_caret else 1.0)
    )
    painter.setBrush(appearance.color("panel"))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
    painter.setFont(appearance.chrome_font(_POINTS))
    words = QCoreApplication.translate("Folds", "%n unchanged paragraphs", "", strip.hidden)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    half = painter.fontMetrics().horizontalAdvance(words) / 2 + _SPACE + _SIGN
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    for x in (box.center().x() - half, box.center().x() + half):
        for up in (-1, 1):
            y = box.center().y() + 1.5 * up
            tip = QPointF(x, y + up * _SIGN)
            painter.drawPolyline(QPolygonF([QPointF(x - _SIGN, y), tip, QPointF(x + _SIGN, y)]))
    painter.restore()


def strip_height(pitch: int) -> int:
    """The height of a strip in pixels where a line of text is so many pixels high."""
    return max(22, pitch)
