"""Replacing a file's content so that at every moment the old or the new content is there, whole."""

import errno
import hashlib
import os
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.leftovers import remove_leftovers, say_alive, unfinished_name

# What the system says of a disk, or of the user's part of it, that is full.
FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


def replace_file(
    path: Path, data: bytes, *, original: Path | None = None, expected: bytes | None = None, private: bool = False
) -> bytes:
    """Make ``data`` the content of ``path``; the SHA-256 of ``data`` once it is durable.

    Written to a new file in the same folder first, then put in place by renaming. Permissions of a file that was
    there are kept, and a symbolic link stays one: the file that it leads to is replaced. What programs of ours that
    were killed at this have left in the folder goes (``leftovers``).

    Args:
        path: the target; made if missing, its folder is not.
        data: the new content.
        original: a file that must not be the target, by whatever name it is reached.
        expected: SHA-256 of what the target should hold now; ``None`` when that does not matter.
        private: it is for the user alone (mode 600), whoever may have read what was there.

    Raises:
        UserProblem: ``TARGET_IS_ORIGINAL``, ``TARGET_CHANGED_OUTSIDE`` (nothing was written); ``DISK_FULL`` with
            ``size`` in bytes, ``TARGET_UNWRITABLE`` with ``reason`` (the old content is whole).
    """
    if original is not None and is_same_file(path, original):
        raise UserProblem(ProblemCode.TARGET_IS_ORIGINAL, path=path)
    try:
        target = Path(os.path.realpath(path))
        status = _status(target)
        if status is not None and not (stat.S_ISREG(status.st_mode) and os.access(target, os.W_OK)):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        if expected is not None:
            _refuse_if_changed(path, target, expected)
        _write_beside(target, data, None if private else status, 0o600 if private else 0o666)
    except OSError as error:
        if error.errno in FULL:
            raise UserProblem(ProblemCode.DISK_FULL, path=path, size=len(data)) from error
        raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=path, reason=error.strerror or str(error)) from error
    except ValueError as error:
        raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=path, reason=str(error)) from error
    return hashlib.sha256(data).digest()


def is_same_file(path: Path, other: Path) -> bool:
    """Whether both lead to one file: by symbolic or hard link, or by a name that the file system takes as equal."""
    try:
        return path.samefile(other)
    except OSError:
        # One of them is not there: only the names can tell, and they are compared as the laxest file system would.
        return not os.path.lexists(other) and _lax_name(path) == _lax_name(other)
    except ValueError:
        return False


def _lax_name(path: Path) -> str:
    return unicodedata.normalize("NFC", os.path.normcase(os.path.realpath(path))).casefold()


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _refuse_if_changed(path: Path, target: Path, expected: bytes) -> None:
    try:
        unchanged = hashlib.sha256(target.read_bytes()).digest() == expected
    except FileNotFoundError:
        unchanged = False
    if not unchanged:
        raise UserProblem(ProblemCode.TARGET_CHANGED_OUTSIDE, path=path)


def _write_beside(target: Path, data: bytes, status: os.stat_result | None, mode: int) -> None:
    remove_leftovers(target.parent)
    temporary = target.with_name(unfinished_name())
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        # Less the user's mask, as any program would make a new file.
        with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
            if status is not None:
                _take_over(file.fileno(), status)
            say_alive(file.fileno())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    # The content is in place by now; where a folder cannot be synchronised, nothing more can be done.
    with suppress(OSError):
        synchronise_folder(target.parent)


def _take_over(descriptor: int, status: os.stat_result) -> None:
    """Give the new file the owner and permissions of the old one, as far as the system lets us."""
    if hasattr(os, "fchown"):
        with suppress(PermissionError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def synchronise_folder(folder: Path) -> None:
    """Make names in a folder durable.

    Raises:
        OSError: the system does not do that for this folder.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
