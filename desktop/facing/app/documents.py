"""Opening what the user named: a text, a work file, a document that is open elsewhere."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from facing.core.document import Version
from facing.core.ports import Store
from facing.core.problem import ProblemCode, UserProblem
from facing.files.leftovers import remove_leftovers
from facing.files.replacing import is_same_file
from facing.session.bringing import bring_work
from facing.session.opening import open_session
from facing.session.reading import open_to_read
from facing.session.services import Services
from facing.session.session import Session


@dataclass(frozen=True)
class Opened:
    """An open document; ``came`` versions are new here from a work file, ``other`` is its correction beside ours."""

    session: Session
    came: int = 0
    other: Version | None = None


def is_file_of(session: Session, path: Path) -> bool:
    """Whether this is the file of the open document, or its work file."""
    return any(file is not None and is_same_file(file, path) for file in (session.original.path, session.work.target))


def open_document(services: Services, path: Path) -> Opened:
    """Open the file, to be read only where the document is being edited elsewhere.

    What we left unfinished beside its files when we were killed is removed meanwhile.

    Raises:
        UserProblem: it cannot be used, or the store refuses.
    """
    opened = _open(services, path)
    session = opened.session
    files = session.original.path, session.delivery.target, session.work.target
    for folder in {file.parent for file in files if file is not None}:
        services.tasks.submit("leftovers", partial(remove_leftovers, folder), lambda _: None, lambda _: None)
    return opened


def _open(services: Services, path: Path) -> Opened:
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


def recent_files(store: Store, count: int) -> list[Path]:
    """The files of the documents opened last that are still there, newest first; none where the store refuses."""
    try:
        records = store.recent(count)
    except UserProblem:
        return []
    return [path for path in dict.fromkeys(record.path for record in records) if path.exists()]
