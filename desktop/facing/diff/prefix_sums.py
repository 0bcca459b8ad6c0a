"""Running totals of a list of counts that change one at a time.

The structure is Peter Fenwick's binary indexed tree (1994): a change and a question cost the logarithm of the length.
"""

from collections.abc import Sequence


class PrefixSums:
    """Totals over the first items of a list of counts, none of them negative."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._tree = [0, *counts]
        for position in range(1, len(self._tree)):
            parent = position + (position & -position)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[position]

    def add(self, index: int, change: int) -> None:
        """Change the count at ``index`` by ``change``."""
        position = index + 1
        while position < len(self._tree):
            self._tree[position] += change
            position += position & -position

    def before(self, index: int) -> int:
        """The counts of all items before ``index`` together."""
        total = 0
        while index:
            total += self._tree[index]
            index -= index & -index
        return total

    def find(self, unit: int) -> tuple[int, int]:
        """Which item holds the unit with this number, counted from 0, and which unit inside the item it is.

        A number past the last unit gives the index past the last item.
        """
        index = 0
        step = 1 << (len(self._tree) - 1).bit_length()
        while step:
            ahead = index + step
            if ahead < len(self._tree) and self._tree[ahead] <= unit:
                index = ahead
                unit -= self._tree[ahead]
            step >>= 1
        return index, unit
