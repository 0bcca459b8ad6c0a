"""Backups of the store: one an hour while it is used, thinned by age, each with checksums of what it holds.

Kept are the newest two, the newest of each of the last seven days, and the newest of each of the last four weeks:
twelve files at most.
"""

import calendar
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection

from filelock import FileLock, Timeout

from facing.core.problem import ProblemCode, UserProblem
from facing.store.checksums import seal
from facing.store.copying import copy_database
from facing.store.examining import structure_damage
from facing.store.exchanging import dated
from facing.store.opening import connect
from facing.store.problems import damaged, problem_of

EVERY = 60 * 60 * 1000  # milliseconds between two backups
_DAY = 24 * EVERY
_NEWEST, _DAYS, _WEEKS = 2, 7, 4
_PATIENCE = 60.0  # seconds to wait for another backup
_OWN_FOLDER = "facing-backups"  # inside a folder that the user has named


class Backups:
    """The backups of the store at ``store``.

    ``chosen`` tells the folder that the user wants them in, ``None`` for our own, ``folder``. Where the user's cannot
    be written, they are made in our own, and that is told.
    """

    def __init__(self, store: Path, folder: Path, chosen: Callable[[], Path | None]) -> None:
        self._store = store
        self._folder = folder
        self._chosen = chosen

    def folders(self) -> list[Path]:
        """Where backups may be, the one to use first."""
        chosen = self._chosen()
        return [self._folder] if chosen is None else [chosen / _OWN_FOLDER, self._folder]

    def all(self) -> list[Path]:
        """All backups there are, the newest first."""
        found = (path for folder in self.folders() for path in folder.glob(f"{self._store.stem}-*"))
        made = [(when, path) for path in found if (when := made_at(self._store, path)) is not None]
        return [path for _, path in sorted(made, reverse=True)]

    def unfinished(self) -> list[Path]:
        """What a crash left of backups that were being made."""
        return [path for folder in self.folders() for path in folder.glob(f"{self._store.stem}-*.tmp*")]

    def is_due(self, now: int) -> bool:
        """Whether the newest is an hour old and the store has changed since; ``now`` in milliseconds since 1970."""
        times = (made_at(self._store, path) for path in self.all())
        # One from a time to come was made while the clock was wrong.
        made = next((when for when in times if when is not None and when <= now), None)
        if made is None:
            return self._store.exists()
        return now - made >= EVERY and _changed(self._store) > made

    @contextmanager
    def alone(self, patience: float) -> Iterator[bool]:
        """Whether, after so many seconds at most, nobody else makes or changes backups until the block is left."""
        lock = FileLock(self._store.with_name(f"{self._store.name}.backup"), timeout=patience, mode=0o600)
        try:
            lock.acquire()
        except (Timeout, OSError):
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def make(self, now: int) -> tuple[Path, UserProblem | None]:
        """Make one while the store is used, let go of those that are too many; gives it, and what was in the way.

        Raises:
            UserProblem: ``BACKUP_FAILED`` with ``path`` and ``reason``; ``STORE_DAMAGED``: no backup is made of damage.
        """
        with self.alone(_PATIENCE) as free:
            if not free:
                raise UserProblem(ProblemCode.BACKUP_FAILED, path=self._folder, reason="another program makes one")
            return self._make(now)

    def _make(self, now: int) -> tuple[Path, UserProblem | None]:
        failure: UserProblem | None = None
        for folder in self.folders():
            target = folder / f"{self._store.stem}-{dated(now)}{self._store.suffix}"
            try:
                # A folder of the user's that is not there is on a disk that is not there.
                folder.mkdir(mode=0o700, exist_ok=True)
                back_up(self._store, target)
            except (OSError, sqlite3.Error) as error:
                failure = failure or _failed(folder, error)
                continue
            self._thin(folder, now)
            return target, failure
        assert failure is not None
        raise failure

    def _thin(self, folder: Path, now: int) -> None:
        for path in folder.glob(f"{self._store.stem}-*.tmp*"):
            with suppress(OSError):
                if now - path.stat().st_mtime * 1000 > _DAY:
                    path.unlink()
        made = {when: path for path in folder.iterdir() if (when := made_at(self._store, path)) is not None}
        for when in set(made) - staying(list(made), now):
            with suppress(OSError):
                made[when].unlink()


def back_up(store: Path, target: Path) -> None:
    """Copy the store as it stands at this moment, while others use it, and seal the copy with checksums.

    Raises:
        sqlite3.Error, OSError: the disk refused; nothing is left of the attempt.
        UserProblem: ``STORE_DAMAGED``.
    """

    def finish(copy: Connection) -> None:
        if damage := structure_damage(copy):
            raise damaged(store, damage)
        seal(copy)

    with closing(connect(store)) as source:
        if source.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            # A moment is held on to, and nobody waits: what is written meanwhile goes to the log.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copy_database(source, target, finish)


def staying(made: Sequence[int], now: int) -> set[int]:
    """Which backups stay, by when they were made (milliseconds since 1970)."""
    newest_first = sorted(made, reverse=True)
    stay = set(newest_first[:_NEWEST])
    for span, count in ((_DAY, _DAYS), (7 * _DAY, _WEEKS)):
        newest: dict[int, int] = {}
        for when in newest_first:
            if now // span - when // span < count:
                newest.setdefault(when // span, when)
        stay.update(newest.values())
    return stay


def made_at(store: Path, path: Path) -> int | None:
    """When a backup was made, told by its name (milliseconds since 1970); ``None`` for what is no backup."""
    try:
        parsed = time.strptime(path.name, f"{store.stem}-%Y-%m-%dT%H.%M.%SZ{store.suffix}")
    except ValueError:
        return None
    return calendar.timegm(parsed) * 1000


def _changed(store: Path) -> float:
    """When the store was written last, in milliseconds since 1970."""
    times = [0.0]
    for path in (store, store.with_name(f"{store.name}-wal")):
        with suppress(OSError):
            times.append(path.stat().st_mtime * 1000)
    return max(times)


def _failed(folder: Path, error: OSError | sqlite3.Error) -> UserProblem:
    if isinstance(error, sqlite3.Error):
        reason = problem_of(error, folder).facts["reason"]
    else:
        reason = error.strerror or str(error)
    return UserProblem(ProblemCode.BACKUP_FAILED, path=folder, reason=reason)
