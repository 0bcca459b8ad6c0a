"""Reading a whole file, with every way in which that can fail told apart."""

import os
import stat
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.limits import FILE_LIMIT, refuse_if_larger


def read_file(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes. Never waits for a pipe or a device.

    Raises:
        UserProblem: ``FILE_MISSING``, ``FILE_IS_FOLDER``, ``FILE_TOO_LARGE`` (``size`` and ``limit`` in bytes),
            ``FILE_UNREADABLE`` with ``reason``.
    """
    try:
        # Before opening, because opening alone already acts on some devices.
        _refuse_if_not_regular(path, path.stat().st_mode)
        # Without blocking: the path may have become a pipe in between.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            _refuse_if_not_regular(path, status.st_mode)
            refuse_if_larger(path, status.st_size, limit)
            # The size may be told wrong (/proc) or grow while we read.
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UserProblem(ProblemCode.FILE_MISSING, path=path) from None
    except OSError as error:
        raise UserProblem(ProblemCode.FILE_UNREADABLE, path=path, reason=error.strerror or str(error)) from error
    refuse_if_larger(path, len(data), limit)
    return data


def _refuse_if_not_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UserProblem(ProblemCode.FILE_IS_FOLDER, path=path)
    if not stat.S_ISREG(mode):
        raise UserProblem(ProblemCode.FILE_UNREADABLE, path=path, reason="not a regular file")
