"""The two halves of each move, so that one finds the other."""

from collections.abc import Iterable, Sequence

from facing.diff.row_list import Cell
from facing.diff.rows import Relation


class Links:
    """Move numbers and the cells that bear them: the half on the original's side, and the other."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._halves: dict[int, tuple[Cell | None, Cell | None]] = {}
        self._last = 0
        self.exchange((), [cell for cell in cells if cell.move is not None])

    def fresh(self) -> int:
        """A number that no move has had."""
        self._last += 1
        return self._last

    def partner(self, cell: Cell) -> Cell | None:
        """The other half of a move; ``None`` for a row that did not move."""
        if cell.move is None:
            return None
        first, second = self._halves[cell.move]
        return second if cell is first else first

    def exchange(self, gone: Iterable[Cell], come: Sequence[Cell]) -> list[Cell]:
        """Follow a replacement of cells; gives the cells that lost their other half and are moves no more."""
        touched: dict[int, None] = {}
        for cell in gone:
            if cell.move is not None:
                touched[cell.move] = None
                first, second = self._halves[cell.move]
                self._halves[cell.move] = (None if first is cell else first, None if second is cell else second)
        for cell in come:
            if cell.move is not None:
                touched[cell.move] = None
                self._last = max(self._last, cell.move)
                first, second = self._halves.get(cell.move, (None, None))
                self._halves[cell.move] = (cell, second) if cell.originals else (first, cell)
        left = []
        for move in touched:
            first, second = self._halves[move]
            if first is None or second is None:
                del self._halves[move]
                left += [cell for cell in (first, second) if cell is not None]
        for cell in left:
            cell.move = None
            cell.relation = Relation.DELETED if cell.originals else Relation.INSERTED
        return left
