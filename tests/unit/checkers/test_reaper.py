"""The reaper with a real command, which waits for ever."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

from facing.checkers.helper_command import Helper, helper_command

LIMIT = 30.0
WAITING = [sys.executable, "-c", "import os, threading; print(os.getpid(), flush=True); threading.Event().wait()"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses signals")


class Reaped:
    """A reaper with a command that has started."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.process = subprocess.Popen(
            helper_command(Helper.REAPER, [str(folder), *WAITING]), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self.process.stdout is not None
        self.command = psutil.Process(int(self.process.stdout.readline()))

    def ended(self) -> bool:
        """Whether the command is gone, within the limit."""
        gone, _ = psutil.wait_procs([self.command], timeout=LIMIT)
        return bool(gone)

    def close(self) -> int:
        code = self.process.wait(LIMIT)
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
        return code


def test_closing_the_pipe_ends_the_command_and_removes_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    reaped = Reaped(folder)
    (folder / "file").write_text("text")
    assert reaped.process.stdin is not None
    reaped.process.stdin.close()
    assert reaped.ended()
    assert reaped.close() == 128 + signal.SIGKILL
    assert not folder.exists()


def test_the_command_has_low_priority_and_runs_in_the_folder(tmp_path: Path) -> None:
    reaped = Reaped(tmp_path / "run")
    assert reaped.command.nice() >= 10
    assert Path(reaped.command.cwd()) == (tmp_path / "run").resolve()
    reaped.process.terminate()
    reaped.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ending_the_reaper_ends_the_command(tmp_path: Path, number: signal.Signals) -> None:
    reaped = Reaped(tmp_path / "run")
    reaped.process.send_signal(number)
    assert reaped.ended()
    reaped.close()
    assert not (tmp_path / "run").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's death signal is Linux's")
def test_killing_the_reaper_ends_the_command(tmp_path: Path) -> None:
    reaped = Reaped(tmp_path / "run")
    reaped.process.kill()
    assert reaped.ended()
    reaped.close()


def test_an_interrupt_from_the_terminal_does_not_reach_it(tmp_path: Path) -> None:
    reaped = Reaped(tmp_path / "run")
    reaped.process.send_signal(signal.SIGINT)
    reaped.command.kill()
    assert reaped.close() == 128 + signal.SIGKILL  # the command's end, not the interrupt


def test_the_exit_code_is_the_commands(tmp_path: Path) -> None:
    tmp_path.joinpath("run").mkdir()
    command = helper_command(Helper.REAPER, [str(tmp_path / "run"), sys.executable, "-c", "raise SystemExit(3)"])
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.wait(LIMIT) == 3


def test_a_command_that_cannot_start(tmp_path: Path) -> None:
    tmp_path.joinpath("run").mkdir()
    command = helper_command(Helper.REAPER, [str(tmp_path / "run"), str(tmp_path / "nothing")])
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.wait(LIMIT) == 127
    assert not (tmp_path / "run").exists()


def test_killing_whoever_holds_the_pipe_ends_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    holder = textwrap.dedent(
        f"""
        import json, subprocess, threading
        command = {json.dumps(helper_command(Helper.REAPER, [str(folder), *WAITING]))}
        reaper = subprocess.Popen(command, stdin=subprocess.PIPE)
        threading.Event().wait()
        """
    )
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        command = psutil.Process(int(process.stdout.readline()))
        reaper = command.parent()
        os.kill(process.pid, signal.SIGKILL)
        gone, left = psutil.wait_procs([command, *([reaper] if reaper else [])], timeout=LIMIT)
    assert len(gone) == 2
    assert not left
    assert not folder.exists()
