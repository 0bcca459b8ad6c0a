"""What checkers said of documents, kept from run to run: a cache, which may be lost at any time."""

import json
import logging
import os
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from facing.core.finding import Certainty, Kind
from facing.core.ports import Remark
from facing.store.copying import BESIDE

_SCHEMA = 1
_PATIENCE = 2.0  # seconds to wait for another program
_KEPT = 60_000  # answers kept for one document; the oldest go first
_LOOK_EVERY = 200  # answers kept between two looks at how many there are

Said = tuple[tuple[Remark, ...], ...]
T = TypeVar("T")

_log = logging.getLogger(__name__)


class RemarkStore:
    """Answers by document and key, in a database of its own at ``path``.

    A file that cannot be used is made anew; where that fails too, nothing is kept. Callable from any thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = self._opened()
        self._since_look = 0

    def of(self, document: str) -> "DocumentRemarks":
        """The answers about one document (``core.ports.RemarkCache``)."""
        return DocumentRemarks(self, document)

    def recall(self, document: str, keys: Sequence[bytes]) -> list[Said | None]:
        """What was kept under each key."""

        def read(connection: Connection) -> list[Said | None]:
            query = "SELECT said FROM answers WHERE document = ? AND key = ?"
            rows = (connection.execute(query, (document, key)).fetchone() for key in keys)
            return [None if row is None else _unpacked(row[0]) for row in rows]

        return self._tried(read, [None] * len(keys))

    def keep(self, document: str, said: Iterable[tuple[bytes, Said]]) -> None:
        """Keep answers."""
        rows = [(document, key, _packed(each)) for key, each in said]

        def write(connection: Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO answers (document, key, said) VALUES (?, ?, ?)", rows)
                self._since_look += len(rows)
                if self._since_look >= _LOOK_EVERY:
                    self._since_look = 0
                    _thin(connection, document)

        self._tried(write, None)

    def forget(self, document: str) -> None:
        """Keep nothing of this document any more, not a byte; a file that cannot be rewritten is removed."""

        def remove(connection: Connection) -> bool:
            connection.execute("PRAGMA secure_delete = ON")
            with connection:
                connection.execute("DELETE FROM answers WHERE document = ?", (document,))
            connection.execute("VACUUM")
            return True

        if not self._tried(remove, False):
            self._remove_file()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _opened(self) -> Connection | None:
        for attempt in range(2):
            try:
                return _open(self._path)
            except (sqlite3.DatabaseError, OSError, ValueError) as error:
                _log.info("The cache of findings cannot be used: %s", error)
                if attempt or isinstance(error, sqlite3.OperationalError | OSError):
                    return None
                self._remove_file()
        return None

    def _remove_file(self) -> None:
        for ending in ("", *BESIDE):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def _tried(self, work: Callable[[Connection], T], otherwise: T) -> T:
        with self._lock:
            if self._connection is None:
                return otherwise
            try:
                return work(self._connection)
            except (sqlite3.Error, ValueError, KeyError, TypeError, zlib.error) as error:
                _log.info("The cache of findings is not used any more: %s", error)
                self._connection.close()
                self._connection = None
                return otherwise


class DocumentRemarks:
    """The answers about one document."""

    def __init__(self, store: RemarkStore, document: str) -> None:
        self._store = store
        self._document = document

    def recall(self, keys: Sequence[bytes]) -> list[Said | None]:
        """What was kept under each of these keys, ``None`` where nothing was."""
        return self._store.recall(self._document, keys)

    def keep(self, said: Iterable[tuple[bytes, Said]]) -> None:
        """Keep what was said, by key."""
        self._store.keep(self._document, said)


def _open(path: Path) -> Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        # Losing the newest answers in a power cut costs a few questions; waiting for the disk would cost every one.
        connection.execute("PRAGMA synchronous = OFF")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _SCHEMA):
            raise ValueError(f"schema {version}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS answers ("
            "number INTEGER PRIMARY KEY, document TEXT NOT NULL, key BLOB NOT NULL, said BLOB NOT NULL, "
            "UNIQUE (document, key))"
        )
        connection.execute(f"PRAGMA user_version = {_SCHEMA}")
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


def _thin(connection: Connection, document: str) -> None:
    connection.execute(
        "DELETE FROM answers WHERE document = ? AND number <= "
        "(SELECT number FROM answers WHERE document = ? ORDER BY number DESC LIMIT 1 OFFSET ?)",
        (document, document, _KEPT),
    )


def _packed(said: Said) -> bytes:
    rows = [
        [
            [each.start, each.end, each.kind, each.message, each.suggestions, each.rule, each.certainty, each.off]
            for each in remarks
        ]
        for remarks in said
    ]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 1)


def _unpacked(packed: bytes) -> Said:
    rows = json.loads(zlib.decompress(packed))
    return tuple(
        tuple(
            Remark(start, end, Kind(kind), message, tuple(suggestions), rule, Certainty(certainty), off)
            for start, end, kind, message, suggestions, rule, certainty, off in remarks
        )
        for remarks in rows
    )
