"""Paragraphs paired by content, not by position: edited, split, merged, moved, inserted, deleted."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from facing.diff.alignment import Gap, aligned_pairs, best_pairs
from facing.diff.features import explained, letters_of, profile, shared_weight, words_of
from facing.diff.moves import moved_pairs
from facing.diff.reflow import Group, are_wrapped, joined_where_words_cross
from facing.diff.rows import Relation, Row

# Share of a left-over paragraph that must be the missing part of its neighbour to be split from it or merged into it.
_PART = 0.45
# Between two paired neighbours a single paragraph on each side needs less proof: a fifth of its words, or this
# likeness of letters where it is short.
_LIKELY = 0.2
_LIKE_LETTERS = 0.5
_SHORT = 200
# Garbled words: share of four-letter stretches, and how many pairs are looked at.
_LETTERS_CONTAINED = 0.3
_LETTERS_SCORED = 1600
# So many rewritten paragraphs in a row, of like lengths, are taken to stand for each other in order.
_REWRITTEN = 3
_LENGTHS = 2.5


def pair_paragraphs(original: Sequence[str], corrected: Sequence[str]) -> list[Row]:
    """The rows of two texts: every paragraph of each side stands in exactly one row, in order.

    Moves are numbered from 1 in the order of the original. Exchanging the texts gives the same rows, mirrored.
    """
    # What is a tie is decided alike whichever text comes first.
    if list(original) > list(corrected):
        groups, moves = _groups(corrected, original)
        groups = [group.mirrored() for group in groups]
        moves = sorted((first, second) for second, first in moves)
    else:
        groups, moves = _groups(original, corrected)
    return list(_rows(original, corrected, groups, moves))


def _groups(original: Sequence[str], corrected: Sequence[str]) -> tuple[list[Group], list[tuple[int, int]]]:
    pairs = aligned_pairs(original, corrected)
    groups = [Group(first, first + 1, second, second + 1) for first, second in pairs]
    groups = _with_parts(groups, original, corrected)
    original_left = [index for gap in _gaps(groups, original, corrected) for index in _originals(gap)]
    corrected_left = [index for gap in _gaps(groups, original, corrected) for index in _correcteds(gap)]
    moves = moved_pairs(original, corrected, original_left, corrected_left)
    gone = {first for first, _ in moves}, {second for _, second in moves}
    for gap in list(_gaps(groups, original, corrected)):
        groups += _reluctant_groups(gap, original, corrected, gone)
    return joined_where_words_cross(sorted(groups), original, corrected, gone), moves


def _gaps(groups: Sequence[Group], original: Sequence[str], corrected: Sequence[str]) -> Iterator[Gap]:
    """What lies between the groups, where it is not empty on both sides."""
    first, second = 0, 0
    for group in [*groups, Group(len(original), len(original), len(corrected), len(corrected))]:
        if first < group.original_first or second < group.corrected_first:
            yield Gap(first, group.original_first, second, group.corrected_first)
        first, second = group.original_last, group.corrected_last


def _originals(gap: Gap) -> range:
    return range(gap.original_first, gap.original_last)


def _correcteds(gap: Gap) -> range:
    return range(gap.corrected_first, gap.corrected_last)


def _with_parts(groups: list[Group], original: Sequence[str], corrected: Sequence[str]) -> list[Group]:
    """The groups with the left-over neighbours that are parts of them: splits, then merges."""
    groups = _with_split_parts(groups, original, corrected)
    mirrored = _with_split_parts([group.mirrored() for group in groups], corrected, original)
    return [group.mirrored() for group in mirrored]


def _with_split_parts(groups: list[Group], original: Sequence[str], corrected: Sequence[str]) -> list[Group]:
    grown = list(groups)
    for number in range(len(grown) + 1):
        start = grown[number - 1].corrected_last if number else 0
        end = grown[number].corrected_first if number < len(grown) else len(corrected)
        while start < end:
            part = _first_with_text(corrected, range(start, end))
            last_part = _first_with_text(corrected, range(end - 1, start - 1, -1))
            if part is None or last_part is None:
                break
            above = _part_of(grown[number - 1], part, original, corrected) if number else 0.0
            below = _part_of(grown[number], last_part, original, corrected) if number < len(grown) else 0.0
            if max(above, below) < _PART:
                break
            if above >= below:
                start = part + 1
                grown[number - 1] = grown[number - 1]._replace(corrected_last=start)
            else:
                end = last_part
                grown[number] = grown[number]._replace(corrected_first=end)
    return grown


def _first_with_text(texts: Sequence[str], indices: range) -> int | None:
    return next((index for index in indices if texts[index].strip()), None)


def _part_of(group: Group, part: int, original: Sequence[str], corrected: Sequence[str]) -> float:
    """Which share of corrected paragraph ``part`` is what the group's single original paragraph has beside the rest."""
    if group.original_last - group.original_first != 1:
        return 0.0
    whole = original[group.original_first]
    there = corrected[group.corrected_first : group.corrected_last]
    return 0.0 if there[0] == whole else explained(corrected[part], whole, there)


