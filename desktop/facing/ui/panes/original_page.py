"""The original's page."""

from PySide6.QtWidgets import QWidget

from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.reading_page import ReadingPage


class OriginalPage(ReadingPage):
    """The original, to be read and copied from."""

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(Side.ORIGINAL, measure, parent)
        self.setAccessibleName(self.tr("Original, read only"))
