"""The order in which the places of both sides follow each other: row by row, the original before the correction."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.rows import Row


class Found(NamedTuple):
    """A match in the paragraph with this index of a side: code points ``start`` to ``end``."""

    side: Side
    paragraph: int
    start: int
    end: int


class Rows(Protocol):
    """Where the paragraphs of the two sides stand."""

    def __len__(self) -> int:
        """How many rows."""

    def row(self, number: int) -> Row:
        """The row with this number."""

    def row_of(self, side: Side, paragraph: int) -> int:
        """The number of the row that holds this paragraph (by index)."""


class Searched(Protocol):
    """What is searched: the two sides as they are shown now."""

    @property
    def comparison(self) -> Rows:
        """How they stand beside each other."""

    def text(self, side: Side) -> Text:
        """A side's text now."""


def order(searched: Searched, found: Found) -> tuple[int, bool, int, int]:
    """What to sort matches of both sides by."""
    row = searched.comparison.row_of(found.side, found.paragraph)
    return row, found.side is Side.CORRECTION, found.paragraph, found.start


def first_behind(searched: Searched, side: Side, other: Side, place: Place, sides: Sequence[Side]) -> Place:
    """Where on ``side`` that begins which follows a place of the other side.

    When the other one is not among the ``sides`` searched, its row as a whole is still to come.
    """
    row = _row(searched, other, place)
    return _first_from(searched, side, row + (side is Side.ORIGINAL and other in sides))


def end_before(searched: Searched, side: Side, other: Side, place: Place, sides: Sequence[Side]) -> Place:
    """Where on ``side`` that ends which comes before a place of the other side, likewise."""
    row = _row(searched, other, place)
    return _first_from(searched, side, row + (side is Side.ORIGINAL or other not in sides))


def _row(searched: Searched, side: Side, place: Place) -> int:
    beyond = place.paragraph >= len(searched.text(side))
    return len(searched.comparison) if beyond else searched.comparison.row_of(side, place.paragraph)


def _first_from(searched: Searched, side: Side, row: int) -> Place:
    """The first paragraph of a side in this row or one behind it."""
    rows = searched.comparison
    for number in range(row, len(rows)):
        there = rows.row(number)
        own = there.original if side is Side.ORIGINAL else there.corrected
        if own is not None:
            return Place(own[0], 0)
    return Place(len(searched.text(side)), 0)
