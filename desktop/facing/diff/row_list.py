"""The rows of a comparison in blocks, without absolute numbers: an edit touches its own block alone.

Which paragraphs a row holds follows from what stands before it; totals over the blocks make that quick.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facing.core.finding import Side
from facing.diff.prefix_sums import PrefixSums
from facing.diff.rows import Relation, Row
from facing.diff.tally import NOTHING, Tally

_BLOCK = 64
_BLOCK_LIMIT = 256


class Cell:
    """One row by what it holds: how many paragraphs of each side, and how they belong together.

    ``tally`` is ``None`` until the row's changes were counted. The identity of a cell is that of its row.
    """

    __slots__ = ("block", "correcteds", "move", "originals", "relation", "tally")

    def __init__(self, row: Row) -> None:
        self.relation = row.relation
        self.originals = row.original[1] - row.original[0] if row.original else 0
        self.correcteds = row.corrected[1] - row.corrected[0] if row.corrected else 0
        self.move = row.move
        self.tally: Tally | None = NOTHING if row.relation is Relation.SAME else None
        self.block: Block | None = None

    def has(self, side: Side) -> int:
        """How many paragraphs of this side the row holds."""
        return self.originals if side is Side.ORIGINAL else self.correcteds

    def stands_for(self, row: Row) -> bool:
        """Whether ``row`` could be this one, going by everything but the texts."""
        return (
            self.relation is row.relation
            and self.move == row.move
            and self.originals == (row.original[1] - row.original[0] if row.original else 0)
            and self.correcteds == (row.corrected[1] - row.corrected[0] if row.corrected else 0)
        )


class Block:
    """Some cells that stand together, with their totals; ``number`` is its place among the blocks."""

    __slots__ = ("cells", "correcteds", "number", "originals")

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = list(cells)
        self.number = 0
        self.originals = sum(cell.originals for cell in cells)
        self.correcteds = sum(cell.correcteds for cell in cells)
        for cell in cells:
            cell.block = self


class Located(NamedTuple):
    """A cell and where it stands: row number, first paragraph (or the next one) on each side."""

    number: int
    cell: Cell
    original_first: int
    corrected_first: int

    def row(self) -> Row:
        """The row with its paragraphs' indices."""
        cell = self.cell
        original = (self.original_first, self.original_first + cell.originals) if cell.originals else None
        corrected = (self.corrected_first, self.corrected_first + cell.correcteds) if cell.correcteds else None
        return Row(cell.relation, original, corrected, cell.move)


