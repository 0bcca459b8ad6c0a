"""Which stretches of unchanged rows are folded to one strip each."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from facing.core.finding import Side
from facing.ui.panes.content import RowFinder

LEAST = 3  # rows that a strip stands for, at least


class FoldedRows(NamedTuple):
    """The rows ``first`` up to, not with, ``past`` are one strip; ``fold`` are their paragraphs in the original."""

    first: int
    past: int
    fold: range


class Folds:
    """The folds as ranges of the original's paragraphs, which never change while rows get other numbers.

    Asking costs the logarithm of the number of folds; what was asked is kept until ``forget``.
    """

    def __init__(self) -> None:
        self._finder: RowFinder | None = None
        self._folds: list[range] = []
        self._known: dict[int, FoldedRows | None] = {}

    def show(self, finder: RowFinder) -> None:
        """Begin with no fold in these rows."""
        self._finder = finder
        self.replace(())

    def forget(self) -> None:
        """Rows may have other numbers."""
        self._known.clear()

    @property
    def all(self) -> Sequence[range]:
        """The folds in order."""
        return tuple(self._folds)

    def replace(self, folds: Iterable[range]) -> None:
        """Fold these and no others; they are in order and apart."""
        self._folds = list(folds)
        self.forget()

    def add(self, fold: range) -> None:
        """Fold this too."""
        kept = [each for each in self._folds if each.stop <= fold.start or fold.stop <= each.start]
        self.replace(sorted([*kept, fold], key=lambda each: each.start))

    def open(self, fold: range) -> None:
        """Fold this no more."""
        self.replace(each for each in self._folds if each != fold)

    def keep_within(self, unchanged: Sequence[range]) -> bool:
        """Open what is not in one of these any more, in order and apart; whether that was anything."""
        kept: list[range] = []
        for fold in self._folds:
            first = bisect_right(unchanged, fold.start, key=lambda each: each.stop)
            for each in unchanged[first:]:
                if each.start >= fold.stop:
                    break
                common = range(max(fold.start, each.start), min(fold.stop, each.stop))
                if len(common) >= LEAST:
                    kept.append(common)
        changed = kept != self._folds
        if changed:
            self.replace(kept)
        return changed

    def at(self, row: int) -> FoldedRows | None:
        """The fold that this row is in."""
        if not self._folds or self._finder is None:
            return None
        if row not in self._known:
            self._known[row] = self._found(row, self._finder)
        return self._known[row]

    def _found(self, row: int, finder: RowFinder) -> FoldedRows | None:
        number = bisect_right(self._folds, row, key=lambda fold: finder.row_of(Side.ORIGINAL, fold.start)) - 1
        if number < 0:
            return None
        fold = self._folds[number]
        first = finder.row_of(Side.ORIGINAL, fold.start)
        past = finder.row_of(Side.ORIGINAL, fold.stop - 1) + 1
        return FoldedRows(first, past, fold) if first <= row < past else None
