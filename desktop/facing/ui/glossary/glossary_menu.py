"""What can be done with one glossary, as a menu: that of its row in the panel, and of its name in the Glossary menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from facing.session.glossary_shelf import Shelved


class GlossaryMenu(QObject):
    """All signals carry the glossary's path first."""

    switched = Signal(object, bool)
    aimed = Signal(object)
    moved = Signal(object, int)
    edit_wanted = Signal(object)
    export_wanted = Signal(object)
    removed = Signal(object)

    def fill(self, menu: QMenu, shelved: Shelved, is_target: bool) -> None:
        """Put the commands for this glossary into an empty menu."""
        path = shelved.path
        use = self._add(menu, self.tr("&Use in this document"), lambda on: self.switched.emit(path, on))
        use.setCheckable(True)
        use.setChecked(shelved.is_on)
        aim = self._add(menu, self.tr("&New terms go here"), lambda _: self.aimed.emit(path))
        aim.setCheckable(True)
        aim.setChecked(is_target)
        aim.setEnabled(not shelved.is_lent and _is_writable(shelved))
        menu.addSeparator()
        self._add(menu, self.tr("&Edit its terms…"), lambda _: self.edit_wanted.emit(path))
        self._add(menu, self.tr("E&xport…"), lambda _: self.export_wanted.emit(path))
        menu.addSeparator()
        for words, places in ((self.tr("Move &up"), -1), (self.tr("Move &down"), 1)):
            move = self._add(menu, words, partial(self._move, path, places))
            move.setEnabled(not shelved.is_lent)
        if not shelved.is_personal:
            menu.addSeparator()
            self._add(menu, self.tr("&Stop using it"), lambda _: self.removed.emit(path))

    def _move(self, path: Path, places: int, _: bool = False) -> None:
        self.moved.emit(path, places)

    def _add(self, menu: QMenu, words: str, act: object) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(act)
        return action


def _is_writable(shelved: Shelved) -> bool:
    return shelved.is_personal if shelved.glossary is None else shelved.glossary.format.is_writable
