"""Starts a command and ends it when whoever started this process is gone, in whatever way.

Run as ``reaper.py FOLDER COMMAND...`` with a pipe for standard input: as soon as the pipe's other end is closed, by
intent or because the process that held it was killed, the command is killed and FOLDER is removed. The command gets
no input and writes to this process's output. The exit code is the command's (128 and more for a signal).

Standard library only: it must start fast and work without site packages.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from types import FrameType

_NICE = 10
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_COULD_NOT_START = 127


def _die_with_this_process() -> "Callable[[], None] | None":
    """For Linux: what the command's process does first, so that it dies should the reaper itself be killed.

    The kernel sends this signal when the *thread* that started the command ends; here that is the main thread, which
    lives as long as the process.
    """
    if sys.platform != "linux":
        return None
    import ctypes

    library = ctypes.CDLL(None)
    reaper = os.getpid()

    def ask_for_signal() -> None:
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != reaper:
            os._exit(1)

    return ask_for_signal


def _kill_at_end_of_input(command: "subprocess.Popen[bytes]") -> None:
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass
    command.kill()


def _stop(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def main(arguments: Sequence[str]) -> int:
    """Run the command in ``arguments[1:]`` inside the folder ``arguments[0]``; gives its exit code."""
    folder, *line = arguments
    if sys.platform != "win32":
        os.nice(_NICE)  # elsewhere the low priority of this process is inherited
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGHUP, _stop)
    command = None
    try:
        command = subprocess.Popen(
            line, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT, cwd=folder, preexec_fn=_die_with_this_process()
        )
        threading.Thread(target=_kill_at_end_of_input, args=(command,), daemon=True).start()
        code = command.wait()
    except OSError:
        return _COULD_NOT_START
    finally:
        if command is not None and command.poll() is None:
            command.kill()
            command.wait()
        shutil.rmtree(folder, ignore_errors=True)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
