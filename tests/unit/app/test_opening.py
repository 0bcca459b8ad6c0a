"""Documents are opened away from the window's thread: the last wish counts, and what is given up leaves nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from facing.app.documents import Named, Opened, open_document
from facing.app.opening import Opening, Wish
from facing.app.wishes import a_file, a_pair, a_text, decoded_again
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.watching import Advance
from facing.files.locking import DocumentLock
from facing.formats.registry import AllFormats
from facing.session.services import Services
from facing.session.session import Session
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore
from tests.fakes.services import services_for
from tests.fakes.stepped_tasks import SteppedTasks
from tests.fakes.ticking_clock import TickingClock


@dataclass
class Desk:
    """What has the open document, and everything around it."""

    services: Services
    folder: Path
    tasks: SteppedTasks = field(default_factory=SteppedTasks)
    session: Session | None = None
    opening_name: str | None = None
    problems: list[UserProblem] = field(default_factory=list)
    locks: list[DocumentLock] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.opening = Opening(self, self.tasks)

    def fresh_services(self) -> Services:
        return self.services

    def close_document(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            session.close()

    def show(self, opened: Opened) -> None:
        assert self.session is None
        self.session = opened.session

    def opening_began(self, name: str, progress: Callable[[], tuple[int, int]]) -> None:
        self.opening_name = name

    def opening_ended(self) -> None:
        self.opening_name = None

    def tell(self, problem: UserProblem) -> None:
        self.problems.append(problem)

    def file(self, name: str, words: str = "one two") -> Path:
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        return path

    def open(self, path: Path) -> Session:
        self.opening.start(a_file(path))
        self.tasks.drain()
        assert self.session is not None
        return self.session

    @property
    def name(self) -> str:
        """The file of the open document."""
        return self.session.original.path.name if self.session is not None else ""

    def known(self) -> list[str]:
        """The files of the documents in the store."""
        return [record.path.name for record in self.services.store.recent(9)]

    def is_free(self, path: Path) -> bool:
        """Whether the document can be edited."""
        session = open_document(self.services, path).session
        session.close()
        return not session.read_only

    def codes(self) -> list[ProblemCode]:
        return [problem.code for problem in self.problems]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The real store, journal, formats and locks."""
    locks: list[DocumentLock] = []
    store = SqliteStore(tmp_path / "data" / "store.sqlite", TickingClock())

    def locked(document: str) -> DocumentLock:
        lock = DocumentLock(tmp_path / "locks", document)
        lock.acquire()
        locks.append(lock)
        return lock

    services = replace(
        services_for({}),
        store=store,
        formats=AllFormats(),
        journal=lambda document: JournalWriter(store, document, delay=0.0),
        lock=locked,
    )
    desk = Desk(services, tmp_path, locks=locks)
    yield desk
    desk.opening.stop()
    desk.close_document()
    store.close()


def refuse() -> None:
    raise UserProblem(ProblemCode.DISK_FULL)


def test_the_document_before_stays_open_until_the_new_one_is_there(desk: Desk) -> None:
    before = desk.open(desk.file("a.txt"))
    desk.opening.start(a_file(desk.file("b.txt")))
    desk.tasks.work()
    desk.tasks.answer()
    desk.tasks.work()
    assert (desk.name, desk.opening_name) == ("a.txt", "b.txt")
    before.apply([Edit(Place(0, 0), "", "typed meanwhile ")], "typing")
    desk.tasks.answer()
    assert (desk.name, desk.opening_name) == ("b.txt", None)
    assert desk.open(desk.folder / "a.txt").corrected.as_string() == "typed meanwhile one two"


