"""The store in one SQLite file: documents, versions, the journal, where the reader was, what is ignored."""

import json
import os
import threading
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from facing.core.document import (
    Content,
    DocumentRecord,
    IgnoreKey,
    Journal,
    Original,
    ReaderState,
    Version,
    VersionKind,
)
from facing.core.edit import Edit
from facing.core.ports import Clock
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.store.contents import (
    OriginsPacker,
    PackedContent,
    load_content,
    save_chunks,
    to_bytes,
    to_text,
)
from facing.store.forgetting import forget, related, scrub
from facing.store.keeping import insert_version
from facing.store.opening import open_database
from facing.store.presence import Presence
from facing.store.problems import told_as_damage, told_as_problems
from facing.store.rows import edit_of, record_of, row_of_edit, row_of_ignore, state_of, version_of
from facing.store.thinning import Kept, superfluous

_RECORD = "SELECT documents.id, path, digest FROM documents JOIN originals ON originals.number = original "
_VERSION = "SELECT number, saved, kind, name, note, words, words_changed, pinned FROM versions "
# Chunks that are written in one go where nobody waits for them: about 10 ms.
_AT_ONCE = 16


class SqliteStore:
    """Documents, versions, journal (``core.ports.Store``), in the file at ``path``.

    One connection behind a lock, so that every method may be called from any thread; other processes may have the
    same file open. A method that writes returns when the disk has it.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        forget_elsewhere: Callable[[Sequence[str], Path], None] = lambda documents, path: None,
    ) -> None:
        """Open the file, or make it.

        Args:
            path: the file.
            clock: the time of day.
            forget_elsewhere: takes ids and path of documents that are forgotten here; the rest of our files follow.
        """
        self._path = path
        self._forget_elsewhere = forget_elsewhere
        self._clock = clock
        self._lock = threading.RLock()
        self._presence = Presence(path)
        try:
            self._connection = open_database(path)
        except BaseException:
            self._presence.end()
            raise
        self._packer = OriginsPacker()

    def document(self, original: Original) -> DocumentRecord:
        """The record of this original (same real path and bytes), made on first sight; it is the newest one now."""
        path = _real_path(original.path)
        now = self._clock.now()
        with self._transaction() as connection:
            if not connection.execute("SELECT 1 FROM originals WHERE digest = ?", (original.digest,)).fetchone():
                packed = zlib.compress(original.data)
                connection.execute("INSERT INTO originals (digest, data) VALUES (?, ?)", (original.digest, packed))
            connection.execute(
                "INSERT INTO documents (id, path, original, opened) "
                "SELECT ?, ?, number, ? FROM originals WHERE digest = ? "
                "ON CONFLICT (path, original) DO UPDATE SET opened = excluded.opened",
                (str(uuid.uuid4()), path, now, original.digest),
            )
            row = connection.execute(_RECORD + "WHERE path = ? AND digest = ?", (path, original.digest)).fetchone()
        return record_of(row)

    def known_document(self, path: Path) -> DocumentRecord | None:
        """The newest record at this real path, whatever its bytes."""
        with self._reading() as connection:
            row = connection.execute(
                _RECORD + "WHERE path = ? ORDER BY opened DESC, documents.number DESC LIMIT 1", (_real_path(path),)
            ).fetchone()
        return None if row is None else record_of(row)

    def original(self, document: str) -> bytes:
        """The bytes of the original as they were first opened.

        Raises:
            UserProblem: ``DOCUMENT_UNKNOWN``; ``STORE_DAMAGED``: they are not what was written.
        """
        with self._reading() as connection:
            row = connection.execute(
                "SELECT digest, data FROM originals JOIN documents ON originals.number = original "
                "WHERE documents.number = ?",
                (self._number(document),),
            ).fetchone()
        with told_as_damage(self._path, "original"):
            digest, packed = row
            data = zlib.decompress(packed)
            if sha256(data).digest() != digest:
                raise ValueError("not what was written")
            return data

    def add_version(
        self,
        document: str,
        content: Content,
        kind: VersionKind,
        *,
        name: str = "",
        note: str = "",
        words: int = 0,
        words_changed: int = 0,
    ) -> Version:
        """Keep a version, make it the base of the journal and empty the journal, in one transaction."""
        saved = self._clock.now()
        with self._transaction() as connection:
            number = self._number(document)
            version = Version(0, saved, kind, name, note, words, words_changed)
            kept = insert_version(connection, self._packer, number, version, content)
            connection.execute("DELETE FROM edits WHERE document = ?", (number,))
        return kept

    def versions(self, document: str) -> list[Version]:
        """All versions, newest first: those that came from elsewhere by when they came."""
        with self._reading() as connection:
            rows = connection.execute(
                _VERSION + "WHERE document = ? ORDER BY number DESC", (self._number(document),)
            ).fetchall()
        return [version_of(row) for row in rows]

    def rename_version(self, document: str, version: int, name: str, note: str) -> None:
        """Set name and note of a version.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``.
        """
        with self._transaction() as connection:
            changed = connection.execute(
                "UPDATE versions SET name = ?, note = ? WHERE number = ? AND document = ?",
                (to_bytes(name), to_bytes(note), version, self._number(document)),
            ).rowcount
            if not changed:
                raise _version_unknown(document, version)

    def pin_version(self, document: str, version: int, pinned: bool) -> None:
        """Keep a version at hand, or no longer.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``.
        """
        with self._transaction() as connection:
            changed = connection.execute(
                "UPDATE versions SET pinned = ? WHERE number = ? AND document = ?",
                (pinned, version, self._number(document)),
            ).rowcount
            if not changed:
                raise _version_unknown(document, version)

    def prepare(self, text: Text) -> None:
        """Bring what a text is made of to disk, in pieces: nobody else waits for it for more than a moment."""
        for start in range(0, len(text.chunks), _AT_ONCE):
            with self._transaction() as connection:
                save_chunks(connection, text.chunks[start : start + _AT_ONCE])

    def thin(self, document: str) -> int:
        """Let go of automatic versions that are too many for their age (``thinning``); gives how many.

        The newest version stays in any case, and so does one that has a name or a note or is pinned.
        """
        with self._transaction() as connection:
            number = self._number(document)
            rows = connection.execute(
                "SELECT number, saved FROM versions WHERE document = ? AND kind = ? AND NOT pinned "
                "AND name = x'' AND note = x'' AND number < ?",
                (number, VersionKind.AUTOMATIC.value, self._newest_version(number)),
            )
            gone = superfluous((Kept(*row) for row in rows), self._clock.now())
            connection.executemany("DELETE FROM versions WHERE number = ?", ((each,) for each in gone))
        return len(gone)

    def content(self, document: str, version: int) -> Content:
        """What a version holds, exactly.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``; ``STORE_DAMAGED``: it is not what was written.
        """
        with self._reading() as connection:
            row = connection.execute(
                "SELECT chunks, origins FROM versions WHERE number = ? AND document = ?",
                (version, self._number(document)),
            ).fetchone()
            if row is None:
                raise _version_unknown(document, version)
            return load_content(connection, self._path, PackedContent(*row))

    def append_edits(self, document: str, edits: Sequence[Edit]) -> None:
        """Append to the journal, behind its present base."""
        with self._transaction() as connection:
            number = self._number(document)
            base = self._newest_version(number)
            connection.executemany(
                "INSERT INTO edits (document, base, paragraph, position, removed, added, origin, step, time) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((number, base, *row_of_edit(edit)) for edit in edits),
            )

    def journal(self, document: str) -> Journal:
        """The edits made since the newest version."""
        with self._reading() as connection:
            number = self._number(document)
            base = self._newest_version(number)
            rows = connection.execute(
                "SELECT paragraph, position, removed, added, origin, step, time FROM edits "
                "WHERE document = ? AND base IS ? ORDER BY sequence",
                (number, base),
            ).fetchall()
        with told_as_damage(self._path, "journal"):
            return Journal(base, tuple(edit_of(row) for row in rows))

    def save_state(self, document: str, state: ReaderState) -> None:
        """Remember where the reader was."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO states (document, state) VALUES (?, ?) "
                "ON CONFLICT (document) DO UPDATE SET state = excluded.state",
                (self._number(document), json.dumps(asdict(state))),
            )

    def state(self, document: str) -> ReaderState:
        """Where the reader was; the defaults for a new document."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT state FROM states WHERE document = ?", (self._number(document),)
            ).fetchone()
        with told_as_damage(self._path, "state"):
            return ReaderState() if row is None else state_of(row[0])

    def add_ignore(self, document: str | None, key: IgnoreKey) -> None:
        """Remember an ignored finding of a document; ``None``: of all documents."""
        rule, text, before, after = row_of_ignore(key)
        with self._transaction() as connection:
            if document is None:
                connection.execute(
                    "INSERT INTO lasting_ignores (rule, text) VALUES (?, ?) ON CONFLICT DO NOTHING", (rule, text)
                )
            else:
                connection.execute(
                    "INSERT INTO ignores (document, rule, text, before, after) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT DO NOTHING",
                    (self._number(document), rule, text, before, after),
                )

    def remove_ignore(self, document: str | None, key: IgnoreKey) -> None:
        """Forget that a finding was ignored."""
        rule, text, before, after = row_of_ignore(key)
        with self._transaction() as connection:
            if document is None:
                connection.execute("DELETE FROM lasting_ignores WHERE rule = ? AND text = ?", (rule, text))
            else:
                connection.execute(
                    "DELETE FROM ignores WHERE document = ? AND rule = ? AND text = ? AND before = ? AND after = ?",
                    (self._number(document), rule, text, before, after),
                )

    def ignores(self, document: str | None) -> set[IgnoreKey]:
        """What is ignored in a document alone; ``None``: in all documents."""
        with self._reading() as connection:
            if document is None:
                rows = connection.execute("SELECT rule, text FROM lasting_ignores").fetchall()
            else:
                rows = connection.execute(
                    "SELECT rule, text, before, after FROM ignores WHERE document = ?", (self._number(document),)
                ).fetchall()
        return {IgnoreKey(*map(to_text, row)) for row in rows}

    def recent(self, count: int) -> list[DocumentRecord]:
        """The documents opened last, newest first; of several records at one path only the newest."""
        with self._reading() as connection:
            rows = connection.execute(
                _RECORD
                + "WHERE documents.number = (SELECT number FROM documents AS other WHERE other.path = documents.path "
                "ORDER BY opened DESC, number DESC LIMIT 1) ORDER BY opened DESC, documents.number DESC LIMIT ?",
                (count,),
            ).fetchall()
        return [record_of(row) for row in rows]

    def move_document(self, document: str, path: Path) -> None:
        """The document's file has this path now, at which none is known."""
        with self._transaction() as connection:
            connection.execute(
                "UPDATE documents SET path = ? WHERE number = ?", (_real_path(path), self._number(document))
            )

    def bring_versions(self, document: str, kept: Iterable[tuple[Version, Content]]) -> list[Version]:
        """Take over versions as they were kept elsewhere, in this order; the last one is then the journal's base."""
        with self._transaction() as connection:
            number = self._number(document)
            brought = [insert_version(connection, self._packer, number, version, content) for version, content in kept]
            if brought:
                connection.execute("DELETE FROM edits WHERE document = ?", (number,))
        return brought

    def forget(self, document: str) -> None:
        """Forget the document and earlier ones at the same path, here and in what ``forget_elsewhere`` knows.

        Raises:
            UserProblem: ``DOCUMENT_UNKNOWN``; ``BACKUP_REMEMBERS``: see ``core.ports.Store``.
        """
        with self._transaction() as connection:
            self._number(document)
            documents, path = related(connection, document)
            forget(connection, documents)
        with self._reading() as connection:
            scrub(connection)
        self._forget_elsewhere(documents, path)

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

    def _newest_version(self, number: int) -> int | None:
        row = self._connection.execute("SELECT max(number) FROM versions WHERE document = ?", (number,)).fetchone()
        return None if row[0] is None else int(row[0])


def _real_path(path: Path) -> bytes:
    return os.fsencode(os.path.realpath(path))


def _version_unknown(document: str, version: int) -> UserProblem:
    return UserProblem(ProblemCode.VERSION_UNKNOWN, document=document, version=version)
