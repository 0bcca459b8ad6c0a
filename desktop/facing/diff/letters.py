"""Which letters of a replaced word changed, where most of the word stayed."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from facing.core.finding import Side
from facing.core.words import clusters
from facing.diff.matching import Block, matching_blocks
from facing.diff.rows import Operation, Run

Spans = Sequence[tuple[int, int]]

# Longer words are not looked into: a mark on the whole says it as well.
_LONGEST = 80
# A letter that stayed between two changes is not worth showing; two are.
_ISLAND = 2


class LetterChange(NamedTuple):
    """Code points [start, end) of each side's word that stand for each other; one side may be of no width."""

    original: tuple[int, int]
    corrected: tuple[int, int]


def changed_letters(original: str, corrected: str) -> tuple[LetterChange, ...]:
    """What changed inside a word that was replaced by a like one, in order.

    Empty where less than half of the longer word stayed, and where either side is not a single word: then the whole is
    the change. What a reader takes for one character is never cut. Exchanging the words gives the same, mirrored.
    """
    if (
        max(len(original), len(corrected)) > _LONGEST
        or original.split() != [original]
        or corrected.split() != [corrected]
    ):
        return ()
    mine, theirs = list(clusters(original)), list(clusters(corrected))
    kept = _worth_showing(matching_blocks(mine, theirs), len(mine), len(theirs))
    if 2 * sum(block.length for block in kept) < max(len(mine), len(theirs)):
        return ()
    starts, other_starts = _starts(mine), _starts(theirs)
    changes = []
    first = second = 0
    for block in [*kept, Block(len(mine), len(theirs), 0)]:
        if (first, second) != (block.original, block.corrected):
            here = (starts[first], starts[block.original])
            changes.append(LetterChange(here, (other_starts[second], other_starts[block.corrected])))
        first, second = block.original + block.length, block.corrected + block.length
    return tuple(changes)


def _is_word(text: str) -> bool:
    return text.split() == [text]


def letters_of_words(
    runs: Iterable[Run],
    texts: tuple[str, str],
    side: Side,
    changes_of: Callable[[str, str], Sequence[LetterChange]] = changed_letters,
) -> dict[int, Spans]:
    """The letters that changed in replaced words of a row, for one side of it.

    ``texts`` are what the runs count in. A key is where a word starts in this side's text; its letters are counted from
    there.
    """
    found: dict[int, Spans] = {}
    for run in runs:
        if run.operation is Operation.REPLACE and run.original and run.corrected:
            changes = changes_of(texts[0][slice(*run.original)], texts[1][slice(*run.corrected)])
            start = (run.original if side is Side.ORIGINAL else run.corrected)[0]
            if changes:
                found[start] = [change.original if side is Side.ORIGINAL else change.corrected for change in changes]
    return found


def _worth_showing(blocks: list[Block], length: int, other_length: int) -> list[Block]:
    """The blocks without single letters between two changes; those at both words' start or end stay."""
    return [
        block
        for block in blocks
        if block.length >= _ISLAND
        or (block.original, block.corrected) == (0, 0)
        or (block.original + block.length, block.corrected + block.length) == (length, other_length)
    ]


def _starts(pieces: list[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts
