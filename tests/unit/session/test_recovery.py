"""What was typed is there again, whatever happened in between, and always in the document that it was typed in."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.files.locking import DocumentLock
from facing.formats.registry import AllFormats
from facing.session.opening import open_session
from facing.session.reading import is_free, take_up_to_read
from facing.session.services import Services
from facing.session.session import Session
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore
from tests.fakes.services import services_for
from tests.fakes.ticking_clock import TickingClock


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The real store, journal, formats and locks."""
    store = SqliteStore(tmp_path / "data" / "store.sqlite", TickingClock())
    yield replace(
        services_for({}),
        store=store,
        formats=AllFormats(),
        journal=lambda document: JournalWriter(store, document, delay=0.0),
        lock=lambda document: _locked(tmp_path / "locks", document),
    )
    store.close()


def _locked(folder: Path, document: str) -> DocumentLock:
    lock = DocumentLock(folder, document)
    lock.acquire()
    return lock


def text(tmp_path: Path, name: str = "a.txt", content: str = "one two") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def write(session: Session, added: str) -> None:
    session.apply([Edit(Place(0, 0), "", added)], "typing")
    session._journal.flush()


def killed(session: Session) -> None:
    """The program is gone: the system frees its locks, and nothing else happens."""
    session._journal.flush()
    session._journal.close()
    session._lock.release()


def test_looking_away_from_what_was_recovered_never_deletes_it(services: Services, tmp_path: Path) -> None:
    path = text(tmp_path)
    session = open_session(services, path)
    write(session, "typed ")
    killed(session)
    # Told once: it is kept as a version then.
    for told in (1, 0, 0):
        session = open_session(services, path)
        assert (session.corrected.as_string(), session.recovered) == ("typed one two", told)
        killed(session)
    session = open_session(services, path)
    session.undo()
    session.close()
    assert open_session(services, path).corrected.as_string() == "typed one two"


def test_the_journal_of_one_document_never_lands_on_another(services: Services, tmp_path: Path) -> None:
    first, second = text(tmp_path, "a.txt"), text(tmp_path, "b.txt")
    one, other = open_session(services, first), open_session(services, second)
    write(one, "A")
    write(other, "B")
    write(one, "AA")
    killed(one)
    killed(other)
    # The files change places; both texts are the same, so only the place tells them apart.
    assert open_session(services, first).corrected.as_string() == "AAAone two"
    assert open_session(services, second).corrected.as_string() == "Bone two"


def test_other_bytes_at_the_same_place_do_not_get_the_journal(services: Services, tmp_path: Path) -> None:
    path = text(tmp_path)
    session = open_session(services, path)
    write(session, "typed ")
    killed(session)
    text(tmp_path, content="something else")
    other = open_session(services, path)
    assert (other.corrected.as_string(), other.recovered) == ("something else", 0)
    killed(other)
    text(tmp_path)
    assert open_session(services, path).corrected.as_string() == "typed one two"


def test_a_file_that_was_renamed_is_the_same_document(services: Services, tmp_path: Path) -> None:
    path = text(tmp_path)
    session = open_session(services, path)
    session.history.keep("Kept")
    write(session, "typed ")
    session.close()
    renamed = path.rename(tmp_path / "renamed.txt")
    session = open_session(services, renamed)
    assert session.corrected.as_string() == "typed one two"
    assert [version.name for version in session.history.versions()] == ["", "Kept"]
    assert session.earlier is None


def test_a_copy_is_another_document(services: Services, tmp_path: Path) -> None:
    path = text(tmp_path)
    session = open_session(services, path)
    write(session, "typed ")
    session.close()
    copy = tmp_path / "a (conflicted copy).txt"
    shutil.copy(path, copy)
    assert open_session(services, copy).corrected.as_string() == "one two"
    assert open_session(services, path).corrected.as_string() == "typed one two"


def test_where_the_folder_is_away_too_the_document_stays_where_it_was(services: Services, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    path = text(disk)
    session = open_session(services, path)
    write(session, "typed ")
    session.close()
    disk.rename(tmp_path / "unplugged")
    assert open_session(services, text(tmp_path)).corrected.as_string() == "one two"
    (tmp_path / "unplugged").rename(disk)
    assert open_session(services, path).corrected.as_string() == "typed one two"


def test_a_document_open_elsewhere_is_only_read(services: Services, tmp_path: Path) -> None:
    path = text(tmp_path)
    session = open_session(services, path)
    write(session, "typed ")
    with pytest.raises(UserProblem) as caught:
        open_session(services, path)
    assert (caught.value.code, caught.value.facts["path"]) == (ProblemCode.DOCUMENT_OPEN_ELSEWHERE, path)
    reader = Session(*take_up_to_read(services, services.formats.read(path)))
    assert (reader.corrected.as_string(), reader.read_only) == ("typed one two", True)
    for change in (
        lambda: reader.apply([Edit(Place(0, 0), "", "x")], "typing"),
        lambda: reader.history.keep("x"),
        lambda: reader.history.pin(1, True),
    ):
        with pytest.raises(UserProblem, match="document-open-elsewhere"):
            change()
    reader.close()
    write(session, "on ")
    assert not is_free(services, session.record.id)
    session.close()
    assert is_free(services, session.record.id)
    again = open_session(services, path)
    assert (again.corrected.as_string(), again.recovered) == ("on typed one two", 0)
    assert [version.name for version in again.history.versions()] == [""]


def test_a_corrected_file_that_others_deleted_is_noticed_before_it_is_written(
    services: Services, tmp_path: Path
) -> None:
    session = open_session(services, text(tmp_path))
    target = tmp_path / "corrected.txt"
    session.delivery.save_copy_as(target)
    target.unlink()
    with pytest.raises(UserProblem, match="target-changed-outside"):
        session.delivery.write()
    assert not target.exists()
    session.delivery.write(force=True)
    assert target.read_text("utf-8") == "one two"
    session.delivery.write()
