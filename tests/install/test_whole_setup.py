"""The set-up for real, in a copy of the project."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from setup_steps.languagetool_layout import MARKER, SERVER

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("pyproject.toml", "README.md", "LICENSE", "desktop", "resources", "packaging")


def copy_project(place: Path) -> None:
    place.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).exists():
            shutil.copy2(ROOT / name, place)


@pytest.mark.slow
def test_a_new_copy_is_set_up_and_the_second_time_takes_seconds(tmp_path: Path) -> None:
    project = tmp_path / "Facing Pages ü"
    copy_project(project)
    command = [sys.executable, str(project / "packaging" / "bootstrap.py"), "setup"]
    # Fetching LanguageTool has tests of its own: this one finds a folder that passes for an installation.
    (tmp_path / "languagetool").mkdir()
    (tmp_path / "languagetool" / SERVER).write_bytes(b"jar")
    (tmp_path / "languagetool" / MARKER).write_text(json.dumps({SERVER: 3}), "utf-8")
    variables = os.environ | {"LTP_JAR_DIR_PATH": str(tmp_path / "languagetool")}
    first = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if "there is no connection" in first.stderr and first.returncode == 1:
        pytest.skip("no network: the packages cannot be fetched")
    assert first.returncode == 0, first.stderr
    scripts = project / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
    assert list(scripts.glob("facing*"))
    begun = time.monotonic()
    second = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert (second.returncode, second.stderr) == (0, "")
    assert time.monotonic() - begun < 20
