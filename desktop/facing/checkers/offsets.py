"""From UTF-16 units, in which LanguageTool counts, to code points."""

from bisect import bisect_left
from itertools import accumulate

_LAST_OF_ONE_UNIT = "\uffff"


class Utf16Offsets:
    """The positions of one text, in code points and in UTF-16 units. Lone surrogates count as one unit each."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._units: list[int] | None = None
        if text and max(text) > _LAST_OF_ONE_UNIT:
            self._units = list(accumulate((1 + (letter > _LAST_OF_ONE_UNIT) for letter in text), initial=0))

    def units_before(self, code_points: int) -> int:
        """How many UTF-16 units the first ``code_points`` code points take."""
        inside = max(0, min(code_points, self._length))
        return inside if self._units is None else self._units[inside]

    def code_points_before(self, units: int) -> int:
        """How many code points the first ``units`` UTF-16 units are; half a character counts as a whole one."""
        if self._units is None:
            return max(0, min(units, self._length))
        return min(bisect_left(self._units, units), self._length)

    def end(self, start: int, units: int) -> int:
        """Where a stretch ends that starts at code point ``start`` and is ``units`` UTF-16 units long."""
        return self.code_points_before(self.units_before(start) + units)
