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


def left_out_sentence(count: int) -> str:
    """Notes or pictures that came with tracked changes have no place in the original."""
    if count == 1:
        return QCoreApplication.translate(
            "Opening", "1 note or picture that came with the tracked changes is not in the correction."
        )
    return QCoreApplication.translate(
        "Opening", "%n notes or pictures that came with the tracked changes are not in the correction.", "", count
    )


def recovered_sentence(count: int) -> str:
    """What was recovered after the program ended without being closed."""
    if count == 1:
        return QCoreApplication.translate(
            "Messages", "Recovered 1 edit typed before the program ended unexpectedly. Nothing is lost."
        )
    return QCoreApplication.translate(
        "Messages", "Recovered %n edits typed before the program ended unexpectedly. Nothing is lost.", "", count
    )


def left_behind_sentence(name: str, path: Path) -> str:
    """What was typed while the disk refused it does not fit the correction any more; it is in the file at ``path``."""
    template = QCoreApplication.translate(
        "Messages",
        "What was typed in “{name}” while the disk refused it does not fit the correction of now, and is still in "
        "“{path}”.",
    )
    return template.format(name=name, path=path)


def unexpected_sentence(folder: Path) -> str:
    """Something went wrong that nobody foresaw; ``folder`` has the log."""
    template = QCoreApplication.translate(
        "Messages",
        "Something in the program went wrong. Your text is on disk: go on. If it happens again, the log in “{folder}” "
        "tells more.",
    )
    return template.format(folder=folder)


def changed_sentence(path: Path) -> str:
    """The file is not the one that was corrected before."""
    template = QCoreApplication.translate(
        "Messages",
        "“{name}” was changed by another program since you corrected it, so the correction begins anew; what you had "
        "is kept.",
    )
    return template.format(name=path.name)


def read_only_sentence(path: Path) -> str:
    """The document is being edited in another window or program."""
    template = QCoreApplication.translate(
        "Messages",
        "“{name}” is open in another window or program, so it can only be read here. What is typed there appears here.",
    )
    return template.format(name=path.name)


def free_sentence(path: Path) -> str:
    """The document that was only read can be edited now."""
    template = QCoreApplication.translate("Messages", "“{name}” was closed in the other window: you can edit it now.")
    return template.format(name=path.name)


def forgotten_sentence(path: Path) -> str:
    """The document that is read here was forgotten in the other window."""
    template = QCoreApplication.translate(
        "Messages", "“{name}” was forgotten in the other window. What you see here is kept nowhere any more."
    )
    return template.format(name=path.name)


def brought_sentence(count: int) -> str:
    """How many versions are new here from a work file."""
    if count == 1:
        return QCoreApplication.translate("Messages", "The work file brought 1 version that was not here yet.")
    return QCoreApplication.translate(
        "Messages", "The work file brought %n versions that were not here yet.", "", count
    )


def work_rewritten_sentence(path: Path) -> str:
    """The work file of the open document was written by another computer or program."""
    template = QCoreApplication.translate(
        "Messages", "Somebody else has written “{name}”: bring their versions in before it is written again."
    )
    return template.format(name=path.name)


def copy_sentence(path: Path) -> str:
    """A synced folder has kept a second copy of the work file, which has something that is not here."""
    template = QCoreApplication.translate(
        "Messages",
        "“{name}” is a second copy of the work file, from another computer, and has versions that are not here.",
    )
    return template.format(name=path.name)


def other_sentence() -> str:
    """The correction in a work file is another one than ours."""
    return QCoreApplication.translate(
        "Messages",
        "The work file has another correction than this computer. Yours stays, and the other one is kept as a version.",
    )
