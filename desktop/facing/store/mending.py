"""A damaged store: what can be read goes into a new one, and what cannot is taken from the newest backups.

Contents are known by their digests, so nothing is taken over that is not what was written, and what a damaged store
has lost may come from any backup. The damaged file itself is kept beside.
"""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection

from facing.core.problem import ProblemCode, UserProblem
from facing.store.copying import BESIDE
from facing.store.exchanging import exchange
from facing.store.marking import unmark
from facing.store.opening import connect, open_database
from facing.store.presence import alone
from facing.store.problems import damaged, told_as_problems
from facing.store.salvaging import Salvage
from facing.store.schema import APPLICATION_ID

# The first bytes of every database of ours: magic, page size 4096, the rest as SQLite always has it
# (https://sqlite.org/fileformat.html#the_database_header). The bytes 18 and 19 tell the journal: 2 is the log.
_MAGIC = b"SQLite format 3\0\x10\x00"
_FIXED = b"\x00\x40\x20\x20"
_BACKUPS = 2  # from how many of them is taken what is missing


def mend(path: Path, backups: Sequence[Path], now: int) -> UserProblem:
    """Put a new store in the place of the damaged one; gives what is to be told: ``STORE_MENDED``.

    Its facts are ``path``, ``aside`` (where the damaged one is), ``saved`` and ``lost`` (versions).

    Args:
        path: the damaged store.
        backups: those there are, the newest first.
        now: milliseconds since 1970.

    Raises:
        UserProblem: ``STORE_IN_USE``; ``STORE_DAMAGED``: it is not ours at all; ``DISK_FULL``, ``STORE_UNWRITABLE``.
            Everything is as it was then.
    """
    for left in path.parent.glob(f"{path.stem}-mending-*.tmp"):
        shutil.rmtree(left, ignore_errors=True)
    work = path.with_name(f"{path.stem}-mending-{secrets.token_hex(8)}.tmp")
    fresh = work / path.name
    with told_as_problems(path), alone(path):
        try:
            work.mkdir(mode=0o700)
            with closing(open_database(fresh)) as target:
                target.execute("PRAGMA synchronous = OFF")
                salvage = Salvage(target)
                copy = _copy(path, work / "damaged.sqlite")
                if _is_foreign(copy):
                    raise damaged(path, "not a database of this program")
                _take(salvage, copy)
                for number, backup in enumerate(backups[:_BACKUPS]):
                    _take(salvage, _copy(backup, work / f"backup-{number}.sqlite"))
                saved, lost = salvage.saved, salvage.lost
                # One file, whole on the disk before it gets its name.
                target.execute("PRAGMA journal_mode = DELETE")
            aside = exchange(path, fresh, "damaged", now)
            unmark(path)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return UserProblem(ProblemCode.STORE_MENDED, path=path, aside=aside, saved=saved, lost=lost)


def _copy(source: Path, target: Path) -> Path:
    """A copy that may be written to, its header put right."""
    shutil.copyfile(source, target)
    for ending in BESIDE[:1]:
        with suppress(FileNotFoundError):
            shutil.copyfile(source.with_name(source.name + ending), target.with_name(target.name + ending))
    with target.open("rb+") as file:
        header = file.read(24)
        if len(header) == 24:
            file.seek(0)
            modes = header[18:20] if header[18:20] in (b"\x01\x01", b"\x02\x02") else b"\x02\x02"
            file.write(_MAGIC + modes + _FIXED)
            file.flush()
            os.fsync(file.fileno())
    return target


def _is_foreign(path: Path) -> bool:
    """Whether this is clearly the database of another program."""
    try:
        with closing(_readable(path)) as connection:
            (whose,) = connection.execute("PRAGMA application_id").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError:
        return False
    return whose != APPLICATION_ID and bool(tables) and "paragraphs" not in tables


def _take(salvage: Salvage, source: Path) -> None:
    """Take what can be read; a source that cannot be opened at all gives nothing."""
    with suppress(sqlite3.DatabaseError), closing(_readable(source)) as connection:
        salvage.take(connection)


def _readable(path: Path) -> Connection:
    connection = connect(path)
    # Text columns hold ASCII only; damage must not end in an error of decoding.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    # Lets SQLite read a file that is cut short, or whose list of tables has faults.
    connection.execute("PRAGMA writable_schema = ON")
    return connection
