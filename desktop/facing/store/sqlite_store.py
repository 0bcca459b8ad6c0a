"""The store in one SQLite file: documents, versions, the journal, where the reader was, what is ignored."""

import os
import uuid
import zlib
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from facing.core.document import (
    Content,
    DocumentRecord,
    Journal,
    Original,
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
)
from facing.store.decided import Decided
from facing.store.forgetting import dissolve, forget, related, resolutions, resolve, scrub
from facing.store.keeping import insert_version
from facing.store.problems import told_as_damage, told_as_problems
from facing.store.rows import edit_of, record_of, row_of_edit, version_of
from facing.store.thinning import Kept, superfluous

_RECORD = "SELECT documents.id, path, digest FROM documents JOIN originals ON originals.number = original "
_VERSION = "SELECT number, saved, kind, name, note, words, words_changed, pinned FROM versions "
# Chunks that are written in one go where nobody waits for them: about 10 ms.
_AT_ONCE = 16


class SqliteStore(Decided):
    """Documents, versions, journal (``core.ports.Store``), in the file at ``path``.

    Every method may be called from any thread; one that writes returns when the disk has it.
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
        super().__init__(path)
        self._forget_elsewhere = forget_elsewhere
        self._clock = clock
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

    def record(self, document: str) -> DocumentRecord:
        """The record with this id.

        Raises:
            UserProblem: ``DOCUMENT_UNKNOWN``.
        """
        with self._reading() as connection:
            number = self._number(document)
            row = connection.execute(_RECORD + "WHERE documents.number = ?", (number,)).fetchone()
        return record_of(row)

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
        with self._moment() as connection:
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
                "INSERT INTO edits (document, base, paragraph, position, removed, added, origin, step, time, looks) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((number, base, *row_of_edit(edit)) for edit in edits),
            )

    def journal(self, document: str, after: int = 0) -> Journal:
        """The edits made since the newest version, without the first ``after`` of them."""
        with self._moment() as connection:
            number = self._number(document)
            base = self._newest_version(number)
            rows = connection.execute(
                "SELECT paragraph, position, removed, added, origin, step, time, looks FROM edits "
                "WHERE document = ? AND base IS ? ORDER BY sequence LIMIT -1 OFFSET ?",
                (number, base, after),
            ).fetchall()
        with told_as_damage(self._path, "journal"):
            return Journal(base, tuple(edit_of(row) for row in rows))

    def knows_original(self, digest: bytes) -> bool:
        """Whether a document has an original whose bytes have this SHA-256."""
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM originals WHERE digest = ?", (digest,)).fetchone() is not None

    def others_writes(self) -> int:
        """A number that changes when another program writes; see https://sqlite.org/pragma.html#pragma_data_version."""
        with self._reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

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
        with self._moment() as connection:
            self._number(document)
            documents, path = related(connection, document)
            # Who is killed at it goes on at the next start.
            resolve(self._path, documents, path)
        self._forget(documents, path)

    def forget_rest(self) -> None:
        """Bring to its end what ``forget`` could not: it was killed, or a backup could not be changed.

        Raises:
            UserProblem: as ``forget``.
        """
        for documents, path in list(resolutions(self._path)):
            known = self.known_document(path)
            # What is at the same path by now may be another text.
            self._forget(documents, path if known is None or known.id in documents else Path())

    def _forget(self, documents: Sequence[str], path: Path) -> None:
        with self._transaction() as connection:
            forget(connection, documents)
        with self._reading() as connection:
            scrub(connection)
        self._forget_elsewhere(documents, path)
        with told_as_problems(self._path):
            dissolve(self._path, documents)

    def _newest_version(self, number: int) -> int | None:
        row = self._connection.execute("SELECT max(number) FROM versions WHERE document = ?", (number,)).fetchone()
        return None if row[0] is None else int(row[0])


def _real_path(path: Path) -> bytes:
    return os.fsencode(os.path.realpath(path))


def _version_unknown(document: str, version: int) -> UserProblem:
    return UserProblem(ProblemCode.VERSION_UNKNOWN, document=document, version=version)
