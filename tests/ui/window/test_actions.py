import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QMenu

from facing.ui.actions import shown_keys
from facing.ui.commands.listing import all_commands
from facing.ui.window.shortcuts_dialog import ShortcutsDialog, shortcut_rows
from tests.ui.window.conftest import Scene


def actions_of(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inside = action.menu()
        found += actions_of(inside) if isinstance(inside, QMenu) else [action]
    return found


def test_every_command_is_in_a_menu(scene: Scene) -> None:
    in_menus = {
        action.objectName()
        for entry in scene.window.menuBar().actions()
        if isinstance(menu := entry.menu(), QMenu)
        for action in actions_of(menu)
    }
    assert {command.name for _, command in all_commands()} <= in_menus


def test_every_action_has_words_a_tip_and_a_name(scene: Scene) -> None:
    actions = scene.window.parts.actions
    names = [actions[name].objectName() for name in actions]
    assert len(set(names)) == len(names)
    for name in actions:
        assert actions[name].text(), name
        assert actions[name].statusTip(), name
        assert "&" not in actions[name].statusTip(), name
        keys = shown_keys(actions[name])
        assert not keys or actions[name].toolTip().endswith(f"({keys})"), name


def test_no_two_actions_of_the_window_share_a_key(scene: Scene) -> None:
    seen: dict[str, str] = {}
    for action in scene.window.findChildren(QAction):
        for keys in action.shortcuts():
            assert seen.setdefault(keys.toString(), action.objectName()) == action.objectName()
    assert len(seen) > 40


def test_no_shortcut_of_the_pages_competes_with_a_command(scene: Scene) -> None:
    keys = {
        key.toString() for name in scene.window.parts.actions for key in scene.window.parts.actions[name].shortcuts()
    }
    for shortcut in scene.window.findChildren(QShortcut):
        assert not shortcut.isEnabled() or shortcut.key().toString() not in keys


def test_every_action_with_an_icon_shows_it_in_both_themes(scene: Scene) -> None:
    actions = scene.window.parts.actions
    with_icon = {command.name for _, command in all_commands() if command.icon}
    light = {name: actions[name].icon().pixmap(20, 20).toImage() for name in with_icon}
    scene.trigger("theme-dark")
    for name in with_icon:
        dark = actions[name].icon().pixmap(20, 20).toImage()
        assert not dark.isNull(), name
        assert dark != light[name], name


def test_the_list_of_shortcuts_is_made_from_the_commands(scene: Scene) -> None:
    rows = shortcut_rows(scene.window.parts.actions)
    assert ("Check", "Next finding", "F8", "Go to the finding behind the cursor") in rows
    assert ("File › Export", "Excel list", "", "Write a workbook that lists the changes and the findings") in rows
    assert len(rows) == sum(1 for _ in all_commands())
    assert ("Edit › Find and replace", "Replace all", "Ctrl+Alt+Enter") in [row[:3] for row in rows]
    scene.trigger("shortcuts")
    assert scene.dialogs.asked == [f"{len(rows)} shortcuts"]


def test_the_list_of_shortcuts_can_be_searched(scene: Scene) -> None:
    dialog = ShortcutsDialog(shortcut_rows(scene.window.parts.actions), scene.window)
    dialog._search.setText("finding")
    shown = [row for row in range(dialog._table.rowCount()) if not dialog._table.isRowHidden(row)]
    texts = [dialog._table.item(row, 1).text() for row in shown]
    assert "Next finding" in texts
    assert "Quit" not in texts


def test_enter_leaves_the_list_of_shortcuts_open(scene: Scene) -> None:
    dialog = ShortcutsDialog(shortcut_rows(scene.window.parts.actions), scene.window)
    dialog.show()
    scene.qtbot.keyClick(dialog._search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.close()


def test_without_a_document_only_what_makes_sense_is_possible(empty: Scene) -> None:
    actions = empty.window.parts.actions
    possible = {name for name in actions if actions[name].isEnabled()}
    assert {"open", "new-from-clipboard", "preferences", "quit", "add-glossary", "shortcuts"} <= possible
    assert not possible & {"save", "undo", "redo", "next-finding", "take-back", "restore-version", "ignore-here"}


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize("is_open", [False, True], ids=["without a document", "with a document"])
def test_no_command_fails(empty: Scene, is_open: bool) -> None:
    if is_open:
        empty.open()
        empty.session.history.keep()
    for _, command in all_commands():
        if command.name != "quit":
            empty.window.parts.actions[command.name].setEnabled(True)
            empty.trigger(command.name)
            empty.settle()
    empty.qtbot.wait(1)
    assert empty.window.isVisible()


def test_undo_says_what_it_takes_back(scene: Scene) -> None:
    undo, redo = scene.window.parts.actions["undo"], scene.window.parts.actions["redo"]
    assert not undo.isEnabled()
    scene.trigger("next-finding")
    scene.trigger("take-suggestion")
    assert undo.text() == "&Undo suggestion"
    scene.trigger("undo")
    assert scene.session.corrected[0].text == "The ferry crossed befor noon."
    assert (undo.text(), redo.text()) == ("&Undo", "&Redo suggestion")
    scene.trigger("redo")
    assert scene.session.corrected[0].text == "The ferry crossed before noon."
