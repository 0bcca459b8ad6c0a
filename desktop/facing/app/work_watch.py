"""Looks now and then whether others have written the work file of the open document, or a copy beside it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from facing.core.problem import UserProblem
from facing.files.reading import read_file
from facing.files.stamp import FileStamp, stamp_of
from facing.formats.work_file import WORK_LIMIT
from facing.session.bringing import copies_beside, may_be_copy
from facing.session.services import Services
from facing.session.session import Session
from facing.session.working import LANE

LOOK = 2000  # milliseconds between two looks

_Stamps = dict[Path, FileStamp | None]


@dataclass(frozen=True)
class _Found:
    """The files as they were; whether the work file is another one than we wrote or read, copies with something new."""

    stamps: _Stamps
    rewritten: bool
    copies: list[Path]


class WorkWatch(QObject):
    """``rewritten`` tells of a work file that others wrote, ``copied`` of what a synced folder put beside it.

    The files are looked at away from the window's thread, and read only where one was written. It ends by itself when
    ``is_open`` says that the document is closed.
    """

    rewritten = Signal(object)
    copied = Signal(object)

    def __init__(self, services: Services, session: Session, is_open: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._session = session
        self._is_open = is_open
        self._stamps: _Stamps = {}
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now, unless the last look has no answer yet."""
        session, target = self._session, self._session.work.target
        if not self._is_open():
            self._timer.stop()
            self.deleteLater()
        elif target is not None and not self._looking:
            self._looking = True
            digest, known = session.remembered.work_digest, self._stamps

            def answered(found: _Found | None) -> None:
                self._looking = False
                # Else it was written by us meanwhile: in one lane, that is known here by now.
                if self._is_open() and digest == session.remembered.work_digest and found is not None:
                    self._take(target, found)

            self._services.tasks.submit(LANE, lambda: self._look(target, digest, known), answered, self._failed)

    def _look(self, target: Path, digest: str, known: _Stamps) -> _Found | None:
        """What is there, ``None`` where nothing was written; away from the window's thread."""
        folder = target.parent
        files = [target, *(path for path in folder.iterdir() if may_be_copy(path, target))] if folder.is_dir() else []
        stamps = {path: stamp_of(path) for path in files}
        if stamps == known:
            return None
        session, rewritten = self._session, False
        copies = copies_beside(self._services, session.record, session.original, target)
        if stamps.get(target) is not None and stamps.get(target) != known.get(target):
            rewritten = hashlib.sha256(read_file(target, WORK_LIMIT)).hexdigest() != digest
        return _Found(stamps, rewritten, copies)

    def _take(self, target: Path, found: _Found) -> None:
        self._stamps = found.stamps
        if found.rewritten:
            self.rewritten.emit(target)
        for path in found.copies:
            self.copied.emit(path)

    def _failed(self, error: BaseException) -> None:
        """It may be written just now, or its disk be away: the next look tells."""
        self._looking = False
        if not isinstance(error, UserProblem | OSError):
            raise error
