"""The commands for texts whose lines are broken at a fixed width."""

from PySide6.QtCore import QObject

from facing.core.finding import Side
from facing.session.laying import laid_anew, width_of
from facing.ui.window.parts import Parts

_SAID_FOR = 4000  # milliseconds


class LineActions(QObject):
    """Says how lines are read, and breaks them anew on request."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        parts.actions["lines-wrapped"].triggered.connect(self.read_wrapped)
        parts.menus.menus["text"].aboutToShow.connect(self._show_choice)
        parts.actions["lay-lines"].triggered.connect(lambda: self.lay_anew())

    def read_wrapped(self, wrapped: bool) -> None:
        """Read lines as parts of paragraphs, or each by itself, in this document."""
        session = self._parts.session
        if session is not None:
            session.read_wrapped(wrapped)
            self._parts.spread.set_lines_close(session.checking.wrapped)

    def lay_anew(self) -> None:
        """Break the lines of the paragraph at the caret, or of those that are selected, anew, as one step."""
        session, spread = self._parts.session, self._parts.spread
        if session is None:
            return
        if not session.checking.wrapped:
            words = self.tr("Its lines are not read as wrapped: see “Lines are wrapped” in this menu.")
            self._parts.status.showMessage(words, _SAID_FOR)
            return
        places = spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION)
        first, last = min(places).paragraph, max(places).paragraph
        caret = session.corrected.position_of(spread.current_place(Side.CORRECTION))
        edits = laid_anew(session.corrected, first, last, width_of(session.original.text))
        if not edits:
            self._parts.status.showMessage(self.tr("The lines are laid so already."), _SAID_FOR)
        elif self._parts.attempt(lambda: session.apply(edits, "lay-lines")):
            place = session.corrected.place_of(caret)
            spread.select(Side.CORRECTION, place, place)

    def _show_choice(self) -> None:
        session = self._parts.session
        self._parts.actions["lines-wrapped"].setChecked(session is not None and session.checking.wrapped)
