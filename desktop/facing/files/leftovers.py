"""Unfinished files that were left beside others by a program of ours that was killed while it wrote them.

Three things must be so before one is removed: its name says that it was made on this computer by this user; nothing
was written to it for a minute; and no process holds the lock that its writer has on it. In doubt it stays.
"""

import hashlib
import os
import platform
import re
import secrets
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_NAME = re.compile(r"\.facing-([0-9a-f]{8})-[0-9a-f]{16}\.tmp")
# Between the last byte and the new name there are milliseconds; on Windows, nothing is locked then.
_LEAST_AGE = 60.0  # seconds


def unfinished_name() -> str:
    """A new name for a file that is being written."""
    return f".facing-{_maker()}-{secrets.token_hex(8)}.tmp"


def say_alive(descriptor: int) -> None:
    """Let others see that the open file is being written, until it is closed. Windows does that by itself."""
    if sys.platform != "win32":
        # Not every file system has locks; there, nobody removes anything either.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def remove_leftovers(folder: Path) -> None:
    """Remove what is ours and dead in ``folder``, as far as the system lets us; raises nothing."""
    with suppress(OSError, ValueError):
        maker = _maker()
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(".facing-")]
        for name in names:
            known = _NAME.fullmatch(name)
            if known is not None and known[1] == maker:
                _remove_if_dead(folder / name)


def _remove_if_dead(path: Path) -> None:
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with suppress(OSError):
        descriptor = os.open(path, flags)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or time.time() - status.st_mtime < _LEAST_AGE:
                return
            if sys.platform != "win32":
                # Given back when the file is closed: until then its writer, had it lived, would wait for us.
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
        finally:
            os.close(descriptor)
        if sys.platform == "win32":
            # Refused while a process has it open.
            path.unlink()


def _maker() -> str:
    """Stands for this user on this computer; a folder may be shared with others."""
    user = os.getuid() if sys.platform != "win32" else os.environ.get("USERNAME", "")
    return hashlib.sha256(f"{platform.node()}\0{user}".encode()).hexdigest()[:8]
