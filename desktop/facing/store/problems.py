"""SQLite's errors as problems of the user."""

import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.replacing import FULL

_CODES = {
    sqlite3.SQLITE_FULL: ProblemCode.DISK_FULL,
    sqlite3.SQLITE_CORRUPT: ProblemCode.STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: ProblemCode.STORE_DAMAGED,
}
_REFUSALS = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)
# Bytes that SQLite needs at once beside a database: 32 KiB for the index of the log, and some pages.
_LEAST = 128 * 1024


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
        code = ProblemCode.DISK_FULL if error.errno in FULL else ProblemCode.STORE_UNWRITABLE
        raise UserProblem(code, path=path, reason=error.strerror or str(error)) from error


def problem_of(error: sqlite3.Error, path: Path) -> UserProblem:
    """The user's problem behind an error of SQLite."""
    primary = _primary(error)
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(path):
        # What SQLite keeps beside a database could not be made: it does not say why.
        return UserProblem(ProblemCode.DISK_FULL, path=path, reason=str(error))
    return UserProblem(_CODES.get(primary, ProblemCode.STORE_UNWRITABLE), path=path, reason=str(error))


def is_refusal(error: sqlite3.Error) -> bool:
    """Whether the disk, the system or another program refuses, which says nothing of what is in the database."""
    return _primary(error) in _REFUSALS


def _primary(error: sqlite3.Error) -> int:
    """The lowest byte of the code is the primary code, the rest says more."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(next(each for each in path.parents if each.exists())).free < _LEAST
    except (OSError, StopIteration):
        return False


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
