import subprocess
import sys
from pathlib import Path

import pytest

from facing.checkers.helper_command import Helper, apart, helper_command


def test_the_reaper_is_a_script_that_needs_no_site_packages() -> None:
    executable, *flags, script, folder, program = helper_command(Helper.REAPER, ["folder", "program"])
    assert executable == sys.executable
    assert flags == ["-I", "-S"]
    assert Path(script).name == "reaper.py"
    assert Path(script).is_file()
    assert (folder, program) == ("folder", "program")


def test_the_worker_sees_installed_packages_but_not_its_own_folder() -> None:
    command = helper_command(Helper.EMBEDDED_WORKER)
    assert command[1:-1] == ["-P"]
    assert Path(command[-1]).name == "embedded_worker.py"


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert helper_command(Helper.REAPER, ["folder"]) == [sys.executable, "--facing-reaper", "folder"]
    assert helper_command(Helper.EMBEDDED_WORKER) == [sys.executable, "--facing-embedded-worker"]


@pytest.mark.parametrize("script", ["reaper.py", "embedded_worker.py"])
def test_helpers_import_nothing_of_ours(script: str) -> None:
    text = (Path(helper_command(Helper.REAPER)[-1]).parent / script).read_text("utf-8")
    assert "facing" not in [word for line in text.splitlines() if "import" in line for word in line.split(".")]


@pytest.mark.skipif(sys.platform == "win32", reason="sessions are a thing of POSIX")
def test_a_helper_is_out_of_reach_of_the_terminal() -> None:
    code = "import os; print(os.getsid(0) == os.getpid())"
    answer = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True, **apart())
    assert answer.stdout.strip() == b"True"
