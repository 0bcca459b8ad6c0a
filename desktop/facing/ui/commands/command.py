"""What a command is, and what menus are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``text`` has its access key marked with ``&``; ``tip`` says what it does.

    ``keys`` are separated by spaces, the first one is shown. ``choice`` names the group of which just one is chosen;
    ``is_switch`` commands are on or off.
    """

    name: str
    text: object
    keys: str = ""
    icon: str = ""
    tip: object = ""
    choice: str = ""
    is_switch: bool = False


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu inside a menu; one without entries is filled when it is shown."""

    name: str
    text: object
    icon: str = ""
    entries: "tuple[Command | None, ...]" = ()


@dataclass(frozen=True, slots=True)
class Again:
    """A command that has its main place in another menu."""

    name: str


SEPARATOR = None
Entry = Command | Submenu | Again | None


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu of the menu bar."""

    name: str
    text: object
    entries: tuple[Entry, ...]
