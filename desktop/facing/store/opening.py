"""Opening the database: refuse what is not ours to touch, then make it safe and up to date."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection

from facing.store.marking import is_marked
from facing.store.migrations import Step, migrate, refuse_newer
from facing.store.network_folders import is_on_network
from facing.store.problems import damaged, told_as_problems
from facing.store.schema import APPLICATION_ID, STEPS

# Another program of ours (the command line while a window is open) holds the lock for milliseconds; a first save of a
# book, for a second or two.
_PATIENCE = 15.0  # seconds
# Bytes up to which the whole file is looked through at each start: about 40 ms.
_CHECKED_WHOLE = 32 * 1024 * 1024


def open_database(path: Path, steps: Sequence[Step] = STEPS) -> Connection:
    """A connection in autocommit mode, usable from any thread; the file and its folder are made if missing.

    Raises:
        UserProblem: ``STORE_NEWER``, ``STORE_DAMAGED`` (the file is left as it is); ``DISK_FULL``,
            ``STORE_UNWRITABLE``.
    """
    with told_as_problems(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The log and the shared memory beside it take over the permissions. Never opened where it is there: closing a
        # file gives up all locks that this process has on it.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        if is_marked(path):
            raise damaged(path, "damage was found before")
        _look_without_touching(path, steps)
        connection = connect(path)
        try:
            _refuse_foreign(connection, path, steps)
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_on_network(path.parent) else 'WAL'}")
            connection.execute("PRAGMA synchronous = FULL")
            # What is removed is written over with zeros, whatever the system's SQLite does by itself.
            connection.execute("PRAGMA secure_delete = ON")
            migrate(connection, path, steps)
            _refuse_damaged(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
        return connection


def connect(path: Path) -> Connection:
    """A connection in autocommit mode to a database that is there, usable from any thread."""
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _look_without_touching(path: Path, steps: Sequence[Step]) -> None:
    """Refuse a newer or foreign file through a connection that cannot write.

    An ordinary connection would copy the log of a newer program into its database when it closes.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as connection:
        try:
            _refuse_foreign(connection, path, steps)
        except sqlite3.OperationalError:
            # A journal that was left by a crash can only be rolled back by a connection that may write.
            return


def _refuse_foreign(connection: Connection, path: Path, steps: Sequence[Step]) -> None:
    version = refuse_newer(connection, path, steps)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    is_new = version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION_ID and not is_new:
        raise damaged(path, "not a database of this program")


def is_checked_at_start(path: Path) -> bool:
    """Whether the whole file is looked through whenever it is opened; larger ones, when there is time."""
    return path.stat().st_size <= _CHECKED_WHOLE


def _refuse_damaged(connection: Connection, path: Path) -> None:
    if not is_checked_at_start(path):
        return
    result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if result != "ok":
        raise damaged(path, result)
