"""Keeps two set-ups from working in one folder at the same time."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PAUSE = 0.5


@contextmanager
def only_one(lock: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the lock; where another set-up holds it, says so once by `waiting` and waits for it to end.

    The system lets go of the lock when the program that holds it and those that it started have ended, in whatever way.
    """
    with lock.open("a+b") as stream:
        told = False
        while not _taken(stream):
            if not told:
                waiting()
                told = True
            time.sleep(PAUSE)
        os.set_inheritable(stream.fileno(), True)
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(stream: IO[bytes]) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
