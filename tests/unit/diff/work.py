"""Counting work: lines of Python run and objects handled, which do not depend on the machine."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import facing.diff

_ROOM = facing.diff.__path__[0]


def lines_run(action: Callable[[], object]) -> int:
    """How many lines of the ``diff`` room ``action`` runs, comprehensions and loops each time round."""
    count = 0

    def inside(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return inside if frame.f_code.co_filename.startswith(_ROOM) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


class CountedList(list[Any]):
    """A list that counts how many of its items were handed out one by one, by index, slice or iteration."""

    handed_out = 0

    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        CountedList.handed_out += len(found) if isinstance(index, slice) else 1
        return found

    def __iter__(self) -> Iterator[Any]:
        for item in super().__iter__():
            CountedList.handed_out += 1
            yield item
