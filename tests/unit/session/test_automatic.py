"""Versions that are kept by themselves: in time, at the end, after a crash, and never in the user's place."""

from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.document import VersionKind
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.session.automatic import EVERY
from facing.session.opening import open_session
from facing.session.services import Services
from facing.session.session import Session
from tests.fakes.memory_store import MemoryStore
from tests.fakes.services import services_for

PATH = Path("text.txt")


class Calendar:
    """A clock that is set."""

    def __init__(self) -> None:
        self.time = 1_000_000

    def now(self) -> int:
        return self.time


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def store(clock: Calendar) -> MemoryStore:
    return MemoryStore(clock)


@pytest.fixture
def services(store: MemoryStore, clock: Calendar) -> Services:
    return replace(services_for({PATH: "one\ntwo"}, store=store), clock=clock)


def type_in(session: Session, words: str) -> None:
    session.apply([Edit(Place(0, 0), "", words)], "typing")


def rest(session: Session, services: Services) -> None:
    session.automatic.rest()
    services.tasks.drain()  # type: ignore[attr-defined]


def kinds(session: Session) -> list[VersionKind]:
    return [version.kind for version in session.history.versions()]


def test_after_ten_minutes_of_editing_one_is_kept(services: Services, store: MemoryStore, clock: Calendar) -> None:
    session = open_session(services, PATH)
    type_in(session, "a ")
    rest(session, services)
    # What it is made of is brought to disk before it is due.
    assert store.prepared == [session.corrected]
    clock.time += EVERY - 1
    type_in(session, "b ")
    rest(session, services)
    assert kinds(session) == []
    clock.time += 1
    rest(session, services)
    assert kinds(session) == [VersionKind.AUTOMATIC]
    newest = session.history.versions()[0]
    assert session.history.content(newest.id).text == session.corrected
    # The next one is ten minutes of editing away, and needs a change.
    clock.time += 5 * EVERY
    rest(session, services)
    type_in(session, "c ")
    rest(session, services)
    assert len(kinds(session)) == 1
    clock.time += EVERY
    rest(session, services)
    assert len(kinds(session)) == 2


def test_a_version_of_the_users_starts_the_time_again(services: Services, clock: Calendar) -> None:
    session = open_session(services, PATH)
    type_in(session, "a ")
    rest(session, services)
    session.history.keep()
    clock.time += EVERY
    rest(session, services)
    type_in(session, "b ")
    rest(session, services)
    assert kinds(session) == [VersionKind.KEPT]


def test_what_is_kept_by_itself_is_not_saved_by_the_user(services: Services) -> None:
    session = open_session(services, PATH)
    assert not session.history.unsaved
    type_in(session, "a ")
    session.close()
    again = open_session(services, PATH)
    assert kinds(again) == [VersionKind.AUTOMATIC]
    assert not again.history.changed
    assert again.history.unsaved
    again.history.keep()
    assert not again.history.unsaved


def test_closing_keeps_what_was_changed_and_nothing_else(services: Services) -> None:
    session = open_session(services, PATH)
    type_in(session, "a ")
    session.close()
    for _ in range(2):
        session = open_session(services, PATH)
        session.close()
    session = open_session(services, PATH)
    type_in(session, "b ")
    session.history.keep()
    session.close()
    assert kinds(open_session(services, PATH)) == [VersionKind.KEPT, VersionKind.AUTOMATIC]


def test_what_was_typed_before_a_crash_is_a_version_and_told(services: Services, store: MemoryStore) -> None:
    crashed = open_session(services, PATH)
    type_in(crashed, "a ")
    type_in(crashed, "b ")
    session = open_session(services, PATH)
    assert session.recovered == 2
    assert kinds(session) == [VersionKind.AUTOMATIC]
    assert session.corrected.as_string() == "b a one\ntwo"
    assert session.history.unsaved
    assert store.thinned == [session.record.id] * 2


def test_a_disk_that_refuses_keeps_nobody_from_opening_editing_and_closing(
    services: Services, store: MemoryStore, clock: Calendar
) -> None:
    crashed = open_session(services, PATH)
    type_in(crashed, "a ")
    store.refuses = UserProblem(ProblemCode.DISK_FULL)
    session = open_session(services, PATH)
    assert session.corrected.as_string() == "a one\ntwo"
    type_in(session, "b ")
    rest(session, services)
    clock.time += EVERY
    rest(session, services)
    session.close()
    store.refuses = None
    again = open_session(services, PATH)
    assert again.corrected.as_string() == "b a one\ntwo"


def test_an_answer_that_comes_after_the_end_keeps_nothing(services: Services, clock: Calendar) -> None:
    session = open_session(services, PATH)
    type_in(session, "a ")
    rest(session, services)
    clock.time += EVERY
    session.automatic.rest()
    session.close()
    services.tasks.drain()  # type: ignore[attr-defined]
    assert kinds(open_session(services, PATH)) == [VersionKind.AUTOMATIC]
