"""A document that is forgotten leaves no byte behind, and takes nothing of others with it."""

from contextlib import closing
from pathlib import Path

import pytest

from facing.app.safekeeping import backups_of, open_store
from facing.config.paths import Paths
from facing.core.checkers import Remark
from facing.core.edit import Edit, Place
from facing.core.finding import Kind
from facing.core.problem import ProblemCode, UserProblem
from facing.store.backups import Backups
from facing.store.care import Care
from facing.store.checksums import differing
from facing.store.examining import all_damage
from facing.store.opening import connect
from facing.store.remark_store import RemarkStore
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock
from tests.unit.store.samples import contents, fill, original

NOW = 1_800_000_000_000
SECRET = "Zanzibarquartz"
HOUR = 3_600_000


class Kept:
    """Everything that the program keeps, of a secret document and of another one."""

    def __init__(self, base: Path) -> None:
        self.paths = Paths.find(base, {})
        self.paths.make()
        self.backups = backups_of(self.paths, lambda: str(base / "disk"))
        (base / "disk").mkdir()
        self.remarks = RemarkStore(self.paths.remarks)
        self.store, _ = open_store(self.paths, TickingClock(), self.backups, self.remarks)
        self.other = fill(self.store, base, "other.txt", mark="other")
        self.secret = fill(self.store, base, "secret.txt", mark=SECRET)
        for record, words in ((self.other, "other"), (self.secret, SECRET)):
            remark = Remark(0, 3, Kind.SPELLING, f"about {words} " * 9, (), "R")
            self.remarks.keep(record.id, [(b"key", ((remark,),))])

    def close(self) -> None:
        self.store.close()
        self.remarks.close()


def remembering(folder: Path) -> list[str]:
    """The names of files in which a word of the secret, or the beginning of its file, can be found."""
    words = (SECRET.encode(), b"secret.txt")
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if any(word in path.read_bytes() for word in words))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path.resolve())


def test_no_byte_is_left_anywhere(kept: Kept, tmp_path: Path) -> None:
    chosen, _ = kept.backups.make(NOW)
    own, _ = Backups(kept.paths.store, kept.paths.backups, lambda: None).make(NOW + HOUR)
    care = Care(kept.paths.store, kept.backups, TickingClock())
    kept.store.close()
    aside = care.restore(chosen)
    assert aside is not None
    (kept.paths.data / "store-damaged-2026-01-01T00.00.00Z.sqlite").write_bytes(b"?" * 5000 + SECRET.encode())
    (kept.paths.backups / "store-2026-01-01T00.00.00Z.sqlite-00ff.tmp").write_text(SECRET)
    store, _ = open_store(kept.paths, TickingClock(), kept.backups, kept.remarks)
    # Typing that is only in the log so far, and a version of the same file in an older form.
    store.append_edits(kept.secret.id, [Edit(Place(0, 0), "", f"{SECRET} again ")])
    store.document(original(kept.secret.path, f"{SECRET} in another form"))
    held = contents(store)
    assert len(remembering(tmp_path)) >= 6
    store.forget(kept.secret.id)
    assert remembering(tmp_path) == []
    # Written anew, whatever the system's SQLite does with pages that are free.
    assert store._connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert store._connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    # The other one is whole, in the store and in the backups, and these prove it.
    assert contents(store) == {"other.txt": held["other.txt"]}
    assert all_damage(store._connection) == []
    assert kept.remarks.recall(kept.other.id, [b"key"]) != [None]
    assert kept.remarks.recall(kept.secret.id, [b"key"]) == [None]
    for backup in (chosen, own, aside):
        with closing(connect(backup)) as connection:
            assert connection.execute("SELECT count(*) FROM documents").fetchone() == (1,)
            assert all_damage(connection) == []
            if backup is not aside:
                assert differing(connection) == []
        assert backup.stat().st_mode & 0o777 == 0o600
    with pytest.raises(UserProblem) as caught:
        store.forget(kept.secret.id)
    assert caught.value.code is ProblemCode.DOCUMENT_UNKNOWN
    store.close()
    kept.close()
    assert remembering(tmp_path) == []


