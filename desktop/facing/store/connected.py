"""The connection that the parts of the store share."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from facing.core.problem import ProblemCode, UserProblem
from facing.store.opening import open_database
from facing.store.presence import Presence
from facing.store.problems import told_as_problems


class Connected:
    """One connection to the file at ``path``, behind a lock: every method may be called from any thread.

    Other processes may have the same file open.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._presence = Presence(path)
        try:
            self._connection = open_database(path)
        except BaseException:
            self._presence.end()
            raise

    def close(self) -> None:
        """Close the file; callable more than once."""
        with self._lock, told_as_problems(self._path):
            self._connection.close()
            self._presence.end()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._lock, told_as_problems(self._path):
            yield self._connection

    @contextmanager
    def _moment(self) -> Iterator[Connection]:
        """All that is read is of one moment, whatever other connections write meanwhile."""
        with self._reading() as connection:
            if connection.in_transaction:
                # What is written there may be read from here on the way.
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """All or nothing, and on the disk at the end."""
        with self._reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _number(self, document: str) -> int:
        row = self._connection.execute("SELECT number FROM documents WHERE id = ?", (document,)).fetchone()
        if row is None:
            raise UserProblem(ProblemCode.DOCUMENT_UNKNOWN, document=document)
        return int(row[0])
