"""Work that takes long: told how far it is, and ended when nobody wants it any more."""

import threading
from collections.abc import Callable

Advance = Callable[[int, int], None]
"""Takes how much is done, of how much (0: not known); raises ``Stopped``. Long work calls it often, on any thread."""


class Stopped(Exception):  # noqa: N818 - it is no error
    """Nobody wants the work any more."""


def unwatched(done: int, total: int) -> None:
    """In place of a ``Watch`` where work always goes on to its end."""


class Watch:
    """Follows one piece of work; every method may be called from any thread."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._progress = (0, 0)

    def __call__(self, done: int, total: int) -> None:
        """Take how far the work is.

        Raises:
            Stopped: it is not wanted any more.
        """
        if self._stopped.is_set():
            raise Stopped
        self._progress = done, total

    @property
    def progress(self) -> tuple[int, int]:
        """How much is done, of how much; 0 where that is not known."""
        return self._progress

    @property
    def stopped(self) -> bool:
        """Whether the work is not wanted any more."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Let the work end."""
        self._stopped.set()
