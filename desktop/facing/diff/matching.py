"""Equal stretches of two token lists: unique anchors first, difflib for what lies between them.

Prose repeats its small words so often that difflib alone is slow and shreds; between anchors the lists are short.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from facing.diff.anchors import common_anchors, unique_positions

# Up to so many pairs of tokens difflib is asked at once.
_SMALL = 400
# Above it anchors are trusted when they cover this share of the shorter list, or when nothing better is affordable.
_COVERED = 0.25
# difflib's work grows with the pairs of equal tokens; 20,000 take some milliseconds.
_EQUAL_PAIRS = 20_000
# Tokens in one anchor, tried in this order where nothing shorter is unique.
_WIDTHS = (1, 2, 4, 8, 16, 32)


class Block(NamedTuple):
    """``length`` tokens from ``original`` on equal those from ``corrected`` on."""

    original: int
    corrected: int
    length: int


class _Stretch(NamedTuple):
    original_first: int
    original_last: int
    corrected_first: int
    corrected_last: int


def matching_blocks(original: Sequence[str], corrected: Sequence[str]) -> list[Block]:
    """The equal stretches of two token lists, growing on both sides, no two touching on both.

    The work is bounded by the length of the lists, whatever stands in them. Exchanging the lists gives the same blocks,
    mirrored.
    """
    if list(corrected) < list(original):
        return [Block(second, first, length) for first, second, length in _joined(_blocks(corrected, original))]
    return _joined(_blocks(original, corrected))


def _joined(blocks: Iterator[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in sorted(blocks):
        last = joined[-1] if joined else None
        if last and last.original + last.length == block.original and last.corrected + last.length == block.corrected:
            joined[-1] = last._replace(length=last.length + block.length)
        else:
            joined.append(block)
    return joined


def _blocks(original: Sequence[str], corrected: Sequence[str]) -> Iterator[Block]:
    stretches = [_Stretch(0, len(original), 0, len(corrected))]
    while stretches:
        first, last, other_first, other_last = stretches.pop()
        length = 0
        shortest = min(last - first, other_last - other_first)
        while length < shortest and original[first + length] == corrected[other_first + length]:
            length += 1
        if length:
            yield Block(first, other_first, length)
            first, other_first, shortest = first + length, other_first + length, shortest - length
        length = 0
        while length < shortest and original[last - 1 - length] == corrected[other_last - 1 - length]:
            length += 1
        if length:
            last, other_last = last - length, other_last - length
            yield Block(last, other_last, length)
        mine, theirs = original[first:last], corrected[other_first:other_last]
        if set(mine).isdisjoint(theirs):
            continue
        found = _anchored(mine, theirs)
        yield from (Block(first + block.original, other_first + block.corrected, block.length) for block in found)
        if len(mine) * len(theirs) > _SMALL:
            stretches += _between(found, _Stretch(first, last, other_first, other_last))


def _between(blocks: Sequence[Block], stretch: _Stretch) -> Iterator[_Stretch]:
    first, other_first = stretch.original_first, stretch.corrected_first
    end = Block(stretch.original_last - first, stretch.corrected_last - other_first, 0)
    mine = theirs = 0
    for block in [*blocks, end] if blocks else ():
        if mine < block.original and theirs < block.corrected:
            yield _Stretch(first + mine, first + block.original, other_first + theirs, other_first + block.corrected)
        mine, theirs = block.original + block.length, block.corrected + block.length


def _anchored(mine: Sequence[str], theirs: Sequence[str]) -> list[Block]:
    """Blocks inside two lists that share something but neither start nor end alike."""
    if len(mine) * len(theirs) <= _SMALL:
        return _by_difflib(mine, theirs)
    best: list[Block] = []
    for width in _WIDTHS:
        best = _unique_blocks(mine, theirs, width)
        if best:
            break
    if sum(block.length for block in best) < _COVERED * min(len(mine), len(theirs)):
        counts = Counter(theirs)
        if sum(counts[token] for token in mine) <= _EQUAL_PAIRS:
            return _by_difflib(mine, theirs)
    return best


def _by_difflib(mine: Sequence[str], theirs: Sequence[str]) -> list[Block]:
    found = SequenceMatcher(None, mine, theirs, False).get_matching_blocks()
    return [Block(first, second, length) for first, second, length in found if length]


def _unique_blocks(mine: Sequence[str], theirs: Sequence[str], width: int) -> list[Block]:
    """Blocks that start where ``width`` tokens together are unique on both sides, grown forwards."""
    if width == 1:
        anchors = common_anchors(unique_positions(mine), unique_positions(theirs))
    else:
        anchors = common_anchors(
            unique_positions(tuple(mine[start : start + width]) for start in range(len(mine) - width + 1)),
            unique_positions(tuple(theirs[start : start + width]) for start in range(len(theirs) - width + 1)),
        )
    blocks = []
    first_free = other_free = 0
    for first, second in anchors:
        if first < first_free or second < other_free:
            continue
        longest = min(len(mine) - first, len(theirs) - second)
        length = 1
        while length < longest and mine[first + length] == theirs[second + length]:
            length += 1
        blocks.append(Block(first, second, length))
        first_free, other_free = first + length, second + length
    return blocks
