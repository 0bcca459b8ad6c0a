"""The Python environment: its layout, and when it is made again."""

import json
import sys
from pathlib import Path

import pytest

from setup_steps import environment as environments
from setup_steps.environment import Environment, Inventory, ensure_environment, take_inventory
from setup_steps.packages import locked_versions
from setup_steps.problem import SetUpProblem
from setup_steps.progress import Progress
from setup_steps.record import Record, digest_of


@pytest.fixture
def here(tmp_path: Path) -> Environment:
    return Environment(tmp_path / ".venv")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The environments that were made anew, without making them."""
    folders: list[Path] = []

    def make(environment: Environment, _: Progress) -> Record:
        folders.append(environment.folder)
        return Record(folder=str(environment.folder))

    monkeypatch.setattr(environments, "make_environment", make)
    return folders


def fill(environment: Environment, record: Record | None, monkeypatch: pytest.MonkeyPatch, *broken: str) -> None:
    environment.folder.mkdir()
    (environment.folder / "pyvenv.cfg").touch()
    if record is not None:
        record.save(environment.record)
    found = Inventory({"ruff": "1.0", "pip": "23"}, frozenset(broken))
    monkeypatch.setattr(environments, "take_inventory", lambda _: found)


def test_the_layout_on_each_system() -> None:
    unix = Environment(Path("x"), windows=False)
    assert (unix.python, unix.command("facing")) == (Path("x/bin/python"), Path("x/bin/facing"))
    windows = Environment(Path("x"), windows=True)
    assert (windows.python, windows.command("facing")) == (Path("x/Scripts/python.exe"), Path("x/Scripts/facing.exe"))


def test_none_is_made(here: Environment, made: list[Path]) -> None:
    ensure_environment(here, Progress())
    assert made == [here.folder]


def test_a_whole_one_is_kept(here: Environment, made: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    fill(here, Record(str(here.folder), locks={"run.lock": "a"}, packages={"ruff": "1.0"}), monkeypatch)
    assert ensure_environment(here, Progress()).locks == {"run.lock": "a"}
    assert not made


def test_one_that_a_person_made_is_kept(here: Environment, made: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    fill(here, None, monkeypatch, "ruff")
    assert ensure_environment(here, Progress()).folder == str(here.folder)
    assert not made


def test_another_version_is_installed_again(
    here: Environment, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, Record(str(here.folder), locks={"run.lock": "a"}, packages={"ruff": "0.9"}), monkeypatch)
    record = ensure_environment(here, Progress())
    assert not record.locks
    assert not record.packages
    assert not made


@pytest.mark.parametrize(
    ("record", "broken"),
    [
        (Record(finished=False), []),
        (Record(folder="/somewhere/else/.venv"), []),
        (Record(packages={"ruff": "1.0"}), ["ruff"]),
    ],
    ids=["stopped half-way", "moved here", "files are missing"],
)
def test_a_broken_one_is_made_again(
    record: Record, broken: list[str], here: Environment, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, record, monkeypatch, *broken)
    ensure_environment(here, Progress())
    assert made == [here.folder]
    assert not here.folder.exists()


def test_one_whose_python_vanished_is_made_again(here: Environment, made: list[Path]) -> None:
    here.scripts.mkdir(parents=True)
    (here.folder / "pyvenv.cfg").touch()
    here.python.symlink_to("/nowhere/python3")
    ensure_environment(here, Progress())
    assert made == [here.folder]


def test_a_folder_that_is_none_is_left_alone(here: Environment, made: list[Path]) -> None:
    here.folder.mkdir()
    (here.folder / "precious.txt").touch()
    with pytest.raises(SetUpProblem, match="move it away"):
        ensure_environment(here, Progress())
    assert (here.folder / "precious.txt").exists()


@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="the tests do not run in an environment")
def test_the_inventory_of_a_real_one() -> None:
    inventory = take_inventory(Environment(Path(sys.prefix)))
    assert inventory is not None
    assert inventory.packages["pytest"] == pytest.__version__


def test_without_pip_the_debian_package_is_named(here: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environments.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(environments.shutil, "which", lambda name: "/usr/bin/apt-get")
    with pytest.raises(SetUpProblem, match="sudo apt install python3-venv"):
        environments.make_environment(here, Progress())
    assert not here.folder.exists()


def test_a_record_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    record = Record("/a", locks={"run.lock": "x"}, packages={"a": "1"}, missed={"Java": 3.0})
    record.save(tmp_path / "set-up.json")
    assert Record.load(tmp_path / "set-up.json") == record


@pytest.mark.parametrize("text", ["", '{"folder": "/a", "fin', json.dumps({"of a later version": 1}), "[]"])
def test_a_record_that_cannot_be_read_counts_as_unfinished(text: str, tmp_path: Path) -> None:
    (tmp_path / "set-up.json").write_text(text, "utf-8")
    assert not Record.load(tmp_path / "set-up.json").finished


def test_what_was_missed_is_tried_again_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record(missed={"Java": 1_000_000.0})
    for now, lately in ((1_000_001.0, True), (1_086_399.0, True), (1_086_401.0, False), (999_000.0, False)):
        monkeypatch.setattr("setup_steps.record.time.time", lambda now=now: now)
        assert record.missed_lately("Java") is lately


def test_line_ends_do_not_change_a_digest(tmp_path: Path) -> None:
    (tmp_path / "unix.lock").write_bytes(b"a==1\nb==2\n")
    (tmp_path / "windows.lock").write_bytes(b"a==1\r\nb==2\r\n")
    (tmp_path / "other.lock").write_bytes(b"a==1\nb==3\n")
    assert digest_of(tmp_path / "unix.lock") == digest_of(tmp_path / "windows.lock")
    assert digest_of(tmp_path / "unix.lock") != digest_of(tmp_path / "other.lock")


def test_what_a_lock_names(tmp_path: Path) -> None:
    (tmp_path / "a.lock").write_text(
        "# made\nappdirs==1.4.4 \\\n    --hash=sha256:00\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=x\n"
    )
    assert locked_versions(tmp_path / "a.lock") == [("appdirs", "1.4.4"), ("colorama", "0.4.6")]
