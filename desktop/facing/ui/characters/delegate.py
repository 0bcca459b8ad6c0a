"""Paints a character in its cell, and a few letters in place of one without ink."""

import unicodedata

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facing.typography.characters import abbreviation_of
from facing.ui.theme import Theme

CELL = 38  # pixels
_POINTS, _SMALL_POINTS = 15.0, 7.0
_RING = "\u25cc"


class CharacterDelegate(QStyledItemDelegate):
    """All cells have one size."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every character."""
        return QSize(CELL, CELL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The character in the reading font; the chosen one has a frame and a fill."""
        state, cell = option.state, option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(self._theme.color("hover") if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, 5, 5)
        character = str(index.data(Qt.ItemDataRole.UserRole))
        letters = abbreviation_of(character)
        if letters:
            painter.setFont(self._theme.chrome_font(_SMALL_POINTS))
            painter.setPen(self._theme.color("ink_soft"))
        else:
            font = self._theme.reading_font()
            font.setPointSizeF(_POINTS)
            painter.setFont(font)
            painter.setPen(self._theme.color("ink"))
            letters = _RING + character if unicodedata.combining(character) else character
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, letters.replace(" ", "\n"))
        painter.restore()
