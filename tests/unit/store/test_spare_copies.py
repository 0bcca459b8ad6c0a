"""What the store refuses is kept elsewhere, for the user alone, and taken in once, where it belongs."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from facing.core.document import Content, DocumentRecord, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.looks import Look, LookSpan
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.files.locking import DocumentLock
from facing.store.journal_writer import JournalWriter
from facing.store.spare_copies import SpareCopy, forget_spares, take_in
from facing.store.sqlite_store import SqliteStore
from tests.fakes.refusing_store import RefusingStore

FULL = UserProblem(ProblemCode.DISK_FULL, path="store")
NEVER = 1e9
FIRST = Edit(Place(0, 0), "", "first", step=1, time=5)
EDITS = (
    Edit(Place(0, 0), "", "Zürich \ud83d \0\n", Origin.TERM, step=2, time=7),
    Edit(Place(0, 0), "Z", "", step=-2, time=8),
    Edit(Place(0, 0), "ü", "ü", step=3, time=9, looks=(LookSpan(0, 1, Look(bold=True)),)),
)


class Bench:
    """A document whose store can be made to refuse, and folders for what it refuses."""

    def __init__(self, store: SqliteStore, record: DocumentRecord, folder: Path) -> None:
        self.real, self.store, self.document = store, RefusingStore(store), record.id
        self.locks = folder / "locks"
        self.folders = [folder / "one", folder / "other"]
        for each in self.folders:
            each.mkdir()

    def writer(self) -> JournalWriter:
        spare = SpareCopy(self.store, self.document, self.folders)
        return JournalWriter(self.store, self.document, spare=spare, delay=NEVER, retry=NEVER)

    def refused(self, *edits: Edit) -> None:
        """A program that ends while its store refuses these edits."""
        writer = self.writer()
        self.store.refusal = FULL
        writer.append(*edits)
        writer.close()
        self.store.refusal = None

    def lock(self, document: str) -> DocumentLock:
        lock = DocumentLock(self.locks, document)
        lock.acquire()
        return lock

    def files(self) -> list[Path]:
        return [path for folder in self.folders for path in folder.iterdir()]

    def take_in(self) -> tuple[Edit, ...]:
        """The journal once everything is taken in."""
        take_in(self.store, self.lock, self.folders)
        return self.real.journal(self.document).edits


@pytest.fixture
def bench(store: SqliteStore, record: DocumentRecord, tmp_path: Path) -> Iterator[Bench]:
    store.append_edits(record.id, [FIRST])
    yield Bench(store, record, tmp_path)


def test_what_was_refused_until_the_end_is_taken_in_once(bench: Bench) -> None:
    bench.refused(*EDITS)
    assert bench.real.journal(bench.document).edits == (FIRST,)
    assert len(bench.files()) == 1
    assert bench.take_in() == (FIRST, *EDITS)
    assert bench.files() == []
    assert bench.take_in() == (FIRST, *EDITS)


def test_there_is_one_file_while_the_disk_refuses_and_none_when_it_takes_again(bench: Bench) -> None:
    writer = bench.writer()
    for edit in EDITS:
        bench.store.refusal = FULL
        writer.append(edit)
        assert writer.spare_copy is None
        with pytest.raises(UserProblem):
            writer.flush()
        assert bench.files() == [writer.spare_copy]
    bench.store.refusal = None
    writer.flush()
    writer.close()
    assert writer.spare_copy is None
    assert bench.files() == []
    assert bench.real.journal(bench.document).edits == (FIRST, *EDITS)


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_it_is_for_the_user_alone_and_nobody_elses_is_taken(bench: Bench) -> None:
    former = os.umask(0)
    try:
        bench.refused(*EDITS)
    finally:
        os.umask(former)
    (path,) = bench.files()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o622)
    assert bench.take_in() == (FIRST,)
    path.chmod(0o600)
    aim = path.rename(path.with_name("elsewhere"))
    path.symlink_to(aim)
    assert bench.take_in() == (FIRST,)


def test_the_first_folder_that_takes_it_is_used(bench: Bench) -> None:
    bench.folders[0].rmdir()
    bench.folders[0].write_text("no folder")
    bench.refused(*EDITS)
    assert len(list(bench.folders[1].iterdir())) == 1
    assert bench.take_in() == (FIRST, *EDITS)


def test_without_any_folder_typing_goes_on(bench: Bench) -> None:
    for folder in bench.folders:
        folder.rmdir()
    writer = bench.writer()
    bench.store.refusal = FULL
    writer.append(*EDITS)
    with pytest.raises(UserProblem):
        writer.flush()
    assert writer.spare_copy is None
    bench.store.refusal = None
    writer.close()
    assert bench.real.journal(bench.document).edits == (FIRST, *EDITS)


def test_edits_that_reached_the_journal_before_the_program_was_killed_are_not_done_twice(bench: Bench) -> None:
    bench.refused(*EDITS)
    bench.real.append_edits(bench.document, [*EDITS, FIRST])
    assert bench.take_in() == (FIRST, *EDITS, FIRST)
    assert bench.files() == []


def test_what_does_not_follow_on_the_journal_stays_in_its_file(bench: Bench) -> None:
    bench.refused(*EDITS)
    bench.real.append_edits(bench.document, [FIRST])
    ((spare, path),) = take_in(bench.store, bench.lock, bench.folders)
    assert (spare.document, spare.count, spare.edits, [path]) == (bench.document, 1, EDITS, bench.files())
    assert bench.take_in() == (FIRST, FIRST)
    bench.real.add_version(bench.document, Content(Text.from_string("another")), VersionKind.KEPT)
    assert bench.take_in() == ()
    assert len(bench.files()) == 1


def test_a_document_that_is_open_or_unknown_is_let_be(bench: Bench) -> None:
    bench.refused(*EDITS)
    with bench.lock(bench.document):
        assert bench.take_in() == (FIRST,)
    SpareCopy(bench.store, "0e0f", bench.folders).keep(EDITS)
    assert bench.take_in() == (FIRST, *EDITS)
    assert [path.name[:21] for path in bench.files()] == [".facing-unsaved-0e0f-"]


def test_a_file_that_was_cut_off_or_is_something_else_is_let_be(bench: Bench) -> None:
    bench.refused(*EDITS)
    (path,) = bench.files()
    whole = path.read_bytes()
    for data in (whole[:-20], b"", b"\n\n", whole.replace(b"Z", b"X")):
        path.write_bytes(data)
        assert bench.take_in() == (FIRST,)
    path.write_bytes(whole)
    assert bench.take_in() == (FIRST, *EDITS)


def test_where_the_store_could_not_even_be_read_times_tell_what_follows(
    bench: Bench, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = RefusingStore(store)

    def refuse(document: str) -> NoReturn:
        raise FULL

    monkeypatch.setattr(blind, "journal", refuse, raising=False)
    SpareCopy(blind, bench.document, bench.folders).keep(EDITS)
    assert bench.take_in() == (FIRST, *EDITS)
    SpareCopy(blind, bench.document, bench.folders).keep(EDITS)
    assert bench.take_in() == (FIRST, *EDITS)
    assert bench.files() == []
    SpareCopy(blind, bench.document, bench.folders).keep([FIRST])
    assert bench.take_in() == (FIRST, *EDITS)
    assert len(bench.files()) == 1


def test_a_document_that_is_forgotten_leaves_none(bench: Bench) -> None:
    SpareCopy(bench.store, "0e0f", bench.folders).keep(EDITS)
    bench.refused(*EDITS)
    forget_spares([bench.document], bench.folders)
    assert [path.name[:21] for path in bench.files()] == [".facing-unsaved-0e0f-"]
