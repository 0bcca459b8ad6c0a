"""A damaged store: what can be read goes into a new one, backups fill the holes, the damaged file is kept."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.store.backups import back_up
from facing.store.examining import all_damage
from facing.store.marking import is_marked, mark
from facing.store.mending import mend
from facing.store.opening import connect
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock
from tests.unit.store.samples import contents, fill, released

NOW = 1_800_000_000_000
PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, object]]:
    """The bytes of a store with two documents, and what it holds."""
    folder = tmp_path_factory.mktemp("whole")
    store = SqliteStore(folder / "store.sqlite", TickingClock())
    fill(store, Path("/texts"), "a.txt")
    fill(store, Path("/texts"), "b.txt", mark="Ω")
    held = contents(store)
    store.close()
    return (folder / "store.sqlite").read_bytes(), held


def damaged(path: Path, data: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def mended(path: Path, *backups: Path) -> tuple[UserProblem, dict[str, object]]:
    problem = mend(path, backups, NOW)
    assert problem.code is ProblemCode.STORE_MENDED
    store = SqliteStore(path, TickingClock())
    held = contents(store)
    assert all_damage(store._connection) == []
    store.close()
    assert {file.name for file in path.parent.iterdir()} <= {
        path.name,
        f"{path.name}-wal",
        f"{path.name}-shm",
        f"{path.name}.in-use",
        "store-damaged-2027-01-15T08.00.00Z.sqlite",
    }
    return problem, held


def test_a_whole_store_comes_through_as_it_is(path: Path, whole: tuple[bytes, dict[str, object]]) -> None:
    problem, held = mended(damaged(path, whole[0]))
    assert held == whole[1]
    assert (problem.facts["saved"], problem.facts["lost"]) == (12, 0)
    aside = problem.facts["aside"]
    assert isinstance(aside, Path)
    assert aside.read_bytes() == whole[0]
    assert aside.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("seed", range(16))
def test_bytes_flipped_anywhere_cost_only_what_they_hit(
    path: Path, tmp_path: Path, whole: tuple[bytes, dict[str, object]], seed: int
) -> None:
    source = random.Random(seed)
    data = bytearray(whole[0])
    for _ in range(source.randint(1, 4)):
        place = source.randrange(PAGE, len(data))
        for at in range(place, min(len(data), place + source.choice((1, 40, PAGE)))):
            data[at] ^= source.randrange(1, 256)
    _, held = mended(damaged(path, bytes(data)))
    # Nothing is there that was not written.
    for name, kept in held.items():
        there = {version.id: content for version, content in kept[1]}  # type: ignore[index]
        was = {version.id: content for version, content in whole[1][name][1]}  # type: ignore[index]
        assert all(was[number].text == content.text for number, content in there.items())
    # With a backup of yesterday nothing is lost at all.
    good = damaged(tmp_path / "backup.sqlite", whole[0])
    again = damaged(tmp_path / "again" / "store.sqlite", bytes(data))
    problem, held = mended(again, good)
    for name, kept in held.items():
        assert kept[0] == whole[1][name][0]  # type: ignore[index]
        assert [content for _, content in kept[1]] == [content for _, content in whole[1][name][1]]  # type: ignore[index]
    assert set(held) == set(whole[1])
    assert problem.facts["saved"] == 12


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_store_cut_short_keeps_what_is_before_the_cut(
    path: Path, tmp_path: Path, whole: tuple[bytes, dict[str, object]], share: float
) -> None:
    data = whole[0][: int(len(whole[0]) * share)]
    mended(damaged(path, data))
    problem, held = mended(damaged(tmp_path / "again" / "store.sqlite", data), damaged(tmp_path / "b", whole[0]))
    assert [content for _, content in held["b.txt"][1]] == [content for _, content in whole[1]["b.txt"][1]]  # type: ignore[index]
    assert problem.facts["saved"] == 12


def test_a_header_with_faults_costs_nothing(path: Path, whole: tuple[bytes, dict[str, object]]) -> None:
    _, held = mended(damaged(path, b"\xff" * 24 + whole[0][24:]))
    assert held == whole[1]


def test_without_anything_to_read_there_is_an_empty_store(path: Path) -> None:
    problem, held = mended(damaged(path, b"no database at all" * 999))
    assert held == {}
    assert (problem.facts["saved"], problem.facts["lost"]) == (0, 0)


def test_a_version_whose_words_were_changed_on_disk_is_lost_alone(
    path: Path, whole: tuple[bytes, dict[str, object]]
) -> None:
    damaged(path, whole[0])
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        (newest,) = hand.execute("SELECT max(number) FROM paragraphs").fetchone()
        hand.execute("UPDATE paragraphs SET text = CAST('other' AS BLOB) WHERE number = ?", (newest,))
    problem, held = mended(path)
    assert (problem.facts["saved"], problem.facts["lost"]) == (11, 1)
    assert held["a.txt"] == whole[1]["a.txt"]


def test_what_was_typed_behind_a_lost_edit_is_not_put_in_a_wrong_place(
    path: Path, whole: tuple[bytes, dict[str, object]]
) -> None:
    damaged(path, whole[0])
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        hand.execute("UPDATE edits SET origin = 'nonsense' WHERE step = 91 AND document = 1")
    _, held = mended(path)
    assert [edit.step for edit in held["a.txt"][2].edits] == [90]  # type: ignore[index]
    assert [edit.step for edit in held["b.txt"][2].edits] == [90, 91, 92]  # type: ignore[index]


@pytest.mark.parametrize("number", [1, 2])
def test_a_damaged_store_of_an_older_program_is_mended_too(path: Path, number: int) -> None:
    released(number, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        hand.execute("UPDATE origins SET spans = x'ff' WHERE number = 1")
    problem, held = mended(path)
    assert problem.facts["saved"] == 4
    assert set(held) == {"protest.txt", "long.txt"}


def test_a_store_that_another_program_has_open_is_left_alone(path: Path) -> None:
    store = SqliteStore(path, TickingClock())
    with pytest.raises(UserProblem) as caught:
        mend(path, (), NOW)
    assert caught.value.code is ProblemCode.STORE_IN_USE
    store.close()
    mend(path, (), NOW)


def test_the_database_of_another_program_is_not_taken_apart(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE a (b)")
    before = path.read_bytes()
    with pytest.raises(UserProblem) as caught:
        mend(path, (), NOW)
    assert caught.value.code is ProblemCode.STORE_DAMAGED
    assert path.read_bytes() == before


def test_a_marked_store_is_refused_until_it_is_mended(path: Path, whole: tuple[bytes, dict[str, object]]) -> None:
    mark(damaged(path, whole[0]))
    with pytest.raises(UserProblem) as caught:
        SqliteStore(path, TickingClock())
    assert caught.value.code is ProblemCode.STORE_DAMAGED
    _, held = mended(path)
    assert held == whole[1]
    assert not is_marked(path)


def test_no_backup_is_made_of_damage(path: Path, tmp_path: Path, whole: tuple[bytes, dict[str, object]]) -> None:
    data = bytearray(whole[0])
    data[PAGE * 5 : PAGE * 6] = b"\xa5" * PAGE
    damaged(path, bytes(data))
    with pytest.raises(UserProblem) as caught:
        back_up(path, tmp_path / "backup.sqlite")
    assert caught.value.code is ProblemCode.STORE_DAMAGED
    assert [file.name for file in tmp_path.iterdir()] == [path.parent.name]
    with closing(connect(path)) as connection:
        assert all_damage(connection)
