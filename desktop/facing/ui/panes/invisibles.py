"""Paints signs for what has no ink: spaces, tabs, ends of paragraphs, characters that steer others."""

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLine

from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.marks import ParagraphMarks
from facing.ui.panes.stretches import ShownBlock
from facing.ui.qtext import UnitCounter

_LINE_BREAK = "\u2028"
_PILCROW = "\u00b6"
_FIXED_SPACES = "\u1680\u2000-\u200a\u205f\u3000"
_LEFT_TO_RIGHT = "\u200e\u202a\u202d\u2066"
_RIGHT_TO_LEFT = "\u061c\u200f\u202b\u202e\u2067"
_ENDS = "\u202c\u2068\u2069"
_JOINERS = "\u200b-\u200d\u2060\ufeff"
_OTHER = "\x01-\x08\x0b-\x1f\x7f-\x9f\u2061-\u2064\u206a-\u206f\ufff9-\ufffb"
_INVISIBLE = re.compile(
    f"[ \t\u00a0\u00ad\u202f{_LINE_BREAK}{_FIXED_SPACES}{_LEFT_TO_RIGHT}{_RIGHT_TO_LEFT}{_ENDS}{_JOINERS}{_OTHER}]"
)
_PEN = 1.1  # pixels at the size that the window is designed in
_DESIGN_SIZE = 17.0
_SMALL_LETTER = 0.52  # em that small letters are high, about

Draw = Callable[[QPainter, QRectF], None]


