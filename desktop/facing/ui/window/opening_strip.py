"""Says that a document is being opened, how far that is, and lets the user give it up."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from facing.core.endings import WORK_FILE

SHOW_AFTER = 150  # milliseconds: what opens sooner is not announced
_LOOK = 100  # milliseconds between two looks at how far it is
_BAR = (160, 4)  # pixels


class OpeningStrip(QFrame):
    """Seen while something is being opened that is not there at once; ``cancelled``: the user gives it up.

    ``changed``: something is being opened, or nothing any more. ``takes_focus``: there is nothing else to do meanwhile.
    """

    cancelled = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opening")
        self.setProperty("look", "shown")
        self.takes_focus = False
        self._name: str | None = None
        self._progress: Callable[[], tuple[int, int]] = lambda: (0, 0)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._far = QLabel(self)
        self._far.setProperty("look", "soft")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(*_BAR)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setToolTip(self.tr("Open nothing (Esc)"))
        self.cancel.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        layout.setSpacing(12)
        for widget in (self._text, self._far, self._bar, self.cancel):
            layout.addWidget(widget)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOW_AFTER)
        self._delay.timeout.connect(self._appear)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self.look)
        self.setVisible(False)

    @property
    def is_opening(self) -> bool:
        """Whether something is being opened, seen or not yet."""
        return self._name is not None

    def begin(self, name: str, progress: Callable[[], tuple[int, int]]) -> None:
        """Something of this name is being opened; empty: it has none. ``progress``: see ``core.watching.Watch``."""
        self._name, self._progress = name, progress
        if self.isVisible():  # another one was chosen meanwhile
            self._appear()
        else:
            self._delay.start()
        self.changed.emit()

    def end(self) -> None:
        """Nothing is being opened any more."""
        self._name = None
        self._delay.stop()
        self._looking.stop()
        self.changed.emit()
        self.setVisible(False)

    def look(self) -> None:
        """Show how far it is."""
        done, total = self._progress()
        self._bar.setMaximum(total)  # 0: nobody knows how long
        self._bar.setValue(done)
        told = self.tr("page {done} of {total}")
        if self._name and self._name.lower().endswith(WORK_FILE):
            told = self.tr("version {done} of {total}")
        self._far.setText(told.format(done=min(done + 1, total), total=total) if total else "")

    def _appear(self) -> None:
        words = self.tr("Opening the copied text…")
        if self._name:
            words = self.tr("Opening “{name}”…").format(name=self._name)
        self._text.setText(words)
        self.setAccessibleName(words)
        self._bar.setAccessibleName(words)
        self.look()
        self.setVisible(True)
        self._looking.start()
        if self.takes_focus:
            self.cancel.setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
