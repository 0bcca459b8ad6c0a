"""What a comparison is made of: rows of paragraphs, and runs of letters inside a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from facing.core.finding import Side


class Relation(StrEnum):
    """How the two sides of a row belong together."""

    SAME = "same"
    EDITED = "edited"
    SPLIT = "split"
    MERGED = "merged"
    REFLOWED = "reflowed"
    """Lines of one paragraph that are broken elsewhere; edited or not."""
    MOVED = "moved"
    INSERTED = "inserted"
    DELETED = "deleted"

    def mirrored(self) -> "Relation":
        """The relation as seen when the two sides change places."""
        return _MIRRORED.get(self, self)

    @property
    def one_sided(self) -> bool:
        """Whether a row of this relation has paragraphs on one side only."""
        return self in (Relation.MOVED, Relation.INSERTED, Relation.DELETED)


_MIRRORED = {
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
    Relation.INSERTED: Relation.DELETED,
    Relation.DELETED: Relation.INSERTED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand level: indices [first, past the last) on each side, ``None`` where there are none.

    A paragraph that moved across others is two one-sided rows with the same ``move``, a number that no other pair has.
    """

    relation: Relation
    original: tuple[int, int] | None
    corrected: tuple[int, int] | None
    move: int | None = None


class Operation(StrEnum):
    """What happened to the text of a run."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"

    def mirrored(self) -> "Operation":
        """The operation that goes the other way."""
        return _REVERSED.get(self, self)


_REVERSED = {Operation.DELETE: Operation.INSERT, Operation.INSERT: Operation.DELETE}


class Run(NamedTuple):
    """A stretch of a row's text: code points [start, end) on each side, ``None`` where there is nothing.

    Positions count from the start of the row's text on that side: its paragraphs joined by ``\\n``. The runs of a row,
    taken by side in order, cover that text exactly. The runs of a one-sided row are one-sided: what a moved paragraph
    kept is ``EQUAL``, what it lost ``DELETE`` (on the original side), what it gained ``INSERT``.
    """

    operation: Operation
    original: tuple[int, int] | None
    corrected: tuple[int, int] | None

    def on(self, side: Side) -> tuple[int, int] | None:
        """Where the run is on this side."""
        return self.original if side is Side.ORIGINAL else self.corrected


def run_at(runs: Sequence[Run], side: Side, place: int) -> int:
    """The number of the last run with text on this side that starts at or before ``place``, 0 when there is none."""
    first, last, found = 0, len(runs), 0
    while first < last:
        middle = number = (first + last) // 2
        while (own := runs[number].on(side)) is None and number > first:
            number -= 1
        if own is not None and own[0] > place:
            last = number
        else:
            found = number if own is not None else found
            first = middle + 1
    return found