class InvisiblePainter:
    """Each kind has a shape of its own. The layout knows nothing of them: no line is moved by what is painted."""

    def __init__(self, appearance: Appearance, measure: LineMeasure) -> None:
        self._color = appearance.color("ink_soft")
        self._measure = measure
        self._scale = measure.size / _DESIGN_SIZE
        self._sign_font = appearance.chrome_font(9)
        self._sign_font.setPixelSize(max(8, round(measure.size * 0.8)))
        self._draw = self._shapes()

    def paint(self, painter: QPainter, block: ShownBlock, text: str, marks: ParagraphMarks) -> None:
        """Paint the signs of the lines to paint, none at an end that ``marks`` have a paragraph sign for."""
        painter.setPen(QPen(self._color, max(1.0, _PEN * self._scale)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        counter = UnitCounter(text)
        dots: list[QPointF] = []
        for number in block.lines:
            line = block.layout.lineAt(number)
            start, length = line.textStart(), line.textLength()
            first, last = counter.code_points(start), counter.code_points(start + length)
            middle = block.top + line.y() + line.ascent() - self._measure.size * _SMALL_LETTER / 2
            for match in _INVISIBLE.finditer(text, first, last):
                sign, unit = match.group(), counter.units(match.start())
                if sign != " ":
                    self._draw.get(sign, self._diamond)(painter, self._box(line, unit, block.top))
                elif marks.two_ways:
                    dots.append(self._box(line, unit, block.top).center())
                else:  # most of what there is: where it begins is enough
                    x = float(line.cursorToX(unit)[0])  # type: ignore[index]  # a pair, whatever the stub says
                    dots.append(QPointF(x + self._measure.space / 2, middle))
        if block.layout.lineCount() - 1 in block.lines and not marks.break_changed:
            self._paint_end(painter, block)
        if dots:
            painter.setPen(QPen(self._color, 1.9 * self._scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(dots)

    def _box(self, line: QTextLine, unit: int, top: float) -> QRectF:
        """Where the character stands: from the base line up to the height of small letters, about."""
        left = float(line.cursorToX(unit)[0])  # type: ignore[index]  # a pair, whatever the stub says
        right = float(line.cursorToX(unit + 1)[0])  # type: ignore[index]
        if abs(right - left) > line.width():
            right = left
        base = top + line.y() + line.ascent()
        height = self._measure.size * _SMALL_LETTER
        box = QRectF(min(left, right), base - height, abs(right - left), height)
        if line.textStart() + line.textLength() == unit + 1 and box.width() < 1:
            box.setWidth(self._measure.space)  # a space at the end of a line hangs over it and has no width there
        return box

    def _paint_end(self, painter: QPainter, block: ShownBlock) -> None:
        line = block.layout.lineAt(block.layout.lineCount() - 1)
        letters = line.naturalTextRect().translated(0, block.top)
        width = self._measure.size
        left = letters.left() - 3 - width if block.is_right_to_left else letters.right() + 3
        side = Qt.AlignmentFlag.AlignRight if block.is_right_to_left else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._sign_font)
        painter.drawText(
            QRectF(left, letters.top(), width, letters.height()), side | Qt.AlignmentFlag.AlignVCenter, _PILCROW
        )

    # --- shapes --------------------------------------------------------------------------------------------------

    def _shapes(self) -> Mapping[str, Draw]:
        shapes: dict[str, Draw] = {
            "\t": self._tab,
            "\u00a0": self._ring,
            "\u202f": self._high_ring,
            "\u00ad": self._soft_hyphen,
            _LINE_BREAK: self._line_break,
            "\u200b": lambda painter, box: self._post(painter, box, "top"),
            "\u2060": lambda painter, box: self._post(painter, box, "top bottom"),
            "\ufeff": lambda painter, box: self._post(painter, box, "top bottom"),
            "\u200c": lambda painter, box: self._post(painter, box, "wedge"),
            "\u200d": lambda painter, box: self._post(painter, box, "cross"),
        }
        shapes |= dict.fromkeys(map(chr, (0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000)), self._bracket)
        shapes |= dict.fromkeys(_LEFT_TO_RIGHT, lambda painter, box: self._post(painter, box, "right"))
        shapes |= dict.fromkeys(_RIGHT_TO_LEFT, lambda painter, box: self._post(painter, box, "left"))
        shapes |= dict.fromkeys(_ENDS, lambda painter, box: self._post(painter, box, "square"))
        return shapes

    def _ring(self, painter: QPainter, box: QRectF) -> None:
        painter.drawEllipse(box.center(), 2.0 * self._scale, 2.0 * self._scale)

    def _high_ring(self, painter: QPainter, box: QRectF) -> None:
        size = 1.5 * self._scale
        painter.drawEllipse(QPointF(box.center().x(), box.top()), size, size)
        painter.drawLine(QPointF(box.center().x(), box.top() + 3 * size), QPointF(box.center().x(), box.bottom()))

    def _bracket(self, painter: QPainter, box: QRectF) -> None:
        """An open box as wide as the space."""
        inner = box.adjusted(min(1.0, box.width() / 4), box.height() * 0.6, -min(1.0, box.width() / 4), 0)
        painter.drawPolyline([inner.topLeft(), inner.bottomLeft(), inner.bottomRight(), inner.topRight()])

    def _tab(self, painter: QPainter, box: QRectF) -> None:
        y, head = box.center().y(), 3.0 * self._scale
        left, right = box.left() + 3, box.right() - 3
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawPolyline([QPointF(right - head, y - head), QPointF(right, y), QPointF(right - head, y + head)])

    def _soft_hyphen(self, painter: QPainter, box: QRectF) -> None:
        x, y, size = box.center().x(), box.center().y(), 4.0 * self._scale
        painter.drawPolyline([QPointF(x - size, y), QPointF(x + 1, y), QPointF(x + 1, y + size)])

    def _line_break(self, painter: QPainter, box: QRectF) -> None:
        size = 3.0 * self._scale
        left, right, y = box.left() + 3, box.left() + 3 + 3 * size, box.bottom() - size
        painter.drawPolyline([QPointF(right, box.top()), QPointF(right, y), QPointF(left, y)])
        painter.drawPolyline([QPointF(left + size, y - size), QPointF(left, y), QPointF(left + size, y + size)])

    def _diamond(self, painter: QPainter, box: QRectF) -> None:
        x, y, size = box.center().x(), box.center().y(), 3.5 * self._scale
        painter.drawPolygon([QPointF(x - size, y), QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size)])

    def _post(self, painter: QPainter, box: QRectF, head: str) -> None:
        """A thin post between two letters, higher than small letters; what is at its ends tells the character."""
        x, size = box.left(), 2.5 * self._scale
        top, bottom = box.top() - 3.2 * size, box.bottom() + size
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if "top" in head:
            painter.drawLine(QPointF(x - size, top), QPointF(x + size, top))
        if "bottom" in head:
            painter.drawLine(QPointF(x - size, bottom), QPointF(x + size, bottom))
        if head == "wedge":
            painter.drawPolyline([QPointF(x - size, top + size), QPointF(x, top), QPointF(x + size, top + size)])
        elif head == "cross":
            painter.drawLine(QPointF(x - size, top - size), QPointF(x + size, top + size))
            painter.drawLine(QPointF(x - size, top + size), QPointF(x + size, top - size))
        elif head == "square":
            painter.drawRect(QRectF(x - size / 2, top - size, size, size))
        elif head in ("left", "right"):
            tip = x + (2 * size if head == "right" else -2 * size)
            painter.drawPolygon([QPointF(x, top), QPointF(tip, top + size), QPointF(x, top + 2 * size)])
