"""Follows a document that is open elsewhere and only read here, and tells when it can be edited."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from facing.session.following import Following
from facing.session.reading import is_free
from facing.session.services import Services
from facing.session.session import Session

LOOK = 800  # milliseconds between two looks: with the second until typing is on the disk, less than two


@dataclass(frozen=True)
class Reading:
    """How a document that is only read is.

    ``is_current``: all that is on the disk is shown; ``changed_at``: when something new came, milliseconds since 1970;
    ``is_free``: nobody edits it; ``is_gone``: it was forgotten.
    """

    is_current: bool = True
    changed_at: int | None = None
    is_free: bool = False
    is_gone: bool = False


class ReadingWatch(QObject):
    """``changed`` tells of a session that is only read, and how it is now (``Reading``)."""

    changed = Signal(object, object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._session: Session | None = None
        self._following: Following | None = None
        self._state: Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)

    def follow(self, session: Session | None) -> None:
        """Follow this session, which is only read; ``None``: follow none."""
        if self._following is not None:
            self._following.close()
        self._session, self._state = session, None
        self._following = None if session is None else Following(self._services, session)
        if session is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Tell what the last look has found, and look again."""
        session, following = self._session, self._following
        if session is None or following is None:
            return
        free = not following.is_gone and is_free(self._services, session.record.id)
        state = Reading(following.is_current, following.changed_at, free, following.is_gone)
        if state != self._state:
            self._state = state
            self.changed.emit(session, state)
        following.look()
