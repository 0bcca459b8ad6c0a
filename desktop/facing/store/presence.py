"""Whether a program has the store open, so that nobody puts another file in its place under its hands.

A lock of SQLite's on a file of its own: it holds on every system, and a process that dies lets go of it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection

from facing.core.problem import ProblemCode, UserProblem
from facing.store.problems import problem_of, told_as_problems

_PATIENCE = 15.0  # seconds until a store that is being put in place must be there


class Presence:
    """One program's use of the store at ``store``, from now to ``end``. Others may use it at the same time.

    Raises:
        UserProblem: ``STORE_IN_USE``: it is being exchanged, and that does not end.
    """

    def __init__(self, store: Path) -> None:
        self._connection: Connection | None = None
        connection = _connect(store, _PATIENCE)
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            connection.close()
            if _is_locked(error):
                raise UserProblem(ProblemCode.STORE_IN_USE, path=store) from error
            # Where no locks can be had, the store must be usable all the same.
        else:
            self._connection = connection

    def end(self) -> None:
        """Use it no more; callable more than once."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@contextmanager
def alone(store: Path) -> Iterator[None]:
    """Be the only program that uses the store, until the block is left.

    Raises:
        UserProblem: ``STORE_IN_USE``: another one has it open, or that cannot be told; ``DISK_FULL``.
    """
    with closing(_connect(store, 0.0)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            problem = problem_of(error, store)
            if problem.code is ProblemCode.DISK_FULL:
                raise problem from error
            raise UserProblem(ProblemCode.STORE_IN_USE, path=store) from error
        yield


def _connect(store: Path, patience: float) -> Connection:
    path = store.with_name(f"{store.name}.in-use")
    with told_as_problems(store):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        # Never opened where it is there: closing a file gives up all locks that this process has on it.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with told_as_problems(store):
        return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)


def _is_locked(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
