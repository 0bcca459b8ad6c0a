"""The quick way through a stretch that changed little: paragraph by paragraph from both its ends.

Goes on as long as two paragraphs are plainly one and neither is more like the other's neighbour; what lies between the
two places where that ends is left to slower ways.
"""

from collections.abc import Callable, Sequence

from facing.diff.features import words_of

# Share of the words of the longer paragraph that both have; unrelated prose has a third at most.
_PLAIN = 0.5

Words = frozenset[str]


def walked(original: Sequence[str], corrected: Sequence[str]) -> tuple[int, int]:
    """How many paragraphs stand for each other one by one at the start, and how many at the end behind those."""
    mine, theirs = _Side(original), _Side(corrected)
    shortest = min(len(original), len(corrected))
    head = _steps(shortest, mine.from_start, theirs.from_start)
    return head, _steps(shortest - head, mine.from_end, theirs.from_end)


class _Side:
    """The words of paragraphs, found out when they are asked for and kept for the next question."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._known: dict[int, Words] = {}

    def from_start(self, number: int) -> Words:
        words = self._known.get(number)
        if words is None:
            there = number < len(self._texts)
            words = self._known[number] = frozenset(words_of(self._texts[number])) if there else frozenset()
        return words

    def from_end(self, number: int) -> Words:
        return self.from_start(len(self._texts) - 1 - number) if number < len(self._texts) else frozenset()


def _steps(most: int, mine: Callable[[int], Words], theirs: Callable[[int], Words]) -> int:
    for step in range(most):
        first, second = mine(step), theirs(step)
        alike = _alike(first, second)
        if alike < _PLAIN or alike <= max(_alike(first, theirs(step + 1)), _alike(mine(step + 1), second)):
            return step
    return most


def _alike(first: Words, second: Words) -> float:
    return len(first & second) / max(len(first), len(second), 1)
