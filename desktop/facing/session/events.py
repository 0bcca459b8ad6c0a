"""Who is told when something in the session changes."""

from collections.abc import Callable, Collection
from typing import Protocol

from facing.core.edit import Edit
from facing.core.finding import Side


class SessionListener(Protocol):
    """Told of every change, on the session's own thread, after the change."""

    def corrected_changed(self, edits: tuple[Edit, ...], by_pane: bool) -> None:
        """The correction changed by these edits in order; ``by_pane``: the pane already shows them."""

    def comparison_changed(self) -> None:
        """Rows or runs of the comparison are others than before."""

    def findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        """Findings changed in the paragraphs with these ids; ``None``: anywhere."""

    def versions_changed(self) -> None:
        """A version came or was renamed."""

    def checkers_changed(self) -> None:
        """A checker's state, the choice of checker, the language or the progress changed."""

    def safety_changed(self) -> None:
        """What is on disk changed: the journal, the corrected file."""

    def steps_changed(self) -> None:
        """What can be undone or redone changed."""


class QuietListener:
    """A listener that minds nothing of all that; what it minds, a class of this kind says."""

    def corrected_changed(self, edits: tuple[Edit, ...], by_pane: bool) -> None:
        """Nothing."""

    def comparison_changed(self) -> None:
        """Nothing."""

    def findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        """Nothing."""

    def versions_changed(self) -> None:
        """Nothing."""

    def checkers_changed(self) -> None:
        """Nothing."""

    def safety_changed(self) -> None:
        """Nothing."""

    def steps_changed(self) -> None:
        """Nothing."""


class Announcer:
    """Passes each change on to all listeners."""

    def __init__(self) -> None:
        self._listeners: list[SessionListener] = []

    def listen(self, listener: SessionListener) -> None:
        """Tell this listener from now on."""
        self._listeners.append(listener)

    def unlisten(self, listener: SessionListener) -> None:
        """Tell this listener no more."""
        self._listeners.remove(listener)

    def tell(self, what: Callable[[SessionListener], None]) -> None:
        """Call ``what`` with each listener."""
        for listener in tuple(self._listeners):
            what(listener)
