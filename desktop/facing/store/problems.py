"""SQLite's errors as problems of the user."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem

_CODES = {
    sqlite3.SQLITE_FULL: ProblemCode.DISK_FULL,
    sqlite3.SQLITE_CORRUPT: ProblemCode.STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: ProblemCode.STORE_DAMAGED,
}


@contextmanager
def told_as_problems(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system refuses inside into ``UserProblem`` with ``path`` and ``reason``.

    ``DISK_FULL`` and ``STORE_DAMAGED`` where that is the case, ``STORE_UNWRITABLE`` for everything else: no
    permission, a read-only disk, a lock that another program does not give back, a fault of the device.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise problem_of(error, path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserProblem(ProblemCode.STORE_UNWRITABLE, path=path, reason=reason) from error


def problem_of(error: sqlite3.Error, path: Path) -> UserProblem:
    """The user's problem behind an error of SQLite."""
    # The lowest byte is the primary code, the rest says more.
    primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return UserProblem(_CODES.get(primary, ProblemCode.STORE_UNWRITABLE), path=path, reason=str(error))


@contextmanager
def told_as_damage(path: Path, what: str) -> Iterator[None]:
    """Turn what goes wrong in reading back what we wrote ourselves into ``STORE_DAMAGED`` with ``path``, ``reason``."""
    try:
        yield
    except (ValueError, TypeError, LookupError, zlib.error) as error:
        raise damaged(path, f"{what}: {error!r}") from error


def damaged(path: Path, reason: str) -> UserProblem:
    """The store at ``path`` holds what it cannot hold."""
    return UserProblem(ProblemCode.STORE_DAMAGED, path=path, reason=reason)
