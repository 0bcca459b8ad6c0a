"""How a helper process of ours is started, from a checkout, an installation or a frozen program."""

import subprocess
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any


class Helper(StrEnum):
    """The helper processes. The value is the first argument by which a frozen program knows what it is to be."""

    REAPER = "--facing-reaper"
    EMBEDDED_WORKER = "--facing-embedded-worker"


_SCRIPTS = {Helper.REAPER: "reaper.py", Helper.EMBEDDED_WORKER: "embedded_worker.py"}
# The reaper needs the standard library alone and must not wait for anything else. The worker needs installed packages,
# but nothing from the script's own folder.
_FLAGS = {Helper.REAPER: ("-I", "-S"), Helper.EMBEDDED_WORKER: ("-P",)}


def helper_command(helper: Helper, arguments: Sequence[str] = ()) -> list[str]:
    """The command line that starts ``helper``.

    A frozen program has no interpreter to hand a script to: it is started itself, with the helper's name as the first
    argument, and its entry point runs the helper's ``main`` instead of anything else.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, helper.value, *arguments]
    script = Path(__file__).with_name(_SCRIPTS[helper])
    return [sys.executable, *_FLAGS[helper], str(script), *arguments]


def apart() -> dict[str, Any]:
    """How ``subprocess`` keeps a helper apart: out of reach of the terminal's signals; at low priority on Windows.

    Elsewhere a helper lowers its priority itself.
    """
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags | subprocess.BELOW_NORMAL_PRIORITY_CLASS}
    return {"start_new_session": True}
