"""Lines of one paragraph that are broken elsewhere: words that ended one line begin the next one on the other side.

Rows of such lines are joined until both sides break at the same word again, so a row is as long as the text needs. Two
paragraphs that are parted at another sentence are one row too.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from facing.diff.matching import matching_blocks

# Words that may cross from one line to the next.
_CROSSING = 24
# So many of their letters prove that they did where others were edited.
_PROOF = 5
# So many equal words tell that both sides break at the same place; one may be chance.
_ALIKE = 2
# So many paragraphs of a side stand in one row at most.
_LONGEST = 40
# Fewer lines than this may be a paragraph parted on purpose, and shorter or longer ones are not lines of a page.
_LINES = 3
_SHORTEST_LINE, _LONGEST_LINE = 30, 120


class Group(NamedTuple):
    """Paragraphs that belong together, [first, last) of each side."""

    original_first: int
    original_last: int
    corrected_first: int
    corrected_last: int

    @property
    def has_both_sides(self) -> bool:
        """Whether there are paragraphs on either side."""
        return self.original_first < self.original_last and self.corrected_first < self.corrected_last

    def mirrored(self) -> "Group":
        """The group with its sides exchanged."""
        return Group(self.corrected_first, self.corrected_last, self.original_first, self.original_last)


def joined_where_words_cross(
    groups: Sequence[Group], original: Sequence[str], corrected: Sequence[str], gone: tuple[set[int], set[int]]
) -> list[Group]:
    """The groups in order, those made one between which words cross; a left-over line goes with its neighbours.

    ``gone`` are paragraphs of each side that moved elsewhere: they belong to no group and part those around them.
    """
    joined: list[Group] = []
    for group in _with_single_lines(groups, len(original), len(corrected), gone):
        last = joined[-1] if joined else None
        if last and _touch(last, group) and _words_cross(last, group, original, corrected):
            joined[-1] = Group(last.original_first, group.original_last, last.corrected_first, group.corrected_last)
        else:
            joined.append(group)
    return [group for group in joined if group.has_both_sides]


def _with_single_lines(
    groups: Sequence[Group], originals: int, correcteds: int, gone: tuple[set[int], set[int]]
) -> list[Group]:
    """The groups, and between them the left-over paragraphs of stretches that only one side has."""
    all_groups: list[Group] = []
    first = second = 0
    for group in [*groups, Group(originals, originals, correcteds, correcteds)]:
        if second == group.corrected_first:
            there = range(first, group.original_first)
            all_groups += (Group(index, index + 1, second, second) for index in there if index not in gone[0])
        elif first == group.original_first:
            there = range(second, group.corrected_first)
            all_groups += (Group(first, first, index, index + 1) for index in there if index not in gone[1])
        all_groups.append(group)
        first, second = group.original_last, group.corrected_last
    return all_groups[:-1]


def _touch(above: Group, below: Group) -> bool:
    lengths = below.original_last - above.original_first, below.corrected_last - above.corrected_first
    return (
        above.original_last == below.original_first
        and above.corrected_last == below.corrected_first
        and max(lengths) <= _LONGEST
    )


def _words_cross(above: Group, below: Group, original: Sequence[str], corrected: Sequence[str]) -> bool:
    """Whether words that end the upper lines on one side begin the lower ones on the other."""
    if above.has_both_sides and original[above.original_last - 1] == corrected[above.corrected_last - 1]:
        return False
    end = _last_words(original, above.original_first, above.original_last)
    other_end = _last_words(corrected, above.corrected_first, above.corrected_last)
    start = _first_words(original, below.original_first, below.original_last)
    other_start = _first_words(corrected, below.corrected_first, below.corrected_last)
    if end[-_ALIKE:] == other_end[-_ALIKE:] or start[:_ALIKE] == other_start[:_ALIKE]:
        return False
    return _goes_on(end, other_start) or _goes_on(other_end, start)


def _last_words(texts: Sequence[str], first: int, last: int) -> list[str]:
    return texts[last - 1].rsplit(None, _CROSSING)[-_CROSSING:] if first < last else []


def _first_words(texts: Sequence[str], first: int, last: int) -> list[str]:
    return texts[first].split(None, _CROSSING)[:_CROSSING] if first < last else []


def _goes_on(end: Sequence[str], start: Sequence[str]) -> bool:
    """Whether words that are the last ones of ``end`` are the first ones of ``start``, some of them edited perhaps."""
    if any(end[-length:] == start[:length] for length in range(1, min(len(end), len(start)) + 1)):
        return True
    blocks = matching_blocks(end, start)
    common = sum(len(word) for block in blocks for word in end[block.original : block.original + block.length])
    if common < _PROOF:
        return False
    crossing = end[blocks[0].original :], start[: blocks[-1].corrected + blocks[-1].length]
    return 3 * common >= 2 * max(sum(map(len, words)) for words in crossing)


def are_wrapped(lines: Sequence[str]) -> bool:
    """Whether these are the lines of one paragraph, each broken where the next word would not have fitted."""
    width = max(map(len, lines))
    if len(lines) < _LINES or not _SHORTEST_LINE <= width <= _LONGEST_LINE:
        return False
    return all(
        len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width if following.strip() else False
        for line, following in pairwise(lines)
    )
