"""The writer of the journal: behind by a second at most, in order, whatever the disk does."""

import threading
from collections.abc import Iterator

import pytest

from facing.core.document import DocumentRecord
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.store.journal_writer import DELAY, RETRY, JournalWriter
from facing.store.sqlite_store import SqliteStore
from tests.fakes.refusing_store import RefusingStore

FULL = UserProblem(ProblemCode.DISK_FULL, path="store")
NEVER = 1e9


def edit(number: int) -> Edit:
    return Edit(Place(0, number), "", str(number))


class SlowClock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Listener:
    """What was told, and a way to wait for it."""

    def __init__(self) -> None:
        self.told: list[UserProblem | None] = []
        self._arrived = threading.Semaphore(0)

    def __call__(self, problem: UserProblem | None) -> None:
        self.told.append(problem)
        self._arrived.release()

    def wait(self) -> None:
        assert self._arrived.acquire(timeout=60)


@pytest.fixture
def disk(store: SqliteStore) -> RefusingStore:
    return RefusingStore(store)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def writer(disk: RefusingStore, record: DocumentRecord, listener: Listener) -> Iterator[JournalWriter]:
    """A writer that writes only when it is asked to."""
    opened = JournalWriter(disk, record.id, on_problem=listener, delay=NEVER, retry=NEVER)
    yield opened
    opened.close()


def kept(store: SqliteStore, record: DocumentRecord) -> list[Edit]:
    return list(store.journal(record.id).edits)


def test_a_flush_brings_all_to_disk_in_one_transaction(
    writer: JournalWriter, disk: RefusingStore, store: SqliteStore, record: DocumentRecord
) -> None:
    writer.flush()
    for number in range(3):
        writer.append(edit(number))
    assert not writer.all_on_disk
    assert writer.unwritten == (edit(0), edit(1), edit(2))
    writer.flush()
    assert writer.all_on_disk
    assert kept(store, record) == [edit(0), edit(1), edit(2)]
    assert len(disk.batches) == 1


def test_without_being_asked_it_writes_soon(disk: RefusingStore, record: DocumentRecord) -> None:
    writer = JournalWriter(disk, record.id, delay=0.0)
    writer.append(edit(0))
    assert disk.tried.acquire(timeout=60)
    writer.close()
    assert disk.batches == [(edit(0),)]


def test_the_delay_counts_from_the_first_unwritten_edit(disk: RefusingStore, record: DocumentRecord) -> None:
    clock = SlowClock()
    writer = JournalWriter(disk, record.id, clock=clock, delay=1.0)
    waits: list[float | None] = []
    go_on = threading.Semaphore(0)
    waiting = threading.Semaphore(0)

    def wait(timeout: float | None = None) -> bool:
        waits.append(timeout)
        writer._changed.release()
        waiting.release()
        assert go_on.acquire(timeout=60)
        writer._changed.acquire()
        return True

    # Let the thread out of its first, real wait and into ours.
    with writer._changed:
        writer._changed.wait = wait  # type: ignore[method-assign]
        writer._changed.notify_all()
    assert waiting.acquire(timeout=60)
    for number in range(4):
        writer.append(edit(number))
        clock.seconds += 0.25
        go_on.release()
        if number < 3:
            assert waiting.acquire(timeout=60)
    # One second after the first edit it was written, though edits kept coming.
    assert disk.tried.acquire(timeout=60)
    assert waiting.acquire(timeout=60)
    assert waits == [None, 0.75, 0.5, 0.25, None]
    assert disk.batches == [tuple(map(edit, range(4)))]
    closing = threading.Thread(target=writer.close)
    closing.start()
    go_on.release()
    closing.join()


def test_delay_and_retry_keep_the_promise_of_two_seconds() -> None:
    assert DELAY <= 1.0
    assert RETRY <= 2.0


def test_typing_never_waits_for_a_slow_disk(
    writer: JournalWriter, disk: RefusingStore, store: SqliteStore, record: DocumentRecord
) -> None:
    disk.gate.clear()
    writer.append(edit(0))
    flushing = threading.Thread(target=writer.flush)
    flushing.start()
    assert disk.tried.acquire(timeout=60)
    # The writer is in the middle of a write that does not end; these return all the same.
    for number in range(1, 100):
        writer.append(edit(number))
    assert len(writer.unwritten) == 100
    disk.gate.set()
    flushing.join()
    assert kept(store, record)[:1] == [edit(0)]
    writer.flush()
    assert kept(store, record) == [edit(number) for number in range(100)]


