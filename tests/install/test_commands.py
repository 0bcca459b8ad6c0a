"""The commands, and the one sentence in which every failure ends."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from setup_steps import commands
from setup_steps.packages import sentence_of_pip
from setup_steps.problem import SetUpProblem, cause_in, sentence_for


def failing_with(error: BaseException) -> Callable[..., int]:
    def carry_out(*_: object) -> int:
        raise error

    return carry_out


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (SetUpProblem("Do this, then that."), "Do this, then that."),
        (KeyboardInterrupt(), "start the same command again"),
        (OSError(errno.ENOSPC, "No space left on device", "/a"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/a/b"), "/a/b may not be written to"),
        (OSError(errno.EROFS, "Read-only file system", "/a/b"), "/a/b may not be written to"),
        (RuntimeError("what?"), "please report it"),
    ],
    ids=["cannot be had", "stopped", "full", "not allowed", "read-only", "fault"],
)
def test_a_failure_is_one_sentence_and_exit_code_1(
    error: BaseException,
    part: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(commands, "carry_out", failing_with(error))
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    assert commands.main(["run"]) == 1
    captured = capsys.readouterr()
    assert part in captured.err
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    assert not captured.out


@pytest.mark.parametrize("arguments", [[], ["open"], ["setup", "--everything"]])
def test_wrong_words_get_the_usage_and_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(arguments) == 2
    assert "bootstrap.py run [FILE]" in capsys.readouterr().err


def test_help_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["--help"]) == 0
    assert "bootstrap.py test" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "with_tests", "program", "rest"),
    [
        (["run"], False, "facing", []),
        (["run", "a text.txt"], False, "facing", ["a text.txt"]),
        (["test", "-k", "java"], True, "python", ["-m", "pytest", "-k", "java"]),
    ],
)
def test_after_the_set_up_the_program_takes_over(
    arguments: list[str], with_tests: bool, program: str, rest: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    handed_over: list[list[str]] = []
    monkeypatch.setattr(commands, "set_up", lambda *_, with_tests: asked.append(with_tests))
    monkeypatch.setattr(commands, "hand_over", lambda command: handed_over.append(command) or 7)
    monkeypatch.chdir(Path.cwd())
    assert commands.main(arguments) == 7
    assert asked == [with_tests]
    assert Path(handed_over[0][0]).stem == program
    assert handed_over[0][1:] == rest


def test_all_tests_run_on_all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    handed_over: list[list[str]] = []
    monkeypatch.setattr(commands, "set_up", lambda *_, with_tests: None)
    monkeypatch.setattr(commands, "hand_over", lambda command: handed_over.append(command) or 7)
    monkeypatch.chdir(Path.cwd())
    assert commands.main(["test"]) == 7
    assert handed_over[0][1:] == ["-m", "pytest", "-n", "auto", "--dist", "loadfile"]


@pytest.mark.parametrize(
    ("output", "part"),
    [
        ("WARNING: Retrying (Retry(total=1 ...\nERROR: No matching distribution found for appdirs", "no connection"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for PySide6-Essentials==6.11.3", "use Python 3.11, 3.12 or 3.13"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that was locked"),
        ("ERROR: something new", "read the end of"),
    ],
)
def test_what_pip_says_becomes_a_sentence(output: str, part: str) -> None:
    sentence = sentence_of_pip(output, Path("set-up.log"))
    assert part in sentence
    assert sentence.endswith(".")


def test_a_cause_that_nobody_knows_is_none() -> None:
    assert cause_in("BUILD FAILURE") is None


def test_an_error_without_a_file_has_a_sentence_too() -> None:
    assert os.strerror(errno.EIO) in sentence_for(OSError(errno.EIO, os.strerror(errno.EIO)))
