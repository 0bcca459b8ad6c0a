"""Keeps rows level: how high each row is, and how much room each paragraph leaves below itself."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from facing.core.finding import Side
from facing.diff.rows import Row
from facing.ui.panes.content import CountedRows, paragraphs_of
from facing.ui.panes.folds import Folds

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
    """A row that can be seen, its top edge and height in pixels; where ``hidden``, the strip for so many paragraphs."""

    number: int
    top: int
    height: int
    hidden: int = 0


class Level:
    """The heights of the rows, found out when they are asked for and kept until ``forget_heights``.

    ``text_heights`` give the height in pixels of a paragraph's own lines on each side. A row is as high as its higher
    side, and a gap. Of the rows of a fold the first one is as high as a strip, the others are of no height.
    """

    def __init__(self, text_heights: Mapping[Side, TextHeight]) -> None:
        self._text_heights = dict(text_heights)
        self.folds = Folds()
        self._rows: CountedRows | None = None
        self._known_rows: dict[int, Row] = {}
        self._numbers: dict[tuple[Side, int], int] = {}
        self._heights: dict[int, int] = {}
        self._own_heights: dict[tuple[int, Side], int] = {}
        self._rooms: dict[tuple[Side, int], int] = {}
        self._sides: tuple[Side, ...] = tuple(Side)
        self._gap = 0
        self._strip = 0

    def show(self, rows: CountedRows) -> None:
        """Keep these rows level."""
        self._rows = rows
        self.forget()

    def choose(self, sides: tuple[Side, ...], gap: int, strip: int = 0) -> None:
        """Let these sides count, so many pixels lie between rows, and a strip be so many pixels high."""
        self._sides = sides
        self._gap = gap
        self._strip = strip
        self.forget_heights()

    def forget(self) -> None:
        """Rows may have changed."""
        self._known_rows.clear()
        self._numbers.clear()
        self.folds.forget()
        self.forget_heights()

    def forget_heights(self) -> None:
        """Heights may have changed."""
        self._heights.clear()
        self._own_heights.clear()
        self._rooms.clear()

    @property
    def gap(self) -> int:
        """Pixels between rows."""
        return self._gap

    def __len__(self) -> int:
        return len(self._rows) if self._rows else 0

    def row_height(self, number: int) -> int:
        """The height of a row with the gap below it; 0 where no side that is shown has it."""
        folded = self.folds.at(number)
        if folded:
            return self._strip + self._gap if number == folded.first else 0
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
        folded = self.folds.at(number)
        if folded:
            return Anchor(folded.first, 0)
        own = paragraphs_of(self.row(number), side) or (paragraph, paragraph)
        return Anchor(number, sum(self._text_heights[side](before) + self._gap for before in range(own[0], paragraph)))

    def paragraphs(self, number: int, side: Side) -> Iterator[tuple[int, int]]:
        """A row's paragraphs on one side with their tops, in pixels from the row's top; none of a folded row."""
        own = None if self.folds.at(number) else paragraphs_of(self.row(number), side)
        top = 0
        for paragraph in range(*own) if own else ():
            yield paragraph, top
            top += self._text_heights[side](paragraph) + self._gap

    def rows_from(self, anchor: Anchor, height: int) -> Iterator[ShownRow]:
        """The rows that are seen in a window of this height with ``anchor`` at its top; rows of no height left out."""
        top = -anchor.below
        number = anchor.row
        while number < len(self) and top < height:
            row_height = self.row_height(number)
            if row_height:
                folded = self.folds.at(number)
                yield ShownRow(number, top, row_height, len(folded.fold) if folded else 0)
            top += row_height
            number = self.row_after(number)

    def moved(self, anchor: Anchor, pixels: int) -> Anchor:
        """``anchor`` so many pixels further down (up, below zero); costs the rows between that are not folded."""
        row, below = min(anchor.row, max(0, len(self) - 1)), anchor.below + pixels
        while below < 0 < row:
            row = self.row_before(row)
            below += self.row_height(row)
        while self.row_after(row) < len(self) and below >= self.row_height(row):
            below -= self.row_height(row)
            row = self.row_after(row)
        return Anchor(row, below)

    def lowest(self, height: int) -> Anchor:
        """The anchor that has the end of the text at the bottom of a window of this height."""
        filled = 0
        row = len(self)
        while row > 0:
            row = self.row_before(row)
            filled += self.row_height(row)
            if filled >= height:
                return Anchor(row, filled - height)
        return Anchor(0, filled - height)

    def unfolded(self, anchor: Anchor) -> Anchor:
        """The anchor itself, or the strip that its row is folded in."""
        folded = self.folds.at(anchor.row)
        return Anchor(folded.first, min(anchor.below, self._strip)) if folded else anchor

    def row_after(self, number: int) -> int:
        """The row below, those that are folded left out."""
        folded = self.folds.at(number)
        return folded.past if folded else number + 1

    def row_before(self, number: int) -> int:
        """The row above, those that are folded left out."""
        folded = self.folds.at(number - 1)
        return folded.first if folded else number - 1

    def _room_to_leave(self, side: Side, paragraph: int) -> int:
        if side not in self._sides:
            return self._gap
        try:
            number = self.row_of(side, paragraph)
        except IndexError:  # the document is ahead of the comparison, in the middle of a change
            return self._gap
        own = paragraphs_of(self.row(number), side)
        # What is folded is not shown; with a height of its own Qt steps over no more of it than fits the window.
        if self.folds.at(number) or (own and paragraph + 1 < own[1]):
            return self._gap
        room = self.row_height(number) - self._own_height(number, side)
        for following in range(number + 1, len(self)):
            if room > _ENOUGH or self.folds.at(following) or paragraphs_of(self.row(following), side):
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