def test_the_later_wish_counts_however_far_the_first_one_is(desk: Desk) -> None:
    first, second = desk.file("a.txt"), desk.file("b.txt")
    for steps in range(4):
        desk.opening.start(a_file(first))
        for _ in range(steps // 2):
            desk.tasks.work()
            desk.tasks.answer()
        if steps % 2:
            desk.tasks.work()
        desk.opening.start(a_file(second))
        assert desk.opening_name == "b.txt"
        desk.tasks.drain()
        assert (desk.name, desk.opening_name, desk.problems) == ("b.txt", None, [])
        desk.close_document()
        assert not any(lock._lock.is_locked for lock in desk.locks)
        assert desk.is_free(first)


@pytest.mark.parametrize("answered", [True, False])
def test_nothing_is_left_of_what_is_given_up_while_it_is_read(desk: Desk, answered: bool) -> None:
    path = desk.file("a.txt")
    desk.opening.start(a_file(path))
    desk.tasks.work()
    if answered:
        desk.tasks.answer()
    desk.opening.cancel()
    assert desk.opening_name is None
    desk.tasks.drain()
    assert (desk.session, desk.known(), desk.problems) == (None, [], [])
    assert desk.is_free(path)


def test_work_that_is_given_up_is_told_so_when_it_says_how_far_it_is(desk: Desk) -> None:
    reached = []

    def read(services: Services, advance: Advance) -> Named:
        advance(1, 3)
        reached.append(1)
        desk.opening.cancel()
        advance(2, 3)
        reached.append(2)
        raise AssertionError

    desk.opening.start(Wish("a.pdf", None, read))
    desk.tasks.drain()
    assert (reached, desk.session, desk.problems) == ([1], None, [])


def test_what_is_given_up_when_it_is_nearly_there_is_free_and_as_it_was(desk: Desk) -> None:
    path = desk.file("a.txt")
    session = desk.open(path)
    session.apply([Edit(Place(0, 0), "", "typed ")], "typing")
    desk.close_document()
    desk.opening.start(a_file(path))
    desk.tasks.work()
    desk.tasks.answer()
    desk.tasks.work()
    desk.opening.cancel()
    desk.tasks.answer()
    assert desk.session is None
    assert not any(lock._lock.is_locked for lock in desk.locks)
    again = desk.open(path)
    assert (again.read_only, again.recovered, again.corrected.as_string()) == (False, 0, "typed one two")


def test_what_cannot_be_opened_is_told_and_leaves_the_open_one(desk: Desk) -> None:
    before = desk.open(desk.file("a.txt"))
    desk.opening.start(a_file(desk.folder / "missing.txt"))
    desk.tasks.drain()
    assert (desk.codes(), desk.opening_name, desk.session) == ([ProblemCode.FILE_MISSING], None, before)


def test_the_same_document_lets_go_of_its_lock_and_is_not_given_up_between(desk: Desk) -> None:
    path = desk.file("a.txt")
    desk.open(path).apply([Edit(Place(0, 0), "", "typed ")], "typing")
    desk.opening.start(a_file(path))
    desk.tasks.work()
    desk.tasks.answer()
    assert desk.session is None
    desk.opening.cancel()
    assert desk.opening_name == "a.txt"
    desk.tasks.drain()
    assert desk.session is not None
    assert (desk.session.read_only, desk.session.corrected.as_string()) == (False, "typed one two")


def test_a_document_whose_typing_the_disk_refuses_stays_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.open(desk.file("a.txt"))
    second = desk.file("b.txt")
    desk.opening.start(a_file(second))
    with monkeypatch.context() as broken:
        broken.setattr(before, "secure", refuse)
        desk.tasks.drain()
        assert (desk.session, desk.codes()) == (before, [ProblemCode.DISK_FULL])
        with pytest.raises(UserProblem):
            desk.opening.start(a_file(second))
    assert desk.is_free(second)


def test_a_ready_correction_is_there_as_one_step_and_reaches_the_disk(desk: Desk) -> None:
    original, correction = desk.file("a.txt", "one two\nthree"), desk.file("b.txt", "one 2\nthree\nfour")
    desk.opening.start(a_pair(original, correction, False, desk.folder, desk.tell))
    desk.tasks.drain()
    session = desk.session
    assert session is not None
    assert session.corrected.as_string() == "one 2\nthree\nfour"
    assert session.comparison.summary().changes == 2
    session.secure()
    step = session._steps.newest
    assert step is not None
    assert len(desk.services.store.journal(session.record.id).edits) == len(step.edits)
    assert (session.undo_label, len(session.undo())) == ("import", 2)
    assert session.corrected == session.original.text
    session.redo()
    session.apply([Edit(Place(0, 0), "", "typed ")], "typing")
    desk.opening.start(a_pair(original, correction, False, desk.folder, desk.tell))
    desk.tasks.drain()
    assert desk.session is not None
    (kept,) = desk.session.history.versions()
    assert desk.session.history.content(kept.id).text.as_string().startswith("typed one 2")
    assert desk.session.corrected.as_string() == "one 2\nthree\nfour"


def test_a_copied_text_that_is_given_up_leaves_no_file(desk: Desk) -> None:
    folder = desk.folder / "texts"
    desk.opening.start(a_text("copied words", folder))
    desk.tasks.work()
    assert len(list(folder.iterdir())) == 1
    desk.opening.cancel()
    desk.tasks.drain()
    assert (list(folder.iterdir()), desk.known(), desk.session) == ([], [], None)


def test_a_text_read_in_another_encoding_has_the_edits_made_while_it_was_read(desk: Desk) -> None:
    session = desk.open(desk.file("a.txt", "Der Fluß.\n"))
    told: list[tuple[int, int]] = []
    desk.opening.start(decoded_again(session, "cp1252", lambda made, left: told.append((made, left)), desk.tell))
    desk.tasks.work()
    session.apply([Edit(Place(0, 0), "", "x")], "typing")
    desk.tasks.drain()
    desk.services.tasks.drain()  # type: ignore[attr-defined]
    assert desk.session is not None
    assert (desk.session.corrected.as_string(), told) == ("xDer FluÃŸ.\n", [(1, 0)])
