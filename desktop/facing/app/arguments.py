"""What ``facing`` was asked to do: a command without a window, or a window."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from facing.cli.arguments import COMMANDS

_WITH_VALUE = ("--base-dir", "--correction", "--picture")


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """Open a window; ``picture``: without a display, draw it to this file and tell the findings."""

    file: Path | None
    correction: Path | None
    base_dir: Path | None
    picture: Path | None


def names_command(arguments: Sequence[str]) -> bool:
    """Whether the first word that is not an option (or its value) is a command of the command line."""
    words = iter(arguments)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


def window_request(arguments: Sequence[str]) -> WindowRequest:
    """The window that the arguments ask for. Ends with ``SystemExit`` 2 on wrong usage, 0 after help or version."""
    parser = argparse.ArgumentParser(
        prog="facing",
        description="Facing Pages: a garbled text on the left, its correction on the right.",
        epilog=f"Without a window: facing {{{','.join(COMMANDS)}}} ...; facing COMMAND --help tells more.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the text to open")
    parser.add_argument("--correction", type=Path, metavar="FILE", help="a ready correction of FILE")
    parser.add_argument("--base-dir", type=Path, metavar="DIR", help="keep settings, versions and caches there")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the window to this PNG file and end")
    parser.add_argument("--version", action="version", version=f"Facing Pages {program_version()}")
    parsed = parser.parse_args(list(arguments))
    if parsed.correction and not parsed.file:
        parser.error("--correction goes with FILE")
    return WindowRequest(parsed.file, parsed.correction, parsed.base_dir, parsed.picture)


def program_version() -> str:
    """The version of the installed program."""
    try:
        return version("facing")
    except PackageNotFoundError:
        return "not installed"
