"""The page of the one column with marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.reading_page import ReadingPage

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ColumnPage(ReadingPage):
    """Read only: Enter, a double click or a letter asks with ``writing_wanted`` for the page that can be written in."""

    writing_wanted = Signal()

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(Side.CORRECTION, measure, parent)
        self.setAccessibleName(self.tr("Original and correction in one column, read only"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What would write somewhere else is not lost silently: it leads there."""
        writes = event.text().strip().isprintable() and event.text().strip()
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.modifiers() & _COMMANDS or not (writes or enters):
            super().keyPressEvent(event)
            return
        if not enters or not self.open_strip():
            self.writing_wanted.emit()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the page that can be written in, the word selected."""
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.writing_wanted.emit()
