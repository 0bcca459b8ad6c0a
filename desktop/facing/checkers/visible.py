"""A text without its mark-up, for an engine that knows none, and the way back."""

from bisect import bisect_right
from collections.abc import Sequence


class VisibleText:
    """What of a text is left without the ``markup`` ranges; positions are code points."""

    def __init__(self, text: str, markup: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []  # of the kept parts, in the visible text
        self._shifts: list[int] = []  # how far each of them stands behind that in the whole text
        parts = []
        position = length = 0
        for start, end in [*sorted(markup), (len(text), len(text))]:
            if position < start:
                self._starts.append(length)
                self._shifts.append(position - length)
                parts.append(text[position:start])
                length += start - position
            position = max(position, end)
        self.text = "".join(parts)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``self.text[start:end]`` stands in the whole text, without mark-up at its edges."""
        if not start < end <= len(self.text):
            return 0, 0
        return self._placed(start), self._placed(end - 1) + 1

    def _placed(self, position: int) -> int:
        return position + self._shifts[bisect_right(self._starts, position) - 1]
