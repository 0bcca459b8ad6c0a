"""Counts what is selected, a little at a time, and shows it in the status bar."""

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from facing.core.finding import Side
from facing.session.measuring import Measure
from facing.ui.window.parts import Parts

_COUNT_AFTER = 30  # milliseconds after a change of the selection
_SLICE = 0.008  # seconds of counting between two looks at what the user does


class SelectionCounts(QObject):
    """Follows the selection of the page that is worked in. Selecting costs a key press nothing but a timer."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._pieces: Iterator[Measure] | None = None
        self._sum = Measure()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        for side in Side:
            page = parts.spread.page(side)
            page.selectionChanged.connect(self.begin)
            page.focused.connect(self.begin)

    def begin(self) -> None:
        """Count anew, soon: the selection, the text or the comparison has changed."""
        self._pieces = None
        self._timer.start(_COUNT_AFTER)

    def _go_on(self) -> None:
        document, spread = self._parts.document, self._parts.spread
        side = spread.active_side
        places = spread.current_place(side), spread.current_anchor(side)
        if document is None or places[0] == places[1]:
            self._parts.status.show_selection(None)
            return
        if self._pieces is None:
            self._pieces = document.measured(side, min(places), max(places))
            self._sum = Measure()
        until = monotonic() + _SLICE
        for piece in self._pieces:
            self._sum = self._sum.plus(piece)
            if monotonic() > until:
                self._timer.start(0)
                return
        self._pieces = None
        # What is selected in a version is no part of the correction, as nothing of the original is.
        is_part = document.content.shows(Side.CORRECTION)
        self._parts.status.show_selection(self._sum, side if is_part else Side.ORIGINAL)