def test_what_the_disk_refuses_is_kept_and_written_later_once(
    writer: JournalWriter, disk: RefusingStore, store: SqliteStore, record: DocumentRecord, listener: Listener
) -> None:
    disk.refusal = FULL
    for number in range(3):
        writer.append(edit(number))
        with pytest.raises(UserProblem) as caught:
            writer.flush()
        assert caught.value is FULL
    assert writer.problem is FULL
    assert not writer.all_on_disk
    disk.refusal = None
    writer.append(edit(3))
    writer.flush()
    listener.wait()
    listener.wait()
    assert writer.problem is None
    # Told once that it began and once that it ended.
    assert listener.told == [FULL, None]
    assert kept(store, record) == [edit(0), edit(1), edit(2), edit(3)]


def test_a_refusal_is_tried_again_without_being_asked(
    disk: RefusingStore, store: SqliteStore, record: DocumentRecord, listener: Listener
) -> None:
    disk.refusal = FULL
    writer = JournalWriter(disk, record.id, on_problem=listener, delay=0.0, retry=0.0)
    writer.append(edit(0))
    listener.wait()
    for _ in range(3):
        assert disk.tried.acquire(timeout=60)
    disk.refusal = None
    listener.wait()
    assert listener.told == [FULL, None]
    writer.close()
    assert kept(store, record) == [edit(0)]


def test_a_bug_behind_the_store_does_not_end_the_writer(
    writer: JournalWriter, disk: RefusingStore, store: SqliteStore, record: DocumentRecord
) -> None:
    disk.refusal = ZeroDivisionError("a bug")
    writer.append(edit(0))
    with pytest.raises(UserProblem) as caught:
        writer.flush()
    assert caught.value.code is ProblemCode.STORE_UNWRITABLE
    assert "a bug" in str(caught.value.facts["reason"])
    disk.refusal = None
    writer.flush()
    assert kept(store, record) == [edit(0)]


@pytest.mark.parametrize("expected_log_lines", [["a listener failed"]])
def test_a_listener_that_fails_does_not_end_the_writer(
    disk: RefusingStore, store: SqliteStore, record: DocumentRecord, expected_log_lines: list[str]
) -> None:
    def fail(problem: UserProblem | None) -> None:
        raise ZeroDivisionError

    writer = JournalWriter(disk, record.id, on_problem=fail, delay=NEVER, retry=NEVER)
    disk.refusal = FULL
    writer.append(edit(0))
    with pytest.raises(UserProblem):
        writer.flush()
    disk.refusal = None
    writer.flush()
    writer.close()
    assert kept(store, record) == [edit(0)]


def test_closing_writes_what_waits(disk: RefusingStore, store: SqliteStore, record: DocumentRecord) -> None:
    writer = JournalWriter(disk, record.id, delay=NEVER)
    writer.append(edit(0))
    writer.close()
    writer.close()
    writer.flush()
    assert kept(store, record) == [edit(0)]
    with pytest.raises(RuntimeError):
        writer.append(edit(1))


def test_closing_on_a_full_disk_ends_and_tells_what_is_missing(disk: RefusingStore, record: DocumentRecord) -> None:
    writer = JournalWriter(disk, record.id, delay=NEVER, retry=NEVER)
    writer.append(edit(0))
    disk.refusal = FULL
    writer.close()
    writer.close()
    assert writer.problem is FULL
    assert writer.unwritten == (edit(0),)
    with pytest.raises(UserProblem):
        writer.flush()


def test_many_threads_lose_nothing(disk: RefusingStore, store: SqliteStore, record: DocumentRecord) -> None:
    writer = JournalWriter(disk, record.id, delay=0.0)

    def type_and_flush(first: int) -> None:
        for number in range(first, first + 50):
            writer.append(edit(number))
            if number % 10 == 0:
                writer.flush()

    threads = [threading.Thread(target=type_and_flush, args=(number * 50,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    found = [int(one.added) for one in kept(store, record)]
    assert sorted(found) == list(range(200))
    for first in range(0, 200, 50):
        mine = [number for number in found if first <= number < first + 50]
        assert mine == sorted(mine)
