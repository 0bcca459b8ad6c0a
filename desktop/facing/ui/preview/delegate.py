"""Paints proposals so that what would be replaced stands in one column, with the words around it at both sides."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionButton, QStyleOptionViewItem, QWidget

from facing.ui.preview.model import ProposalModel, ProposalWords
from facing.ui.theme import Theme

_LEAST_HEIGHT = 28  # pixels
_MARGIN, _GAP = 8, 8
_NUMBER = "000\u202f000"  # the widest number that has a column of its own
_BEFORE = 0.36  # share of the width that the words before have


class ProposalDelegate(QStyledItemDelegate):
    """All rows have one height. What would go is struck through, what would come is underlined."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def row_height(self) -> int:
        """The height of a row in pixels."""
        return max(_LEAST_HEIGHT, QFontMetrics(self._font()).height() + 8)

    def tick_box(self, row: QRect, widget: QWidget) -> QRect:
        """Where a row's tick box is."""
        style = widget.style()
        size = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        return QRect(row.left() + _MARGIN, row.center().y() - size // 2, size, size)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every row."""
        return QSize(200, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        model, row, widget = index.model(), option.rect, option.widget
        if not isinstance(model, ProposalModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, option.state)
        box = self.tick_box(row, widget)
        self._paint_tick(painter, box, widget, model.is_ticked(index.row()))
        words = model.words_of(index.row())
        painter.setFont(self._font())
        metrics = painter.fontMetrics()
        left = box.right() + _GAP
        number = QRect(left, row.top(), metrics.horizontalAdvance(_NUMBER), row.height())
        painter.setPen(self._theme.color("ink_soft"))
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(words.number))
        inside = row.adjusted(number.right() + _GAP - row.left(), 0, -_MARGIN, 0)
        if words.label:
            inside = self._paint_label(painter, inside, words.label)
        self._paint_change(painter, inside, words)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(self._theme.color("accent" if focused else "line")) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selection" if chosen else "hover"))
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_tick(self, painter: QPainter, box: QRect, widget: QWidget, ticked: bool) -> None:
        option = QStyleOptionButton()
        option.rect = box
        option.palette = widget.palette()
        option.state = QStyle.StateFlag.State_Enabled
        option.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, widget)

    def _paint_label(self, painter: QPainter, inside: QRect, label: str) -> QRect:
        """A proposal's own reason at the right; gives what is left."""
        width = min(inside.width() // 4, painter.fontMetrics().horizontalAdvance(label))
        place = QRect(inside.right() - width, inside.top(), width, inside.height())
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return inside.adjusted(0, 0, -width - _GAP, 0)

    def _paint_change(self, painter: QPainter, inside: QRect, words: ProposalWords) -> None:
        """The words before, what would go, what would come, the words behind."""
        metrics, base_line = painter.fontMetrics(), self._base_line(painter, inside)
        painter.setPen(self._theme.color("ink"))
        middle = inside.left() + round(inside.width() * _BEFORE)
        before = metrics.elidedText(words.before, Qt.TextElideMode.ElideLeft, middle - inside.left())
        painter.drawText(middle - metrics.horizontalAdvance(before), base_line, before)
        room = QRect(inside)
        room.setLeft(middle + 1)
        for part, gone in ((words.removed, True), (words.added, False)):
            room.setLeft(self._paint_marked(painter, room, part, gone))
        behind = metrics.elidedText(words.behind, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room.left(), base_line, behind)

    def _paint_marked(self, painter: QPainter, room: QRect, words: str, gone: bool) -> int:
        """What would go or come; gives where it ends."""
        if not words:
            return room.left()
        font = self._font()
        font.setStrikeOut(gone)
        font.setUnderline(not gone)
        painter.save()
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, max(40, room.width() // 2))
        width = painter.fontMetrics().horizontalAdvance(shown)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("delete_fill" if gone else "insert_fill"))
        painter.drawRoundedRect(QRectF(room.left() + 0.5, room.top() + 3, width + 5, room.height() - 6), 3, 3)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(room.left() + 3, self._base_line(painter, room), shown)
        painter.restore()
        return room.left() + width + 8

    def _base_line(self, painter: QPainter, room: QRect) -> int:
        metrics = painter.fontMetrics()
        return room.top() + (room.height() + metrics.ascent() - metrics.descent()) // 2

    def _font(self) -> QFont:
        return self._theme.chrome_font(9.5)
