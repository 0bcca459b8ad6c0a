"""LibreOffice as a judge: it opens documents and writes what it then has, or tells it after its own commands."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


class Settled(NamedTuple):
    """A document after a command of LibreOffice's: its changes before and left, and the paragraphs of its stories."""

    before: int
    after: int
    stories: list[list[str]]


def convert(folder: Path, target: str, *files: Path) -> None:
    """Convert files into ``folder``, which holds the program's own settings, too."""
    assert OFFICE is not None
    own = _settings(folder)
    command = [OFFICE, own, "--headless", "--convert-to", target, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@cache
def python_of_office() -> str | None:
    """A Python that can speak with LibreOffice: on Debian the system's, with the package python3-uno."""
    candidates = ["/usr/bin/python3", shutil.which("python3"), sys.executable]
    if OFFICE is not None:
        candidates.append(str(Path(OFFICE).resolve().parent / "python"))  # one of its own, where it brings it
    for candidate in filter(None, candidates):
        if (
            Path(candidate).exists()
            and not subprocess.run([candidate, "-c", "import uno"], capture_output=True).returncode
        ):
            return candidate
    return None


def settle_all(folder: Path, files: Sequence[Path]) -> dict[Path, dict[bool, Settled]]:
    """Each file after LibreOffice's Accept All (``True``) and Reject All; ``folder`` takes what it needs itself."""
    python = python_of_office()
    assert OFFICE is not None
    assert python is not None
    listed = folder / "files.json"
    listed.write_text(json.dumps([str(file.resolve()) for file in files]), "utf-8")
    pipe = f"facing-{folder.name}-{hash(str(folder)) & 0xFFFFFFFF:x}"
    listening = [OFFICE, _settings(folder), "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(listening, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        script = Path(__file__).with_name("office_settling.py")
        command = [python, str(script), pipe, str(listed)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=60 + 5 * len(files)).stdout
        office.wait(30)
    finally:
        office.kill()
        office.wait()
    answers = json.loads(told)
    return {
        file: {name == "accept": Settled(**one) for name, one in answers[str(file.resolve())].items()} for file in files
    }


def _settings(folder: Path) -> str:
    return f"-env:UserInstallation={(folder / 'office').as_uri()}"
