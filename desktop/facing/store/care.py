"""Looking after the store as a whole (``core.ports.StoreCare``): checking, backing up, restoring, drilling."""

import secrets
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from facing.core.ports import Clock, StoreReport
from facing.core.problem import ProblemCode, UserProblem
from facing.store.backups import Backups, back_up
from facing.store.checksums import differing, is_sealed, unseal
from facing.store.copying import remove
from facing.store.examining import all_damage
from facing.store.exchanging import exchange
from facing.store.marking import mark, unmark
from facing.store.migrations import refuse_newer, take_steps, version_of
from facing.store.opening import connect, open_database
from facing.store.presence import alone
from facing.store.problems import is_refusal, told_as_problems
from facing.store.schema import APPLICATION_ID, STEPS


class Care:
    """Looks after the store at ``store`` and its ``backups``; needs no open store."""

    def __init__(self, store: Path, backups: Backups, clock: Clock) -> None:
        self._store = store
        self._backups = backups
        self._clock = clock

    def check(self) -> StoreReport:
        """Examine the structure and all contents; damage that is found is mended at the next start."""
        if not self._store.exists():
            return StoreReport(self._store, 0, 0, 0, 0)
        with told_as_problems(self._store):
            report = _report(self._store, self._store)
        if report.damage:
            mark(self._store)
        return report

    def back_up(self, target: Path | None = None) -> Path:
        """Make a backup while the store is used, in ``target`` or among the others; gives where it is."""
        if not self._store.exists():
            raise UserProblem(ProblemCode.FILE_MISSING, path=self._store)
        if target is None:
            made, failure = self._backups.make(self._clock.now())
            if failure is not None:
                raise failure
            return made
        with told_as_problems(target):
            back_up(self._store, target)
        return target

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the place of the store; gives where the store is kept that was there, if there was one."""
        fresh = self._store.with_name(f"{self._store.name}-{secrets.token_hex(8)}.tmp")
        with told_as_problems(self._store):
            self._store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                _copy(_readable(backup), fresh)
                _make_usable(fresh, backup)
                with alone(self._store):
                    aside = exchange(self._store, fresh, "before-restore", self._clock.now())
                    unmark(self._store)
            finally:
                remove(fresh)
            # As at any start: what is not right is seen now, not later.
            open_database(self._store).close()
        return aside

    def drill(self) -> StoreReport:
        """Prove that the newest backup opens, and that all in it is what was written."""
        newest = next(iter(self._backups.all()), None)
        if newest is None:
            raise UserProblem(ProblemCode.BACKUP_MISSING, path=self._backups.folders()[0])
        # The backup itself is not touched: looking at a database may write to it.
        copy = self._store.with_name(f"{self._store.name}-{secrets.token_hex(8)}.tmp")
        with told_as_problems(newest):
            try:
                _copy(newest, copy)
                return _report(copy, newest)
            finally:
                remove(copy)


def _readable(backup: Path) -> Path:
    try:
        backup.open("rb").close()
    except FileNotFoundError as error:
        raise UserProblem(ProblemCode.FILE_MISSING, path=backup) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserProblem(ProblemCode.FILE_UNREADABLE, path=backup, reason=reason) from error
    return backup


def _copy(source: Path, target: Path) -> None:
    target.touch(mode=0o600, exist_ok=False)
    with source.open("rb") as data, target.open("wb") as copy:
        shutil.copyfileobj(data, copy)


def _report(path: Path, name: Path) -> StoreReport:
    """What is in the database at ``path``, which is told as ``name``.

    Raises:
        UserProblem: ``STORE_NEWER``.
    """
    size = path.stat().st_size
    with closing(connect(path)) as connection:
        try:
            schema = refuse_newer(connection, name, STEPS)
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return StoreReport(name, schema, size, 0, 0, ("not a database of this program",))
            documents, versions = (
                int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
                for table in ("documents", "versions")
            )
            return StoreReport(name, schema, size, documents, versions, tuple(_damage(connection, name)))
        except sqlite3.DatabaseError as error:
            if is_refusal(error):
                raise
            return StoreReport(name, 0, size, 0, 0, (str(error),))


def _damage(connection: Connection, name: Path) -> list[str]:
    seals = differing(connection) if is_sealed(connection) else []
    broken = [f"{table}: not what the backup was made of" for table in seals]
    if version_of(connection) < len(STEPS):
        # Contents are examined as the present schema has them.
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as present:
            connection.backup(present)
            take_steps(present, name, STEPS)
            return broken + all_damage(present)
    return broken + all_damage(connection)


def _make_usable(fresh: Path, backup: Path) -> None:
    """Bring the copy of a backup to where it can be the store.

    Raises:
        UserProblem: ``STORE_NEWER``; ``BACKUP_UNUSABLE`` with ``reason``.
    """
    damage = _report(fresh, backup).damage
    if damage:
        raise UserProblem(ProblemCode.BACKUP_UNUSABLE, path=backup, reason=damage[0])
    with closing(connect(fresh)) as connection:
        unseal(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
