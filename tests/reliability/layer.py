"""The layer of ``faults.c``, which is loaded before the C library, and the ways in which a disk fails."""

import ctypes
import errno
import os
from dataclasses import dataclass
from pathlib import Path

OPEN, WRITE, SYNC, RENAME, RESIZE, CREATE = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True)
class Fault:
    """A kind of call that fails with an error: once, or from then on, as on a full disk."""

    name: str
    kinds: int
    error: int
    lasting: bool = False


FAULTS = (
    Fault("full", WRITE | RESIZE | CREATE, errno.ENOSPC, lasting=True),
    Fault("write", WRITE | RESIZE, errno.EIO),
    Fault("sync", SYNC, errno.EIO),
    Fault("open", OPEN, errno.EIO),
    Fault("rename", RENAME, errno.EIO),
)


class Layer:
    """The layer that fails calls on files below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._library = ctypes.CDLL(None)
        self._library.faults_path.restype = ctypes.c_char_p
        self._folder = os.fsencode(folder)

    def arm(self, fault: Fault, call: int) -> None:
        self._library.faults_arm(self._folder, fault.kinds, ctypes.c_long(call), fault.error, int(fault.lasting))

    def calls(self) -> int:
        """How many calls there were since it was armed."""
        return int(self._library.faults_calls())

    def disarm(self) -> str:
        """Where the first fault was; empty when there was none."""
        return os.fsdecode(self._library.faults_path()) if self._library.faults_disarm() else ""
