"""The card of a folded group of findings: what it is, and what can be done with all of it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from facing.session.judging import FOREIGN, HINTS, NAMES, OFF
from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.controls.card_label import card_label
from facing.ui.findings.lines import Group
from facing.ui.findings.wording import described, group_explained
from facing.ui.theme import Theme

# The commands for all findings of a group.
_COMMANDS: Mapping[str, tuple[str, ...]] = {
    NAMES: ("know-names-always", "know-names-here"),
    HINTS: ("mark-hints",),
    OFF: (),
    FOREIGN: (),
}


class GroupCard(QFrame):
    """Shows one group at a time."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("group-card")
        self.setAccessibleName(self.tr("The chosen group of findings"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title = card_label("title")
        self._told = card_label("plain")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(5)
        layout.addWidget(self._title)
        layout.addWidget(self._told)
        self._rows = {name: ButtonRow(theme, actions, commands) for name, commands in _COMMANDS.items()}
        for row in self._rows.values():
            layout.addWidget(row)
        self.hide()

    def show_group(self, group: Group | None) -> None:
        """Show a group, or nothing."""
        self.setVisible(group is not None)
        if group is None:
            return
        self._title.setText(described(group).words)
        self._told.setText(group_explained(group.name))
        for name, row in self._rows.items():
            row.setVisible(name == group.name and bool(row.buttons))
