"""The lines under findings: each kind has a shape of its own, so that colour is never all that tells them apart."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from facing.core.finding import Kind

_WAVE = 3.0  # half a wave's length and twice its height, in pixels at the design's size
_DASHES = {
    Kind.TERM: (2.0, [3.0, 2.0]),
    Kind.CONSISTENCY: (3.0, [1.0, 1.0]),
    Kind.TYPOGRAPHY: (2.0, [4.0, 1.5, 1.0, 1.5]),
    Kind.GARBLE: (2.0, [1.0, 1.0]),
}


def paint_underline(painter: QPainter, kind: Kind, color: QColor, box: QRectF, scale: float, strong: bool) -> None:
    """Paint the line for ``kind`` under the letters in ``box``.

    ``scale`` is 1 at the design's size of type, ``strong`` marks the chosen finding.
    """
    scale = max(1.0, scale)
    thick = round(scale) + (1 if strong else 0)
    left, right, top = box.left(), max(box.right(), box.left() + 5 * scale), round(box.bottom()) + 1
    if kind is Kind.SPELLING:
        painter.setPen(QPen(color, 1.2 * scale + (0.8 if strong else 0.0)))
        painter.drawPolyline(_wave(left, right, top + 2 * scale, scale))
    elif kind is Kind.ENCODING:
        painter.setPen(QPen(color, float(thick)))
        painter.drawPolyline(_battlement(left, right, top, 3 * scale))
    elif kind is Kind.GRAMMAR:
        for line in (0, 2 * round(scale)):
            painter.fillRect(QRectF(left, top + line, right - left, thick), color)
    elif kind is Kind.STYLE:
        painter.fillRect(QRectF(left, top + round(scale), right - left, thick), color)
    else:
        width, pattern = _DASHES[kind]
        pen = QPen(color, round(width * scale) + (1 if strong else 0))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(pattern)
        painter.setPen(pen)
        # The thickest line begins a pixel higher, to stay clear of the next line of text.
        middle = top + pen.widthF() / 2 - (1 if pen.widthF() > 2 * scale else 0)
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def _wave(left: float, right: float, middle: float, scale: float) -> QPolygonF:
    step, height = _WAVE * scale, _WAVE * scale / 2
    points = []
    x, up = left, False
    while x < right:
        points.append(QPointF(x, middle - height if up else middle + height))
        x, up = x + step, not up
    # The last stroke ends with the word.
    share = (right - (x - step)) / step
    end = middle + height * (1 - 2 * share if not up else 2 * share - 1)
    points.append(QPointF(right, end if up else 2 * middle - end) if points else QPointF(right, middle))
    return QPolygonF(points)


def _battlement(left: float, right: float, top: float, step: float) -> QPolygonF:
    points = []
    x, up = round(left) + 0.5, True
    while x < right:
        y = round(top + (0 if up else step)) + 0.5
        points += [QPointF(x, y), QPointF(min(x + round(step), right), y)]
        x, up = x + round(step), not up
    return QPolygonF(points)
