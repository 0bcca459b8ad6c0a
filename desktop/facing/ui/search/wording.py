"""What the find bar says of what was found."""

from PySide6.QtCore import QCoreApplication

from facing.session.searching import MOST_KEPT, Extent


def extent_words(extent: Extent, number: int | None) -> str:
    """How much was found, and which of it the reader is at."""
    if extent.limited:
        return QCoreApplication.translate("Search", "more than {count}").format(count=_number(MOST_KEPT))
    if not extent.complete:
        return QCoreApplication.translate("Search", "{count} so far …").format(count=_number(extent.matches))
    if not extent.matches:
        return QCoreApplication.translate("Search", "not found")
    if number is None:
        return QCoreApplication.translate("Search", "{count} found").format(count=_number(extent.matches))
    return QCoreApplication.translate("Search", "{number} of {count}").format(
        number=_number(number), count=_number(extent.matches)
    )


def round_words(forward: bool) -> str:
    """That the search has gone on at the other end of the text."""
    return (
        QCoreApplication.translate("Search", "from the start again")
        if forward
        else QCoreApplication.translate("Search", "from the end again")
    )


def replaced_words(made: int, left: int) -> str:
    """What has become of replacements."""
    if made == 1:
        told = QCoreApplication.translate("Search", "1 place was replaced.")
    else:
        told = QCoreApplication.translate("Search", "{count} places were replaced.").format(count=_number(made))
    if left:
        told += " " + QCoreApplication.translate("Search", "{count} had changed meanwhile and were left.").format(
            count=_number(left)
        )
    return told


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)
