"""Progress, other programs, and the lock."""

import io
import sys
import threading
import time
from pathlib import Path

import pytest

from setup_steps import one_at_a_time
from setup_steps.following import follow
from setup_steps.one_at_a_time import only_one
from setup_steps.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_elsewhere_is_a_few_plain_lines() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    progress.start("Packages", 8)
    for _ in range(8):
        progress.advance("a")
    progress.finish()
    lines = stream.getvalue().splitlines()
    assert lines[:4] == ["Packages ...", "Packages: 2 of 8", "Packages: 4 of 8", "Packages: 6 of 8"]
    assert lines[4].startswith("Packages: done (")
    assert len(lines) == 5


def test_progress_on_a_terminal_is_one_line_that_changes() -> None:
    stream = Terminal()
    progress = Progress(stream)
    progress.start("Packages", 4)
    progress.advance("tomlkit")
    progress.advance("tqdm")
    assert progress.line() == "Packages  [##########..........] 2/4  0 s  tqdm"
    assert "\n" not in stream.getvalue()
    progress.finish()
    assert stream.getvalue().count("\n") == 1


def test_progress_never_goes_past_its_end() -> None:
    progress = Progress(Terminal())
    progress.start("Packages", 1)
    progress.advance()
    progress.advance()
    assert "1/1" in progress.line()


def test_a_program_is_heard_and_kept_in_the_log(tmp_path: Path) -> None:
    heard: list[str] = []
    command = [sys.executable, "-c", "import sys; print('one'); print('two', file=sys.stderr); sys.exit(3)"]
    outcome = follow(command, log=tmp_path / "log", heard=heard.append)
    assert (outcome.code, outcome.worked) == (3, False)
    assert sorted(heard) == ["one", "two"]
    assert "two" in (tmp_path / "log").read_text("utf-8")


def test_a_program_that_is_not_there_has_failed(tmp_path: Path) -> None:
    outcome = follow([tmp_path / "nothing"])
    assert not outcome.worked
    assert "nothing" in outcome.output


def test_a_program_that_hangs_is_ended() -> None:
    outcome = follow([sys.executable, "-c", "import time; time.sleep(60)"], longest_silence=0.1)
    assert not outcome.worked
    assert "timed out" in outcome.output


def test_the_second_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_at_a_time, "PAUSE", 0.01)
    events: list[str] = []
    told = threading.Event()

    def wait() -> None:
        events.append("waits")
        told.set()

    def second() -> None:
        with only_one(tmp_path / "lock", wait):
            events.append("second")

    with only_one(tmp_path / "lock", wait):
        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(10)
        time.sleep(0.05)
        events.append("first ends")
    thread.join(10)
    assert events == ["waits", "first ends", "second"]
