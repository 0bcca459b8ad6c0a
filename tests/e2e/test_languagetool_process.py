"""The real LanguageTool lives and dies as it should."""

import os
import select
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

import facing
from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import LanguageToolFinder
from facing.checkers.languagetool_server import LanguageToolServer
from facing.core.checkers import CheckerStatus
from facing.core.problem import ProblemCode, UserProblem
from tests.e2e.conftest import java_processes, why_no_languagetool
from tests.e2e.reading import passages, spelling

LIMIT = 150.0
HEAP = 512

WHY_NOT = why_no_languagetool()
pytestmark = [pytest.mark.java, pytest.mark.e2e, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "here")]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="uses signals")


# How it ends ------------------------------------------------------------------------------------------------------


class Own:
    """A warmed checker for tests that harm its server."""

    def __init__(self, runtime_folder: Path) -> None:
        self.runtime_folder = runtime_folder
        self.checker = LanguageToolChecker(
            LanguageToolFinder(), HEAP, runtime_folder=runtime_folder, request_limit=30.0
        )
        others = java_processes()
        self.checker.prepare("en-US")
        self.others = others

    @property
    def java(self) -> psutil.Process:
        """The Java that works for it now."""
        (java,) = [each for each in java_processes() if each not in self.others]
        return java


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Own]:
    found = Own(tmp_path_factory.mktemp("runtime"))
    yield found
    found.checker.close()
    assert list(found.runtime_folder.iterdir()) == []


def wait_for_question(java: psutil.Process, answer: "Future[object]") -> None:
    """Wait until this process has a connection to the suspended server, which cannot answer."""
    (listening,) = [each for each in java.net_connections() if each.status == psutil.CONN_LISTEN]

    def asked() -> bool:
        here = psutil.Process().net_connections()
        return any(each.raddr and each.raddr.port == listening.laddr.port for each in here)

    for _ in range(600):
        if asked():
            return
        assert not answer.done(), answer.exception()
        select.select([], [], [], 0.05)
    raise AssertionError("nobody asked")


@posix_only
def test_killed_while_checking_it_is_replaced_and_the_findings_come(own: Own) -> None:
    java = own.java
    texts = [f"Passage {number} has a wrod." for number in range(30)]
    java.suspend()  # the question is in its hands, unanswered, when it dies
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(own.checker.check_passages, passages(*texts), "en-US")
        wait_for_question(java, answer)
        java.kill()
        said = answer.result(LIMIT)
    assert [len(remarks) for remarks in said] == [1] * 30
    assert own.java != java
    assert own.checker.health().status is CheckerStatus.READY


@pytest.mark.slow
@posix_only
def test_hanging_it_is_replaced_and_the_findings_come(own: Own) -> None:
    java = own.java
    java.suspend()
    assert spelling(own.checker, "A wrod that was not asked about.") == ["wrod"]
    gone, _ = psutil.wait_procs([java], timeout=LIMIT)
    assert gone


@posix_only
def test_closing_ends_a_check_at_once(own: Own) -> None:
    java = own.java
    java.suspend()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(own.checker.check_passages, passages("A wrod, newly asked about."), "en-US")
        wait_for_question(java, answer)
        own.checker.close()
        problem = answer.exception(LIMIT)
    assert isinstance(problem, UserProblem)
    assert problem.facts["reason"] == "closed"
    gone, _ = psutil.wait_procs([java], timeout=LIMIT)
    assert gone
    assert own.checker.health().status is CheckerStatus.SKIPPED


def test_too_small_a_heap_is_told() -> None:
    checker = LanguageToolChecker(LanguageToolFinder(), heap=128)
    with pytest.raises(UserProblem) as problem:
        checker.prepare("en-US")
    assert problem.value.code in (ProblemCode.LANGUAGETOOL_DIED, ProblemCode.LANGUAGETOOL_NOT_STARTED)
    assert problem.value.facts["reason"] == "memory"
    assert checker.health().status is CheckerStatus.FAILED
    checker.close()


@posix_only
def test_java_and_languagetool_in_folders_with_spaces_and_other_letters(tmp_path: Path) -> None:
    found = LanguageToolFinder()
    home, folder = tmp_path / "Java für mich", tmp_path / "Language Tool" / "LanguageTool-6.8 é"
    folder.parent.mkdir()
    home.symlink_to(found.java().path.resolve().parents[1])
    folder.symlink_to(found.installation().folder)
    finder = LanguageToolFinder({"JAVA_HOME": str(home), "PATH": "", "LTP_JAR_DIR_PATH": str(folder)}, tmp_path)
    runtime = tmp_path / "läuft hier"
    runtime.mkdir()
    checker = LanguageToolChecker(finder, HEAP, runtime_folder=runtime)
    try:
        checker.prepare("en-US")
        assert finder.java().path == home / "bin" / "java"
        assert spelling(checker, "A wrod.") == ["wrod"]
    finally:
        checker.close()


def test_a_port_that_is_taken_is_exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    import facing.checkers.languagetool_server as module

    free_port = module._free_port
    finder = LanguageToolFinder()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = iter([taken.getsockname()[1]])
        monkeypatch.setattr(module, "_free_port", lambda: next(ports, 0) or free_port())
        server = LanguageToolServer(finder.java(), finder.installation(), HEAP)
        try:
            server.start()
            assert server.port != taken.getsockname()[1]
            assert server.running
        finally:
            server.stop()
    assert not server.running


SCRIPT = textwrap.dedent(
    """
    import sys, threading
    from pathlib import Path
    import psutil
    from facing.checkers.languagetool_install import LanguageToolFinder
    from facing.checkers.languagetool_server import LanguageToolServer

    finder = LanguageToolFinder()
    server = LanguageToolServer(finder.java(), finder.installation(), 512, Path(sys.argv[1]))
    server.start()
    print(*(child.pid for child in psutil.Process().children(recursive=True)), flush=True)
    if sys.argv[2] == "close":
        server.stop()
    elif sys.argv[2] == "exception":
        raise RuntimeError("something went wrong")
    elif sys.argv[2] == "wait":
        threading.Event().wait()
    """
)


@posix_only
@pytest.mark.parametrize("ending", ["close", "exit", "exception", "kill", "interrupt"])
def test_no_java_is_left(ending: str, tmp_path: Path) -> None:
    path = os.pathsep.join((str(Path(facing.__file__).parents[1]), os.environ.get("PYTHONPATH", "")))
    waits = ending in ("kill", "interrupt")
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), "wait" if waits else ending]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, **pipes) as program:
        assert program.stdout is not None
        numbers = program.stdout.readline().split()
        started = [psutil.Process(int(number)) for number in numbers if psutil.pid_exists(int(number))]
        if waits:
            assert any(each.name().startswith("java") for each in started)
            program.send_signal(signal.SIGKILL if ending == "kill" else signal.SIGINT)
    assert len(numbers) == 2
    _, left = psutil.wait_procs(started, timeout=LIMIT)
    assert not left
    assert list(tmp_path.iterdir()) == []
