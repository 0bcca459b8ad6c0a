"""What is said of a document when it is opened, and of what happened to it meanwhile."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication


def recovered_sentence(count: int) -> str:
    """What was recovered after the program ended without being closed."""
    if count == 1:
        return QCoreApplication.translate(
            "Messages", "Recovered 1 edit typed before the program ended unexpectedly. Nothing is lost."
        )
    return QCoreApplication.translate(
        "Messages", "Recovered %n edits typed before the program ended unexpectedly. Nothing is lost.", "", count
    )


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
        "“{name}” is open in another window or program, so it can only be read here. What is typed there is not shown.",
    )
    return template.format(name=path.name)


def free_sentence(path: Path) -> str:
    """The document that was only read can be edited now."""
    template = QCoreApplication.translate("Messages", "“{name}” was closed in the other window: you can edit it now.")
    return template.format(name=path.name)


def brought_sentence(count: int) -> str:
    """How many versions are new here from a work file."""
    if count == 1:
        return QCoreApplication.translate("Messages", "The work file brought 1 version that was not here yet.")
    return QCoreApplication.translate(
        "Messages", "The work file brought %n versions that were not here yet.", "", count
    )


def other_sentence() -> str:
    """The correction in a work file is another one than ours."""
    return QCoreApplication.translate(
        "Messages",
        "The work file has another correction than this computer. Yours stays, and the other one is kept as a version.",
    )