class RowList:
    """An ordered list of cells with quick ways from row numbers and paragraph indices to cells and back."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._blocks = [Block(cells[start : start + _BLOCK]) for start in range(0, len(cells), _BLOCK)]
        self._add_up()

    def __len__(self) -> int:
        return self._length

    def at(self, number: int) -> Located:
        """The row with this number.

        Raises:
            IndexError: there is none.
        """
        if not 0 <= number < self._length:
            raise IndexError(number)
        index, inside = self._rows.find(number)
        return self._inside(self._blocks[index], inside)

    def holding(self, side: Side, paragraph: int) -> Located:
        """The row that holds this paragraph.

        Raises:
            IndexError: there is no such paragraph.
        """
        index, inside = (self._originals if side is Side.ORIGINAL else self._correcteds).find(paragraph)
        if paragraph < 0 or index >= len(self._blocks):
            raise IndexError(paragraph)
        block = self._blocks[index]
        for place, cell in enumerate(block.cells):
            inside -= cell.has(side)
            if inside < 0:
                return self._inside(block, place)
        raise AssertionError("the totals do not fit the cells")

    def of(self, cell: Cell) -> Located:
        """Where a cell of this list stands."""
        assert cell.block is not None
        return self._inside(cell.block, cell.block.cells.index(cell))

    def all_in(self, block: Block) -> Iterator[Located]:
        """The rows of one block in order."""
        number, original, corrected = self._starts(block)
        for cell in block.cells:
            yield Located(number, cell, original, corrected)
            number, original, corrected = number + 1, original + cell.originals, corrected + cell.correcteds

    def between(self, first: int, last: int) -> list[Located]:
        """The rows from ``first`` up to, not with, ``last``."""
        found: list[Located] = []
        index = self._rows.find(first)[0]
        while len(found) < last - first:
            found += (located for located in self.all_in(self._blocks[index]) if first <= located.number < last)
            index += 1
        return found

    def __iter__(self) -> Iterator[Located]:
        for block in self._blocks:
            yield from self.all_in(block)

    def cells(self) -> Iterator[Cell]:
        """All cells in order."""
        return (cell for block in self._blocks for cell in block.cells)

    def cells_backwards(self) -> Iterator[Cell]:
        """All cells from the last to the first."""
        return (cell for block in reversed(self._blocks) for cell in reversed(block.cells))

    def changed_from(self, number: int) -> Iterator[Located]:
        """The rows from ``number`` on that are not the same on both sides."""
        index, inside = self._rows.find(number)
        for later in range(index, len(self._blocks)):
            block = self._blocks[later]
            for place in range(inside, len(block.cells)):
                if block.cells[place].relation is not Relation.SAME:
                    yield self._inside(block, place)
            inside = 0

    def changed_back_from(self, number: int) -> Iterator[Located]:
        """The rows from ``number`` back to the first that are not the same on both sides."""
        index, inside = self._rows.find(number)
        for earlier in range(min(index, len(self._blocks) - 1), -1, -1):
            block = self._blocks[earlier]
            for place in range(min(inside, len(block.cells) - 1), -1, -1):
                if block.cells[place].relation is not Relation.SAME:
                    yield self._inside(block, place)
            inside = _BLOCK_LIMIT

    def last_pair(self) -> int:
        """The number of the last row that has both sides, the number of rows when there is none."""
        behind = (number for number, cell in enumerate(self.cells_backwards(), 1) if not cell.relation.one_sided)
        return self._length - next(behind, 0)

    def replace(self, first: int, removed: int, cells: Sequence[Cell]) -> list[Cell]:
        """Put ``cells`` in place of ``removed`` rows from ``first`` on; gives the cells that are gone.

        Costs what is removed and put in, the rows of a block, and the logarithm of the number of blocks; only when a
        block has grown too large or vanished all totals are made again.
        """
        index, inside = self._rows.find(first)
        if index == len(self._blocks):
            index, inside = index - 1, len(self._blocks[-1].cells)
        gone: list[Cell] = []
        last = index
        while True:
            block = self._blocks[last]
            here = block.cells[inside : inside + removed - len(gone)]
            del block.cells[inside : inside + len(here)]
            self._count(block, here, -1)
            gone += here
            if len(gone) == removed:
                break
            last, inside = last + 1, 0
        target = self._blocks[index]
        place = first - self._rows.before(index)
        target.cells[place:place] = cells
        for cell in cells:
            cell.block = target
        self._count(target, cells, 1)
        self._length += len(cells) - removed
        self._repair(index, last + 1)
        return gone

    def _repair(self, first: int, last: int) -> None:
        """Cut a block that has grown too large, drop those that are empty."""
        touched = self._blocks[first:last]
        if all(0 < len(block.cells) <= _BLOCK_LIMIT for block in touched):
            return
        cells = [cell for block in touched for cell in block.cells]
        self._blocks[first:last] = [Block(cells[start : start + _BLOCK]) for start in range(0, len(cells), _BLOCK)]
        self._add_up()

    def _add_up(self) -> None:
        self._blocks = self._blocks or [Block([])]
        for number, block in enumerate(self._blocks):
            block.number = number
        self._rows = PrefixSums([len(block.cells) for block in self._blocks])
        self._originals = PrefixSums([block.originals for block in self._blocks])
        self._correcteds = PrefixSums([block.correcteds for block in self._blocks])
        self._length = self._rows.before(len(self._blocks))

    def _count(self, block: Block, cells: Sequence[Cell], sign: int) -> None:
        originals = sign * sum(cell.originals for cell in cells)
        correcteds = sign * sum(cell.correcteds for cell in cells)
        block.originals += originals
        block.correcteds += correcteds
        self._rows.add(block.number, sign * len(cells))
        self._originals.add(block.number, originals)
        self._correcteds.add(block.number, correcteds)

    def _starts(self, block: Block) -> tuple[int, int, int]:
        number = block.number
        return self._rows.before(number), self._originals.before(number), self._correcteds.before(number)

    def _inside(self, block: Block, place: int) -> Located:
        number, original, corrected = self._starts(block)
        for cell in block.cells[:place]:
            original, corrected = original + cell.originals, corrected + cell.correcteds
        return Located(number + place, block.cells[place], original, corrected)
