"""What the find bar says of what was found."""

from PySide6.QtCore import QCoreApplication

from facing.session.searching import Extent


def extent_words(extent: Extent, number: int | None) -> str:
    """How much was found, and which of it the reader is at."""
    if extent.limited:
        return _translated("more than {count}").format(count=_number(extent.matches))
    if not extent.complete:
        return _translated("{count} so far …").format(count=_number(extent.matches))
    if not extent.matches:
        return _translated("not found")
    if number is None:
        return _translated("{count} found").format(count=_number(extent.matches))
    return _translated("{number} of {count}").format(number=_number(number), count=_number(extent.matches))


def round_words(forward: bool) -> str:
    """That the search has gone on at the other end of the text."""
    return _translated("from the start again") if forward else _translated("from the end again")


def replaced_words(made: int, left: int) -> str:
    """What has become of replacements."""
    if made == 1:
        told = _translated("1 place was replaced.")
    else:
        told = _translated("{count} places were replaced.").format(count=_number(made))
    if left:
        told += " " + _translated("{count} had changed meanwhile and were left.").format(count=_number(left))
    return told


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Search", text)
