"""Automatic versions thin out with age; nothing else goes, and nothing that is still used."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from facing.core.document import Content, DocumentRecord, VersionKind
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.store import sweeping
from facing.store.examining import all_damage
from facing.store.sqlite_store import SqliteStore
from facing.store.sweeping import sweep
from facing.store.thinning import Kept, superfluous
from tests.unit.store.samples import contents, original

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NOW = 20_000 * DAY + 13 * HOUR


def left(versions: list[Kept], now: int) -> list[Kept]:
    gone = set(superfluous(versions, now))
    return [version for version in versions if version.number not in gone]


def test_all_of_an_hour_one_an_hour_of_a_day_one_a_day_of_a_month_one_a_week_after() -> None:
    # Every ten minutes for ten weeks.
    versions = [Kept(number, NOW - number * 10 * MINUTE) for number in range(10 * 7 * 24 * 6)]
    ages = [NOW - version.saved for version in left(versions, NOW)]
    assert sum(age <= HOUR for age in ages) == 7
    assert sum(2 * HOUR < age <= DAY for age in ages) == 22
    assert sum(2 * DAY < age <= 30 * DAY for age in ages) == 28
    assert sum(age > 37 * DAY for age in ages) in (4, 5)
    assert len(ages) < 100


def test_thinned_every_hour_as_much_is_left_as_if_thinned_once() -> None:
    source = random.Random(4)
    versions = [Kept(number, NOW + source.randrange(50 * DAY)) for number in range(1500)]
    kept: list[Kept] = []
    for hour in range(51 * 24):
        moment = NOW + hour * HOUR
        kept += [version for version in versions if moment - HOUR < version.saved <= moment]
        kept = left(kept, moment)
    assert set(kept) == set(left(versions, moment))


class Calendar:
    """A clock that is set."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> int:
        return self.time


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def dated(path: Path, calendar: Calendar) -> Iterator[SqliteStore]:
    store = SqliteStore(path, calendar)
    yield store
    store.close()


def keep(store: SqliteStore, record: DocumentRecord, words: str, kind: VersionKind, **told: str) -> int:
    return store.add_version(record.id, Content(Text.from_string(words)), kind, **told).id  # type: ignore[arg-type]


def test_only_automatic_versions_that_nobody_has_touched_go(dated: SqliteStore, calendar: Calendar) -> None:
    record = dated.document(original(Path("/texts/a.txt"), "text"))
    gone = [keep(dated, record, f"automatic {number}", VersionKind.AUTOMATIC) for number in range(3)]
    stay = [keep(dated, record, kind, kind) for kind in VersionKind if kind is not VersionKind.AUTOMATIC]
    stay.append(keep(dated, record, "named", VersionKind.AUTOMATIC, name="for Ann"))
    stay.append(keep(dated, record, "noted", VersionKind.AUTOMATIC, note="what did not fit"))
    pinned = keep(dated, record, "pinned", VersionKind.AUTOMATIC)
    dated.pin_version(record.id, pinned, True)
    gone.append(keep(dated, record, "automatic again", VersionKind.AUTOMATIC))
    newest = keep(dated, record, "newest", VersionKind.AUTOMATIC)
    dated.append_edits(record.id, [Edit(Place(0, 0), "", "typed ")])
    assert dated.thin(record.id) == 0
    calendar.time += 3 * HOUR
    # One of the hour stays: the newest of those that may go.
    assert dated.thin(record.id) == len(gone) - 1
    there = [version.id for version in dated.versions(record.id)]
    assert there == sorted([*stay, pinned, gone[-1], newest], reverse=True)
    assert dated.journal(record.id).base == newest
    assert dated.journal(record.id).edits == (Edit(Place(0, 0), "", "typed "),)


def test_what_thinned_versions_were_made_of_is_swept_out(dated: SqliteStore, calendar: Calendar, path: Path) -> None:
    record = dated.document(original(Path("/texts/a.txt"), "text"))
    for number in range(5):
        keep(dated, record, f"shared\nonly in {number}", VersionKind.AUTOMATIC)
    calendar.time += 3 * HOUR
    assert dated.thin(record.id) == 3
    held = contents(dated)
    # A chunk and a paragraph of each of the three that went.
    assert sweep(path) == 6
    assert sweep(path) == 0
    assert contents(dated) == held
    assert all_damage(dated._connection) == []
    texts = {text for (text,) in dated._connection.execute("SELECT text FROM paragraphs")}
    assert texts == {b"shared", b"only in 3", b"only in 4"}


def test_what_a_version_takes_up_again_while_it_is_swept_stays(
    dated: SqliteStore, calendar: Calendar, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = dated.document(original(Path("/texts/a.txt"), "text"))
    for number in range(5):
        keep(dated, record, f"shared\nonly in {number}", VersionKind.AUTOMATIC)
    calendar.time += 3 * HOUR
    dated.thin(record.id)
    again = ("shared\nonly in 0", "other\nonly in 1")
    # Between looking and removing, versions are kept that are made of what was to go.
    begin = sweeping.Rows.pieces

    def pieces(rows: sweeping.Rows) -> Iterator[sweeping.Rows]:
        for words in again:
            keep(dated, record, words, VersionKind.KEPT)
        yield from begin(rows)

    monkeypatch.setattr(sweeping.Rows, "pieces", pieces)
    sweep(path)
    assert all_damage(dated._connection) == []
    assert [content.text.as_string() for _, content in contents(dated)["a.txt"][1]][:2] == [  # type: ignore[index]
        "other\nonly in 1",
        "shared\nonly in 0",
    ]


def test_a_prepared_text_is_kept_with_hardly_anything_to_write(dated: SqliteStore) -> None:
    record = dated.document(original(Path("/texts/a.txt"), "text"))
    text = Text.from_string("\n".join(f"line {number}" for number in range(3000)))
    dated.prepare(text)
    rows = "SELECT (SELECT count(*) FROM chunks) + (SELECT count(*) FROM paragraphs)"
    (before,) = dated._connection.execute(rows).fetchone()
    assert before > 3000
    version = dated.add_version(record.id, Content(text), VersionKind.KEPT)
    assert dated._connection.execute(rows).fetchone() == (before,)
    assert dated.content(record.id, version.id).text == text
