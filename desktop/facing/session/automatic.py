"""Versions that are kept by themselves, beside those that the user keeps."""

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from facing.core.document import Version, VersionKind
from facing.core.ports import Clock, Store, Tasks
from facing.core.problem import UserProblem
from facing.core.text import Text

EVERY = 10 * 60 * 1000  # milliseconds of editing between two of them


class Kept(Protocol):
    """The versions of the document."""

    @property
    def changed(self) -> bool:
        """Whether the correction differs from the newest version."""

    def keep(self, name: str = "", note: str = "", kind: VersionKind = VersionKind.KEPT) -> Version:
        """Keep the correction as it stands."""


class AutomaticVersions:
    """Keeps one after every ten minutes of editing and at the end, where something has changed since the newest.

    What the disk refuses is let be: the journal has the text, and tells of the disk.
    """

    def __init__(self, history: Kept, corrected: Callable[[], Text], store: Store, tasks: Tasks, clock: Clock) -> None:
        self._history = history
        self._corrected = corrected
        self._store = store
        self._tasks = tasks
        self._clock = clock
        self._opened = corrected()
        self._since: int | None = None
        self._closed = False

    def rest(self) -> None:
        """The hands rest: keep a version if it is time."""
        if not self._is_changed():
            self._since = None
        elif self._since is None:
            self._since = self._clock.now()
            # So that even the first version of a book is kept in a moment.
            self._prepare(lambda: None)
        elif self._clock.now() - self._since >= EVERY:
            self._since = self._clock.now()
            self._prepare(self._keep)

    def close(self) -> None:
        """The document is closed: what was changed and not kept is kept now."""
        self._closed = True
        self._keep()

    def _is_changed(self) -> bool:
        # Where nothing was done here, nothing is kept either.
        return self._corrected() is not self._opened and self._history.changed

    def _prepare(self, then: Callable[[], None]) -> None:
        text = self._corrected()
        self._tasks.submit("versions", lambda: self._store.prepare(text), lambda _: self._unless_closed(then), _let_be)

    def _unless_closed(self, then: Callable[[], None]) -> None:
        if not self._closed:
            then()

    def _keep(self) -> None:
        if self._is_changed():
            with suppress(UserProblem):
                self._history.keep(kind=VersionKind.AUTOMATIC)


def _let_be(error: BaseException) -> None:
    if not isinstance(error, UserProblem):
        raise error
