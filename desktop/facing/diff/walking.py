"""The quick way through a stretch that changed little: paragraph by paragraph from both its ends.

Goes on as long as two paragraphs are plainly one and neither is more like the other's neighbour; what lies between the
two places where that ends is left to slower ways.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from facing.diff.features import words_of

# Share of the words of the longer paragraph that both have; unrelated prose has a third at most.
_PLAIN = 0.5


def walked(original: Sequence[str], corrected: Sequence[str]) -> tuple[int, int]:
    """How many paragraphs stand for each other one by one at the start, and how many at the end behind those."""
    head = _steps(original, corrected)
    left = min(len(original), len(corrected)) - head
    return head, _steps(islice(reversed(original), left), islice(reversed(corrected), left))


def _steps(original: Iterable[str], corrected: Iterable[str]) -> int:
    mine, theirs = (map(frozenset, map(words_of, side)) for side in (original, corrected))
    first, second = next(mine, None), next(theirs, None)
    steps = 0
    while first is not None and second is not None:
        next_first, next_second = next(mine, None), next(theirs, None)
        # Empty paragraphs go along with those before them.
        if first or second:
            alike = _alike(first, second)
            if alike < _PLAIN or alike <= max(_alike(first, next_second), _alike(next_first, second)):
                break
        first, second = next_first, next_second
        steps += 1
    return steps


def _alike(first: frozenset[str] | None, second: frozenset[str] | None) -> float:
    if not first or not second:
        return 0.0
    return len(first & second) / max(len(first), len(second))
