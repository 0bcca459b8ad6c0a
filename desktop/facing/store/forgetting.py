"""Forgetting a document: no byte of it is left in a database of ours."""

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection

from facing.core.problem import ProblemCode, UserProblem
from facing.store.checksums import is_sealed, seal
from facing.store.copying import put_in_place, remove
from facing.store.opening import connect
from facing.store.sweeping import remove_unused

_OF_A_DOCUMENT = ("edits", "versions", "states", "ignores")


def related(connection: Connection, document: str) -> tuple[list[str], Path]:
    """The ids of this document, which is there, and of earlier ones at its path; and that path."""
    (path,) = connection.execute("SELECT path FROM documents WHERE id = ?", (document,)).fetchone()
    rows = connection.execute("SELECT id FROM documents WHERE path = ?", (path,))
    return [identifier for (identifier,) in rows], Path(os.fsdecode(path))


def forget(connection: Connection, documents: Iterable[str]) -> bool:
    """Remove all rows of these documents, inside a transaction; gives whether there were any. For every schema."""
    found = False
    for document in documents:
        row = connection.execute("SELECT number, original FROM documents WHERE id = ?", (document,)).fetchone()
        if row is None:
            continue
        found = True
        number, original = row
        for table in _OF_A_DOCUMENT:
            connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
        connection.execute("DELETE FROM documents WHERE number = ?", (number,))
        connection.execute(
            "DELETE FROM originals WHERE number = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE original = ?)",
            (original, original),
        )
    # Also what an interrupted save or a thinned version of theirs left behind.
    remove_unused(connection)
    return found


def resolve(store: Path, documents: Sequence[str], path: Path) -> None:
    """Write down beside the store which documents are to be forgotten, durably, before anything is.

    Raises:
        OSError: the disk refused; nothing is to be forgotten then.
    """
    data = json.dumps({"documents": list(documents), "path": os.fsencode(path).hex()}).encode("ascii")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(_resolution(store, documents), flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def resolutions(store: Path) -> Iterator[tuple[list[str], Path]]:
    """What is to be forgotten, ids and path; what was not written down to its end had not begun."""
    for file in store.parent.glob(f"{store.name}.forget-*"):
        with suppress(OSError, ValueError, TypeError, LookupError):
            values = json.loads(file.read_bytes())
            yield [str(each) for each in values["documents"]], Path(os.fsdecode(bytes.fromhex(values["path"])))


def dissolve(store: Path, documents: Sequence[str]) -> None:
    """They are forgotten."""
    _resolution(store, documents).unlink(missing_ok=True)


def _resolution(store: Path, documents: Sequence[str]) -> Path:
    return store.with_name(f"{store.name}.forget-{documents[0]}")


def scrub(connection: Connection) -> None:
    """Leave nothing of what was removed in the file or its log: the file is written anew, the log is cut to nothing."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def forget_in_copies(copies: Iterable[Path], documents: Sequence[str]) -> None:
    """Forget the documents in databases that nobody has open; one that cannot be rewritten is removed.

    Raises:
        UserProblem: ``BACKUP_REMEMBERS`` with ``path`` and ``reason``, when all others are done.
    """
    remembering: UserProblem | None = None
    for path in copies:
        try:
            _forget_in_copy(path, documents)
        except OSError as error:
            reason = error.strerror or str(error)
            remembering = UserProblem(ProblemCode.BACKUP_REMEMBERS, path=path, reason=reason)
    if remembering is not None:
        raise remembering


def _forget_in_copy(path: Path, documents: Sequence[str]) -> None:
    temporary = path.with_name(f"{path.name}-{secrets.token_hex(8)}.tmp")
    try:
        # What its log holds has to be in the file itself.
        with closing(connect(path)) as whole:
            whole.execute("PRAGMA journal_mode = DELETE")
        with path.open("rb") as source, temporary.open("xb") as target:
            temporary.chmod(0o600)
            shutil.copyfileobj(source, target)
        with closing(connect(temporary)) as copy:
            sealed = is_sealed(copy)
            copy.execute("BEGIN IMMEDIATE")
            if not forget(copy, documents):
                copy.execute("ROLLBACK")
                return
            copy.execute("COMMIT")
            scrub(copy)
            if sealed:
                seal(copy)
        put_in_place(temporary, path)
    except Exception:
        # Damaged, not ours, no room: what cannot be written without the document must not stay with it.
        remove(path)
    finally:
        remove(temporary)
