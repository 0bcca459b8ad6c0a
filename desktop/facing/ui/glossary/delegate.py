"""Paints the list of terms: the digit that inserts a term before its words."""

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter

from facing.ui.controls.row_delegate import RowDelegate
from facing.ui.glossary.terms_here import TermHere
from facing.ui.theme import Theme

_WIDTH = 18  # pixels
_LAST_DIGIT = 9


class TermDelegate(RowDelegate):
    """Rows with the number of their key."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._terms: list[TermHere] = []

    def number(self, terms: list[TermHere]) -> None:
        """Number these terms from 1."""
        self._terms = terms

    def paint_mark(self, painter: QPainter, row: QRect, entry: object) -> int:
        """The digit, for the first nine."""
        number = next((number for number, here in enumerate(self._terms, start=1) if here is entry), _LAST_DIGIT + 1)
        if number <= _LAST_DIGIT:
            painter.setFont(self.theme.chrome_font(8.5))
            painter.setPen(self.theme.color("ink_soft"))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(number))
        return _WIDTH
