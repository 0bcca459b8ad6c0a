"""LibreOffice as a judge: it opens documents and writes what it then has."""

import shutil
import subprocess
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def convert(folder: Path, target: str, *files: Path) -> None:
    """Convert files into ``folder``, which holds the program's own settings, too."""
    assert OFFICE is not None
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [OFFICE, own, "--headless", "--convert-to", target, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
