"""The log helps to find faults and never holds what a user wrote."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from facing.app.logs import log_unexpected_errors, start_log
from facing.core.edit import Edit, Place
from facing.core.text import Text

SECRET = "Zanzibarquartz"


@pytest.fixture(autouse=True)
def expected_log_lines() -> list[str]:
    return ["Uncaught", "Something"]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    # What would be shown on the terminal, too, is not for the output of the tests.
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    start_log(tmp_path)
    log_unexpected_errors()
    yield tmp_path / "facing.log"
    for handler in set(root.handlers) - set(handlers):
        handler.close()
        root.removeHandler(handler)
    root.setLevel(level)


def fail() -> None:
    try:
        Text.from_string(SECRET).apply(Edit(Place(0, 0), f"{SECRET} and more", "x"))
    except Exception as error:
        raise ValueError(f"cannot use {SECRET}") from error


def test_an_error_is_told_with_its_place_and_kind_and_without_what_it_says(log: Path) -> None:
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    written = log.read_text("utf-8")
    assert "builtins.ValueError" in written
    assert "because of\nfacing.core.splicing.EditMismatch" in written
    assert "in fail" in written
    assert SECRET not in written


def test_an_error_in_a_thread_is_told_so_too(log: Path) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    written = log.read_text("utf-8")
    assert "builtins.ValueError" in written
    assert SECRET not in written


def test_what_the_system_says_is_told(log: Path, tmp_path: Path) -> None:
    try:
        (tmp_path / SECRET).read_text()
    except OSError:
        logging.getLogger("facing").exception("Something")
    written = log.read_text("utf-8")
    assert "FileNotFoundError: No such file or directory" in written
    assert SECRET not in written
