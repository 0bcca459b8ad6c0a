import gc
import re
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing.assets import path
from facing.core.settings import Settings, ThemeChoice
from facing.ui.commands.command import Submenu
from facing.ui.commands.listing import MENUS, all_commands
from facing.ui.theme import Theme
from facing.ui.tokens import named_colors
from tests.ui.window.conftest import Scene

ICONS = sorted(file.stem for file in path("icons").glob("*.svg"))
# Icons that are asked for in code rather than by a command.
ASKED_FOR = {"facing", "close", "warning", "information", "check", "language", "filter", "more"}


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme(Settings(theme=ThemeChoice.LIGHT))


def drawn(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[tuple[int, int, int]]:
    """The colours of the fully painted pixels."""
    image = icon.pixmap(40, 40, mode).toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {(color.red(), color.green(), color.blue()) for color in colors if color.alpha() == 255}


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_drawn_and_is_asked_for(theme: Theme, name: str) -> None:
    assert drawn(theme.icon(name)), name
    submenus = {entry.icon for menu in MENUS for entry in menu.entries if isinstance(entry, Submenu)}
    assert name in {command.icon for _, command in all_commands()} | submenus | ASKED_FOR


@pytest.mark.parametrize("name", [name for name in ICONS if name != "facing"])
def test_icons_are_one_set_of_thin_lines(name: str) -> None:
    drawing = path(f"icons/{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in drawing
    assert 'stroke="currentColor" stroke-width="1.5"' in drawing
    assert re.findall("#[0-9A-Fa-f]{3,8}", drawing) == []


def test_icons_have_the_ink_of_the_theme(theme: Theme) -> None:
    ink = theme.color("ink")
    assert drawn(theme.icon("side-panel")) == {(ink.red(), ink.green(), ink.blue())}
    theme.choose(Settings(theme=ThemeChoice.DARK))
    light = theme.color("ink")
    assert light != ink
    assert drawn(theme.icon("side-panel")) == {(light.red(), light.green(), light.blue())}


def test_an_icon_that_cannot_be_used_now_is_fainter(theme: Theme) -> None:
    icon = theme.icon("side-panel")
    assert drawn(icon, QIcon.Mode.Disabled) != drawn(icon)


def test_an_unknown_icon_or_colour_is_a_mistake(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")
    with pytest.raises(KeyError):
        theme.color("no-such-color")


def test_the_system_is_followed_until_the_user_chooses(qtbot: QtBot) -> None:
    system = Theme(Settings(theme=ThemeChoice.SYSTEM))
    assert system.is_dark == (QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark)
    with qtbot.waitSignal(system.changed):
        system.choose(Settings(theme=ThemeChoice.DARK))
    assert system.is_dark


def test_a_change_of_the_system_is_passed_on(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)


def test_the_chrome_grows_with_the_systems_font(theme: Theme) -> None:
    assert theme.chrome_font().pointSizeF() >= 10.0
    assert theme.chrome_font(8.0).pointSizeF() < theme.chrome_font().pointSizeF()
    larger = QGuiApplication.font()
    usual = larger.pointSizeF()
    larger.setPointSizeF(20.0)
    QGuiApplication.setFont(larger)
    try:
        assert Theme(Settings()).chrome_font().pointSizeF() == 20.0
    finally:
        larger.setPointSizeF(usual)
        QGuiApplication.setFont(larger)


def test_the_whole_application_has_the_chromes_font_and_keeps_it(
    theme: Theme, qapp: QApplication, scene: Scene
) -> None:
    theme.dress(qapp)
    assert qapp.font() == theme.chrome_font()
    assert Theme(Settings()).chrome_font() == theme.chrome_font()
    tabs = scene.window.parts.side.tabs.tabBar()
    sizes = tabs.font().pointSizeF(), scene.window.menuBar().font().pointSizeF()
    scene.trigger("theme-dark")
    scene.trigger("theme-light")
    assert (tabs.font().pointSizeF(), scene.window.menuBar().font().pointSizeF()) == sizes == (10.0, 10.0)


def test_the_palette_is_made_of_the_same_tokens(theme: Theme) -> None:
    palette = theme.palette()
    assert palette.color(palette.ColorRole.Window) == theme.color("panel")
    assert palette.color(palette.ColorRole.Text) == theme.color("ink")
    assert palette.color(palette.ColorRole.ToolTipBase) == theme.color("paper")


def test_a_theme_that_nobody_holds_is_gone(qapp: QApplication) -> None:
    theme = Theme(Settings())
    theme.dress(qapp)
    theme.icon("open")
    gone = weakref.ref(theme)
    del theme
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_every_drawing_of_the_style_sheet_is_there(qtbot: QtBot, choice: ThemeChoice) -> None:
    drawings = re.findall(r'url\("([^"]+)"\)', Theme(Settings(theme=choice)).style_sheet())
    assert len(set(drawings)) == 3
    for drawing in drawings:
        assert not QIcon(drawing).pixmap(16, 16).isNull(), drawing


def test_ticks_are_drawn_in_the_ink_of_their_theme() -> None:
    for name in ("light", "dark"):
        drawing = path(f"style/tick-{name}.svg").read_text(encoding="utf-8")
        assert f'stroke="{named_colors(name == "dark", False)["ink"]}"' in drawing
