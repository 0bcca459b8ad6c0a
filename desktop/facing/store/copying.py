"""Copies of a database, whole or not at all, for the user alone."""

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection

from facing.files.replacing import synchronise_folder

BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database


class NotWanted(Exception):  # noqa: N818 - no error, a decision
    """The copy that was made is not to be kept."""


def copy_database(source: Connection, target: Path, finish: Callable[[Connection], None]) -> None:
    """Copy the database behind ``source`` to ``target`` while it is in use; an older file is replaced at the end.

    Args:
        source: where it comes from.
        target: where it goes; its folder is there.
        finish: what is still to be done in the copy; raises ``NotWanted`` to have none.

    Raises:
        sqlite3.Error, OSError: the disk refused; nothing is left of the attempt.
    """
    # Two programs may do this at once.
    temporary = target.with_name(f"{target.name}-{secrets.token_hex(8)}.tmp")
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            source.backup(copy)
            # One file that stands by itself, whatever the journal of the store.
            copy.execute("PRAGMA journal_mode = DELETE")
            finish(copy)
        put_in_place(temporary, target)
    except NotWanted:
        return
    finally:
        remove(temporary)


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a finished file its name, durably.

    Raises:
        OSError: the disk refused.
    """
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    with suppress(OSError):
        synchronise_folder(target.parent)


def remove(database: Path) -> None:
    """Remove a database that nobody has open, if it is there, with all that SQLite left beside it: that has text, too.

    Raises:
        OSError: the disk refused.
    """
    for ending in ("", *BESIDE):
        database.with_name(database.name + ending).unlink(missing_ok=True)
