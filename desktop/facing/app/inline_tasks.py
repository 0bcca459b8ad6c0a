"""Tasks for a program without a window: everything on one thread, in order."""

from collections import deque
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class InlineTasks:
    """Work waits until ``drain`` does it on the caller's own thread."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()

    def submit(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Let ``work`` wait for ``drain``; all lanes share the one queue."""

        def run() -> None:
            try:
                result = work()
            except Exception as error:
                failed(error)
            else:
                done(result)

        self._waiting.append(run)

    def drain(self) -> None:
        """Do everything that waits, and what that brings."""
        while self._waiting:
            self._waiting.popleft()()

    def close(self) -> None:
        """Drop what waits."""
        self._waiting.clear()
