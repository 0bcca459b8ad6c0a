"""Fetches LanguageTool: by Maven where there is one, else by language-tool-python's own verified download."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from setup_steps.environment import Environment
from setup_steps.following import Outcome, follow
from setup_steps.java import Java
from setup_steps.languagetool_layout import (
    NAME,
    SERVER,
    VERSION,
    differing,
    expected_digests,
    put_in_place,
    write_marker,
    write_server,
)
from setup_steps.problem import cause_in
from setup_steps.progress import Progress

UNFINISHED = f".{NAME}-unfinished-"
LONGEST_SILENCE = 180.0
FETCHED_JAR = re.compile(r"Downloaded from .*/([^/\s]+\.jar)\b")
PERCENT = re.compile(r"(\d+)%")
DOWNLOAD = f"""
from language_tool_python.download_lt import LocalLanguageTool
LocalLanguageTool.from_version_name("{VERSION}").download()
"""


class LanguageToolMissed(Exception):  # noqa: N818
    """LanguageTool cannot be had; its text is the reason, as part of a sentence."""


@dataclass(frozen=True)
class Fetcher:
    """Fetches LanguageTool into its folder below `parent`; nobody else may work there at the same time."""

    environment: Environment
    java: Java
    sources: Path
    """The folder with pom.xml and the list of jars."""
    parent: Path
    progress: Progress

    def fetch(self) -> None:
        """Tries Maven, then the download."""
        for left_over in self.parent.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left_over, ignore_errors=True)
        reasons = []
        for way in (self._by_maven, self._by_download):
            try:
                way()
                return
            except LanguageToolMissed as missed:
                reasons.append(str(missed))
        raise LanguageToolMissed("; ".join(reasons))

    def _by_maven(self) -> None:
        maven = shutil.which("mvn")
        if maven is None:
            raise LanguageToolMissed("Maven is not installed")
        staged = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.parent))
        try:
            self._fill(staged, maven)
            # A temporary folder is the owner's alone; an installation may be read by all.
            staged.chmod(0o755)
            put_in_place(staged, self.parent / NAME)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        self.progress.finish()

    def _fill(self, staged: Path, maven: str) -> None:
        expected = expected_digests(self.sources / "jars.sha256")
        self.progress.start(f"LanguageTool {VERSION}", len(expected))

        def heard(line: str) -> None:
            found = FETCHED_JAR.search(line)
            if found and found[1] in expected:
                self.progress.advance(found[1])

        command = [maven, "--batch-mode", "--strict-checksums", "-Dmaven.wagon.rto=60000"]
        command += ["-f", str(self.sources / "pom.xml"), "validate", f"-Dlibraries={staged / 'libs'}"]
        outcome = self._follow(command, heard)
        if not outcome.worked:
            raise LanguageToolMissed(f"Maven failed, because {self._because(outcome)}")
        if others := differing(staged / "libs", expected):
            raise LanguageToolMissed(f"{len(others)} jars that Maven brought are not the expected ones ({others[0]})")
        write_server(staged)
        write_marker(staged)

    def _by_download(self) -> None:
        self.progress.start(f"LanguageTool {VERSION}, downloaded", 100)

        def heard(line: str) -> None:
            if percent := PERCENT.search(line):
                self.progress.advance(to=int(percent[1]))

        place = self.parent / NAME
        # language-tool-python takes any folder of this name for an installation, a half-made one too.
        shutil.rmtree(place, ignore_errors=True)
        outcome = self._follow([str(self.environment.python), "-c", DOWNLOAD], heard)
        if not outcome.worked or not (place / SERVER).exists():
            shutil.rmtree(place, ignore_errors=True)
            raise LanguageToolMissed(f"the download failed, because {self._because(outcome)}")
        write_marker(place)
        self.progress.finish()

    def _follow(self, command: list[str], heard: Callable[[str], None]) -> Outcome:
        variables = os.environ | {
            "JAVA_HOME": str(self.java.home),
            "LTP_PATH": str(self.parent),
            "PATH": os.pathsep.join((str(self.java.path.parent), os.environ.get("PATH", ""))),
        }
        variables.pop("LTP_JAR_DIR_PATH", None)
        return follow(
            command,
            log=self.environment.log,
            heard=heard,
            tick=self.progress.tick,
            variables=variables,
            longest_silence=LONGEST_SILENCE,
        )

    def _because(self, outcome: Outcome) -> str:
        cause = cause_in(outcome.output)
        return cause.reason if cause else f"of what the end of {self.environment.log} says"
