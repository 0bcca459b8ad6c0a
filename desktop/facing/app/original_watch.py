"""Looks now and then whether the file of the open original is still what was opened."""

import hashlib
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from facing.core.ports import Tasks
from facing.core.problem import UserProblem
from facing.files.reading import read_file
from facing.files.replacing import is_same_file
from facing.files.stamp import FileStamp, stamp_of
from facing.session.session import Session

LOOK = 2000  # milliseconds between two looks


class FileState(Enum):
    """How the file of an original is."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()


class OriginalWatch(QObject):
    """``changed`` tells of a session whose file is in another state than at the last look.

    The file is looked at away from the window's thread (its disk may be far away), and read only where it was written.
    """

    changed = Signal(object, object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._session: Session | None = None
        self._stamp: FileStamp | None = None
        self._state = FileState.SAME
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session | None) -> None:
        """Look at the file of this session from now on; ``None``: at none."""
        self._session = session
        self._stamp, self._state, self._looking = None, FileState.SAME, False
        if session is None:
            self._timer.stop()
        else:
            self._timer.start()

    def look(self) -> None:
        """Look at the file now, unless the last look has no answer yet."""
        session = self._session
        if session is None or self._looking:
            return
        self._looking = True
        path, known, expected = session.original.path, self._stamp, _Expected.of(session)

        def answered(found: tuple[FileStamp | None, FileState | None]) -> None:
            if self._session is not session:
                return
            self._looking = False
            if expected == _Expected.of(session):  # else it was written by us meanwhile
                self._take(session, *found)

        self._tasks.submit("original", lambda: _look(path, known, expected), answered, _raise)

    def _take(self, session: Session, stamp: FileStamp | None, state: FileState | None) -> None:
        self._stamp = stamp
        if state is not None and state is not self._state:
            self._state = state
            self.changed.emit(session, state)


@dataclass(frozen=True)
class _Expected:
    """The digests of what the file may hold: the original, or what we wrote to ``target`` where that is the file."""

    original: bytes
    target: Path | None
    written: frozenset[bytes]

    @classmethod
    def of(cls, session: Session) -> "_Expected":
        return cls(session.original.digest, session.delivery.target, session.delivery.digests)

    def holds(self, path: Path, digest: bytes) -> bool:
        """Whether the file may hold what has this digest."""
        if digest == self.original:
            return True
        return digest in self.written and self.target is not None and is_same_file(self.target, path)


def _look(path: Path, known: FileStamp | None, expected: _Expected) -> tuple[FileStamp | None, FileState | None]:
    """The file's stamp and state; no state where it was not written since ``known``, or cannot be read just now."""
    stamp = stamp_of(path)
    if stamp is None:
        return None, FileState.GONE if not path.exists() else None
    if stamp == known:
        return stamp, None
    try:
        same = expected.holds(path, hashlib.sha256(read_file(path)).digest())
    except UserProblem:
        return None, None
    return stamp, FileState.SAME if same else FileState.CHANGED


def _raise(error: BaseException) -> None:
    raise error
