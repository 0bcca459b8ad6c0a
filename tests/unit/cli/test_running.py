import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facing.cli.running import run
from facing.cli.wiring import Diagnosis, Provided, Streams, Wiring, Working
from facing.core.problem import ProblemCode, UserProblem
from tests.fakes.command_line import CommandLine
from tests.unit.cli.golden import assert_golden

DIAGNOSES = [
    Diagnosis("python", "Python", Working.WORKS, "3.11.7", facts={"version": "3.11.7"}),
    Diagnosis("languagetool", "LanguageTool", Working.MISSING, "not installed", needed=False),
]
BROKEN = Diagnosis("qt", "Qt", Working.FAILS, "libGL\nis missing")


def test_doctor_as_lines() -> None:
    outcome = CommandLine(diagnoses=DIAGNOSES).run("doctor")
    assert outcome.code == 0
    assert outcome.out == "works    Python: 3.11.7\nmissing  LanguageTool: not installed\n"


def test_doctor_as_json() -> None:
    line = CommandLine(diagnoses=[*DIAGNOSES, BROKEN])
    outcome = line.run("doctor", "--json")
    assert outcome.code == 1
    assert_golden("doctor", outcome.out)
    assert line.asked == []


def test_a_needed_part_that_does_not_work_is_something_found() -> None:
    outcome = CommandLine(diagnoses=[BROKEN]).run("doctor")
    assert (outcome.code, outcome.out) == (1, "fails    Qt: libGL is missing\n")


def test_the_base_folder_reaches_the_services() -> None:
    line = CommandLine()
    line.run("versions", "none.txt", "--base-dir", "there")
    assert line.asked == [(Path("there"), True)]


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["unknown"], 2), (["--help"], 0), (["check", "-h"], 0)])
def test_usage_goes_where_it_belongs(arguments: list[str], code: int) -> None:
    outcome = CommandLine().run(*arguments)
    assert outcome.code == code
    assert ("usage: facing" in outcome.out) is (code == 0)
    assert ("usage: facing" in outcome.err) is (code == 2)


def wiring_that(fails: Callable[[], None]) -> Wiring:
    def provide(base_dir: Path | None, *, with_store: bool) -> Provided:
        fails()
        raise AssertionError("it did not fail")

    return Wiring(provide, lambda base_dir: [], CommandLine().look_after)


def streams() -> Streams:
    return Streams(io.StringIO(), io.StringIO())


def test_a_store_that_cannot_be_opened_ends_with_5_and_a_sentence() -> None:
    def newer() -> None:
        raise UserProblem(ProblemCode.STORE_NEWER, path="facing.db")

    written = streams()
    assert run(["versions", "a.txt"], wiring_that(newer), written) == 5
    assert isinstance(written.err, io.StringIO)
    assert written.err.getvalue().startswith("The versions in facing.db were written by a newer")


def test_an_interruption_ends_with_130_and_no_traceback() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert run(["versions", "a.txt"], wiring_that(interrupted), streams()) == 130


def test_a_fault_of_ours_is_not_hidden() -> None:
    def wrong() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(["versions", "a.txt"], wiring_that(wrong), streams())


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        wiring = Wiring(CommandLine().provide, lambda base_dir: [lambda: BROKEN], CommandLine().look_after)
        assert run(["doctor", "--json"], wiring, Streams(out, io.StringIO())) == 1
        out.write("what is still written goes nowhere")


def test_no_command_imports_qt() -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['shiboken6'] = None; "
        "import facing.cli.running; "
        "bad = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6') and sys.modules[name]]; "
        "bad += [name for name in sys.modules if name.startswith(('facing.ui', 'facing.app', 'facing.checkers'))]; "
        "sys.exit(repr(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
