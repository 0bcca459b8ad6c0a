"""Another text in the correction's place: a version that is restored, a ready correction that is brought in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from facing.core.document import Original, VersionKind
from facing.core.edit import Edit, Origin
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Row
from facing.session.comparing import Comparing
from facing.session.rewriting import edits_between, looks_between
from facing.session.slots import onto_slots


class Way(NamedTuple):
    """The edits that lead to a text; ``rows`` are how the original compares with it, where that is known."""

    edits: list[Edit]
    rows: list[Row] | None


class Versions(Protocol):
    """What is kept of the document."""

    @property
    def changed(self) -> bool:
        """Whether the correction differs from the newest version."""

    def keep(self, name: str = "", note: str = "", kind: VersionKind = VersionKind.KEPT) -> object:
        """Keep the correction as it stands."""


class Replaceable(Protocol):
    """The document whose correction is replaced."""

    @property
    def original(self) -> Original:
        """What it is compared with."""

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def history(self) -> Versions:
        """Its versions."""

    def apply(self, edits: Sequence[Edit], label: str, rows: Sequence[Row] | None = None) -> None:
        """Make these edits one undo step."""

    @property
    def comparing(self) -> Comparing:
        """Compares texts away from this thread."""


def way_to(target: Text, original: Text, current: Text, origin: Origin) -> Way:
    """How ``current`` becomes ``target``; a pure function, for any thread.

    Raises:
        UserProblem: ``PLACES_DIFFER``: ``target`` cannot be brought into the slots of ``current``.
    """
    target = onto_slots(current, target)
    edits = edits_between(current, target, origin)
    if current.has_looks or target.has_looks:
        edits += looks_between(current.apply_all(edits), target)
    breaks = any(edit.added_breaks or edit.removed_breaks for edit in edits)
    return Way(edits, Comparison.aligned(original, target) if breaks else None)


def replace_now(session: Replaceable, target: Text, origin: Origin, label: str) -> None:
    """Make ``target`` the correction: one undo step; what stood there and was not kept is kept first.

    Raises:
        UserProblem: ``PLACES_DIFFER``: as in ``way_to``; or what is to be kept could not be kept. Nothing has changed.
    """
    _go(session, way_to(target, session.original.text, session.corrected, origin), label)


def replace_later(
    session: Replaceable,
    target: Text,
    origin: Origin,
    label: str,
    done: Callable[[], None],
    failed: Callable[[UserProblem], None],
) -> None:
    """As ``replace_now``, with the texts compared away from this thread; what is typed meanwhile is not lost.

    All problems are told to ``failed``, those of ``done`` too.
    """
    original, current = session.original.text, session.corrected

    def find() -> Way | UserProblem:
        try:
            return way_to(target, original, current, origin)
        except UserProblem as problem:
            return problem

    def take(way: Way | UserProblem) -> None:
        if session.corrected is not current:
            replace_later(session, target, origin, label, done, failed)
            return
        try:
            if isinstance(way, UserProblem):
                raise way
            _go(session, way, label)
            done()
        except UserProblem as problem:
            failed(problem)

    session.comparing.away(find, take)


def _go(session: Replaceable, way: Way, label: str) -> None:
    if way.edits and session.history.changed:
        session.history.keep(kind=VersionKind.AUTOMATIC)
    session.apply(way.edits, label, way.rows)
