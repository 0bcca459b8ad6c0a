"""What was typed while the store refused it: kept in files elsewhere, and taken in when the store takes again.

A program that ends with its disk full, asked to by a signal, by the end of the user's session or by a kill, has nobody
to ask. What the store has refused lies then beside it, in the user's home or in the system's folder for temporary
files, wherever there is room, for the user alone. The next start takes it in.

A file holds a line with the SHA-256 of what follows, in hexadecimal, and one line of JSON: ``document`` (its id),
``base`` and ``count`` (the version and the number of edits in the journal that the edits follow on; ``null`` where the
store could not be read), ``edits`` (each as paragraph, position, removed, added, origin, step,
time, and the looks that it gives as the database has them, in hexadecimal, or ``null``).
"""

import hashlib
import json
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facing.core.edit import Edit, Origin, Place
from facing.core.ports import DocumentLock, Store
from facing.core.problem import ProblemCode, UserProblem
from facing.store.packing import pack_looks, unpack_looks

_NOT_NOW = (ProblemCode.DOCUMENT_UNKNOWN, ProblemCode.DOCUMENT_OPEN_ELSEWHERE)
_LARGEST = 64 * 1024 * 1024  # bytes of a file that is read


@dataclass(frozen=True)
class Spare:
    """What one file holds; ``base`` and ``count`` as in the file."""

    document: str
    base: int | None
    count: int | None
    edits: tuple[Edit, ...]


class SpareCopy:
    """Keeps the edits of one document that the store refuses, in the first of ``folders`` that takes them.

    Belongs to one thread at a time.
    """

    def __init__(self, store: Store, document: str, folders: Sequence[Path]) -> None:
        self._store = store
        self._document = document
        self._folders = folders
        self._path: Path | None = None
        self._kept: tuple[Edit, ...] = ()

    def keep(self, edits: Sequence[Edit]) -> Path | None:
        """Have these edits in a file, and none else; raises nothing, and gives ``None`` where no folder takes them."""
        if tuple(edits) == self._kept:
            return self._path
        data = _packed(Spare(self._document, *self._state(), tuple(edits)))
        for folder in self._folders:
            path = folder / f"{_prefix(self._document)}{secrets.token_hex(8)}.json"
            try:
                _write(path, data)
            except OSError:
                continue
            former, self._path, self._kept = self._path, path, tuple(edits)
            if former is not None:
                _remove(former)
            return path
        return None

    def clear(self) -> None:
        """The store has the edits now."""
        if self._path is not None:
            _remove(self._path)
        self._path, self._kept = None, ()

    def _state(self) -> tuple[int | None, int | None]:
        try:
            journal = self._store.journal(self._document)
        except UserProblem:
            return None, None
        return journal.base, len(journal.edits)


def take_in(
    store: Store, lock: Callable[[str], DocumentLock], folders: Iterable[Path]
) -> tuple[tuple[Spare, Path], ...]:
    """Append to the journals what lies in ``folders``; a file goes once the store has its edits.

    Gives what does not follow on what the store has, the largest of each document. It stays in its file, and so does
    one that is damaged, or that belongs to a document which is open or unknown here.

    Raises:
        UserProblem: the store refuses, still.
    """
    left: list[tuple[Spare, Path]] = []
    found: dict[str, list[tuple[Spare, Path]]] = {}
    for path in _files(folders, ""):
        spare = _read(path)
        if spare is not None:
            found.setdefault(spare.document, []).append((spare, path))
    for document, files in found.items():
        # Each new file holds all of the one before it, too.
        files.sort(key=lambda each: len(each[0].edits), reverse=True)
        try:
            store.journal(document)
            held = lock(document)
        except UserProblem as problem:
            if problem.code not in _NOT_NOW:
                raise
            continue
        try:
            misfits = [(spare, path) for spare, path in files if not _taken(store, spare, path)]
            left += misfits[:1]
        finally:
            held.release()
    return tuple(left)


def forget_spares(documents: Iterable[str], folders: Sequence[Path]) -> None:
    """Remove what was kept of these documents, or raise ``OSError``."""
    for document in documents:
        for path in _files(folders, document):
            path.unlink(missing_ok=True)


def _taken(store: Store, spare: Spare, path: Path) -> bool:
    """Whether the journal has what is in this file, which goes then."""
    if not _take(store, spare):
        return False
    _remove(path)
    return True


def _take(store: Store, spare: Spare) -> bool:
    """Whether the journal has the edits now: a program may have been killed between the journal and the file."""
    journal = store.journal(spare.document)
    start = len(journal.edits) if spare.count is None else spare.count
    if spare.count is None:
        if journal.edits[-len(spare.edits) :] == spare.edits:
            return True
        times = [edit.time for edit in journal.edits[-1:]] + [each.saved for each in store.versions(spare.document)]
        if max(times, default=0) > spare.edits[0].time:
            return False
    elif journal.base != spare.base:
        return False
    behind = journal.edits[start:]
    if behind:
        return behind[: len(spare.edits)] == spare.edits
    store.append_edits(spare.document, spare.edits)
    return True


def _files(folders: Iterable[Path], document: str) -> list[Path]:
    found: list[Path] = []
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            found += [folder / entry.name for entry in entries if entry.name.startswith(_prefix(document))]
    return found


def _prefix(document: str) -> str:
    return f".facing-unsaved-{document}-" if document else ".facing-unsaved-"


def _packed(spare: Spare) -> bytes:
    edits = [_row(edit) for edit in spare.edits]
    values = {"document": spare.document, "base": spare.base, "count": spare.count, "edits": edits}
    # ASCII alone: halves of surrogate pairs, too, come back as they were.
    line = json.dumps(values).encode("ascii")
    return b"%s\n%s\n" % (hashlib.sha256(line).hexdigest().encode("ascii"), line)


def _unpacked(data: bytes) -> Spare | None:
    digest, _, rest = data.partition(b"\n")
    line = rest.removesuffix(b"\n")
    if digest != hashlib.sha256(line).hexdigest().encode("ascii"):
        return None
    values = json.loads(line)
    edits = tuple(_edit(row) for row in values["edits"])
    return Spare(values["document"], values["base"], values["count"], edits)


def _row(edit: Edit) -> Sequence[int | str | None]:
    looks = None if edit.looks is None else pack_looks({0: edit.looks}).hex()
    return (*edit.at, edit.removed, edit.added, edit.origin.value, edit.step, edit.time, looks)


def _edit(row: Sequence[Any]) -> Edit:
    paragraph, position, removed, added, origin, step, time, looks = row
    chosen = None if looks is None else unpack_looks(bytes.fromhex(looks))[0]
    return Edit(Place(paragraph, position), removed, added, Origin(origin), step, time, chosen)


def _write(path: Path, data: bytes) -> None:
    # A new file, never one that somebody has put there: one of the folders may be everybody's.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            _remove(path)
            raise


def _read(path: Path) -> Spare | None:
    """What a file of this user's holds; ``None`` where it is somebody else's, damaged, or cannot be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            is_ours = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
            if not stat.S_ISREG(status.st_mode) or not is_ours or status.st_size > _LARGEST:
                return None
            return _unpacked(file.read(_LARGEST))
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
