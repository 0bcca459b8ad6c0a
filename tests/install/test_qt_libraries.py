"""The system's libraries for Qt."""

from pathlib import Path

import pytest

from setup_steps import qt_libraries
from setup_steps.environment import Environment
from setup_steps.problem import SetUpProblem
from setup_steps.progress import Progress
from setup_steps.qt_libraries import command_for, ensure_qt_libraries, packages

# As measured on a fresh Debian by leaving each one out; see desktop/docs before changing one.
OFFSCREEN = "libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libdbus-1-3"
XCB = "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
TESTS = "xvfb xauth libreoffice-writer-nogui python3-uno"
HERE = Environment(Path(".venv"))
NOTHING = (False, False, "libGL.so.1: cannot open shared object file")
NO_X11 = (True, False, "libxcb-cursor.so.0: cannot open shared object file")
ALL = (True, True, "Qt can open windows")


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A Debian of an ordinary user without a display; gives the packages that were installed."""
    installed: list[tuple[str, ...]] = []
    monkeypatch.setattr(qt_libraries.sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(qt_libraries, "_is_root", lambda: False)
    monkeypatch.setattr(qt_libraries, "_install", lambda environment, names, progress: installed.append(names))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return installed


def probes(monkeypatch: pytest.MonkeyPatch, *answers: tuple[bool, bool, str]) -> None:
    left = list(answers)
    monkeypatch.setattr(qt_libraries, "probe", lambda environment: left.pop(0))


def test_the_packages_are_exactly_the_measured_ones() -> None:
    assert " ".join(packages(with_tests=False)) == f"{OFFSCREEN} {XCB}"
    assert " ".join(packages(with_tests=True)) == f"{OFFSCREEN} {XCB} {TESTS}"


def test_the_command_is_one_line_for_a_person() -> None:
    assert command_for(("libgl1", "xvfb")) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 xvfb"
    )


def test_nothing_is_done_where_all_is_there(debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    probes(monkeypatch, ALL)
    ensure_qt_libraries(HERE, True, Progress())
    assert not debian


def test_root_installs_what_is_missing(debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "_is_root", lambda: True)
    probes(monkeypatch, NOTHING, ALL)
    ensure_qt_libraries(HERE, False, Progress())
    assert debian == [packages(with_tests=False)]


def test_others_are_told_the_command(debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    probes(monkeypatch, NOTHING)
    with pytest.raises(SetUpProblem, match=r"Qt does not start here: run .*libegl1.*, then start this command again"):
        ensure_qt_libraries(HERE, False, Progress())
    assert not debian


def test_without_a_display_its_libraries_are_not_needed(
    debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    probes(monkeypatch, NO_X11)
    ensure_qt_libraries(HERE, False, Progress())
    assert "if you want it to, run" in capsys.readouterr().err
    assert not debian


def test_with_a_display_they_are(debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    probes(monkeypatch, NO_X11)
    with pytest.raises(SetUpProblem, match="cannot open a window"):
        ensure_qt_libraries(HERE, False, Progress())


def test_on_another_system_the_missing_library_is_named(
    debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt_libraries.shutil, "which", lambda name: None)
    probes(monkeypatch, NOTHING)
    with pytest.raises(SetUpProblem, match=r"libGL\.so\.1"):
        ensure_qt_libraries(HERE, False, Progress())


def test_tools_for_tests_may_be_missing(
    debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(qt_libraries.shutil, "which", lambda name: name if name == "apt-get" else None)
    probes(monkeypatch, ALL)
    ensure_qt_libraries(HERE, True, Progress())
    assert f"install -y --no-install-recommends {TESTS}" in capsys.readouterr().err
