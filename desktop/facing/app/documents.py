"""Opening what the user named, in three steps: read it, take it up, make a session of it.

The first two may run on any thread and be stopped; the command line and the window take the same three.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from facing.app.own_texts import glossaries_with
from facing.core.document import Original, Version
from facing.core.edit import Origin
from facing.core.ports import Store
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.core.watching import Advance, unwatched
from facing.core.work import Work
from facing.files.leftovers import remove_leftovers
from facing.files.replacing import is_same_file
from facing.session.bringing import bring_work, glossaries_of, joined_with
from facing.session.bringing_in import bring_into
from facing.session.exchanging import Way, way_to
from facing.session.opening import let_go, take_up
from facing.session.reading import is_free, take_up_to_read
from facing.session.services import Services
from facing.session.session import OpenedDocument, Session


@dataclass(frozen=True)
class Named:
    """What was read of what the user named; nothing is known or kept of it yet.

    Either an ``original`` (read in ``encoding``, where that was chosen), or the ``work`` in a work file with the
    SHA-256 of the file and the id of the ``document`` that it joins, if that is known. ``ready`` is a correction to
    bring in; ``undo`` takes back what had to be written to read it.
    """

    path: Path
    original: Original | None = None
    encoding: str | None = None
    work: tuple[Work, bytes] | None = None
    document: str = ""
    ready: Text | None = None
    undo: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class TakenUp:
    """A document that is held for a session; see ``Opened``."""

    services: Services
    document: OpenedDocument
    came: int = 0
    other: Version | None = None
    glossaries: tuple[Path, ...] = ()

    def let_go(self) -> None:
        """Let others have it; on any thread."""
        let_go(self.services, self.document)


@dataclass(frozen=True)
class Opened:
    """An open document; ``came`` versions are new here from a work file, ``other`` is its correction beside ours.

    ``glossaries`` belong to it.
    """

    session: Session
    came: int = 0
    other: Version | None = None
    glossaries: tuple[Path, ...] = ()


def is_of(session: Session, named: Named) -> bool:
    """Whether what was read is the file of the open document, or a work file of it."""
    if named.work is not None:
        return named.document == session.record.id
    return is_same_file(session.original.path, named.path)


def read_named(services: Services, path: Path, advance: Advance = unwatched) -> Named:
    """Read the file, of whatever kind; on any thread.

    Raises:
        Stopped: as ``advance`` does.
        UserProblem: it cannot be used.
    """
    if services.works.is_work_file(path):
        work, digest = services.works.read(path)
        known = joined_with(services, work)
        return Named(path, work=(work, digest), document=known.id if known else "")
    return Named(path, services.formats.read(path, advance=advance))


def take_up_named(services: Services, named: Named, advance: Advance = unwatched) -> TakenUp:
    """Hold the document, to be read only where it is being edited elsewhere; on any thread.

    Raises:
        Stopped: as ``advance`` does. Nothing is held or kept then, but what has been known before.
        UserProblem: the store or the disk refuses; ``PLACES_DIFFER``: the correction cannot be brought in.
    """
    ready, first = named.ready, None
    if ready is not None and named.original is not None:
        # Before anything is kept of a text that has nothing to do with it.
        first = way_to(ready, named.original.text, named.original.text, Origin.IMPORT)
    advance(0, 0)
    try:
        taken = _taken_up(services, named, advance)
    except UserProblem as problem:
        there = problem.facts.get("path")
        if problem.code is not ProblemCode.DOCUMENT_OPEN_ELSEWHERE or not isinstance(there, Path):
            raise
        original = named.original if named.original is not None and named.original.path == there else None
        taken = TakenUp(*take_up_to_read(services, original or services.formats.read(there, advance=advance)))
    try:
        path = taken.document.original.path
        taken = replace(taken, glossaries=(*glossaries_with(path), *glossaries_of(services, path)))
        if ready is None or first is None:
            return taken
        return replace(taken, document=_with_correction(taken, ready, first))
    except BaseException:
        taken.let_go()
        raise


def present(taken: TakenUp) -> Opened:
    """Make a session of a document that is held; on the thread that the session is to live on.

    What we left unfinished beside its files when we were killed is removed meanwhile.
    """
    try:
        session = Session(taken.services, taken.document)
    except BaseException:
        taken.let_go()
        raise
    files = session.original.path, session.delivery.target, session.work.target
    for folder in {file.parent for file in files if file is not None}:
        taken.services.tasks.submit("leftovers", partial(remove_leftovers, folder), lambda _: None, lambda _: None)
    return Opened(session, taken.came, taken.other, taken.glossaries)


def open_document(services: Services, path: Path) -> Opened:
    """Open the file here and now, to be read only where the document is being edited elsewhere.

    Raises:
        UserProblem: it cannot be used, or the store refuses.
    """
    return present(take_up_named(services, read_named(services, path)))


def to_begin_with(services: Services, otherwise: Path) -> list[Path]:
    """What a start without a file opens, the first one that can be: the document of the last time, else ``otherwise``.

    Nothing where that document is open in another window, where the user goes on with it.
    """
    last = recent_files(services.store, 1)
    for path in last:
        known = services.store.known_document(path)
        if known is not None and not is_free(services, known.id):
            return []
    return [*last, otherwise]


def recent_files(store: Store, count: int) -> list[Path]:
    """The files of the documents opened last that are still there, newest first; none where the store refuses."""
    try:
        records = store.recent(count)
    except UserProblem:
        return []
    return [path for path in dict.fromkeys(record.path for record in records) if path.exists()]


def _taken_up(services: Services, named: Named, advance: Advance) -> TakenUp:
    if named.work is None:
        assert named.original is not None
        return TakenUp(services, take_up(services, named.original, named.encoding))
    work, digest = named.work
    brought = bring_work(services, named.path, work, digest, advance)
    original = brought.original
    if work.encoding:  # which need not be what was chosen here
        original = services.formats.from_bytes(original.path, original.data)
    return TakenUp(services, take_up(services, original), brought.came, brought.other)


def _with_correction(taken: TakenUp, ready: Text, first: Way) -> OpenedDocument:
    """The document with a ready correction; ``first`` is the way to it from the original."""
    document = taken.document

    def way(current: Text) -> Way:
        if current == document.original.text:
            return first
        return way_to(ready, document.original.text, current, Origin.IMPORT)

    return bring_into(taken.services, document, way)
