"""The store with all that stands around it: backups, caches, texts of our own, what to do where it is damaged."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from facing.app.own_texts import forget_copy, forget_tracked
from facing.config.paths import Paths
from facing.core.ports import Clock, DocumentLock, Store
from facing.core.problem import ProblemCode, UserProblem
from facing.store.backups import Backups
from facing.store.exchanging import kept_beside
from facing.store.forgetting import forget_in_copies
from facing.store.mending import mend
from facing.store.remark_store import RemarkStore
from facing.store.spare_copies import Spare, forget_spares, take_in
from facing.store.sqlite_store import SqliteStore

_PATIENCE = 60.0  # seconds to wait for a backup that is being made


def backups_of(paths: Paths, chosen: Callable[[], str]) -> Backups:
    """The backups of the store; ``chosen`` tells the folder of the user's, empty for none."""
    return Backups(paths.store, paths.backups, lambda: Path(chosen()) if chosen() else None)


def spare_folders(paths: Paths) -> tuple[Path, ...]:
    """Where typing goes that the store refuses: beside it, home, where temporary files are; on other disks, perhaps."""
    folders = [paths.data]
    # There may be no home, and no place for temporary files.
    with suppress(RuntimeError):
        folders.append(Path.home())
    with suppress(FileNotFoundError):
        folders.append(Path(tempfile.gettempdir()))
    return tuple(folders)


def taken_in(
    paths: Paths, store: Store, lock: Callable[[str], DocumentLock]
) -> tuple[tuple[UserProblem, ...], tuple[tuple[Spare, Path], ...]]:
    """Let the store have what it refused before; gives why not, where it still refuses, and what does not fit."""
    try:
        return (), take_in(store, lock, spare_folders(paths))
    except UserProblem as problem:
        return (problem,), ()


def open_store(
    paths: Paths, clock: Clock, backups: Backups, remarks: RemarkStore
) -> tuple[SqliteStore, tuple[UserProblem, ...]]:
    """The store; a damaged one is mended first, and ``STORE_MENDED`` is to be told.

    Raises:
        UserProblem: ``STORE_*``, ``DISK_FULL``.
    """

    def forget_elsewhere(store: SqliteStore, documents: Sequence[str], path: Path) -> None:
        for document in documents:
            remarks.forget(document)
        _forget_spares(documents, paths)
        # A text from the clipboard, or an original from a work file: it is ours, and the only one there is.
        forget_copy(path, paths.data.resolve())
        forget_tracked(paths.tracked, store.knows_original)
        with backups.alone(_PATIENCE) as free:
            if not free:
                raise UserProblem(ProblemCode.BACKUP_REMEMBERS, path=paths.backups, reason="it is being made")
            for unfinished in backups.unfinished():
                unfinished.unlink(missing_ok=True)
            forget_in_copies([*backups.all(), *kept_beside(paths.store)], documents)

    def opened() -> SqliteStore:
        store = SqliteStore(paths.store, clock, lambda documents, path: forget_elsewhere(store, documents, path))
        return store

    try:
        store = opened()
        return store, _forgotten(store)
    except UserProblem as problem:
        if problem.code is not ProblemCode.STORE_DAMAGED:
            raise
        try:
            mended = mend(paths.store, backups.all(), clock.now())
        except UserProblem as reason:
            # Where another program has it open, it stays as it is.
            raise problem if reason.code is ProblemCode.STORE_IN_USE else reason from problem
        return opened(), (mended,)


def _forgotten(store: SqliteStore) -> tuple[UserProblem, ...]:
    """Let what was to be forgotten at an earlier time be so; gives why not, where that is refused again."""
    try:
        store.forget_rest()
    except UserProblem as problem:
        return (problem,)
    return ()


def _forget_spares(documents: Sequence[str], paths: Paths) -> None:
    try:
        forget_spares(documents, spare_folders(paths))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserProblem(ProblemCode.BACKUP_REMEMBERS, path=paths.data, reason=reason) from error
