"""Removing the rows that no version is made of any more.

Works on every schema there was. Paragraphs, chunks and origins belong to all versions of all documents, so what is not
used shows only when all versions have been looked at: half a second for 10,000 versions of a book.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection

from filelock import FileLock, Timeout

from facing.store.opening import connect
from facing.store.packing import unpack_numbers
from facing.store.problems import told_as_damage, told_as_problems

# Rows that are removed in one transaction: others wait for it some milliseconds.
_AT_ONCE = 500


@dataclass
class Rows:
    """Row numbers by table."""

    chunks: set[int] = field(default_factory=set)
    origins: set[int] = field(default_factory=set)
    paragraphs: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.chunks) + len(self.origins) + len(self.paragraphs)

    def without(self, used: "Rows") -> "Rows":
        """Those that are not among the used ones."""
        return Rows(self.chunks - used.chunks, self.origins - used.origins, self.paragraphs - used.paragraphs)

    def pieces(self) -> Iterator["Rows"]:
        """The same, some at a time; chunks first, so that none is left without its paragraphs."""
        for name in ("chunks", "origins", "paragraphs"):
            numbers = sorted(getattr(self, name))
            for start in range(0, len(numbers), _AT_ONCE):
                yield Rows(**{name: set(numbers[start : start + _AT_ONCE])})


def sweep(path: Path) -> int:
    """Remove what nothing uses from the store at ``path`` while it is in use; gives how many rows went.

    One program at a time does it, so that no row number is given anew meanwhile; where one is at it, nothing is done.

    Raises:
        UserProblem: ``DISK_FULL``, ``STORE_*``.
    """
    with told_as_problems(path), told_as_damage(path, "versions"):
        try:
            with FileLock(path.with_name(f"{path.name}.sweep"), timeout=0, mode=0o600), closing(connect(path)) as ours:
                return _sweep(ours)
        except Timeout:
            return 0


def remove_unused(connection: Connection) -> None:
    """The same inside a transaction that is open already."""
    _remove(connection, _all(connection).without(_used(connection)))


def _sweep(connection: Connection) -> int:
    connection.execute("BEGIN")
    unused = _all(connection).without(_used(connection))
    newest = int(connection.execute("SELECT coalesce(max(number), 0) FROM versions").fetchone()[0])
    newest_chunk = int(connection.execute("SELECT coalesce(max(number), 0) FROM chunks").fetchone()[0])
    connection.execute("COMMIT")
    removed = 0
    for piece in unused.pieces():
        connection.execute("BEGIN IMMEDIATE")
        try:
            # What versions have taken up again since then.
            rest = piece.without(_used(connection, newest, newest_chunk))
            _remove(connection, rest)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        removed += len(rest)
    return removed


def _all(connection: Connection) -> Rows:
    return Rows(*(_numbers(connection, name) for name in ("chunks", "origins", "paragraphs")))


def _numbers(connection: Connection, table: str) -> set[int]:
    return {number for (number,) in connection.execute(f"SELECT number FROM {table}")}


def _used(connection: Connection, after: int = 0, after_chunk: int | None = None) -> Rows:
    """What the versions use, or those with numbers behind ``after``, and all chunks with numbers behind another."""
    used = Rows()
    for chunks, origins in connection.execute("SELECT chunks, origins FROM versions WHERE number > ?", (after,)):
        used.chunks.update(unpack_numbers(chunks))
        if origins is not None:
            used.origins.update(unpack_numbers(origins))
    members = connection.execute(
        "SELECT paragraphs FROM chunks WHERE number IN (SELECT value FROM json_each(?)) OR number > ?",
        (json.dumps(sorted(used.chunks)), 2**62 if after_chunk is None else after_chunk),
    )
    for (paragraphs,) in members:
        used.paragraphs.update(unpack_numbers(paragraphs))
    return used


def _remove(connection: Connection, rows: Rows) -> None:
    for name in ("chunks", "origins", "paragraphs"):
        numbers = json.dumps(sorted(getattr(rows, name)))
        connection.execute(f"DELETE FROM {name} WHERE number IN (SELECT value FROM json_each(?))", (numbers,))
