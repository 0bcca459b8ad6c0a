"""The Python environment in `.venv`: where its parts are, whether it is whole, and how it is made."""

import importlib.util
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from setup_steps.following import follow
from setup_steps.problem import AGAIN, Cause, SetUpProblem, cause_in
from setup_steps.progress import Progress
from setup_steps.record import Record

# Runs in the environment. Old bytecode may go missing at any time, so it is not counted.
INVENTORY = """
import json, os, sys
from importlib.metadata import distributions
packages, broken = {}, []
for one in distributions():
    name = one.metadata["Name"].lower().replace("_", "-").replace(".", "-")
    packages[name] = one.version
    folder = str(one.locate_file(""))
    for line in (one.read_text("RECORD") or "").splitlines():
        path = line.split(",")[0]
        if path and path[0] != '"' and not path.endswith(".pyc") and not os.path.exists(os.path.join(folder, path)):
            broken.append(name)
            break
import pip
print(json.dumps({"prefix": sys.prefix, "version": sys.version_info[:2], "packages": packages, "broken": broken}))
"""


@dataclass(frozen=True)
class Environment:
    """Where the parts of a Python environment are, on each system."""

    folder: Path
    windows: bool = sys.platform == "win32"

    @property
    def scripts(self) -> Path:
        """The folder of its commands."""
        return self.folder / ("Scripts" if self.windows else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.command("python")

    @property
    def log(self) -> Path:
        """What pip, apt and Maven said."""
        return self.folder / "set-up.log"

    @property
    def record(self) -> Path:
        """What the set-up has done in it."""
        return self.folder / "set-up.json"

    def command(self, name: str) -> Path:
        """One of its commands."""
        return self.scripts / (f"{name}.exe" if self.windows else name)


@dataclass(frozen=True)
class Inventory:
    """What an environment says that it holds."""

    packages: dict[str, str]
    broken: frozenset[str]

    def holds(self, wanted: dict[str, str]) -> bool:
        """Whether these packages are there in these versions."""
        return wanted.items() <= self.packages.items()


def take_inventory(environment: Environment) -> Inventory | None:
    """What the environment holds; None where it does not work, or was moved here from elsewhere."""
    outcome = follow([environment.python, "-I", "-c", INVENTORY])
    try:
        answer = json.loads(outcome.output.splitlines()[-1])
        if tuple(answer["version"]) < (3, 11) or not environment.folder.samefile(answer["prefix"]):
            return None
        return Inventory(answer["packages"], frozenset(answer["broken"]))
    except (ValueError, LookupError, TypeError, OSError):
        return None


def ensure_environment(environment: Environment, progress: Progress) -> Record:
    """Makes the environment, or makes it again where it is broken or half made; gives what was done in it before."""
    folder = environment.folder
    if folder.exists() and not _is_environment(environment):
        raise SetUpProblem(f"{folder} is not a Python environment: move it away, {AGAIN}.")
    if folder.exists():
        record = Record.load(environment.record)
        inventory = take_inventory(environment)
        known = record.packages.keys()
        moved = record.folder not in ("", str(folder))
        if record.finished and not moved and inventory and not inventory.broken & known:
            if not inventory.holds(record.packages):
                record.locks.clear()
                record.packages.clear()
            record.folder = str(folder)
            return record
        progress.note("The Python environment is half made, broken or was moved here: it is made again.")
        shutil.rmtree(folder)
    return make_environment(environment, progress)


def _is_environment(environment: Environment) -> bool:
    folder = environment.folder
    if not folder.is_dir():
        return False
    return environment.record.exists() or (folder / "pyvenv.cfg").exists() or not any(folder.iterdir())


def make_environment(environment: Environment, progress: Progress) -> Record:
    """Makes a new environment."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetUpProblem(without_ensurepip())
    progress.start("Python environment")
    environment.folder.mkdir(parents=True)
    record = Record(folder=str(environment.folder), finished=False)
    record.save(environment.record)
    # The Python behind an environment that is in use now, since that one may be the one that is made again.
    base = getattr(sys, "_base_executable", sys.executable)
    outcome = follow([base, "-m", "venv", environment.folder], log=environment.log, tick=progress.tick)
    if not outcome.worked:
        if "ensurepip" in outcome.output:
            raise SetUpProblem(without_ensurepip())
        cause = cause_in(outcome.output) or Cause(
            "something else failed", f"mend what the end of {environment.log} names"
        )
        raise SetUpProblem(f"Python could not make its environment, because {cause.reason}: {cause.remedy}, {AGAIN}.")
    record.finished = True
    record.save(environment.record)
    progress.finish()
    return record


def without_ensurepip() -> str:
    """The sentence for a Python from which the system's packagers have taken venv and pip out."""
    if shutil.which("apt-get"):
        return f'This Python cannot make environments: run "sudo apt install python3-venv", {AGAIN}.'
    return f"This Python cannot make environments: install its packages venv and pip, {AGAIN}."
