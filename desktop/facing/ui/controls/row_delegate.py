"""Paints the rows of the side panel's lists: words at the left, a soft remark at the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facing.ui.controls.row_model import RowModel, RowWords
from facing.ui.theme import Theme

_LEAST_HEIGHT = 30  # pixels
_MARGIN, _GAP = 9, 9


class RowDelegate(QStyledItemDelegate):
    """All rows have one height, so that a list of any length is laid out at once."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def row_height(self) -> int:
        """The height of a row in pixels."""
        return max(_LEAST_HEIGHT, QFontMetrics(self.theme.chrome_font(9.5)).height() + 10)

    def paint_mark(self, painter: QPainter, row: QRect, entry: object) -> int:
        """Paint what stands before the words, from the left edge of ``row``; gives its width in pixels."""
        return 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every row."""
        return QSize(80, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, RowModel):
            return
        told = model.words_of(index.row())
        rectangle: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if told.is_header:
            self._paint_header(painter, rectangle, told)
        else:
            self._paint_ground(painter, rectangle, state)
            inside = rectangle.adjusted(_MARGIN, 0, -_MARGIN, 0)
            inside.setLeft(inside.left() + self.paint_mark(painter, inside, model.entry(index.row())))
            self._paint_words(painter, inside, told)
        painter.restore()

    def _paint_header(self, painter: QPainter, rectangle: QRect, told: RowWords) -> None:
        painter.setFont(section_font(self.theme))
        painter.setPen(self.theme.color("ink_soft"))
        inside = rectangle.adjusted(_MARGIN, 0, -_MARGIN, -5)
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, told.words)

    def _paint_ground(self, painter: QPainter, rectangle: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(QPen(self.theme.color("accent" if focused else "line")) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("paper" if chosen else "hover"))
        painter.drawRoundedRect(QRectF(rectangle).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_words(self, painter: QPainter, inside: QRect, told: RowWords) -> None:
        painter.setFont(self.theme.chrome_font(8.5))
        painter.setPen(self.theme.color("ink_soft"))
        width = painter.fontMetrics().horizontalAdvance(told.remark)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told.remark)
        painter.setFont(self.theme.chrome_font(9.5))
        painter.setPen(self.theme.color("ink"))
        room = inside.width() - (width + _GAP if told.remark else 0)
        words = painter.fontMetrics().elidedText(told.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def section_font(theme: Theme) -> QFont:
    """The font of a section's title in the side panel: small spaced capitals."""
    font = theme.chrome_font(8.0)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    font.setWeight(QFont.Weight.DemiBold)
    return font
