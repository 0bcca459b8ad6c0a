"""Keeps rows level: how high each row is, and how much room each paragraph leaves below itself."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from facing.core.finding import Side
from facing.diff.rows import Row
from facing.ui.panes.content import Rows, paragraphs_of

# Room below a paragraph is added up no further than this (pixels): more than any window is high.
_ENOUGH = 8192

TextHeight = Callable[[int], int]


class Anchor(NamedTuple):
    """What stands at the top edge: a row, and how many pixels of it are above the edge.

    Below zero, only in the first row, is the margin of the page.
    """

    row: int
    below: int


class ShownRow(NamedTuple):
    """A row that can be seen, its top edge and height in pixels."""

    number: int
    top: int
    height: int


class Level:
    """The heights of the rows, found out when they are asked for and kept until ``forget_heights``.

    ``text_heights`` give the height in pixels of a paragraph's own lines on each side. A row is as high as its higher
    side, and a gap.
    """

    def __init__(self, text_heights: Mapping[Side, TextHeight]) -> None:
        self._text_heights = dict(text_heights)
        self._rows: Rows | None = None
        self._known_rows: dict[int, Row] = {}
        self._numbers: dict[tuple[Side, int], int] = {}
        self._heights: dict[int, int] = {}
        self._own_heights: dict[tuple[int, Side], int] = {}
        self._rooms: dict[tuple[Side, int], int] = {}
        self._sides: tuple[Side, ...] = tuple(Side)
        self._gap = 0

    def show(self, rows: Rows) -> None:
        """Keep these rows level."""
        self._rows = rows
        self.forget()

    def choose(self, sides: tuple[Side, ...], gap: int) -> None:
        """Let these sides count, and so many pixels lie between rows."""
        self._sides = sides
        self._gap = gap
        self.forget_heights()

    def forget(self) -> None:
        """Rows may have changed."""
        self._known_rows.clear()
        self._numbers.clear()
        self.forget_heights()

    def forget_heights(self) -> None:
        """Heights may have changed."""
        self._heights.clear()
        self._own_heights.clear()
        self._rooms.clear()

    def __len__(self) -> int:
        return len(self._rows) if self._rows else 0

    def row_height(self, number: int) -> int:
        """The height of a row with the gap below it; 0 where no side that is shown has it."""
        known = self._heights.get(number)
        if known is None:
            tallest = max(self._own_height(number, side) for side in self._sides)
            known = self._heights[number] = tallest + self._gap if tallest else 0
        return known

    def room_below(self, side: Side, paragraph: int) -> int:
        """How much room a paragraph leaves below its own lines, so that what follows is level."""
        room = self._rooms.get((side, paragraph))
        if room is None:
            room = self._rooms[side, paragraph] = self._room_to_leave(side, paragraph)
        return room

    def row(self, number: int) -> Row:
        """The row with this number."""
        row = self._known_rows.get(number)
        if row is None:
            assert self._rows is not None
            row = self._known_rows[number] = self._rows.row(number)
            for side in Side:
                for paragraph in range(*(paragraphs_of(row, side) or (0, 0))):
                    self._numbers[side, paragraph] = number
        return row

    def row_of(self, side: Side, paragraph: int) -> int:
        """The number of the row that holds this paragraph.

        Raises:
            IndexError: there is no such paragraph.
        """
        number = self._numbers.get((side, paragraph))
        if number is None:
            if self._rows is None:
                raise IndexError(paragraph)
            number = self._numbers[side, paragraph] = self._rows.row_of(side, paragraph)
        return number

    def place(self, side: Side, paragraph: int) -> Anchor:
        """Where a paragraph's top is: its row, and pixels from the row's top."""
        number = self.row_of(side, paragraph)
        own = paragraphs_of(self.row(number), side) or (paragraph, paragraph)
        return Anchor(number, sum(self._text_heights[side](before) + self._gap for before in range(own[0], paragraph)))

    def paragraphs(self, number: int, side: Side) -> Iterator[tuple[int, int]]:
        """A row's paragraphs on one side with their tops, in pixels from the row's top."""
        own = paragraphs_of(self.row(number), side)
        top = 0
        for paragraph in range(*own) if own else ():
            yield paragraph, top
            top += self._text_heights[side](paragraph) + self._gap

    def rows_from(self, anchor: Anchor, height: int) -> Iterator[ShownRow]:
        """The rows that are seen in a window of this height with ``anchor`` at its top; rows of no height left out."""
        top = -anchor.below
        for number in range(anchor.row, len(self)):
            if top >= height:
                return
            row_height = self.row_height(number)
            if row_height:
                yield ShownRow(number, top, row_height)
            top += row_height

    def moved(self, anchor: Anchor, pixels: int) -> Anchor:
        """``anchor`` so many pixels further down (up, below zero); costs the rows between."""
        row, below = min(anchor.row, max(0, len(self) - 1)), anchor.below + pixels
        while below < 0 < row:
            row -= 1
            below += self.row_height(row)
        while row + 1 < len(self) and below >= self.row_height(row):
            below -= self.row_height(row)
            row += 1
        return Anchor(row, below)

    def lowest(self, height: int) -> Anchor:
        """The anchor that has the end of the text at the bottom of a window of this height."""
        filled = 0
        for row in range(len(self) - 1, -1, -1):
            filled += self.row_height(row)
            if filled >= height:
                return Anchor(row, filled - height)
        return Anchor(0, filled - height)

    def _room_to_leave(self, side: Side, paragraph: int) -> int:
        if side not in self._sides:
            return self._gap
        try:
            number = self.row_of(side, paragraph)
        except IndexError:  # the document is ahead of the comparison, in the middle of a change
            return self._gap
        own = paragraphs_of(self.row(number), side)
        if own and paragraph + 1 < own[1]:
            return self._gap
        room = self.row_height(number) - self._own_height(number, side)
        for following in range(number + 1, len(self)):
            if room > _ENOUGH or paragraphs_of(self.row(following), side):
                break
            room += self.row_height(following)
        return room

    def _own_height(self, number: int, side: Side) -> int:
        known = self._own_heights.get((number, side))
        if known is None:
            first, last = (paragraphs_of(self.row(number), side) if side in self._sides else None) or (0, 0)
            height = self._text_heights[side]
            known = sum(height(paragraph) for paragraph in range(first, last)) + self._gap * max(0, last - first - 1)
            self._own_heights[number, side] = known
        return known
