"""What was read of each passage, kept from one look at a document to the next."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from facing.core.passage import Passage

T = TypeVar("T")


class Remembered(Generic[T]):
    """Reads passages with ``read``, which goes by a passage's text and mark-up alone, and each text only once.

    After an edit a document costs what was edited. What two looks in a row did not meet is forgotten.
    """

    def __init__(self, read: Callable[[Passage], T]) -> None:
        self._read = read
        self._kept: dict[str, T] = {}
        self._before: dict[str, T] = {}

    def look(self) -> None:
        """A new look at the whole document begins."""
        self._before, self._kept = self._kept, {}

    def of(self, passages: Sequence[Passage]) -> list[T]:
        """What is read of each of these passages."""
        return [self._one(passage) for passage in passages]

    def _one(self, passage: Passage) -> T:
        text = passage.text
        found = self._kept.get(text)
        if found is None:
            found = self._before.get(text)
            self._kept[text] = found = self._read(passage) if found is None else found
        return found
