"""Counting work: lines of Python run, which do not depend on the machine."""

import sys
from collections.abc import Callable
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
