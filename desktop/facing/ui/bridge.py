"""The session's changes as Qt signals."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from facing.core.edit import Edit
from facing.core.finding import Side
from facing.session.session import Session


class SessionSignals(QObject):
    """Told by the session, tells the window. One for each open document."""

    corrected_changed = Signal(object, bool)
    comparison_changed = Signal()
    findings_changed = Signal(object, object)
    versions_changed = Signal()
    checkers_changed = Signal()
    safety_changed = Signal()
    steps_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._listener = _Listener(self)
        session.listen(self._listener)

    def detach(self) -> None:
        """Hear of the session no more."""
        self.session.unlisten(self._listener)


class _Listener:
    """Keeps the signals' names free for the signals themselves."""

    def __init__(self, signals: SessionSignals) -> None:
        self._signals = signals

    def corrected_changed(self, edits: tuple[Edit, ...], by_pane: bool) -> None:
        self._signals.corrected_changed.emit(edits, by_pane)

    def comparison_changed(self) -> None:
        self._signals.comparison_changed.emit()

    def findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        self._signals.findings_changed.emit(side, paragraphs)

    def versions_changed(self) -> None:
        self._signals.versions_changed.emit()

    def checkers_changed(self) -> None:
        self._signals.checkers_changed.emit()

    def safety_changed(self) -> None:
        self._signals.safety_changed.emit()

    def steps_changed(self) -> None:
        self._signals.steps_changed.emit()
