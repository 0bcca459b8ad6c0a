"""How much changed: by row, and over a whole comparison."""

from collections.abc import Iterable
from typing import NamedTuple

from facing.core.words import tokens
from facing.diff.rows import Operation, Relation, Run


class Tally(NamedTuple):
    """Words and changes of one row or of many together.

    ``changes`` counts runs that are not equal, and whole rows that were inserted, deleted or moved; a move counts once.
    """

    words_deleted: int
    words_inserted: int
    changes: int
    moves: int

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def minus(self, other: "Tally") -> "Tally":
        """This without what ``other`` counts."""
        return Tally(*(mine - theirs for mine, theirs in zip(self, other, strict=True)))


Summary = Tally
NOTHING = Tally(0, 0, 0, 0)


def tally_of(relation: Relation, runs: Iterable[Run], original: str, corrected: str) -> Tally:
    """What one row changes; ``original`` and ``corrected`` are the texts that its runs count in.

    Words are tokens that are words: a change of punctuation changes none.
    """
    deleted = inserted = changed = 0
    for run in runs:
        if run.operation is Operation.EQUAL:
            continue
        changed += 1
        if run.original:
            deleted += _words(original[slice(*run.original)])
        if run.corrected:
            inserted += _words(corrected[slice(*run.corrected)])
    if relation is Relation.MOVED:
        # The half on the original's side counts what was lost, the other half what was gained and the move itself.
        moves = 0 if original else 1
        return Tally(deleted, inserted, moves, moves)
    if relation in (Relation.INSERTED, Relation.DELETED):
        changed = 1
    return Tally(deleted, inserted, changed, 0)


def _words(text: str) -> int:
    return sum(token.is_word for token in tokens(text))
