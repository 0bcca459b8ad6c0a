"""Installs the locked packages, and the project itself, into an environment."""

import os
import re
from pathlib import Path

from setup_steps.environment import Environment, take_inventory
from setup_steps.following import follow
from setup_steps.problem import AGAIN, SetUpProblem, cause_in
from setup_steps.progress import Progress
from setup_steps.record import Record, digest_of

LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
COUNTED = re.compile(r"^(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9._-]+)")
SIZE = re.compile(r"^\s*Downloading .*\((.*)\)$")


def locked_versions(lock: Path) -> list[tuple[str, str]]:
    """The packages that a lock names, those for other systems and Pythons too, and their versions."""
    return [(name, version) for name, version in LOCKED.findall(lock.read_text("utf-8"))]


def install_locks(environment: Environment, record: Record, locks: list[Path], progress: Progress) -> None:
    """Installs what the first lock names, where that is not done; the others are contained in it."""
    digests = {lock.name: digest_of(lock) for lock in locks}
    first = locks[0]
    if record.locks.get(first.name) == digests[first.name]:
        return
    wanted = {name for name, _ in locked_versions(first)}
    progress.start(f"Packages of {first.stem}", len(wanted))
    record.finished = False
    record.save(environment.record)
    _run_pip(environment, record, ["--require-hashes", "--only-binary", ":all:", "-r", str(first)], progress)
    inventory = take_inventory(environment)
    if inventory is None:
        raise SetUpProblem("The Python environment broke while packages were installed: start this command again.")
    record.packages |= {name: inventory.packages[name] for name in wanted if name in inventory.packages}
    record.locks |= digests
    record.finished = True
    record.save(environment.record)
    progress.finish()


def install_project(environment: Environment, record: Record, root: Path, progress: Progress) -> None:
    """Installs the project itself so that its source is used where it is; needs no network."""
    digest = digest_of(root / "pyproject.toml")
    if record.project == digest and environment.command("facing").exists():
        return
    progress.start("Facing Pages itself")
    _run_pip(environment, record, ["--no-build-isolation", "--no-index", "-e", str(root)], progress)
    record.project = digest
    record.save(environment.record)
    progress.finish()


def _run_pip(environment: Environment, record: Record, arguments: list[str], progress: Progress) -> None:
    current = ""

    def heard(line: str) -> None:
        nonlocal current
        if counted := COUNTED.match(line):
            current = counted[1]
            progress.advance(current)
        elif size := SIZE.match(line):
            progress.tick(f"{current}, {size[1]}")
        elif line.startswith("Installing collected"):
            progress.tick("unpacking")

    command = [str(environment.python), "-I", "-m", "pip", "install", "--no-deps", "--no-input"]
    command += ["--progress-bar", "off", "--disable-pip-version-check", "--retries", "2", *arguments]
    # A person's own pip settings may ask for the user's folder, which an environment refuses.
    variables = os.environ | {"PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}
    outcome = follow(command, log=environment.log, heard=heard, tick=progress.tick, variables=variables)
    if outcome.worked:
        return
    # Before it unpacks, pip has changed nothing, so that the environment is as good as before.
    if "Installing collected" not in outcome.output:
        record.finished = True
        record.save(environment.record)
    raise SetUpProblem(sentence_of_pip(outcome.output, environment.log))


def sentence_of_pip(output: str, log: Path) -> str:
    """Why pip failed, and what to do."""
    if cause := cause_in(output):
        return f"The packages cannot be installed, because {cause.reason}: {cause.remedy}, {AGAIN}."
    if "DO NOT MATCH THE HASHES" in output:
        return f"A package that arrived is not the one that was locked: nothing of it was installed; see {log}."
    missing = re.search(r"No matching distribution found for ([A-Za-z0-9._-]+)", output)
    if missing:
        return f"There is no {missing[1]} for this Python and system: use Python 3.11, 3.12 or 3.13, {AGAIN}."
    return f"pip could not install the packages: read the end of {log}, mend what it names, {AGAIN}."
