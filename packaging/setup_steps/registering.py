"""Lets the desktop know the program: work files open in it by double click, other texts can be opened with it.

For the user alone, without a network; what is registered again stays as it is, and all of it can be taken back.
"""

import os
import sys
from pathlib import Path

from setup_steps.environment import Environment
from setup_steps.following import follow
from setup_steps.linux_desktop import LinuxDesktop
from setup_steps.problem import SetUpProblem
from setup_steps.progress import Progress
from setup_steps.windows_registry import entries, ours_in, tell_explorer, user_classes

ON_MACOS = (
    "On macOS a work file is opened from the menu of the program: only an application bundle can be registered for "
    "files, and this is none (resources/macos/Info.plist has what one says)."
)


def register(environment: Environment, resources: Path, progress: Progress, platform: str = sys.platform) -> None:
    """Registers the program that is installed in this environment.

    Raises:
        SetUpProblem: it is not installed, or this system has no way for it.
        OSError: a file cannot be written.
    """
    if not environment.command("facing").exists():
        raise SetUpProblem('The program is not set up here: run "bootstrap.py setup" first, then this command again.')
    if platform == "darwin":
        raise SetUpProblem(ON_MACOS)
    if platform == "win32":
        icon = environment.folder / "work-file.ico"
        _draw_icon(environment, resources / "desktop" / "work-file.svg", icon)
        with user_classes() as classes:
            for key, name, value in entries(environment, icon):
                classes.set(key, name, value)
        tell_explorer()
    else:
        LinuxDesktop.of_user(os.environ).install(environment.command("facing"), resources, progress)
    progress.note("Work files (.facing) open in Facing Pages by double click now.")


def unregister(environment: Environment, progress: Progress, platform: str = sys.platform) -> None:
    """Takes back all that `register` did; nothing happens where that was nothing.

    Raises:
        OSError: a file cannot be removed.
    """
    if platform == "win32":
        with user_classes() as classes:
            for key, name in ours_in(classes):
                classes.remove(key, name)
        (environment.folder / "work-file.ico").unlink(missing_ok=True)
        tell_explorer()
    elif platform != "darwin":
        LinuxDesktop.of_user(os.environ).remove()
    progress.note("The desktop does not know Facing Pages any more; the program itself is still there.")


def _draw_icon(environment: Environment, drawing: Path, target: Path) -> None:
    """Draws an SVG as a Windows icon; where that fails, Windows shows its own."""
    script = Path(__file__).with_name("windows_icon.py")
    variables = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    follow([environment.python, "-I", script, drawing, target], log=environment.log, variables=variables)
