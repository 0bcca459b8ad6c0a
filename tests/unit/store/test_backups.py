"""Backups: made while the store is used, proved by checksums, few and of all ages, never in anyone's way."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facing.core.document import DocumentRecord
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.store import backups as backups_module
from facing.store.backups import EVERY, Backups, back_up, made_at, staying
from facing.store.care import Care
from facing.store.checksums import differing, unseal
from facing.store.examining import all_damage
from facing.store.marking import is_marked
from facing.store.opening import connect
from facing.store.schema import STEPS
from facing.store.sqlite_store import SqliteStore
from facing.store.upkeep import Upkeep
from tests.fakes.ticking_clock import TickingClock
from tests.unit.store.samples import contents, fill, released

HOUR = 3_600_000
DAY = 24 * HOUR
NOW = 1_800_000_000_000


class Calendar:
    """A clock that is set; files are dated by the real one, so it starts there."""

    def __init__(self, time: int = NOW) -> None:
        self.time = time

    def now(self) -> int:
        return self.time


@pytest.fixture
def filled(store: SqliteStore, tmp_path: Path) -> DocumentRecord:
    return fill(store, tmp_path)


@pytest.fixture
def backups(path: Path) -> Backups:
    return Backups(path, path.parent / "backups", lambda: None)


@pytest.fixture
def care(path: Path, backups: Backups) -> Care:
    return Care(path, backups, Calendar())


def test_a_backup_holds_what_the_store_held_and_proves_it(
    store: SqliteStore, filled: DocumentRecord, path: Path, backups: Backups
) -> None:
    made, failure = backups.make(NOW)
    assert failure is None
    assert made.name == "store-2027-01-15T08.00.00Z.sqlite"
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    held = contents(store)
    store.append_edits(filled.id, [Edit(Place(0, 0), "", "later ")])
    with closing(connect(made)) as connection:
        assert differing(connection) == []
        assert all_damage(connection) == []
        unseal(connection)
    again = SqliteStore(made, TickingClock())
    assert contents(again) == held
    again.close()


def test_a_change_of_any_value_in_a_backup_shows(filled: DocumentRecord, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.sqlite"
    back_up(path, target)
    changes = (
        "UPDATE versions SET words = 7 WHERE number = 2",
        "UPDATE edits SET added = CAST(added AS TEXT)",
        "DELETE FROM ignores",
        "INSERT INTO lasting_ignores VALUES (x'', x'61')",
        "CREATE TABLE other (a)",
        "DROP TABLE lasting_ignores",
    )
    with closing(connect(target)) as connection:
        for change in changes:
            connection.execute("BEGIN")
            connection.execute(change)
            assert len(differing(connection)) == 1, change
            connection.execute("ROLLBACK")
        assert differing(connection) == []


def test_writers_do_not_wait_for_a_backup(
    store: SqliteStore, filled: DocumentRecord, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = backups_module.seal

    def slowly(copy: sqlite3.Connection) -> None:
        # In the middle of the backup, with its hold on the moment; a wait would end in an error after a while.
        store._connection.execute("PRAGMA busy_timeout = 1")
        store.append_edits(filled.id, [Edit(Place(0, 0), "", "meanwhile ")])
        seal(copy)

    monkeypatch.setattr(backups_module, "seal", slowly)
    back_up(path, tmp_path / "backup.sqlite")
    assert store.journal(filled.id).edits[-1].added == "meanwhile "
    with closing(connect(tmp_path / "backup.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM edits WHERE added = x'6d65616e7768696c6520'").fetchone() == (0,)


def test_few_backups_of_all_ages_stay() -> None:
    made = [NOW - number * HOUR for number in range(24 * 60)]
    stay = sorted(staying(made, NOW), reverse=True)
    assert stay[:2] == made[:2]
    assert len({when // DAY for when in stay if NOW - when < 6 * DAY}) >= 6
    assert NOW - stay[-1] >= 13 * DAY
    assert 9 <= len(stay) <= 12
    assert staying([NOW - 900 * DAY], NOW) == {NOW - 900 * DAY}
    # Whoever opens the program once a year keeps two.
    assert len(staying([NOW - number * 365 * DAY for number in range(9)], NOW)) == 2


def test_older_backups_go_when_a_new_one_is_there(filled: DocumentRecord, backups: Backups, path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    (folder / "notes.txt").touch()
    for number in range(40):
        (folder / backups_module.dated(NOW - number * 3 * HOUR)).touch()
        (folder / f"store-{backups_module.dated(NOW - number * 3 * HOUR)}.sqlite").touch()
    old = folder / "store-2020-01-01T00.00.00Z.sqlite-00.tmp"
    old.touch()
    os.utime(old, (1, 1))
    made, _ = backups.make(NOW + HOUR)
    there = backups.all()
    assert there[0] == made
    assert len(there) <= 12
    assert (folder / "notes.txt").exists()
    assert not old.exists()
    assert made_at(path, folder / "notes.txt") is None


def test_a_backup_is_due_when_an_hour_has_passed_and_something_was_written(
    store: SqliteStore, filled: DocumentRecord, backups: Backups, path: Path
) -> None:
    now = int(path.stat().st_mtime * 1000)
    assert backups.is_due(now)
    backups.make(now)
    for written in (path, path.with_name(f"{path.name}-wal")):
        os.utime(written, (now / 1000 - 5, now / 1000 - 5))
    assert not backups.is_due(now + 10 * EVERY)
    os.utime(path, (now / 1000 + 9, now / 1000 + 9))
    assert backups.is_due(now + EVERY)
    assert not backups.is_due(now + EVERY - 2000)


def test_a_backup_of_a_clock_that_was_ahead_keeps_no_other_from_being_made(
    filled: DocumentRecord, backups: Backups, path: Path
) -> None:
    now = int(path.stat().st_mtime * 1000)
    backups.make(now + 1000 * EVERY)
    assert backups.is_due(now)
    backups.make(now)
    assert not backups.is_due(now + EVERY - 2000)


def test_a_chosen_folder_is_used_and_ours_where_it_cannot_be(
    filled: DocumentRecord, path: Path, tmp_path: Path
) -> None:
    chosen: list[Path] = [tmp_path / "disk"]
    backups = Backups(path, path.parent / "backups", lambda: chosen[0])
    chosen[0].mkdir()
    made, failure = backups.make(NOW)
    assert (made.parent, failure) == (tmp_path / "disk" / "facing-backups", None)
    assert made.parent.stat().st_mode & 0o777 == 0o700
    chosen[0] = tmp_path / "unplugged"
    made, failure = backups.make(NOW + HOUR)
    assert made.parent == path.parent / "backups"
    assert failure is not None
    assert failure.code is ProblemCode.BACKUP_FAILED
    assert failure.facts["path"] == tmp_path / "unplugged" / "facing-backups"
    assert not chosen[0].exists()


@pytest.mark.parametrize("step", ["fsync", "replace", "open"])
def test_a_disk_that_refuses_a_backup_leaves_the_old_ones_and_no_pieces(
    filled: DocumentRecord, backups: Backups, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    first, _ = backups.make(NOW)

    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        if step == "replace":
            patched.setattr(Path, "replace", refuse)
        else:
            patched.setattr(os, step, refuse)
        with pytest.raises(UserProblem) as caught:
            backups._make(NOW + HOUR)
    assert caught.value.code is ProblemCode.BACKUP_FAILED
    assert caught.value.facts["reason"] == "No space left on device"
    assert list(first.parent.iterdir()) == [first]
    backups.make(NOW + HOUR)
    assert len(backups.all()) == 2


def test_upkeep_tells_of_a_failed_backup_and_goes_on(
    filled: DocumentRecord, path: Path, tmp_path: Path, store: SqliteStore
) -> None:
    (path.parent / "backups").write_text("in the way")
    clock = Calendar(int(path.stat().st_mtime * 1000))
    upkeep = Upkeep(path, Backups(path, path.parent / "backups", lambda: None), clock)
    (problem,) = upkeep.look()
    assert problem.code is ProblemCode.BACKUP_FAILED
    (path.parent / "backups").unlink()
    store.append_edits(filled.id, [Edit(Place(0, 0), "", "saved all the same ")])
    assert upkeep.look() == ()
    assert len(list((path.parent / "backups").iterdir())) == 1
    assert upkeep.look() == ()
    assert len(list((path.parent / "backups").iterdir())) == 1


def test_upkeep_finds_damage_in_a_large_store_and_has_it_mended_at_the_next_start(
    store: SqliteStore, filled: DocumentRecord, path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr("facing.store.opening._CHECKED_WHOLE", 0)
    assert Upkeep(path, backups, Calendar()).look() == ()
    data = bytearray(path.read_bytes())
    data[4096 * 5 : 4096 * 6] = b"\xa5" * 4096
    path.write_bytes(data)
    SqliteStore(path, TickingClock()).close()
    (problem,) = Upkeep(path, backups, Calendar()).look()
    assert problem.code is ProblemCode.STORE_DAMAGED
    assert is_marked(path)
    with pytest.raises(UserProblem):
        SqliteStore(path, TickingClock())


def test_check_and_drill_tell_what_there_is(store: SqliteStore, filled: DocumentRecord, care: Care, path: Path) -> None:
    with pytest.raises(UserProblem) as caught:
        care.drill()
    assert caught.value.code is ProblemCode.BACKUP_MISSING
    made = care.back_up()
    report = care.check()
    assert (report.path, report.schema, report.documents, report.versions, report.damage) == (
        path,
        len(STEPS),
        1,
        6,
        (),
    )
    drilled = care.drill()
    assert (drilled.path, drilled.documents, drilled.versions, drilled.damage) == (made, 1, 6, ())
    assert not is_marked(path)


@pytest.mark.parametrize("words", [b"word word", b"typed ", b"western"])
def test_a_drill_sees_damage(store: SqliteStore, filled: DocumentRecord, care: Care, words: bytes) -> None:
    made = care.back_up()
    data = bytearray(made.read_bytes())
    data[data.index(words)] ^= 1
    made.write_bytes(data)
    assert care.drill().damage
    assert made.read_bytes() == data
    with pytest.raises(UserProblem) as caught:
        care.restore(made)
    assert caught.value.code is ProblemCode.BACKUP_UNUSABLE


def test_a_check_sees_what_sqlite_does_not_and_has_it_mended(
    store: SqliteStore, filled: DocumentRecord, care: Care, path: Path
) -> None:
    changes = (
        "UPDATE paragraphs SET text = x'61' WHERE number = 3",
        "DELETE FROM chunks WHERE number = 1",
        "UPDATE originals SET data = x'61'",
        "UPDATE origins SET spans = x'61' WHERE number = 1",
        "UPDATE versions SET chunks = x'ff' WHERE number = 1",
        "PRAGMA foreign_keys = OFF; DELETE FROM documents",
    )
    whole = path.with_name("whole")
    back_up(path, whole)
    store.close()
    for change in changes:
        path.write_bytes(whole.read_bytes())
        with closing(connect(path)) as hand:
            hand.executescript(change)
        assert care.check().damage, change
    assert is_marked(path)


def test_restore_goes_back_and_keeps_what_was_there(
    store: SqliteStore, filled: DocumentRecord, care: Care, path: Path
) -> None:
    before = contents(store)
    made = care.back_up()
    store.append_edits(filled.id, [Edit(Place(0, 0), "", "later ")])
    later = contents(store)
    with pytest.raises(UserProblem) as caught:
        care.restore(made)
    assert caught.value.code is ProblemCode.STORE_IN_USE
    assert contents(store) == later
    store.close()
    aside = care.restore(made)
    assert aside is not None
    assert aside.stat().st_mode & 0o777 == 0o600
    for where, held in ((path, before), (aside, later)):
        again = SqliteStore(where, TickingClock())
        assert contents(again) == held
        again.close()
    assert not list(path.parent.glob("*.tmp"))
    assert made.exists()


def test_what_cannot_be_restored_leaves_the_store_alone(
    store: SqliteStore, filled: DocumentRecord, care: Care, path: Path, tmp_path: Path
) -> None:
    held = contents(store)
    store.close()
    (tmp_path / "text").write_text("no backup")
    with closing(sqlite3.connect(tmp_path / "newer", isolation_level=None)) as newer:
        newer.execute("PRAGMA user_version = 99")
    codes = {
        tmp_path / "missing": ProblemCode.FILE_MISSING,
        tmp_path: ProblemCode.FILE_UNREADABLE,
        tmp_path / "text": ProblemCode.BACKUP_UNUSABLE,
        tmp_path / "newer": ProblemCode.STORE_NEWER,
    }
    for backup, code in codes.items():
        with pytest.raises(UserProblem) as caught:
            care.restore(backup)
        assert caught.value.code is code
    again = SqliteStore(path, TickingClock())
    assert contents(again) == held
    again.close()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_backup_of_any_released_schema_can_be_restored(path: Path, tmp_path: Path, care: Care, number: int) -> None:
    assert care.restore(released(number, tmp_path / "old.sqlite")) is None
    store = SqliteStore(path, TickingClock())
    assert set(contents(store)) == {"protest.txt", "long.txt"}
    store.close()
