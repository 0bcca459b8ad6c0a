"""Steps from schema to schema: each whole or not at all, a backup before, no step twice."""

import os
import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from facing.core.document import IgnoreKey, Original, ReaderState
from facing.core.problem import ProblemCode, UserProblem
from facing.store.migrations import Step, backup_path, migrate, version_of
from facing.store.opening import open_database
from facing.store.schema import STEPS
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock


def add_shelves(connection: Connection) -> None:
    connection.execute("CREATE TABLE shelves (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    connection.execute("INSERT INTO shelves (name) VALUES ('first')")


def rename_shelves(connection: Connection) -> None:
    connection.execute("ALTER TABLE shelves RENAME TO boards")


def fail_half_way(connection: Connection) -> None:
    connection.execute("CREATE TABLE half (a)")
    raise RuntimeError("a bug in a step")


def leave_loose_ends(connection: Connection) -> None:
    connection.execute("INSERT INTO states (document, state) VALUES (77, '')")


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return version_of(connection)


@pytest.fixture
def first(path: Path) -> Path:
    """A store of the first schema with a document's worth of content."""
    open_database(path, STEPS[:1]).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO paragraphs (digest, text) VALUES (x'01', x'61')")
    return path


def test_the_steps_are_taken_in_order_and_only_once(first: Path) -> None:
    open_database(first, (*STEPS[:1], add_shelves, rename_shelves)).close()
    assert version(first) == 3
    assert {"boards", "paragraphs"} <= tables(first)
    # A step that ran again would fail.
    open_database(first, (*STEPS[:1], add_shelves, rename_shelves)).close()
    with closing(sqlite3.connect(first)) as connection:
        assert connection.execute("SELECT name FROM boards").fetchall() == [("first",)]


def test_a_backup_is_made_before(first: Path) -> None:
    open_database(first, (*STEPS[:1], add_shelves)).close()
    backup = backup_path(first, 1)
    assert backup.parent == first.parent
    assert version(backup) == 1
    assert "shelves" not in tables(backup)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT text FROM paragraphs").fetchall() == [(b"a",)]
    assert {path.name for path in first.parent.iterdir()} == {first.name, backup.name}
    # The backup is a store that the older program opens.
    open_database(backup, STEPS[:1]).close()


def test_a_new_store_needs_no_backup(path: Path) -> None:
    open_database(path, (*STEPS[:1], add_shelves)).close()
    assert {file.name for file in path.parent.iterdir()} == {path.name}


def test_a_step_that_fails_leaves_nothing_behind(first: Path) -> None:
    with pytest.raises(RuntimeError):
        open_database(first, (*STEPS[:1], add_shelves, fail_half_way))
    assert version(first) == 2
    assert "half" not in tables(first)
    assert version(backup_path(first, 1)) == 1
    # Mended, it goes on from there, with the backup of what there is now.
    open_database(first, (*STEPS[:1], add_shelves, rename_shelves)).close()
    assert version(first) == 3
    assert version(backup_path(first, 2)) == 2


def test_a_step_that_leaves_loose_ends_is_taken_back(first: Path) -> None:
    with pytest.raises(UserProblem) as caught:
        open_database(first, (*STEPS[:1], leave_loose_ends))
    assert caught.value.code is ProblemCode.STORE_DAMAGED
    assert version(first) == 1
    with closing(sqlite3.connect(first)) as connection:
        assert connection.execute("SELECT count(*) FROM states").fetchone() == (0,)


def test_without_room_for_a_backup_nothing_is_changed(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(Connection):
        def backup(self, *arguments: object, **options: object) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **options: connect(*given, factory=Full, **options))
    with pytest.raises(UserProblem) as caught:
        open_database(first, (*STEPS[:1], add_shelves))
    monkeypatch.undo()
    assert caught.value.code is ProblemCode.DISK_FULL
    assert version(first) == 1
    assert {path.name for path in first.parent.iterdir()} == {first.name}


def test_a_damaged_store_is_not_migrated(first: Path) -> None:
    data = bytearray(first.read_bytes())
    data[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    first.write_bytes(data)
    with pytest.raises(UserProblem) as caught:
        open_database(first, (*STEPS[:1], add_shelves))
    assert caught.value.code is ProblemCode.STORE_DAMAGED
    assert first.read_bytes() == data
    assert not backup_path(first, 1).exists()


def overtaken_by(path: Path, steps: Sequence[Step], before: bool) -> type[Connection]:
    """Connections whose backup is made right before or after another program has taken ``steps``."""

    class Overtaken(Connection):
        def backup(self, *arguments: object, **options: object) -> None:
            if before:
                open_database(path, steps).close()
            super().backup(*arguments, **options)  # type: ignore[arg-type]
            if not before:
                open_database(path, steps).close()

    return Overtaken


@pytest.mark.parametrize("before", [True, False])
def test_a_step_that_another_program_has_taken_meanwhile_is_not_taken_again(first: Path, before: bool) -> None:
    steps = (*STEPS[:1], add_shelves)
    factory = overtaken_by(first, steps, before)
    with closing(sqlite3.connect(first, isolation_level=None, factory=factory)) as connection:
        migrate(connection, first, steps)
    assert version(first) == 2
    # Whoever made it: the backup is of the schema that it is named after.
    assert version(backup_path(first, 1)) == 1
    assert {path.name for path in first.parent.iterdir()} == {first.name, backup_path(first, 1).name}


def test_a_newer_program_that_overtakes_us_is_noticed(first: Path) -> None:
    factory = overtaken_by(first, (*STEPS[:1], add_shelves, rename_shelves), before=False)
    with (
        closing(sqlite3.connect(first, isolation_level=None, factory=factory)) as connection,
        pytest.raises(UserProblem) as caught,
    ):
        migrate(connection, first, (*STEPS[:1], add_shelves))
    assert caught.value.code is ProblemCode.STORE_NEWER
    assert version(first) == 3


def test_the_released_schema_opens(path: Path) -> None:
    SqliteStore(path, TickingClock()).close()
    assert version(path) == len(STEPS)


def test_a_store_of_the_first_schema_takes_what_is_ignored_always_and_keeps_the_rest(
    path: Path, original: Original
) -> None:
    open_database(path, STEPS[:1]).close()
    here = IgnoreKey("TYPO", "wrod", "a", "here")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO originals VALUES (1, ?, ?)", (original.digest, zlib.compress(original.data)))
        file = os.fsencode(os.path.realpath(original.path))
        connection.execute("INSERT INTO documents VALUES (1, 'a-document', ?, 1, 5)", (file,))
        connection.execute('INSERT INTO states VALUES (1, \'{"language": "de-DE"}\')')
        connection.execute("INSERT INTO ignores VALUES (1, x'5459504f', x'77726f64', x'61', x'68657265')")
    store = SqliteStore(path, TickingClock())
    record = store.document(original)
    assert store.ignores(record.id) == {here}
    assert store.state(record.id) == ReaderState(language="de-DE")
    assert store.ignores(None) == set()
    store.add_ignore(None, IgnoreKey("TYPO", "wrod"))
    assert store.ignores(None) == {IgnoreKey("TYPO", "wrod")}
    store.close()
    assert version(backup_path(path, 1)) == 1
