"""What stands in the middle of the window: the document's pages, or what there is before one is open."""

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from facing.ui.window.invitation import Invitation
from facing.ui.window.parts import Parts


class Pages(QStackedWidget):
    """Turns to the pages, to nothing while the first document is being opened, else to the invitation to open one."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._invitation = Invitation(parts.theme, parts.actions)
        self._nothing = QWidget()
        for page in (self._invitation, parts.spread, self._nothing):
            self.addWidget(page)
        parts.opening.changed.connect(self.turn)

    def turn(self) -> None:
        """Show what is to be shown now; who was busy with something that goes is led there."""
        opening, is_open = self._parts.opening, self._parts.document is not None
        focus = QApplication.focusWidget()
        is_left = focus is None or opening.isAncestorOf(focus) or self._invitation.isAncestorOf(focus)
        if is_open:
            self.setCurrentWidget(self._parts.spread)
        else:
            self.setCurrentWidget(self._nothing if opening.is_opening else self._invitation)
        opening.takes_focus = not is_open
        if is_open and is_left and not opening.is_opening:
            self._parts.spread.focus_page(self._parts.spread.active_side)
        elif not is_open and not opening.is_opening:
            self._invitation.setFocus()