def test_a_text_from_the_clipboard_goes_with_what_is_kept_of_it(kept: Kept, tmp_path: Path) -> None:
    kept.paths.texts.mkdir()
    pasted = kept.paths.texts / "clipboard.txt"
    pasted.write_text("Pasted words")
    users = tmp_path / "users.txt"
    users.write_text("A file of the user's")
    for path in (pasted, users):
        kept.store.forget(kept.store.document(original(path, path.read_text())).id)
    assert not pasted.exists()
    assert users.exists()
    kept.close()


def test_what_two_documents_share_stays_with_the_other(store: SqliteStore, tmp_path: Path) -> None:
    first = fill(store, tmp_path / "here", "a.txt")
    second = fill(store, tmp_path / "there", "a.txt")
    versions = [store.content(second.id, version.id) for version in store.versions(second.id)]
    store.forget(first.id)
    assert [store.content(second.id, version.id) for version in store.versions(second.id)] == versions
    assert store.original(second.id)
    assert all_damage(store._connection) == []


def test_a_backup_that_cannot_be_changed_is_told(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = kept.backups.make(NOW)

    def refuse(self: Path, *arguments: object, **options: object) -> None:
        if self == made or arguments == (made,):
            raise OSError(30, "Read-only file system")
        unlink(self, missing_ok=True)

    unlink = Path.unlink
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(UserProblem) as caught:
            kept.store.forget(kept.secret.id)
    assert caught.value.code is ProblemCode.BACKUP_REMEMBERS
    assert caught.value.facts == {"path": made, "reason": "Read-only file system"}
    assert [record.path.name for record in kept.store.recent(5)] == ["other.txt"]
    kept.close()
    # The next start does what could not be done.
    assert remembering(made.parent) == [made.name]
    store, told = open_store(kept.paths, TickingClock(), kept.backups, kept.remarks)
    assert told == ()
    assert remembering(made.parent) == []
    store.close()


@pytest.mark.parametrize("reached", ["forget", "scrub", "dissolve"])
def test_forgetting_that_was_cut_off_goes_on_at_the_next_start(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, reached: str
) -> None:
    kept.backups.make(NOW)
    pasted = kept.paths.texts / "clipboard.txt"
    pasted.parent.mkdir()
    pasted.write_text(SECRET)
    document = kept.store.document(original(pasted, SECRET)).id

    def killed(*arguments: object) -> None:
        raise KeyboardInterrupt

    for each in (document, kept.secret.id):
        with monkeypatch.context() as patched:
            patched.setattr(f"facing.store.sqlite_store.{reached}", killed)
            with pytest.raises(KeyboardInterrupt):
                kept.store.forget(each)
    kept.close()
    store, told = open_store(kept.paths, TickingClock(), kept.backups, kept.remarks)
    assert told == ()
    assert remembering(kept.paths.data) == []
    assert [record.path.name for record in store.recent(5)] == ["other.txt"]
    assert list(kept.paths.data.glob("*.forget-*")) == []
    assert not pasted.exists()
    store.close()


def test_findings_go_even_where_their_file_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "remarks.sqlite"
    remarks = RemarkStore(path)
    remarks.keep("document", [(b"key", ((Remark(0, 3, Kind.SPELLING, SECRET, (), "R"),),))])
    remarks.close()
    remarks.forget("document")
    assert not path.exists()


def test_a_damaged_store_is_mended_when_it_is_opened(kept: Kept) -> None:
    kept.backups.make(NOW)
    held = contents(kept.store)
    kept.close()
    data = bytearray(kept.paths.store.read_bytes())
    data[4096 * 6 : 4096 * 9] = b"\xa5" * 4096 * 3
    kept.paths.store.write_bytes(data)
    store, (problem,) = open_store(kept.paths, TickingClock(), kept.backups, kept.remarks)
    assert problem.code is ProblemCode.STORE_MENDED
    assert contents(store) == held
    store.close()


def test_a_store_in_use_is_not_mended_under_the_hands_of_the_other(kept: Kept) -> None:
    kept.store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(kept.paths.store.read_bytes())
    data[4096 * 6 : 4096 * 9] = b"\xa5" * 4096 * 3
    kept.paths.store.write_bytes(data)
    with pytest.raises(UserProblem) as caught:
        open_store(kept.paths, TickingClock(), kept.backups, kept.remarks)
    assert caught.value.code is ProblemCode.STORE_DAMAGED
    kept.close()
