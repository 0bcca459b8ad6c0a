"""Sentences about the file of the original: empty, changed by others meanwhile, gone, with tracked changes in it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from facing.core.ports import OthersChanges

_NAMED = 3  # authors


def rewritten_sentence(path: Path) -> str:
    """The file of the original was written by another program while it is open."""
    template = QCoreApplication.translate(
        "Opening",
        "“{name}” was changed by another program. The text here is still what you opened; open it again to go on with "
        "the new one, and bring your correction over.",
    )
    return template.format(name=path.name)


def gone_sentence(path: Path) -> str:
    """The file of the original went while it is open."""
    template = QCoreApplication.translate(
        "Opening",
        "“{name}” was moved, renamed or deleted. Its text and your correction are safe here; a corrected copy can be "
        "saved elsewhere.",
    )
    return template.format(name=path.name)


def empty_sentence(path: Path) -> str:
    """There is nothing in the file."""
    template = QCoreApplication.translate(
        "Opening", "“{name}” is empty: write at the right, or open the file that you meant."
    )
    return template.format(name=path.name)


def tracked_sentence(path: Path, changes: Sequence[OthersChanges]) -> str:
    """A file has tracked changes by others."""
    count = sum(change.count for change in changes)
    names = list(dict.fromkeys(change.author for change in changes if change.author))
    shown = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    template = QCoreApplication.translate("Opening", "“{name}” has tracked changes (%n).", "", count)
    if shown:
        template = QCoreApplication.translate("Opening", "“{name}” has tracked changes (%n) by {authors}.", "", count)
    return template.format(name=path.name, authors=shown)
