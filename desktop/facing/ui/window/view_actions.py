"""The commands of the View menu."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from facing.core.finding import Side
from facing.core.settings import ThemeChoice
from facing.ui.panes.book import View
from facing.ui.window.parts import Parts


class ViewActions(QObject):
    """Pages, zoom, theme, side panel, and where the keyboard is."""

    def __init__(self, parts: Parts, window: QMainWindow) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        actions, spread = parts.actions, parts.spread
        for view in View:
            actions[f"view-{view.value}"].triggered.connect(lambda _=False, view=view: spread.set_view(view))
        spread.view_changed.connect(lambda view: actions.choose(f"view-{view.value}"))
        actions["fold"].toggled.connect(spread.folding.fold_all)
        actions["fold-here"].triggered.connect(self._fold_here)
        actions["zoom-in"].triggered.connect(lambda: spread.zoom(1))
        actions["zoom-out"].triggered.connect(lambda: spread.zoom(-1))
        actions["zoom-reset"].triggered.connect(spread.reset_zoom)
        for theme in ThemeChoice:
            actions[f"theme-{theme.value}"].triggered.connect(lambda _=False, theme=theme: self._use(theme))
        actions["show-invisibles"].toggled.connect(spread.show_invisibles)
        actions["show-invisibles"].triggered.connect(self._keep_invisibles)
        actions["show-invisibles"].setChecked(parts.commands.settings.show_invisibles)
        actions["side-panel"].toggled.connect(parts.side.setVisible)
        actions["full-screen"].toggled.connect(self._fill_screen)
        actions["next-area"].triggered.connect(lambda: self._move(1))
        actions["previous-area"].triggered.connect(lambda: self._move(-1))
        side = parts.side
        for name, panel in (
            ("findings", side.findings),
            ("terms", side.terms),
            ("versions", side.versions),
            ("changes", side.changes),
        ):
            actions[f"show-{name}"].triggered.connect(lambda _=False, panel=panel: self._show(panel))
        actions.choose("view-both")
        actions["side-panel"].setChecked(True)
        self.show_theme()

    def show_theme(self) -> None:
        """Mark the theme and the checker of the settings in the menus."""
        self._parts.actions.choose(f"theme-{self._parts.commands.settings.theme.value}")

    def _fold_here(self) -> None:
        spread = self._parts.spread
        if not spread.folding.fold_here(spread.active_side):
            self._parts.status.showMessage(self.tr("There is nothing to fold at the cursor."), 4000)

    def _use(self, theme: ThemeChoice) -> None:
        commands = self._parts.commands
        self._parts.attempt(lambda: commands.change_settings(replace(commands.settings, theme=theme)))

    def _keep_invisibles(self, shown: bool) -> None:
        commands = self._parts.commands
        self._parts.attempt(lambda: commands.change_settings(replace(commands.settings, show_invisibles=shown)))

    def _show(self, panel: QWidget) -> None:
        self._parts.actions["side-panel"].setChecked(True)
        self._parts.side.go_to(panel)

    def _fill_screen(self, fill: bool) -> None:
        if fill != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _move(self, step: int) -> None:
        """Put the keyboard into the next area that is shown."""
        areas = self._areas()
        focused = QApplication.focusWidget()
        here = next((number for number, (area, _) in enumerate(areas) if _holds(area, focused)), -1 if step > 0 else 0)
        areas[(here + step) % len(areas)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _areas(self) -> list[tuple[QWidget, QWidget]]:
        """The areas that are shown, each with what gets the keyboard there."""
        parts, spread = self._parts, self._parts.spread
        areas: list[tuple[QWidget, QWidget]] = [(page, page) for page in spread.shown_pages]
        if parts.find.isVisible():
            areas.insert(0, (parts.find, parts.find.field))
        if parts.side.isVisible():
            panel = parts.side.shown()
            lists = [each for each in panel.findChildren(QWidget) if each.objectName().endswith("-list")]
            shown = next((each for each in lists if each.isVisible()), parts.side.tabs.tabBar())
            areas.append((parts.side, shown))
        buttons = [parts.tool_bar.widgetForAction(action) for action in parts.tool_bar.actions()]
        first = next((button for button in buttons if button.isEnabled() and button.focusPolicy()), parts.tool_bar)
        areas.append((parts.tool_bar, first))
        return areas

    @property
    def side(self) -> Side:
        """The page that was worked in last."""
        return self._parts.spread.active_side


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (area is widget or area.isAncestorOf(widget))
