"""A button that shows the key that does the same."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from facing.ui.theme import Theme

_MARGIN, _GAP, _HEIGHT = 9, 7, 26  # pixels


class KeyButton(QPushButton):
    """A push button with its key, small, behind its words. ``primary``: the one bright button of a place."""

    def __init__(
        self, theme: Theme, text: str, key: str = "", primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self._primary = primary
        self.setProperty("look", "primary" if primary else "plain")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(text if len(text) > 30 else "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        self.set_key(key)

    @property
    def key(self) -> str:
        """The key that is shown."""
        return self._key

    def set_words(self, text: str) -> None:
        """Say something else."""
        self.setText(text.replace("&", "&&"))
        self._words = " ".join(text.split()) or text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for words and key."""
        width = _advance(self._words_font(), self._words) + 2 * _MARGIN
        if self._key:
            width += _GAP + _advance(self._key_font(), self._key)
        return QSize(width, max(_HEIGHT, QFontMetrics(self._words_font()).height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Room for the key and a few letters."""
        return QSize(min(80, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button as styled, then its words and its key."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        inside = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        self._paint_words(painter, inside)

    def _paint_words(self, painter: QPainter, inside: QRect) -> None:
        color = self._theme.color("accent_text" if self._primary else "ink")
        room = inside.width() - (_advance(self._key_font(), self._key) + _GAP if self._key else 0)
        if not self.isEnabled():
            color.setAlphaF(0.45)
        painter.setPen(color)
        painter.setFont(self._words_font())
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._key:
            painter.setPen(color if self._primary else self._theme.color("ink_soft"))
            painter.setFont(self._key_font())
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key)

    def _words_font(self) -> QFont:
        font = self._theme.chrome_font(9.5)
        font.setWeight(QFont.Weight.DemiBold if self._primary else QFont.Weight.Normal)
        return font

    def _key_font(self) -> QFont:
        return self._theme.chrome_font(8.0)


def _advance(font: QFont, text: str) -> int:
    """The width of a text; a pixel more, since letters are set in fractions of one."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1
