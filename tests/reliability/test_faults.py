"""A disk that is full, or fails, at each call in turn: a clear sentence, old data whole, all well afterwards."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes.child import child

HERE = Path(__file__).parent
OLD = HERE.parent / "golden" / "store" / "version-1.sql"
FAULTY = "import sys; from tests.reliability.faulty import main; main(*sys.argv[1:])"
WRITERS = ("keep", "journal", "restore_version", "deliver", "save_work", "export", "back_up")
STARTERS = ("migrate", "first_start", "start", "restore_backup")


@pytest.fixture
def layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that are started from here are on a disk that can fail."""
    compiler = shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        pytest.skip("the failing disk is made for Linux, with a C compiler")
    library = tmp_path / "faults.so"
    options = ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, HERE / "faults.c", "-ldl"]
    subprocess.run([compiler, *options], check=True)
    monkeypatch.setenv("LD_PRELOAD", str(library))


@pytest.fixture
def folder() -> Iterator[Path]:
    """What is on that disk; where there is one, it is in memory, so that nobody waits for a real one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as made:
        yield Path(os.path.realpath(made))


@pytest.mark.slow
def test_every_call_that_fails_is_handled(layer: None, folder: Path, tmp_path: Path, file: Path, full: bool) -> None:
    shutil.copyfile(file, folder / file.name)
    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    with child(FAULTY, folder / "base", folder / file.name, old, full) as faulty:
        said = faulty.rest()
        assert faulty.wait() == 0
    assert [line for line in said if line.startswith("wrong")] == []
    assert said[-1] == "end"
    done = {tuple(line.split()[1:3]): (int(line.split()[3]), line.split()[4:]) for line in said[:-1]}
    for work in (*WRITERS, *STARTERS):
        # There were writes, and a full disk was told as one.
        assert done[work, "full"][0] > 0
        assert set(done[work, "full"][1]) <= {"disk-full", "backup-failed"}
        assert done[work, "write"][0] > 0
        assert done[work, "sync"][0] > 0
    print("\n".join(said), f"\n{sum(times for times, _ in done.values())} faults", sep="")
