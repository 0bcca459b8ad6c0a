"""The commands of bootstrap.py: set up what is missing, then run the program or its tests."""

import os
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from setup_steps.environment import Environment, ensure_environment
from setup_steps.java import ensure_java
from setup_steps.languagetool import ensure_languagetool
from setup_steps.one_at_a_time import only_one
from setup_steps.packages import install_locks, install_project
from setup_steps.problem import SetUpProblem, sentence_for
from setup_steps.progress import Progress
from setup_steps.qt_libraries import ensure_qt_libraries
from setup_steps.registering import register, unregister

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "packaging" / "requirements"
LONGEST_LOG = 1_000_000
# Tests of one file share what is slow to start, so they stay together.
ON_ALL_CORES = ("-n", "auto", "--dist", "loadfile")

USAGE = """\
python3 packaging/bootstrap.py run [FILE]               sets up what is missing and opens FILE, or the sample
python3 packaging/bootstrap.py test [pytest arguments]  sets up what is missing and runs the tests
python3 packaging/bootstrap.py setup [--test]           sets up what is missing, with the test tools if asked
python3 packaging/bootstrap.py setup --without-qt       sets up .venv-without-qt, in which tests run without Qt
python3 packaging/bootstrap.py register                 lets work files open in the program by double click
python3 packaging/bootstrap.py unregister               takes that back"""


def main(arguments: Sequence[str]) -> int:
    """Carries a command out; every failure is one sentence and exit code 1."""
    progress = Progress()
    try:
        return carry_out(list(arguments), progress)
    except SetUpProblem as problem:
        sentence = str(problem)
    except KeyboardInterrupt:
        sentence = "Stopped: start the same command again, and it goes on."
    except OSError as error:
        sentence = sentence_for(error)
    except Exception as error:
        sentence = f"The set-up itself has a fault ({type(error).__name__}: {error}): please report it{_keep_trace()}."
    progress.clear()
    progress.note(sentence)
    return 1


def carry_out(arguments: list[str], progress: Progress) -> int:
    """Chooses the command."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    environment = Environment(ROOT / ".venv")
    if word == "run":
        set_up(environment, progress, with_tests=False)
        return hand_over([str(environment.command("facing")), *rest])
    if word == "test":
        set_up(environment, progress, with_tests=True)
        os.chdir(ROOT)
        return hand_over([str(environment.python), "-m", "pytest", *(rest or ON_ALL_CORES)])
    if word == "setup" and rest == ["--without-qt"]:
        set_up_without_qt(Environment(ROOT / ".venv-without-qt"), progress)
        return 0
    if word == "setup" and rest in ([], ["--test"]):
        set_up(environment, progress, with_tests=bool(rest), insist=True)
        return 0
    if word == "register" and not rest:
        register(environment, ROOT / "resources", progress)
        return 0
    if word == "unregister" and not rest:
        unregister(environment, progress)
        return 0
    asked_for_help = word in ("help", "-h", "--help")
    print(USAGE, file=sys.stdout if asked_for_help else sys.stderr)
    return 0 if asked_for_help else 2


def set_up(environment: Environment, progress: Progress, with_tests: bool, insist: bool = False) -> None:
    """Gets everything that is missing; with `insist`, also what could lately not be had."""
    locks = [REQUIREMENTS / "run.lock"]
    if with_tests:
        locks.insert(0, REQUIREMENTS / "test.lock")
    with only_one(ROOT / ".set-up.lock", lambda: progress.note("Another set-up works here: waiting for its end.")):
        record = ensure_environment(environment, progress)
        if environment.log.exists() and environment.log.stat().st_size > LONGEST_LOG:
            environment.log.unlink()
        install_locks(environment, record, locks, progress)
        install_project(environment, record, ROOT, progress)
        ensure_qt_libraries(environment, with_tests, progress)
        java = ensure_java(environment, record, REQUIREMENTS / "java.lock", progress, insist)
        languagetool = ROOT / "packaging" / "languagetool"
        ensure_languagetool(environment, record, java, languagetool, progress, insist)


def set_up_without_qt(environment: Environment, progress: Progress) -> None:
    """Makes an environment for the tests of the rooms that must work without Qt."""
    with only_one(ROOT / ".set-up.lock", lambda: progress.note("Another set-up works here: waiting for its end.")):
        record = ensure_environment(environment, progress)
        install_locks(environment, record, [REQUIREMENTS / "test-without-qt.lock"], progress)
        install_project(environment, record, ROOT, progress)


def hand_over(command: list[str]) -> int:
    """Runs the program in place of this one, so that signals and the exit code are its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    # Windows would give the terminal back at once, before the program has ended.
    can_replace = sys.platform != "win32"
    if can_replace:
        os.execv(command[0], command)
    return subprocess.call(command)


def _keep_trace() -> str:
    log = Environment(ROOT / ".venv").log
    try:
        with log.open("a", encoding="utf-8") as stream:
            traceback.print_exc(file=stream)
    except OSError:
        return ""
    return f", with the end of {log}"
