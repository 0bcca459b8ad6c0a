"""What happens at the door: newer, damaged, foreign and unreachable databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facing.core.document import Content, DocumentRecord, Original, VersionKind
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.store import opening
from facing.store.opening import open_database
from facing.store.schema import APPLICATION_ID, STEPS
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock


def refused(path: Path) -> UserProblem:
    with pytest.raises(UserProblem) as caught:
        SqliteStore(path, TickingClock())
    assert caught.value.facts["path"] == path
    return caught.value


def snapshot(path: Path) -> dict[str, bytes]:
    """The database and what belongs to it, but for the shared memory and the file of the lock."""
    files = (file for file in path.parent.iterdir() if not file.name.endswith(("-shm", ".in-use")))
    return {file.name: file.read_bytes() for file in files}


def test_a_new_store_is_safe_and_says_whose_it_is(path: Path) -> None:
    with closing(open_database(path)) as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "user_version", "application_id")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "user_version": len(STEPS),
        "application_id": APPLICATION_ID,
    }


def test_on_a_network_folder_there_is_no_shared_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SqliteStore(path, TickingClock()).close()
    monkeypatch.setattr(opening, "is_on_network", lambda folder: True)
    with closing(open_database(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE a (b)")
        connection.execute("COMMIT")
        assert set(snapshot(path)) == {path.name}


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_newer_database_is_left_alone_byte_for_byte(path: Path, journal: str) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA journal_mode = {journal}")
        newer.execute("CREATE TABLE unknown (a)")
        newer.execute("INSERT INTO unknown VALUES (1)")
        newer.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        before = snapshot(path)
        problem = refused(path)
        assert problem.code is ProblemCode.STORE_NEWER
        assert problem.facts == {"path": path, "version": len(STEPS) + 1, "supported": len(STEPS)}
        assert snapshot(path) == before
    closed = snapshot(path)
    assert refused(path).code is ProblemCode.STORE_NEWER
    assert snapshot(path)[path.name] == closed[path.name]


def test_the_log_of_a_newer_program_that_died_is_left_alone(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    living = tmp_path / "living.sqlite"
    with closing(sqlite3.connect(living, isolation_level=None)) as newer:
        newer.execute("PRAGMA journal_mode = wal")
        newer.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        for suffix in ("", "-wal"):
            path.with_name(path.name + suffix).write_bytes(living.with_name(living.name + suffix).read_bytes())
    before = snapshot(path)
    assert b"SQLite format" in before[path.name] or before[f"{path.name}-wal"]
    assert refused(path).code is ProblemCode.STORE_NEWER
    assert snapshot(path) == before


@pytest.mark.parametrize("content", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database_is_told_and_kept(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert refused(path).code is ProblemCode.STORE_DAMAGED
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_kept(path: Path) -> None:
    path.parent.mkdir()
    for number, statement in enumerate(("CREATE TABLE a (b)", "PRAGMA user_version = 1")):
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(statement)
        before = snapshot(path)
        assert refused(path).code is ProblemCode.STORE_DAMAGED, number
        assert snapshot(path) == before


@pytest.fixture
def filled(store: SqliteStore, record: DocumentRecord, path: Path) -> Path:
    for number in range(40):
        text = Text.from_string("\n".join(f"{number} {line}" for line in range(200)))
        store.add_version(record.id, Content(text), VersionKind.KEPT)
    store.close()
    return path


@pytest.mark.parametrize("where", [0.3, 0.5, 0.9])
def test_a_damaged_page_is_found_at_the_start(filled: Path, where: float) -> None:
    data = bytearray(filled.read_bytes())
    page = int(len(data) // 4096 * where) * 4096
    data[page : page + 4096] = b"\xa5" * 4096
    filled.write_bytes(data)
    problem = refused(filled)
    assert problem.code is ProblemCode.STORE_DAMAGED
    assert problem.facts["reason"]
    assert filled.read_bytes() == data


def test_a_database_cut_short_is_found_at_the_start(filled: Path) -> None:
    data = filled.read_bytes()[: 4096 * 20]
    filled.write_bytes(data)
    assert refused(filled).code is ProblemCode.STORE_DAMAGED
    assert filled.read_bytes() == data


def test_damage_that_the_structure_does_not_show_is_found_when_read(
    store: SqliteStore, original: Original, record: DocumentRecord, path: Path
) -> None:
    version = store.add_version(record.id, Content(Text.from_string("one\ntwo")), VersionKind.KEPT)
    again = store.add_version(record.id, Content(Text.from_string("three")), VersionKind.KEPT)
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        hand.execute("UPDATE paragraphs SET text = CAST('tow' AS BLOB) WHERE text = CAST('two' AS BLOB)")
        hand.execute("DELETE FROM paragraphs WHERE text = CAST('three' AS BLOB)")
        hand.execute("UPDATE originals SET data = substr(data, 1, 5)")
        hand.execute("INSERT INTO states SELECT number, '{' FROM documents")
        hand.execute(
            "INSERT INTO edits (document, base, paragraph, position, removed, added, origin, step, time) "
            "SELECT 1, ?, 0, 0, x'', x'ff', 'typed', 0, 0",
            (again.id,),
        )
    for call, arguments in (
        (store.content, (version.id,)),
        (store.content, (again.id,)),
        (store.original, ()),
        (store.state, ()),
        (store.journal, ()),
    ):
        with pytest.raises(UserProblem) as caught:
            call(record.id, *arguments)
        assert caught.value.code is ProblemCode.STORE_DAMAGED
        assert caught.value.facts["path"] == path


def test_no_place_for_a_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.sqlite").mkdir()
    for path in (tmp_path / "file" / "store.sqlite", tmp_path / "folder.sqlite"):
        assert refused(path).code is ProblemCode.STORE_UNWRITABLE


def test_a_store_that_may_only_be_read(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    # As on a read-only disk; permissions do not stop root, who may run the tests.
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(UserProblem) as caught:
        store.add_version(record.id, Content(Text.from_string("a")), VersionKind.KEPT)
    assert caught.value.code is ProblemCode.STORE_UNWRITABLE
    assert caught.value.facts["path"] == path
    assert store.versions(record.id) == []


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    SqliteStore(path, TickingClock()).close()
    assert path.stat().st_size > 0
