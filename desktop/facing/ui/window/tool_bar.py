"""The toolbar: what is used all the time."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolBar, QToolButton, QWidget

from facing.ui.actions import Actions
from facing.ui.theme import Theme

ICON = 20  # pixels


class ToolBar(QToolBar):
    """Every button is a command of the menus; the last one opens the menu of languages."""

    def __init__(self, theme: Theme, actions: Actions, languages: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setAccessibleName(self.tr("Toolbar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(ICON, ICON))
        self._add("open", "save")
        self.addSeparator()
        self._add("undo", "redo")
        self.addSeparator()
        self._add("previous-finding", "next-finding", words=self.tr("Finding"))
        self._add("previous-change", "next-change", words=self.tr("Change"))
        self.addSeparator()
        self._add("view-both", "view-correction")
        self.addSeparator()
        self._add("find")
        self.language = QToolButton(self)
        self.language.setObjectName("language-button")
        self.language.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.language.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.language.setMenu(languages)
        self.language.setToolTip(self.tr("The language that is checked"))
        self.addWidget(self.language)
        self.show_language("", False)
        theme.changed.connect(self._renew)

    def show_language(self, name: str, ready: bool) -> None:
        """The language that is checked; a check mark where its checker is ready."""
        self.language.setText(name)
        self.language.setEnabled(bool(name))
        told = self.tr("{language}, checked") if ready else self.tr("{language}, not checked yet")
        self.language.setAccessibleName(told.format(language=name))
        self._ready = ready
        self._renew()

    def _add(self, *names: str, words: str = "") -> None:
        """Add buttons for these commands; the last one also shows ``words``."""
        for name in names:
            action: QAction = self._actions[name]
            self.addAction(action)
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setObjectName(f"{name}-tool")
                button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if words:
            label = QLabel(words, self)
            label.setContentsMargins(4, 0, 8, 0)
            self.addWidget(label)

    def _renew(self) -> None:
        self.language.setIcon(self._theme.icon("check" if self._ready else "language"))
