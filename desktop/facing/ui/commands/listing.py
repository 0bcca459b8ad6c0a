"""All commands of the window."""

from collections.abc import Iterator

from facing.ui.commands.checking import CHECK, GLOSSARY
from facing.ui.commands.command import Command, Menu, Submenu
from facing.ui.commands.keeping import HELP, VERSIONS
from facing.ui.commands.text import TEXT
from facing.ui.commands.viewing import VIEW
from facing.ui.commands.writing import EDIT, FILE

MENUS = (FILE, EDIT, VIEW, TEXT, CHECK, GLOSSARY, VERSIONS, HELP)


def all_commands() -> Iterator[tuple[Menu, Command]]:
    """Every command once, with the menu that it has its main place in."""
    return ((way[0], command) for way, command in commands_with_ways())


def commands_with_ways() -> Iterator[tuple[tuple[Menu] | tuple[Menu, Submenu], Command]]:
    """Every command once, with the menu and, where it stands in one, the submenu that lead to it."""
    for menu in MENUS:
        for entry in menu.entries:
            if isinstance(entry, Command):
                yield (menu,), entry
            elif isinstance(entry, Submenu):
                yield from (((menu, entry), command) for command in entry.entries if command is not None)
