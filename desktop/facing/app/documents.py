"""Opening what the user named: a text, a work file, a document that is open elsewhere."""

from dataclasses import dataclass
from pathlib import Path

from facing.core.document import Version
from facing.core.ports import Store
from facing.core.problem import ProblemCode, UserProblem
from facing.files.replacing import is_same_file
from facing.session.bringing import bring_work, leads_to
from facing.session.opening import open_session
from facing.session.reading import is_free, open_to_read
from facing.session.services import Services
from facing.session.session import Session


@dataclass(frozen=True)
class Opened:
    """An open document; ``came`` versions are new here from a work file, ``other`` is its correction beside ours."""

    session: Session
    came: int = 0
    other: Version | None = None


def is_file_of(services: Services, session: Session, path: Path) -> bool:
    """Whether this is the file of the open document, or a work file of it.

    Raises:
        UserProblem: it is a work file that cannot be used.
    """
    if services.works.is_work_file(path):
        return leads_to(services, path, session.record)
    return is_same_file(session.original.path, path)


def open_document(services: Services, path: Path) -> Opened:
    """Open the file, to be read only where the document is being edited elsewhere.

    Raises:
        UserProblem: it cannot be used, or the store refuses.
    """
    try:
        if services.works.is_work_file(path):
            brought = bring_work(services, path)
            return Opened(open_session(services, brought.path), brought.came, brought.other)
        return Opened(open_session(services, path))
    except UserProblem as problem:
        there = problem.facts.get("path")
        if problem.code is not ProblemCode.DOCUMENT_OPEN_ELSEWHERE or not isinstance(there, Path):
            raise
        return Opened(open_to_read(services, there))


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
