"""A page that is read, selected and copied from, never changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.context_menu import PageMenu
from facing.ui.panes.page import Page


class ReadingPage(Page):
    """Shows a caret all the same, so that it can be read and selected from by keys."""

    def __init__(self, side: Side, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(side, measure, parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns a page, since it cannot be typed here."""
        if event.key() == Qt.Key.Key_Space:
            direction = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.page_wanted.emit(direction, False)
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and select."""
        menu = PageMenu(self)
        menu.add_reading(self)
        menu.popup(event.globalPos())
