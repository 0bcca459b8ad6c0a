"""What a program that was killed left unfinished goes, and nothing else: in doubt it stays."""

import os
import time
from pathlib import Path

import pytest

from facing.files.leftovers import remove_leftovers, say_alive, unfinished_name
from facing.files.replacing import replace_file


def left(folder: Path, name: str | None = None, age: float = 61.0) -> Path:
    path = folder / (name or unfinished_name())
    path.write_bytes(b"half of a te")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def test_a_leftover_goes_with_the_next_file_that_is_written_there(tmp_path: Path) -> None:
    left(tmp_path)
    replace_file(tmp_path / "a.txt", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_was_written_to_a_moment_ago_or_in_the_future_stays(tmp_path: Path) -> None:
    kept = {left(tmp_path, age=50.0), left(tmp_path, age=-3600.0)}
    remove_leftovers(tmp_path)
    assert set(tmp_path.iterdir()) == kept


@pytest.mark.skipif(os.name == "nt", reason="the system itself keeps open files there")
def test_what_a_living_process_writes_stays_however_long_it_takes(tmp_path: Path) -> None:
    path = left(tmp_path)
    with path.open("rb+") as file:
        say_alive(file.fileno())
        remove_leftovers(tmp_path)
        assert path.exists()
    remove_leftovers(tmp_path)
    assert not path.exists()


def test_a_file_is_seen_to_be_alive_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def long_after(descriptor: int) -> None:
        # A disk that takes long; meanwhile another window saves in the same folder.
        for path in tmp_path.glob(".facing-*"):
            os.utime(path, (0, 0))
        remove_leftovers(tmp_path)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", long_after)
    replace_file(tmp_path / "a.txt", b"text")
    assert (tmp_path / "a.txt").read_bytes() == b"text"


def test_what_others_made_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = unfinished_name()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("platform.node", lambda: "another computer")
        theirs = unfinished_name()
    assert theirs[:17] != ours[:17]
    kept = {
        left(tmp_path, theirs),
        left(tmp_path, ours.replace(".tmp", ".txt")),
        left(tmp_path, ours.removeprefix(".")),
        left(tmp_path, ".facing-0123456789abcdef.tmp"),
        left(tmp_path, ".facing-notes.tmp"),
    }
    (tmp_path / "aim").write_text("mine")
    (tmp_path / unfinished_name()).mkdir()
    if os.name != "nt":
        link = tmp_path / unfinished_name()
        link.symlink_to(tmp_path / "aim")
        os.utime(tmp_path / "aim", (0, 0))
    before = set(tmp_path.iterdir())
    remove_leftovers(tmp_path)
    assert set(tmp_path.iterdir()) == before >= kept


def test_a_folder_that_cannot_be_looked_into_is_let_be(tmp_path: Path) -> None:
    remove_leftovers(tmp_path / "gone")
