"""The commands as Qt actions, with their words in the user's language, their keys and their icons."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from facing.ui.commands.command import Command
from facing.ui.commands.listing import all_commands
from facing.ui.theme import Theme

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}


class Actions(QObject):
    """One action for each command, found by the command's name. They work wherever in ``window`` the keyboard is."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {command.name: self._made(command, window) for _, command in all_commands()}
        self._icons = {command.name: command.icon for _, command in all_commands() if command.icon}
        self.renew_icons()
        theme.changed.connect(self.renew_icons)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def renew_icons(self) -> None:
        """Tint the icons with the theme's ink."""
        for name, icon in self._icons.items():
            self._actions[name].setIcon(self._theme.icon(icon))

    def enable(self, names: tuple[str, ...], enabled: bool) -> None:
        """Make commands usable or not."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    def choose(self, name: str) -> None:
        """Show that this one of a group is chosen, without doing anything."""
        self._actions[name].setChecked(True)

    def reword(self, name: str, words: str, tip: str) -> None:
        """Let a command say what it does now."""
        action = self._actions[name]
        action.setText(words)
        _explain(action, tip)

    def _made(self, command: Command, window: QWidget) -> QAction:
        action = QAction(translated(command.text), window)
        action.setObjectName(command.name)
        action.setCheckable(command.is_switch or bool(command.choice))
        action.setMenuRole(_ROLES.get(command.name, QAction.MenuRole.NoRole))
        action.setShortcuts([QKeySequence(key) for key in command.keys.split()])
        tip = translated(command.tip) or action.text().replace("&", "")
        _explain(action, tip)
        # In a menu, an icon would stand where the check mark belongs.
        action.setIconVisibleInMenu(not action.isCheckable())
        if command.choice:
            if command.choice not in self._groups:
                self._groups[command.choice] = QActionGroup(self)
            self._groups[command.choice].addAction(action)
        window.addAction(action)
        return action


def _explain(action: QAction, tip: str) -> None:
    action.setStatusTip(tip)
    keys = shown_keys(action)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)


def shown_keys(action: QAction) -> str:
    """The action's first key as this system writes it; empty without one. Both Enter keys have one name."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def translated(text: object) -> str:
    """A command's words in the user's language."""
    return QCoreApplication.translate("Actions", str(text)) if text else ""
