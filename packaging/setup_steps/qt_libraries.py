"""The system's libraries that Qt needs: whether they are there, and how they come on Debian and its kin."""

import os
import shutil
import sys
from collections.abc import Mapping

from setup_steps.environment import Environment
from setup_steps.following import follow
from setup_steps.problem import AGAIN, SetUpProblem
from setup_steps.progress import Progress

WITHOUT_DISPLAY = ("libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfontconfig1", "libdbus-1-3")
WITH_DISPLAY = ("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
FOR_TESTS = ("xvfb", "xauth")
# LibreOffice, which judges exports, and what Python speaks with it by; tests that want it are left out without it.
FOR_JUDGES = ("libreoffice-writer-nogui", "python3-uno")

# Runs in the environment. Loading Qt's plugin for X11 shows what it lacks without needing a display.
PROBE = """
import ctypes, sys
from PySide6 import QtCore, QtWidgets
QtWidgets.QApplication(["probe"])
print("Qt starts")
if sys.platform == "linux":
    ctypes.CDLL(QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath) + "/platforms/libqxcb.so")
print("Qt can open windows")
"""


def packages(with_tests: bool) -> tuple[str, ...]:
    """The Debian packages to install."""
    return WITHOUT_DISPLAY + WITH_DISPLAY + (FOR_TESTS + FOR_JUDGES if with_tests else ())


def command_for(names: tuple[str, ...]) -> str:
    """The one command that a person types to install these packages."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(names)}"


def probe(environment: Environment) -> tuple[bool, bool, str]:
    """Whether Qt starts, whether it could open a window, and the last line that was said."""
    variables = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    outcome = follow([environment.python, "-I", "-c", PROBE], variables=variables)
    said = outcome.output.strip().splitlines()
    return "Qt starts" in said, "Qt can open windows" in said, said[-1] if said else "no reason given"


def ensure_qt_libraries(environment: Environment, with_tests: bool, progress: Progress) -> None:
    """Sees to it that Qt starts; installs what it lacks where that is possible, else says how."""
    starts, opens_windows, reason = probe(environment)
    if starts and opens_windows and not _lacks_test_tools(with_tests):
        return
    debian = shutil.which("apt-get") is not None
    if debian and _is_root():
        _install(environment, packages(with_tests), progress)
        starts, opens_windows, reason = probe(environment)
    advice = remedy(debian, with_tests, reason)
    if not starts:
        raise SetUpProblem(f"Qt does not start here: {advice}, {AGAIN}.")
    if not opens_windows:
        if _will_use_x11(os.environ):
            raise SetUpProblem(f"Qt cannot open a window here: {advice}, {AGAIN}.")
        progress.note(f"Qt cannot open windows on an X11 display here; if you want it to, {advice}.")
    elif _lacks_test_tools(with_tests):
        wanted = command_for(FOR_TESTS + FOR_JUDGES)
        progress.note(f'Tests that need a display or LibreOffice may be left out; if you want them, run "{wanted}".')


def remedy(debian: bool, with_tests: bool, reason: str) -> str:
    """What a person can do about it, as part of a sentence."""
    if debian:
        return f'run "{command_for(packages(with_tests))}"'
    return f'install with the tool of your system what this names ("{reason}")'


def _lacks_test_tools(with_tests: bool) -> bool:
    return with_tests and sys.platform == "linux" and not all(map(shutil.which, ("Xvfb", "xauth", "soffice")))


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _will_use_x11(variables: Mapping[str, str]) -> bool:
    return bool(variables.get("DISPLAY")) and not variables.get("WAYLAND_DISPLAY")


def _install(environment: Environment, names: tuple[str, ...], progress: Progress) -> None:
    progress.start("Qt's system libraries")
    variables = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120"]
    # A list that cannot be renewed may still be good enough to install from.
    follow([*apt, "update"], log=environment.log, tick=progress.tick, variables=variables)
    install = [*apt, "install", "-y", "--no-install-recommends", *names]
    outcome = follow(install, log=environment.log, tick=progress.tick, variables=variables)
    progress.finish("done" if outcome.worked else "not installed")
