"""The store with all that stands around it: backups, caches, texts of our own, what to do where it is damaged."""

from collections.abc import Callable, Sequence
from pathlib import Path

from facing.config.paths import Paths
from facing.core.ports import Clock
from facing.core.problem import ProblemCode, UserProblem
from facing.store.backups import Backups
from facing.store.exchanging import kept_beside
from facing.store.forgetting import forget_in_copies
from facing.store.mending import mend
from facing.store.remark_store import RemarkStore
from facing.store.sqlite_store import SqliteStore

_PATIENCE = 60.0  # seconds to wait for a backup that is being made


def backups_of(paths: Paths, chosen: Callable[[], str]) -> Backups:
    """The backups of the store; ``chosen`` tells the folder of the user's, empty for none."""
    return Backups(paths.store, paths.backups, lambda: Path(chosen()) if chosen() else None)


def open_store(
    paths: Paths, clock: Clock, backups: Backups, remarks: RemarkStore
) -> tuple[SqliteStore, tuple[UserProblem, ...]]:
    """The store; a damaged one is mended first, and ``STORE_MENDED`` is to be told.

    Raises:
        UserProblem: ``STORE_*``, ``DISK_FULL``.
    """

    def forget_elsewhere(documents: Sequence[str], path: Path) -> None:
        for document in documents:
            remarks.forget(document)
        if path.parent == paths.texts.resolve():
            # A text from the clipboard: the file is ours, and the only one there is.
            path.unlink(missing_ok=True)
        with backups.alone(_PATIENCE) as free:
            if not free:
                raise UserProblem(ProblemCode.BACKUP_REMEMBERS, path=paths.backups, reason="it is being made")
            for unfinished in backups.unfinished():
                unfinished.unlink(missing_ok=True)
            forget_in_copies([*backups.all(), *kept_beside(paths.store)], documents)

    def opened() -> SqliteStore:
        return SqliteStore(paths.store, clock, forget_elsewhere)

    try:
        return opened(), ()
    except UserProblem as problem:
        if problem.code is not ProblemCode.STORE_DAMAGED:
            raise
        try:
            mended = mend(paths.store, backups.all(), clock.now())
        except UserProblem as reason:
            # Where another program has it open, it stays as it is.
            raise problem if reason.code is ProblemCode.STORE_IN_USE else reason from problem
        return opened(), (mended,)
