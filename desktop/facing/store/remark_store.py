"""What checkers said of documents, kept from run to run: a cache, which may be lost at any time."""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from facing.core.finding import Finding
from facing.store.copying import BESIDE
from facing.store.remark_packing import Said, UnpackingError, packed, packed_findings, unpacked, unpacked_findings

_SCHEMA = 2
_PATIENCE = 2.0  # seconds to wait for another program
# Answers kept for one document, the oldest go first: nine for each paragraph of a million words, twice over.
_KEPT = 200_000
_LOOK_EVERY = 2_000  # answers kept between two looks at how many there are
_ASKED_AT_ONCE = 500  # keys in one question; SQLite takes 999 in its older builds

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
            found: dict[bytes, Said] = {}
            for first in range(0, len(keys), _ASKED_AT_ONCE):
                some = keys[first : first + _ASKED_AT_ONCE]
                places = ",".join("?" * len(some))
                query = f"SELECT key, said FROM answers WHERE document = ? AND key IN ({places})"
                found.update((key, unpacked(said)) for key, said in connection.execute(query, (document, *some)))
            return [found.get(key) for key in keys]

        return self._tried(read, [None] * len(keys))

    def keep(self, document: str, said: Iterable[tuple[bytes, Said]]) -> None:
        """Keep answers."""
        rows = [(document, key, packed(each)) for key, each in said]

        def write(connection: Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO answers (document, key, said) VALUES (?, ?, ?)", rows)
                self._since_look += len(rows)
                if self._since_look >= _LOOK_EVERY:
                    self._since_look = 0
                    _thin(connection, document)

        self._tried(write, None)

    def recall_findings(self, document: str, reader: str, read: bytes) -> list[Finding] | None:
        """What was kept of a reader, where it is of what was ``read``."""

        def fetch(connection: Connection) -> list[Finding] | None:
            query = "SELECT findings FROM found WHERE document = ? AND reader = ? AND read = ?"
            row = connection.execute(query, (document, reader, read)).fetchone()
            return None if row is None else unpacked_findings(row[0])

        return self._tried(fetch, None)

    def keep_findings(self, document: str, reader: str, read: bytes, findings: Iterable[Finding]) -> None:
        """Keep what a reader found, in place of what it found before."""
        row = document, reader, read, packed_findings(findings)

        def write(connection: Connection) -> None:
            with connection:
                connection.execute(
                    "INSERT OR REPLACE INTO found (document, reader, read, findings) VALUES (?, ?, ?, ?)", row
                )

        self._tried(write, None)

    def forget(self, document: str) -> None:
        """Keep nothing of this document any more, not a byte; a file that cannot be rewritten is removed."""

        def remove(connection: Connection) -> bool:
            connection.execute("PRAGMA secure_delete = ON")
            with connection:
                connection.execute("DELETE FROM answers WHERE document = ?", (document,))
                connection.execute("DELETE FROM found WHERE document = ?", (document,))
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
            except (sqlite3.Error, ValueError, TypeError, UnpackingError) as error:
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

    def recall_findings(self, reader: str, read: bytes) -> list[Finding] | None:
        """What this reader found when it last read the same; ``None`` where it read anything else."""
        return self._store.recall_findings(self._document, reader, read)

    def keep_findings(self, reader: str, read: bytes, findings: Iterable[Finding]) -> None:
        """Keep what a reader found in the whole document."""
        self._store.keep_findings(self._document, reader, read, findings)


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
        connection.execute(
            "CREATE TABLE IF NOT EXISTS found ("
            "document TEXT NOT NULL, reader TEXT NOT NULL, read BLOB NOT NULL, findings BLOB NOT NULL, "
            "PRIMARY KEY (document, reader))"
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
