"""A page that is read, selected and copied from, never changed."""

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.context_menu import PageMenu
from facing.ui.panes.page import READING, Page


class ReadingPage(Page):
    """Shows a caret all the same, so that it can be read and selected from by keys."""

    def __init__(self, side: Side, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(side, measure, parent)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(READING)
        self.setTabChangesFocus(True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and select."""
        menu = PageMenu(self)
        menu.add_reading(self)
        menu.popup(event.globalPos())
