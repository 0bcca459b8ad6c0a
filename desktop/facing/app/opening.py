"""Opens documents away from the window's thread, one at a time: the last wish counts."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from facing.app.documents import Named, Opened, TakenUp, is_of, present, take_up_named
from facing.app.inline_tasks import InlineTasks
from facing.core.ports import Tasks
from facing.core.problem import UserProblem
from facing.core.watching import Advance, Stopped, Watch
from facing.session.services import Services
from facing.session.session import Session

LANE = "opening"


@dataclass(frozen=True)
class Wish:
    """A document that is to be opened, ``name`` as it is shown; ``path`` is its file, where that is known.

    ``read`` is called on another thread. ``leaving`` takes the open session where it has to be closed before, being of
    the same document; ``opened`` the new one. ``failed`` takes what went wrong, in place of the window.
    """

    name: str
    path: Path | None
    read: Callable[[Services, Advance], Named]
    leaving: Callable[[Session], None] = lambda session: None
    opened: Callable[[Session], None] = lambda session: None
    failed: Callable[[UserProblem], None] | None = None


class Holder(Protocol):
    """What has the open document."""

    @property
    def session(self) -> Session | None:
        """The open document's session."""

    def fresh_services(self) -> Services:
        """The services with the settings of now."""

    def close_document(self) -> None:
        """Close the open document, if there is one."""

    def show(self, opened: Opened) -> None:
        """Show this document; none is open."""

    def opening_began(self, name: str, progress: Callable[[], tuple[int, int]]) -> None:
        """Say that a document is being opened; ``progress`` tells how far that is, as ``Watch.progress``."""

    def opening_ended(self) -> None:
        """Say it no more."""

    def tell(self, problem: UserProblem) -> None:
        """Tell the user."""


class Opening:
    """Takes wishes on the window's thread. What was open stays until the new document is there."""

    def __init__(self, holder: Holder, tasks: Tasks) -> None:
        self._holder = holder
        self._tasks = tasks
        self._job: _Job | None = None

    def start(self, wish: Wish) -> None:
        """Open this document; what else is being opened is given up.

        Raises:
            UserProblem: what was typed cannot be brought to disk. The document stays open with it.
        """
        self.stop()
        if self._holder.session is not None:
            self._holder.session.secure()
        job = self._job = _Job(wish)
        services = self._holder.fresh_services()
        self._holder.opening_began(wish.name, lambda: job.watch.progress)
        failed = partial(self._failed, job)
        self._tasks.submit(LANE, partial(job.read, services), partial(self._read, job, services), failed)

    def cancel(self) -> None:
        """Give up what is being opened, unless there is nothing to come back to any more."""
        if self._job is not None and not self._job.has_left:
            self.stop()

    def stop(self) -> None:
        """Give up what is being opened."""
        job, self._job = self._job, None
        if job is not None:
            self._holder.opening_ended()
            job.stop()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is opened in this block is open when it is left, or told to be impossible."""
        inline = InlineTasks()
        self._tasks, tasks = inline, self._tasks
        try:
            yield
            inline.drain()
        finally:
            self._tasks = tasks

    def _read(self, job: "_Job", services: Services, named: Named) -> None:
        """The file is read: the same document lets go of it, so that its lock is free."""
        if job.watch.stopped:
            named.undo()
            return
        session = self._holder.session
        try:
            if session is not None and is_of(session, named):
                session.secure()
                job.leave(session)
                self._holder.close_document()
        except BaseException as error:
            named.undo()
            self._failed(job, error)
            return
        take_up = partial(job.take_up, services, named)
        self._tasks.submit(LANE, take_up, partial(self._taken_up, job), partial(self._failed, job))

    def _taken_up(self, job: "_Job", _: None) -> None:
        taken = job.taken()
        if taken is None:
            return
        self._job = None
        self._holder.opening_ended()
        try:
            opened = present(taken)
            self._replace(opened)
        except UserProblem as problem:
            self._tell(job.wish, problem)
        else:
            job.wish.opened(opened.session)

    def _replace(self, opened: Opened) -> None:
        """Let a new document follow the open one; where the disk refuses what was typed, that one stays."""
        try:
            if self._holder.session is not None:
                self._holder.session.secure()
        except BaseException:
            opened.session.close()
            raise
        self._holder.close_document()
        self._holder.show(opened)

    def _failed(self, job: "_Job", error: BaseException) -> None:
        if self._job is job:
            self._job = None
            self._holder.opening_ended()
        if isinstance(error, Stopped) or job.watch.stopped:
            return
        if not isinstance(error, UserProblem):
            raise error
        self._tell(job.wish, error)

    def _tell(self, wish: Wish, problem: UserProblem) -> None:
        (wish.failed or self._holder.tell)(problem)


class _Job:
    """One opening; ``has_left``: the document that was open is the same one and had to be closed."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.watch = Watch()
        self.has_left = False
        self._taken: TakenUp | None = None
        self._lock = threading.Lock()

    def read(self, services: Services) -> Named:
        """Read the file; on another thread."""
        self.watch(0, 0)
        return self.wish.read(services, self.watch)

    def leave(self, session: Session) -> None:
        """The session is about to be closed."""
        self.has_left = True
        self.wish.leaving(session)

    def take_up(self, services: Services, named: Named) -> None:
        """Take the document up; on another thread. Nobody holds it where it is not wanted any more."""
        try:
            taken = take_up_named(services, named, self.watch)
        except BaseException:
            named.undo()
            raise
        with self._lock:
            if not self.watch.stopped:
                self._taken = taken
                return
        taken.let_go()

    def taken(self) -> TakenUp | None:
        """The document, once; ``None`` where it is not wanted any more."""
        with self._lock:
            taken, self._taken = self._taken, None
        return taken

    def stop(self) -> None:
        """Let the work end, and let go of what is held."""
        self.watch.stop()
        taken = self.taken()
        if taken is not None:
            taken.let_go()
