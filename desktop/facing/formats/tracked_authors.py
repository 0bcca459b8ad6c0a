"""Whose the pieces of a corrected slot are: those that still are as another author made them stay that author's."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from facing.core.authorship import Authorship
from facing.core.edit import Place
from facing.formats.tracked_pieces import Fate, Piece


class Signing:
    """Signs the pieces of the slots of a document; where nothing is known, all are the user's."""

    def __init__(self, authorship: Authorship | None) -> None:
        self._authorship = authorship

    def signed(self, first: int, pieces: Iterable[Piece]) -> list[Piece]:
        """The pieces of a slot, which begins with this paragraph of the original, with others' names where due."""
        if not self._authorship:
            return list(pieces)
        start = position = self._authorship.start_of(Place(first, 0))
        found: list[Piece] = []
        for is_kept, group in groupby(pieces, key=lambda piece: piece.fate is Fate.KEPT):
            here = list(group)
            end = max((start + piece.end for piece in here if piece.fate is not Fate.INSERTED), default=position)
            found += here if is_kept else _change(self._authorship, here, start, position, end)
            position = end
        return found


def _change(authorship: Authorship, pieces: list[Piece], offset: int, start: int, end: int) -> Iterable[Piece]:
    """What stands together in place of code points [start, end) of the original; the slot is at ``offset``."""
    whole = authorship.of(start, end, "".join(piece.text for piece in pieces))
    for piece in pieces:
        if piece.fate is Fate.INSERTED:
            own = authorship.of(start, start, piece.text) or authorship.of(end, end, piece.text)
        else:
            own = authorship.of_letters(offset + piece.start, offset + piece.end)
        yield replace(piece, author=own or whole)
