from collections import Counter

from PySide6.QtGui import QKeySequence

from facing.ui.commands.command import Again, Command, Submenu
from facing.ui.commands.listing import MENUS, all_commands

COMMANDS = [command for _, command in all_commands()]

# What the design says of keys.
DESIGNED = {
    "next-finding": "F8",
    "previous-finding": "Shift+F8",
    "next-change": "F7",
    "previous-change": "Shift+F7",
    "suggestions": "Ctrl+.",
    "ignore-here": "Ctrl+;",
    "ignore-everywhere": "Ctrl+Shift+;",
    "terms-here": "Ctrl+T",
    "save": "Ctrl+S",
    "keep-named": "Ctrl+Shift+S",
    "find": "Ctrl+F",
    "replace": "Ctrl+H",
    "find-next": "F3",
    "find-previous": "Shift+F3",
    "go-to-paragraph": "Ctrl+G",
    "bold": "Ctrl+B",
    "italic": "Ctrl+I",
}
# Keys that later commands of the design will need, or that texts use.
RESERVED = {"Ctrl+Return", "Ctrl+Alt+M", "Tab", "Ctrl+Backspace"}


def keys_of(command: Command) -> list[str]:
    return [QKeySequence(keys).toString() for keys in command.keys.split()]


def test_no_name_is_given_twice() -> None:
    assert [name for name, count in Counter(command.name for command in COMMANDS).items() if count > 1] == []


def test_no_key_is_given_twice() -> None:
    keys = Counter(key for command in COMMANDS for key in keys_of(command))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows() -> None:
    for command in COMMANDS:
        assert all(keys_of(command)), command.name
        assert all(QKeySequence(keys).count() == 1 for keys in command.keys.split()), command.name


def test_no_reserved_key_is_taken() -> None:
    assert not RESERVED & {key for command in COMMANDS for key in keys_of(command)}


def test_keys_are_those_of_the_design() -> None:
    assert {command.name: keys_of(command)[0] for command in COMMANDS if command.name in DESIGNED} == DESIGNED


def test_every_command_that_is_not_one_of_a_choice_has_a_key_and_says_what_it_does() -> None:
    in_submenus = {
        command.name
        for menu in MENUS
        for entry in menu.entries
        if isinstance(entry, Submenu)
        for command in entry.entries
        if command
    }
    for command in COMMANDS:
        if command.name not in in_submenus:
            assert command.keys, command.name
            assert command.tip, command.name


def test_access_keys_are_unique_within_each_menu() -> None:
    for menu in MENUS:
        entries = [entry for entry in menu.entries if isinstance(entry, Command | Submenu)]
        letters = Counter(str(entry.text).partition("&")[2][:1].lower() for entry in entries)
        assert [letter for letter, count in letters.items() if count > 1] == [], menu.name
        assert "" not in letters, menu.name


def test_access_keys_of_the_menus_are_unique() -> None:
    letters = [str(menu.text).partition("&")[2][:1].lower() for menu in MENUS]
    assert len(set(letters)) == len(letters)


def test_what_stands_again_in_another_menu_is_there() -> None:
    names = {command.name for command in COMMANDS}
    again = {entry.name for menu in MENUS for entry in menu.entries if isinstance(entry, Again)}
    assert again <= names
    assert again
