"""A full disk: one clear problem, nothing lost, and it goes on when there is room again."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facing.core.document import Content, DocumentRecord, Original, ReaderState, VersionKind
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.store.backups import Backups
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock

EDIT = Edit(Place(0, 0), "", "typed ")


def large(seed: int) -> Content:
    return Content(Text.from_string("\n".join(f"{seed} {number} " * 20 for number in range(2000))))


def assert_full(path: Path, call: object, *arguments: object) -> None:
    with pytest.raises(UserProblem) as caught:
        call(*arguments)  # type: ignore[operator]
    assert caught.value.code is ProblemCode.DISK_FULL
    assert caught.value.facts["path"] == path


def test_a_version_that_finds_no_room_leaves_no_trace(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    store.append_edits(record.id, [EDIT])
    kept = store.add_version(record.id, large(1), VersionKind.KEPT)
    store.append_edits(record.id, [EDIT])
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    assert_full(path, store.add_version, record.id, large(2), VersionKind.KEPT)
    assert store.versions(record.id) == [kept]
    assert store.journal(record.id).edits == (EDIT,)
    assert store.content(record.id, kept.id).text == large(1).text
    store._connection.execute("PRAGMA max_page_count = 1000000")
    version = store.add_version(record.id, large(2), VersionKind.KEPT)
    assert store.content(record.id, version.id).text == large(2).text


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can make a small disk here")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield folder
    subprocess.run([umount, "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Take all the room that is left."""
    filler = folder / "filler"
    size = 4096 * 200
    while size:
        try:
            with filler.open("ab", buffering=0) as file:
                file.write(b"x" * size)
        except OSError:
            size //= 2
    return filler


def test_every_call_on_a_really_full_disk(small_disk: Path, original: Original) -> None:
    path = small_disk / "store.sqlite"
    store = SqliteStore(path, TickingClock())
    record = store.document(original)
    told: list[UserProblem | None] = []
    writer = JournalWriter(store, record.id, on_problem=told.append, delay=1e9, retry=1e9)
    writer.append(EDIT)
    writer.flush()
    filler = fill(small_disk)
    long = Edit(Place(0, 0), "", "long " * 4000)
    writer.append(long)
    assert_full(path, writer.flush)
    assert_full(path, store.add_version, record.id, large(1), VersionKind.KEPT)
    assert_full(path, store.save_state, record.id, ReaderState(language="de" * 9000))
    # What can be read can still be read.
    assert store.journal(record.id).edits == (EDIT,)
    assert store.state(record.id) == ReaderState()
    filler.unlink()
    writer.flush()
    writer.close()
    assert [None if problem is None else problem.code for problem in told] == [ProblemCode.DISK_FULL, None]
    store.close()
    again = SqliteStore(path, TickingClock())
    assert again.journal(record.id).edits == (EDIT, long)
    again.close()


def test_a_new_store_without_room(small_disk: Path) -> None:
    filler = fill(small_disk)
    path = small_disk / "store.sqlite"
    assert_full(path, SqliteStore, path, TickingClock())
    filler.unlink()
    SqliteStore(path, TickingClock()).close()


def at_every_page(store: SqliteStore, work: Callable[[], object], check: Callable[[], None]) -> int:
    """Do the work on a disk with room for 0, 1, 2, ... more pages until it succeeds; gives how often it was refused."""
    refusals = 0
    while True:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + refusals}")
        try:
            work()
        except UserProblem as problem:
            assert problem.code is ProblemCode.DISK_FULL
            refusals += 1
            check()
        else:
            store._connection.execute("PRAGMA max_page_count = 1000000")
            return refusals


def test_a_save_refused_at_any_of_its_pages_loses_nothing(store: SqliteStore, record: DocumentRecord) -> None:
    first = store.add_version(record.id, Content(Text.from_string("first")), VersionKind.KEPT)
    store.append_edits(record.id, [EDIT])
    content = Content(Text.from_string("\n".join(f"line {number} " + "word " * 30 for number in range(700))))

    def all_is_there() -> None:
        assert store.versions(record.id) == [first]
        assert store.journal(record.id).edits == (EDIT,)
        assert store.content(record.id, first.id).text.as_string() == "first"

    refusals = at_every_page(store, lambda: store.add_version(record.id, content, VersionKind.KEPT), all_is_there)
    assert refusals > 20
    assert store.content(record.id, store.versions(record.id)[0].id) == content
    assert store.journal(record.id).edits == ()


def test_a_journal_refused_at_any_of_its_pages_loses_nothing(store: SqliteStore, record: DocumentRecord) -> None:
    writer = JournalWriter(store, record.id, delay=1e9, retry=1e9)
    typed = [Edit(Place(0, 0), "", f"{number} " * 9000, step=number) for number in range(4)]
    writer.append(*typed)

    def all_is_there() -> None:
        assert not writer.all_on_disk
        assert writer.unwritten == tuple(typed)
        assert store.journal(record.id).edits == ()

    assert at_every_page(store, writer.flush, all_is_there) > 10
    writer.close()
    assert writer.all_on_disk
    assert store.journal(record.id).edits == tuple(typed)


def test_thinning_pinning_and_preparing_are_refused_cleanly(store: SqliteStore, record: DocumentRecord) -> None:
    text = large(3).text
    refusals = at_every_page(store, lambda: store.prepare(text), lambda: None)
    assert refusals > 0
    version = store.add_version(record.id, Content(text), VersionKind.KEPT)
    assert store.content(record.id, version.id).text == text


def test_a_backup_on_a_full_disk_is_told_and_the_store_goes_on(small_disk: Path, original: Original) -> None:
    path = small_disk / "store.sqlite"
    store = SqliteStore(path, TickingClock())
    record = store.document(original)
    store.append_edits(record.id, [EDIT])
    backups = Backups(path, small_disk / "backups", lambda: None)
    made, _ = backups.make(1_800_000_000_000)
    filler = fill(small_disk)
    with pytest.raises(UserProblem) as caught:
        backups.make(1_800_000_099_000)
    assert caught.value.code is ProblemCode.BACKUP_FAILED
    assert list(made.parent.iterdir()) == [made]
    filler.unlink()
    store.append_edits(record.id, [EDIT])
    backups.make(1_800_000_099_000)
    assert len(backups.all()) == 2
    store.close()
