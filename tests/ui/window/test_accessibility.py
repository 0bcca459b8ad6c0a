"""What a user without a mouse, or without eyes, has: names, a way to every control, nothing told by colour alone."""

import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QWidget,
)

from facing.core.finding import Kind
from facing.core.settings import Settings
from facing.ui.controls.fitted_list import FittedList
from facing.ui.decisions.dialog import DecisionsDialog
from facing.ui.kinds import kind_word, paint_kind
from facing.ui.settings.preferences_dialog import PreferencesDialog
from facing.ui.window.shortcuts_dialog import ShortcutsDialog, shortcut_rows
from facing.ui.window.text_dialog import TextDialog
from facing.ui.window.version_dialog import VersionDialog
from tests.ui.window.conftest import Scene

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
PANELS = ("findings", "terms", "versions", "changes")


def spoken(widget: QWidget) -> str:
    """What a screen reader says for a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def is_inner(widget: QWidget) -> bool:
    """Whether Qt made the widget as a part of another control, which has the name."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QScrollBar | QMenuBar):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


def nameless(window: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.isVisible() and not is_inner(widget) and not spoken(widget)
    ]


@pytest.mark.parametrize("panel", PANELS)
def test_every_control_of_the_window_has_a_name(scene: Scene, panel: str) -> None:
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    scene.trigger("next-finding")
    scene.trigger(f"show-{panel}")
    assert nameless(scene.window) == []


def test_every_control_of_the_dialogs_has_a_name(scene: Scene) -> None:
    dialogs: list[QDialog] = [
        PreferencesDialog(Settings(), scene.window),
        VersionDialog(None, scene.window),
        TextDialog("Report", "text", scene.window),
        DecisionsDialog(scene.session.decisions.all, lambda chosen: None, scene.window),
        ShortcutsDialog(shortcut_rows(scene.window.parts.actions), scene.window),
    ]
    scene.trigger("special-characters")
    assert nameless(scene.window._writing._palette) == []
    for dialog in dialogs:
        dialog.show()
        assert nameless(dialog) == [], dialog.windowTitle()
        for pages in dialog.findChildren(QTabWidget):
            for page in range(pages.count()):
                pages.setCurrentIndex(page)
                assert nameless(dialog) == [], pages.tabText(page)
        dialog.close()


def test_access_keys_of_a_page_of_the_preferences_are_told_apart(scene: Scene) -> None:
    dialog = PreferencesDialog(Settings(), scene.window)
    dialog.show()
    (pages,) = dialog.findChildren(QTabWidget)
    tabs = [pages.tabText(page) for page in range(pages.count())]
    for page in range(pages.count()):
        pages.setCurrentIndex(page)
        labels = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible() and each.buddy()]
        buttons = [each.text() for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
        keys = re.findall("&([^&])", " ".join((*tabs, *labels, *buttons)).lower())
        assert len(keys) == len(set(keys)), (tabs[page], keys)
    dialog.close()


@pytest.mark.parametrize("panel", PANELS)
def test_every_control_can_be_reached_with_the_tab_key(scene: Scene, panel: str) -> None:
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    scene.trigger("next-finding")
    scene.trigger(f"show-{panel}")
    reached = set()
    widget: QWidget = scene.window
    while (widget := widget.nextInFocusChain()) is not scene.window:
        reached.add(widget)
    for control in scene.window.findChildren(QWidget):
        if isinstance(control, CONTROLS) and control.isVisible() and control.isEnabled() and not is_inner(control):
            assert control in reached, control.objectName()
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{type(control).__name__} {control.objectName()}"


def test_the_tab_key_goes_from_the_list_to_the_card_in_order(scene: Scene) -> None:
    scene.trigger("next-finding")
    panel = scene.window.parts.side.findings
    order: list[str] = []
    widget: QWidget = panel.list
    while len(order) < 5:
        widget = widget.nextInFocusChain()
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget.accessibleName())
    assert order == ["before", "Add to known words", "Ignore here", "Ignore in this document", "More…"]


def test_rows_are_read_with_their_remark(scene: Scene) -> None:
    model = scene.window.parts.side.findings.list.model()
    told = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "befor → before, spelling, 2 places"


def test_each_kind_has_a_shape_and_a_word_of_its_own() -> None:
    shapes = set()
    for kind in Kind:
        image = QImage(24, 24, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("black"))
        paint_kind(painter, kind, QRect(7, 7, 9, 9).toRectF())
        painter.end()
        shapes.add(bytes(image.constBits()))
    assert len(shapes) == len(Kind)
    assert len({kind_word(kind) for kind in Kind}) == len(Kind)


@pytest.mark.parametrize(("width", "height"), [(1024, 700), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("panel", PANELS)
def test_nothing_is_cut_off(scene: Scene, width: int, height: int, panel: str) -> None:
    scene.window.resize(width, height)
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    scene.trigger("next-finding")
    scene.trigger(f"show-{panel}")
    scene.window.parts.side.versions.list.choose_row(1)
    scene.window.parts.side.changes.refresh()
    scene.window.parts.side.changes.list.choose_row(0)
    scene.window.parts.side.changes._show_card()
    scene.qtbot.wait(1)
    assert (scene.window.width(), scene.window.height()) == (width, height)
    for widget in scene.window.findChildren(QWidget):
        inner = is_inner(widget) or isinstance(widget, FittedList | QAbstractScrollArea) or _scrolls(widget)
        if not widget.isVisible() or inner or not isinstance(widget, QAbstractButton | QLabel | QTabBar):
            continue
        parent = widget.parentWidget()
        assert parent is not None
        name = f"{type(widget).__name__} {widget.objectName()} {spoken(widget)}"
        assert parent.rect().contains(widget.geometry()), name
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), name
        elif scene.window.parts.side.isAncestorOf(widget):
            assert widget.width() >= min(widget.sizeHint().width(), parent.width()), name
    bar = scene.window.parts.side.tabs.tabBar()
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
