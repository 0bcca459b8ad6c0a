"""How much lies in a stretch of a text, counted in pieces so that no one has to wait for all of it."""

from collections.abc import Iterator
from typing import NamedTuple

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.counting import EMPTY, Size, WordCounter


class Measure(NamedTuple):
    """A size, and how many changes touch what has it."""

    size: Size = EMPTY
    changes: int = 0

    def plus(self, other: "Measure") -> "Measure":
        """Both together."""
        return Measure(self.size.plus(other.size), self.changes + other.changes)


def measured(
    counter: WordCounter, text: Text, comparison: Comparison, side: Side, stretch: tuple[Place, Place]
) -> Iterator[Measure]:
    """The measures of the pieces of a stretch of ``text``, the text of ``side``; together they are its measure.

    Text comes chunk by chunk, changes row by row. Good until text or comparison change.
    """
    start, end = stretch
    for size in counter.sizes_between(text, start, end):
        yield Measure(size)
    for changes in comparison.changes_between(side, start, end):
        yield Measure(changes=changes)
