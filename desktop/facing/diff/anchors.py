"""Anchors: what stands exactly once on each side and in the same order on both.

The method is Bram Cohen's patience diff (2003): keep the longest increasing sequence of unique common items.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def unique_positions(items: Iterable[Item], first: int = 0) -> dict[Item, int]:
    """Where each item stands that occurs exactly once; positions count from ``first``."""
    position: dict[Item, int] = {}
    repeated: set[Item] = set()
    for number, item in enumerate(items, first):
        if item in position:
            repeated.add(item)
        else:
            position[item] = number
    for item in repeated:
        del position[item]
    return position


def longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that grows on both sides; ``pairs`` grow strictly in their first number."""
    if all(earlier[1] < later[1] for earlier, later in pairwise(pairs)):
        return list(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        if place == len(tails):
            tails.append(second)
            ends.append(number)
        else:
            tails[place] = second
            ends[place] = number
        before.append(ends[place - 1] if place else -1)
    kept = []
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    kept.reverse()
    return kept


def common_anchors(original: dict[Item, int], corrected: dict[Item, int]) -> list[tuple[int, int]]:
    """Pairs of positions of items that are unique on both sides, in an order common to both."""
    shared = original.keys() & corrected.keys()
    return longest_increasing(sorted((original[item], corrected[item]) for item in shared))


def equal_ends(original: Sequence[object], corrected: Sequence[object]) -> tuple[int, int]:
    """How many items are equal at the start, and how many at the end without overlapping those."""
    shortest = min(len(original), len(corrected))
    head = 0
    while head < shortest and original[head] == corrected[head]:
        head += 1
    tail = 0
    while tail < shortest - head and original[-1 - tail] == corrected[-1 - tail]:
        tail += 1
    return head, tail
