"""The time of day."""

import time


class SystemClock:
    """The computer's own clock."""

    def now(self) -> int:
        """Milliseconds since 1970."""
        return time.time_ns() // 1_000_000
