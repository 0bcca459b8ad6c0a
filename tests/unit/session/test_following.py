"""A document that is read in one place while it is edited in another shows what is done there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facing.app.inline_tasks import InlineTasks
from facing.core.document import IgnoreKey, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.formats.registry import AllFormats
from facing.session.following import Following
from facing.session.opening import open_session
from facing.session.reading import take_up_to_read
from facing.session.services import Services
from facing.session.session import Session
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore
from tests.fakes.services import services_for
from tests.fakes.ticking_clock import TickingClock


class Window:
    """Services of its own on a store that others use too; ``asked`` counts the reads of journal and contents."""

    def __init__(self, folder: Path) -> None:
        self.store = SqliteStore(folder / "store.sqlite", TickingClock())
        self.tasks = InlineTasks()
        self.services: Services = replace(
            services_for({}),
            store=self.store,
            formats=AllFormats(),
            journal=lambda document: JournalWriter(self.store, document, delay=0.0),
            tasks=self.tasks,
        )


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.store.close()


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text("The first line.\nThe second line.\n", encoding="utf-8")
    return path


def write(session: Session, added: str, origin: Origin = Origin.TYPED) -> None:
    session.apply([Edit(Place(1, 0), "", added, origin)], "typing")
    session._journal.flush()


def read_only(window: Window, path: Path) -> Session:
    return Session(*take_up_to_read(window.services, window.services.formats.read(path)))


def look(window: Window, following: Following) -> None:
    following.look()
    window.tasks.drain()


def test_what_is_typed_elsewhere_appears_with_its_origins(editing: Window, reading: Window, path: Path) -> None:
    session = open_session(editing.services, path)
    write(session, "One. ")
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    assert (reader.corrected, following.changed_at) == (session.corrected, None)
    write(session, "Two. ", Origin.RULE)
    write(session, "Three.\n")
    look(reading, following)
    assert reader.corrected.as_string() == "The first line.\nThree.\nTwo. One. The second line.\n"
    assert following.changed_at is not None
    assert following.is_current
    here, there = reader.origins, session.origins
    for index in range(len(session.corrected)):
        assert here.of(reader.corrected.id_at(index)) == there.of(session.corrected.id_at(index))
    assert reader.comparison.summary().changes == session.comparison.summary().changes
    assert (reader.undo_label, reader.undo()) == ("", ())
    session.close()


def test_steps_taken_back_versions_and_restored_ones_are_followed(editing: Window, reading: Window, path: Path) -> None:
    session = open_session(editing.services, path)
    first = session.history.keep("First")
    write(session, "One. ", Origin.TERM)
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    write(session, "Two. ")
    session.undo()
    session._journal.flush()
    look(reading, following)
    assert reader.corrected == session.corrected
    assert [span.origin for span in reader.origins.of(reader.corrected.id_at(1))] == [Origin.TERM]
    assert reader.history.changed
    session.history.keep("Second")
    look(reading, following)
    assert [version.name for version in reader.history.versions()] == ["Second", "First"]
    assert not reader.history.changed
    session.history.pin(first.id, True)
    look(reading, following)
    assert [version.pinned for version in reader.history.versions()] == [False, True]
    session.history.restore(first.id, lambda: None, lambda problem: None)
    editing.tasks.drain()
    look(reading, following)
    assert reader.corrected.as_string() == "The first line.\nThe second line.\n"
    assert reader.history.versions()[0].kind is VersionKind.RESTORE
    session.close()


def test_nothing_is_read_where_nothing_was_written_and_only_what_is_new_else(
    editing: Window, reading: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(editing.services, path)
    session.history.keep("First")
    write(session, "One. ")
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    read: list[str] = []
    journal, content = reading.store.journal, reading.store.content

    def counted(document: str, after: int = 0) -> object:
        found = journal(document, after)
        read.append(f"journal {len(found.edits)}")
        return found

    monkeypatch.setattr(reading.store, "journal", counted)
    monkeypatch.setattr(reading.store, "content", lambda *which: read.append("content") or content(*which))
    for _ in range(3):
        look(reading, following)
    assert read == []
    write(session, "Two. ")
    look(reading, following)
    look(reading, following)
    assert read == ["journal 1"]
    session.close()


def test_reading_on_writes_nothing(editing: Window, reading: Window, path: Path) -> None:
    session = open_session(editing.services, path)
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    before = editing.store.others_writes()
    write(session, "One. ")
    look(reading, following)
    reader.secure()
    with pytest.raises(UserProblem) as caught:
        reader.history.keep()
    assert caught.value.code is ProblemCode.DOCUMENT_OPEN_ELSEWHERE
    reader.close()
    assert editing.store.others_writes() == before
    session.close()


def test_what_others_do_with_other_documents_changes_nothing(editing: Window, reading: Window, path: Path) -> None:
    session = open_session(editing.services, path)
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    text = reader.corrected
    editing.store.add_ignore(None, IgnoreKey("rule", "text"))
    look(reading, following)
    assert (reader.corrected is text, following.changed_at) == (True, None)
    session.close()


def test_a_document_that_was_forgotten_is_told_and_let_be(editing: Window, reading: Window, path: Path) -> None:
    session = open_session(editing.services, path)
    write(session, "One. ")
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    session.close()
    editing.store.forget(session.record.id)
    look(reading, following)
    assert (following.is_gone, following.is_current) == (True, False)
    assert reader.corrected.as_string() == "The first line.\nOne. The second line.\n"


def test_an_answer_that_comes_when_the_document_is_closed_is_dropped(
    editing: Window, reading: Window, path: Path
) -> None:
    session = open_session(editing.services, path)
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    write(session, "One. ")
    following.look()
    following.close()
    reading.tasks.drain()
    assert reader.corrected.as_string() == "The first line.\nThe second line.\n"
    session.close()


def test_what_is_ignored_elsewhere_is_ignored_here(editing: Window, reading: Window, path: Path) -> None:
    session = open_session(editing.services, path)
    reader = read_only(reading, path)
    following = Following(reading.services, reader)
    look(reading, following)
    key = IgnoreKey("rule", "line", "second", "")
    editing.store.add_ignore(session.record.id, key)
    look(reading, following)
    assert key in reader.findings.ignores
    editing.store.remove_ignore(session.record.id, key)
    look(reading, following)
    assert key not in reader.findings.ignores
    session.close()
