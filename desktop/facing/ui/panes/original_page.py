"""The original's page: read, selected and copied from, never changed."""

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.context_menu import PageMenu
from facing.ui.panes.page import READING, Page


class OriginalPage(Page):
    """Shows a caret all the same, so that the original can be read and selected from by keys."""

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(Side.ORIGINAL, measure, parent)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(READING)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Original, read only"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and select."""
        menu = PageMenu(self)
        menu.add_reading(self)
        menu.popup(event.globalPos())
