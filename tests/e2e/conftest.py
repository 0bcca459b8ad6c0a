"""What the end-to-end tests share: the article, the driver, and a look at what processes are left."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from facing.checkers.languagetool_install import LanguageToolFinder
from facing.core.problem import UserProblem

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("driving.py")
GIVEN = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))
OWN = Path(__file__).with_name("article.txt")


@pytest.fixture(scope="session", autouse=True)
def quick_java(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A Java that compiles a little less: LanguageTool is up in half the processor time, which tests are about.

    The program gives Java no options from the environment, so this Java is found in JAVA_HOME and adds its own.
    """
    if sys.platform == "win32" or why_no_languagetool():
        yield
        return
    home = tmp_path_factory.mktemp("java home")
    java = home / "bin" / "java"
    java.parent.mkdir()
    java.write_text(
        f'#!/bin/sh\nexec "{LanguageToolFinder().java().path}" -XX:TieredStopAtLevel=1 "$@"\n', encoding="utf-8"
    )
    java.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", str(home))
        yield


@pytest.fixture(params=[pytest.param(OWN, id="own"), *(pytest.param(path, id="given") for path in GIVEN)])
def article(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A garbled article: a lower-case sentence start, unpaired quotes, three Protestants that are protesters."""
    copy = tmp_path / "article.txt"
    copy.write_bytes(request.param.read_bytes())
    return copy


@pytest.fixture
def own_article(tmp_path: Path) -> Path:
    """The article that comes with the tests."""
    copy = tmp_path / "article.txt"
    copy.write_bytes(OWN.read_bytes())
    return copy


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text("Protestants,protesters\n", encoding="utf-8")
    return path


def why_no_languagetool() -> str:
    """Why LanguageTool cannot be started here; empty when it can."""
    finder = LanguageToolFinder()
    try:
        finder.java()
        finder.installation()
    except UserProblem as problem:
        return f"LanguageTool is not installed: {problem}"
    return ""


@pytest.fixture
def languagetool() -> None:
    """Skips where there is no LanguageTool to start."""
    if why_not := why_no_languagetool():
        pytest.skip(why_not)


class Driven:
    """A running driver."""

    def __init__(self, arguments: Sequence[str], environment: dict[str, str], before: Sequence[str] = ()) -> None:
        self.process = subprocess.Popen(
            [*before, sys.executable, str(DRIVER), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def line(self) -> dict[str, object]:
        """The next thing that it says."""
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said, self.process.communicate()[1]
        told = json.loads(said)
        assert isinstance(told, dict)
        return told

    def helpers(self) -> list[psutil.Process]:
        """The processes that it has started, and those that they have."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def kill(self) -> None:
        """End it as nothing can prevent."""
        self.process.kill()
        self.process.wait()

    def end(self) -> tuple[int, str]:
        """Wait for it; gives its exit code and what it said of errors."""
        _, errors = self.process.communicate(timeout=120)
        return self.process.returncode, errors


class Drive:
    """Starts drivers; none is left behind."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._started: list[Driven] = []

    def __call__(
        self,
        scenario: str,
        file: Path,
        *rest: str,
        checker: str = "languagetool",
        before: Sequence[str] = (),
    ) -> Driven:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
        driven = Driven([scenario, str(file), str(self._home), checker, *rest], environment, before)
        self._started.append(driven)
        return driven

    def end(self) -> None:
        for driven in self._started:
            driven.kill()
            for stream in (driven.process.stdin, driven.process.stdout, driven.process.stderr):
                if stream is not None:
                    stream.close()


@pytest.fixture
def drive(own_home: Path) -> Iterator[Drive]:
    driving = Drive(own_home)
    yield driving
    driving.end()


def all_gone(processes: Sequence[psutil.Process]) -> bool:
    """Whether these processes end within some seconds by themselves."""
    _, alive = psutil.wait_procs(list(processes), timeout=15)
    return not alive


def java_processes(of: psutil.Process | None = None) -> list[psutil.Process]:
    """The Javas that a process, this one by default, and its children have started."""
    children = (of or psutil.Process()).children(recursive=True)
    return [child for child in children if child.name().startswith("java")]
