"""The menu bar, made from the list of commands."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar

from facing.ui.actions import Actions, translated
from facing.ui.commands.command import Again, Command, Entry, Submenu
from facing.ui.commands.listing import MENUS
from facing.ui.theme import Theme


class Menus(QObject):
    """Fills a menu bar. ``menus`` holds its menus by their names, ``submenus`` those inside menus.

    Some are filled when shown.
    """

    def __init__(self, bar: QMenuBar, actions: Actions, theme: Theme) -> None:
        super().__init__(bar)
        self._actions = actions
        self._theme = theme
        self._icons: dict[str, str] = {}
        self.menus: dict[str, QMenu] = {}
        self.submenus: dict[str, QMenu] = {}
        for menu in MENUS:
            shown = self.menus[menu.name] = bar.addMenu(translated(menu.text))
            shown.setObjectName(f"{menu.name}-menu")
            shown.setToolTipsVisible(False)
            for entry in menu.entries:
                self._add(shown, entry)
        self.renew_icons()
        theme.changed.connect(self.renew_icons)

    def renew_icons(self) -> None:
        """Tint the submenus' icons."""
        for name, icon in self._icons.items():
            self.submenus[name].setIcon(self._theme.icon(icon))

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Submenu):
            submenu = menu.addMenu(translated(entry.text))
            submenu.setObjectName(f"{entry.name}-menu")
            self.submenus[entry.name] = submenu
            if entry.icon:
                self._icons[entry.name] = entry.icon
            for command in entry.entries:
                self._add(submenu, command)
        elif isinstance(entry, Command | Again):
            menu.addAction(self._actions[entry.name])
