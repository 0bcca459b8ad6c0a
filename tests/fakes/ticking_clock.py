"""A time of day that tests can rely on."""

import itertools


class TickingClock:
    """A clock that goes on by one millisecond each time it is asked."""

    def __init__(self) -> None:
        self._ticks = itertools.count(1_700_000_000_000)

    def now(self) -> int:
        return next(self._ticks)
