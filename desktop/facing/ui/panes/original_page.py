"""The original's page: read, selected and copied from, never changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.context_menu import PageMenu
from facing.ui.panes.page import Page


class OriginalPage(Page):
    """Shows a caret all the same, so that the original can be read and selected from by keys."""

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(Side.ORIGINAL, measure, parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Original, read only"))

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
