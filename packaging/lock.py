"""Writes the locked requirements again, from what pyproject.toml asks for: `python packaging/lock.py [--upgrade]`.

It needs uv (`pip install uv`). Each lock holds for Linux, macOS and Windows and for every Python from 3.11 on.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "packaging" / "requirements"
QT_PACKAGES = ("pyside6-essentials", "shiboken6", "pytest-qt")


def compile_lock(name: str, *sources: str, upgrade: bool, text: str | None = None) -> None:
    """Lets uv write one lock; `text` is what it reads where the source is `-`."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    # One version for every Python, where there is one: all users then run the same.
    command += ["--fork-strategy", "fewest", "--generate-hashes", "--no-build", "--no-annotate"]
    command += ["--custom-compile-command", "python packaging/lock.py"]
    command += ["--output-file", f"packaging/requirements/{name}"]
    if upgrade:
        command.append("--upgrade")
    subprocess.run([*command, *sources], cwd=ROOT, check=True, input=text, text=True)


def main() -> None:
    """Writes all locks; each starts from the versions of the one before, so that they agree."""
    upgrade = "--upgrade" in sys.argv[1:]
    everything = ("pyproject.toml", "packaging/requirements/build.in")
    compile_lock("run.lock", *everything, upgrade=upgrade)
    tests = (*everything, "--extra", "test", "--constraint", "packaging/requirements/run.lock")
    compile_lock("test.lock", *tests, upgrade=upgrade)
    left_out = [word for package in QT_PACKAGES for word in ("--no-emit-package", package)]
    same_versions = ("--constraint", "packaging/requirements/test.lock")
    compile_lock("test-without-qt.lock", *tests, *same_versions, *left_out, upgrade=upgrade)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    java = "\n".join(project["optional-dependencies"]["java"])
    compile_lock("java.lock", "-", *same_versions, upgrade=upgrade, text=java)


if __name__ == "__main__":
    main()
