"""Edits on their way to the disk: nobody waits for it while typing, and it is never far behind."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from facing.core.edit import Edit
from facing.core.ports import Store
from facing.core.problem import ProblemCode, UserProblem
from facing.store.spare_copies import SpareCopy

# What was typed two seconds ago must be there after a crash: one to wait, one to write on a slow disk.
DELAY = 1.0
RETRY = 2.0


class JournalWriter:
    """Writes a document's edits to the store, from a thread of its own, in order (``core.ports.Journaling``).

    All methods may be called from any thread. Edits that the disk refuses are kept, in a spare copy too, and tried
    again.
    """

    def __init__(
        self,
        store: Store,
        document: str,
        *,
        spare: SpareCopy | None = None,
        on_problem: Callable[[UserProblem | None], None] | None = None,
        delay: float = DELAY,
        retry: float = RETRY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start the thread.

        Args:
            store: where ``append_edits`` goes.
            document: whose edits they are.
            spare: where edits go meanwhile that the store refuses.
            on_problem: told, on the writer's thread, when the disk begins to refuse, and ``None`` when it takes again.
            delay: seconds after the first unwritten edit at which it is written.
            retry: seconds after a refusal at which it is tried again.
            clock: seconds that never run backwards.
        """
        self._store = store
        self._document = document
        self._spare = spare
        self._on_problem = on_problem
        self._delay = delay
        self._retry = retry
        self._clock = clock
        self._changed = threading.Condition()
        self._waiting: deque[Edit] = deque()
        self._due: float | None = None
        self._requested = 0
        self._served = 0
        self._problem: UserProblem | None = None
        self._set_aside: tuple[Path, int] | None = None  # the spare copy, and how many edits it holds
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def problem(self) -> UserProblem | None:
        """Why the last attempt to write failed, ``None`` when it did not."""
        return self._problem

    @property
    def all_on_disk(self) -> bool:
        """Whether every edit that was appended is durable."""
        return not self._waiting

    @property
    def spare_copy(self) -> Path | None:
        """The spare copy, where it holds every edit that is not on the disk yet."""
        with self._changed:
            if self._set_aside is None or self._set_aside[1] < len(self._waiting):
                return None
            return self._set_aside[0]

    @property
    def unwritten(self) -> tuple[Edit, ...]:
        """The edits that are not on the disk yet, oldest first."""
        with self._changed:
            return tuple(self._waiting)

    def append(self, *edits: Edit) -> None:
        """Take edits over, in order; returns at once."""
        with self._changed:
            if self._closing:
                raise RuntimeError("the journal is closed")
            self._waiting.extend(edits)
            if self._due is None and edits:
                self._due = self._clock() + self._delay
                self._changed.notify_all()

    def flush(self) -> None:
        """Write all that was appended; on return it is on the disk.

        Raises:
            UserProblem: the disk refused; the edits are kept and tried again. No version may be made now: the edits
                would be written behind it and done twice.
        """
        with self._changed:
            if not self._waiting:
                return
            if not self._closing:
                self._requested += 1
                self._changed.notify_all()
            ticket = self._requested
            self._changed.wait_for(lambda: self._served >= ticket)
            if self._problem is not None:
                raise self._problem

    def close(self) -> None:
        """Write what waits and end the thread; callable more than once.

        Raises nothing, so that whoever closes can go on: what the disk refused even now is in ``unwritten``.
        """
        with self._changed:
            if not self._closing:
                self._closing = True
                self._requested += 1
                self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._is_time():
                    self._changed.wait(None if self._due is None else max(0.0, self._due - self._clock()))
                if self._closing and self._requested == self._served:
                    return
                ticket = self._requested
                batch = tuple(self._waiting)
            self._attempt(batch, ticket)

    def _is_time(self) -> bool:
        is_due = self._due is not None and self._clock() >= self._due
        return self._closing or self._requested > self._served or is_due

    def _attempt(self, batch: tuple[Edit, ...], ticket: int) -> None:
        started = self._clock()
        problem = self._write(batch)
        spare = self._spared(batch, problem)
        with self._changed:
            before, self._problem = self._problem, problem
            self._set_aside = None if spare is None else (spare, len(batch))
            if problem is None:
                for _ in batch:
                    self._waiting.popleft()
            # What came while the batch was written has waited since then.
            due = started + self._delay if problem is None else self._clock() + self._retry
            self._due = due if self._waiting else None
            self._served = ticket
            self._changed.notify_all()
        if (before is None) != (problem is None):
            self._tell(problem)

    def _spared(self, batch: tuple[Edit, ...], problem: UserProblem | None) -> Path | None:
        """The spare copy of what is refused; ``None`` where nothing is, or where there is no such copy."""
        if self._spare is None:
            return None
        try:
            if problem is not None:
                return self._spare.keep(batch)
            self._spare.clear()
        except Exception:
            logging.getLogger(__name__).exception("a spare copy failed")
        return None

    def _tell(self, problem: UserProblem | None) -> None:
        if self._on_problem is None:
            return
        try:
            self._on_problem(problem)
        except Exception:
            # The thread must live on, or what is typed from now on would be lost.
            logging.getLogger(__name__).exception("a listener failed")

    def _write(self, batch: tuple[Edit, ...]) -> UserProblem | None:
        try:
            if batch:
                self._store.append_edits(self._document, batch)
        except UserProblem as problem:
            return problem
        except Exception as error:
            return UserProblem(ProblemCode.STORE_UNWRITABLE, reason=repr(error))
        return None