def _reluctant_groups(
    gap: Gap, original: Sequence[str], corrected: Sequence[str], gone: tuple[set[int], set[int]]
) -> list[Group]:
    """Pairs for what is still left on both sides of one stretch, where less proof is enough."""
    originals = [index for index in _originals(gap) if index not in gone[0]]
    correcteds = [index for index in _correcteds(gap) if index not in gone[1]]
    if not originals or not correcteds:
        return []
    mine, theirs = [original[index] for index in originals], [corrected[index] for index in correcteds]
    pairs = _reluctant_pairs(mine, theirs)
    if not pairs and _rewritten(mine, theirs):
        pairs = [(number, number) for number in range(len(mine))]
    indices = ((originals[first], correcteds[second]) for first, second in pairs)
    return [Group(first, first + 1, second, second + 1) for first, second in indices]


def _reluctant_pairs(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs by letters, then those of a single paragraph on each side between them."""
    whole = Gap(0, len(mine), 0, len(theirs))
    pairs: list[tuple[int, int]] = []
    if 1 < whole.size <= _LETTERS_SCORED:
        pairs = best_pairs(whole, mine, theirs, letters_of, _LETTERS_CONTAINED)
    single = [gap for gap in whole.between(pairs) if gap.original_last - gap.original_first == gap.size == 1]
    alone = [(gap.original_first, gap.corrected_first) for gap in single]
    return sorted([*pairs, *((first, second) for first, second in alone if _likely(mine[first], theirs[second]))])


def _likely(mine: str, theirs: str) -> bool:
    if not mine.strip() or not theirs.strip():
        return True
    first, second = profile(words_of(mine)), profile(words_of(theirs))
    if shared_weight(first, second) >= _LIKELY * min(first.weight, second.weight):
        return True
    if max(len(mine), len(theirs)) <= _SHORT:
        return SequenceMatcher(None, mine, theirs, False).ratio() >= _LIKE_LETTERS
    first, second = profile(letters_of(mine)), profile(letters_of(theirs))
    return shared_weight(first, second) >= _LETTERS_CONTAINED * min(first.weight, second.weight)


def _rewritten(originals: Sequence[str], correcteds: Sequence[str]) -> bool:
    if len(originals) != len(correcteds) or len(originals) < _REWRITTEN:
        return False
    lengths = zip(map(len, originals), map(len, correcteds), strict=True)
    return all(max(mine, theirs) <= _LENGTHS * min(mine, theirs) for mine, theirs in lengths)


def _rows(
    original: Sequence[str], corrected: Sequence[str], groups: Sequence[Group], moves: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    move_of_original = {first: number for number, (first, _) in enumerate(moves, start=1)}
    move_of_corrected = {second: number for number, (_, second) in enumerate(moves, start=1)}
    first, second = 0, 0
    for group in [*groups, Group(len(original), len(original), len(corrected), len(corrected))]:
        for index in range(first, group.original_first):
            move = move_of_original.get(index)
            yield Row(Relation.MOVED if move else Relation.DELETED, (index, index + 1), None, move)
        for index in range(second, group.corrected_first):
            move = move_of_corrected.get(index)
            yield Row(Relation.MOVED if move else Relation.INSERTED, None, (index, index + 1), move)
        first, second = group.original_last, group.corrected_last
        if first > group.original_first:
            mine = (group.original_first, group.original_last)
            theirs = (group.corrected_first, group.corrected_last)
            yield Row(_relation(mine, theirs, original, corrected), mine, theirs)


def _relation(
    mine: tuple[int, int], theirs: tuple[int, int], original: Sequence[str], corrected: Sequence[str]
) -> Relation:
    originals, correcteds = mine[1] - mine[0], theirs[1] - theirs[0]
    if min(originals, correcteds) > 1:
        return Relation.REFLOWED
    if max(originals, correcteds) > 1:
        lines = original[slice(*mine)] if originals > 1 else corrected[slice(*theirs)]
        if are_wrapped(lines):
            return Relation.REFLOWED
        return Relation.SPLIT if correcteds > 1 else Relation.MERGED
    return Relation.SAME if original[mine[0]] == corrected[theirs[0]] else Relation.EDITED
