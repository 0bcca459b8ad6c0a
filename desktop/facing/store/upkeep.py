"""What is done for the store now and then while the program runs, away from everyone who waits."""

from contextlib import closing
from pathlib import Path

from facing.core.ports import Clock
from facing.core.problem import UserProblem
from facing.store.backups import Backups
from facing.store.examining import structure_damage
from facing.store.marking import mark
from facing.store.opening import connect, is_checked_at_start
from facing.store.problems import damaged, told_as_problems
from facing.store.sweeping import sweep


class Upkeep:
    """Checks, sweeps and backs up the store at ``store`` while others use it. Belongs to one thread at a time."""

    def __init__(self, store: Path, backups: Backups, clock: Clock) -> None:
        self._store = store
        self._backups = backups
        self._clock = clock
        self._is_first = True

    def look(self) -> tuple[UserProblem, ...]:
        """Do what is due; gives the problems that there were, none of which keeps anyone from working.

        At first the structure of a large store is checked (a small one was when it was opened), and what nothing uses
        any more is removed; backups are made as they become due.
        """
        try:
            if self._is_first:
                self._is_first = False
                self._check()
                sweep(self._store)
            failure = None
            if self._backups.is_due(self._clock.now()):
                _, failure = self._backups.make(self._clock.now())
        except UserProblem as problem:
            return (problem,)
        return () if failure is None else (failure,)

    def _check(self) -> None:
        with told_as_problems(self._store):
            if is_checked_at_start(self._store):
                return
            with closing(connect(self._store)) as connection:
                damage = structure_damage(connection)
        if damage:
            mark(self._store)
            raise damaged(self._store, damage)
