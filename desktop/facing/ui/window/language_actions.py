"""The choice of the language that is checked."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from facing.core.checkers import CheckerStatus
from facing.ui.languages import language_name
from facing.ui.window.parts import Parts

DETECT = "auto"


class LanguageActions(QObject):
    """Fills the menu of languages when it is shown."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._menu = parts.menus.submenus["language"]
        self._menu.aboutToShow.connect(self._list)

    def show_language(self) -> None:
        """Show the language in the toolbar."""
        session = self._parts.session
        if session is None:
            self._parts.tool_bar.show_language("", False)
            return
        active = session.checking.active
        ready = active is not None and active.health.status in (CheckerStatus.READY, CheckerStatus.RAN)
        self._parts.tool_bar.show_language(language_name(session.language), ready)

    def _list(self) -> None:
        self._menu.clear()
        session = self._parts.session
        if session is None:
            self._menu.addAction(self.tr("Open a text first")).setEnabled(False)
            return
        group = QActionGroup(self._menu)
        found = self.tr("&Detect") if session.language_choice != DETECT else self.tr("&Detect: {language}")
        names = {DETECT: found.format(language=language_name(session.language))}
        names |= {code: language_name(code) for code in self._parts.commands.languages()}
        detect, *others = names.items()
        for code, name in (detect, *sorted(others, key=lambda entry: entry[1].casefold())):
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == session.language_choice)
            action.triggered.connect(partial(self._choose, code))
            group.addAction(action)
            if code == DETECT:
                self._menu.addSeparator()

    def _choose(self, code: str, _: bool = False) -> None:
        session = self._parts.session
        if session is not None:
            session.choose_language(code)
            self.show_language()
