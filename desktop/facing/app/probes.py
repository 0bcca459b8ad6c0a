"""The examinations of ``facing doctor``."""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from facing.checkers.embedded import EmbeddedChecker
from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import LanguageToolFinder
from facing.cli.sentences import sentence
from facing.cli.wiring import Diagnosis, Working
from facing.config.paths import Paths
from facing.core.checkers import PassageChecker
from facing.core.problem import UserProblem

_QT_LIMIT = 60  # seconds until Qt must have answered
_LOOPBACK = ("127.", "::1", "::ffff:127.")


def probes(base_dir: Path | None) -> Sequence[Callable[[], Diagnosis]]:
    """One examination for each part of the program, in the order in which to tell them."""
    finder = LanguageToolFinder()
    languagetool = LanguageToolChecker(finder, heap=512)
    embedded = EmbeddedChecker()
    qt = _QtReport()

    def closing_network() -> Diagnosis:
        try:
            return _network()
        finally:
            languagetool.close()
            embedded.close()

    return (
        _python,
        qt.diagnosis,
        lambda: _java(finder),
        lambda: _engine(languagetool, "LanguageTool", needed=False),
        lambda: _engine(embedded, "Embedded checker", needed=True),
        qt.fonts,
        lambda: _data_folder(base_dir),
        closing_network,
    )


def _python() -> Diagnosis:
    version = platform.python_version()
    return Diagnosis("python", "Python", Working.WORKS, f"{version}, {platform.platform()}", facts={"version": version})


class _QtReport:
    """What Qt says of itself, asked in a process of its own: a broken Qt ends the process that loads it."""

    def __init__(self) -> None:
        self._answer: dict[str, object] | None = None
        self._reason = ""

    def diagnosis(self) -> Diagnosis:
        answer = self._ask()
        if answer is None:
            return Diagnosis("qt", "Qt", Working.FAILS, self._reason)
        detail = f"{answer['version']}, PySide6 {answer['pyside']}"
        return Diagnosis("qt", "Qt", Working.WORKS, detail, facts={"version": answer["version"]})

    def fonts(self) -> Diagnosis:
        answer = self._ask()
        if answer is None:
            return Diagnosis("fonts", "Fonts", Working.FAILS, "Qt does not answer", needed=False)
        scripts = answer["scripts"]
        assert isinstance(scripts, dict)
        missing = [name for name, there in scripts.items() if not there]
        detail = f"missing for {', '.join(missing)}" if missing else f"there for {', '.join(scripts)}"
        working = Working.MISSING if missing else Working.WORKS
        return Diagnosis("fonts", "Fonts", working, detail, needed=False, facts={"scripts": scripts})

    def _ask(self) -> dict[str, object] | None:
        if self._answer is None and not self._reason:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
            command = [sys.executable, "-m", "facing.app.qt_report"]
            try:
                done = subprocess.run(
                    command, env=environment, capture_output=True, text=True, timeout=_QT_LIMIT, check=False
                )
                self._answer = json.loads(done.stdout)
            except (OSError, ValueError, subprocess.TimeoutExpired) as error:
                said = done.stderr.strip().splitlines() if isinstance(error, ValueError) else []
                self._reason = said[-1] if said else str(error)
        return self._answer


def _java(finder: LanguageToolFinder) -> Diagnosis:
    try:
        java = finder.java()
    except UserProblem as problem:
        return Diagnosis("java", "Java", Working.MISSING, sentence(problem), needed=False)
    facts: dict[str, object] = {"version": java.version, "path": str(java.path)}
    return Diagnosis("java", "Java", Working.WORKS, f"{java.version} ({java.path})", needed=False, facts=facts)


def _engine(engine: PassageChecker, name: str, *, needed: bool) -> Diagnosis:
    started = time.monotonic()
    try:
        engine.prepare("en-US")
    except UserProblem as problem:
        return Diagnosis(engine.id, name, Working.FAILS, sentence(problem), needed=needed)
    milliseconds = round((time.monotonic() - started) * 1000)
    version, languages = engine.health().version, engine.languages()
    detail = f"{version}, {len(languages)} languages, ready after {milliseconds / 1000:.1f} s"
    facts = {"version": version, "languages": list(languages), "start_milliseconds": milliseconds}
    return Diagnosis(engine.id, name, Working.WORKS, detail, needed=needed, facts=facts)


def _data_folder(base_dir: Path | None) -> Diagnosis:
    paths = Paths.find(base_dir)
    try:
        paths.make()
    except UserProblem as problem:
        return Diagnosis("data", "Data folder", Working.FAILS, sentence(problem))
    free = psutil.disk_usage(str(paths.data)).free
    detail = f"{paths.data}, {free // 1_000_000:,} MB free"
    return Diagnosis("data", "Data folder", Working.WORKS, detail, facts={"path": str(paths.data), "free_bytes": free})


def _network() -> Diagnosis:
    """Looks at every socket of this process and of its helpers while they run."""
    here = psutil.Process()
    outside = []
    for process in (here, *here.children(recursive=True)):
        for connection in process.net_connections(kind="inet"):
            for address in (connection.laddr, connection.raddr):
                if address and not address.ip.startswith(_LOOPBACK):
                    outside.append(f"{process.name()} {address.ip}:{address.port}")
    if outside:
        return Diagnosis("network", "Network", Working.FAILS, f"not only this computer: {', '.join(outside)}")
    detail = "nothing listens or connects beyond this computer, with the checkers running"
    return Diagnosis("network", "Network", Working.WORKS, detail)
