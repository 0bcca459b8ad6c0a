"""Each schema that was ever released can be opened for ever, with all that is in it."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facing.core.document import IgnoreKey, ReaderState, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.looks import Look, LookSpan
from facing.core.origins import OriginSpan
from facing.store.migrations import backup_path
from facing.store.opening import open_database
from facing.store.schema import STEPS
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock
from tests.unit.store.samples import released

RELEASED = range(1, len(STEPS) + 1)


@pytest.mark.parametrize("number", RELEASED)
def test_a_released_store_opens_with_all_that_is_in_it(path: Path, number: int) -> None:
    store = SqliteStore(released(number, path), TickingClock())
    long, protest = store.recent(5)
    assert (protest.path, long.path) == (Path("/texts/protest.txt"), Path("/texts/long.txt"))
    assert store.original(protest.id).startswith(b"Many Protestants gathered")
    newest, first = store.versions(protest.id)
    assert (first.id, first.kind, first.name, first.note) == (1, VersionKind.KEPT, "first", "by hand")
    assert (first.words, first.words_changed, first.saved) == (12, 1, 1_790_000_002_000)
    assert newest.kind is VersionKind.AUTOMATIC
    content = store.content(protest.id, first.id)
    assert content.text.as_string().split("\n")[0] == "Some Protestants gathered at the western gate."
    assert content.text.as_string().endswith("\ud800 of it.")
    assert content.origins == {0: (OriginSpan(0, 4, Origin.TYPED),)}
    assert store.content(protest.id, newest.id).origins == {
        0: (OriginSpan(0, 4, Origin.TYPED), OriginSpan(9, 9, Origin.IMPORT)),
        1: (OriginSpan(0, 8, Origin.RULE),),
    }
    assert store.journal(protest.id).base == newest.id
    assert store.journal(protest.id).edits == (
        Edit(Place(1, 0), "Really, ", "", Origin.TYPED, 3, 1_790_000_002_500),
        Edit(Place(3, 0), "", "Then: ", Origin.TERM, 4, 1_790_000_003_500),
    )
    assert store.state(protest.id) == ReaderState(Place(1, 2), Place(1, 4), 1, "en-US", closed_cleanly=False)
    assert store.ignores(protest.id) == {IgnoreKey("RULE", "western", "the", "gate")}
    assert store.ignores(None) == ({IgnoreKey("", "protesters")} if number > 1 else set())
    assert len(store.content(long.id, store.versions(long.id)[0].id).text) == 40
    assert [version.pinned for version in store.versions(long.id)] == [False] * (number > 3) + [number > 2, False]
    store.close()
    # What an older program left is beside, and opens with the older program.
    assert backup_path(path, number).exists() is (number < len(STEPS))
    if number < len(STEPS):
        open_database(backup_path(path, number), STEPS[:number]).close()


def test_chosen_looks_of_a_released_store_are_there(path: Path) -> None:
    store = SqliteStore(released(4, path), TickingClock())
    long, _ = store.recent(5)
    newest = store.versions(long.id)[0]
    bold = (LookSpan(0, 4, Look(bold=True)),)
    assert [paragraph.looks for paragraph in store.content(long.id, newest.id).text] == [bold] + [()] * 39
    assert [edit.looks for edit in store.journal(long.id).edits] == [(LookSpan(0, 1, Look(False, True)),), ()]
    store.close()


@pytest.mark.parametrize("number", RELEASED)
def test_a_new_store_of_that_schema_is_laid_out_as_it_was_released(tmp_path: Path, number: int) -> None:
    layouts = []
    open_database(tmp_path / "new.sqlite", STEPS[:number]).close()
    for path in (tmp_path / "new.sqlite", released(number, tmp_path / "released.sqlite")):
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        layouts.append([(kind, name, " ".join(re.sub("--.*", "", sql or "").split())) for kind, name, sql in rows])
    assert layouts[0] == layouts[1]


def test_origins_that_cannot_be_read_keep_the_store_as_it_was(path: Path) -> None:
    released(2, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        hand.execute("UPDATE origins SET spans = x'ff'")
    with pytest.raises(Exception, match="store-damaged"):
        SqliteStore(path, TickingClock())
    with closing(sqlite3.connect(path)) as hand:
        assert hand.execute("PRAGMA user_version").fetchone() == (2,)
