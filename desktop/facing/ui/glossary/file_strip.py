"""Says in the table of terms what is the matter with the glossary's file, with buttons for what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from facing.ui.theme import Theme


class FileStrip(QFrame):
    """Hidden while all is well."""

    copy_wanted = Signal()
    writing_over_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read_only = ""
        self.setObjectName("file-strip")
        self._icon, self._text = QLabel(self), QLabel(self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._copy = self._made(self.tr("Save a copy as CSV or TBX…"), self.copy_wanted)
        self._over = self._made(self.tr("Write over the file"), self.writing_over_wanted)
        self._read = self._made(self.tr("Take what the file says"), self.reading_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(10)
        for widget in (self._icon, self._text, self._copy, self._over, self._read):
            layout.addWidget(widget)
        theme.changed.connect(self._dress)
        self.all_is_well()

    def read_only(self, name: str | None) -> None:
        """The glossary with this name can only be read; ``None``: it can be written."""
        template = self.tr("“{name}” can only be read in this format: save a copy to edit its terms.")
        self._read_only = template.format(name=name) if name else ""
        self.all_is_well()

    def all_is_well(self) -> None:
        """Nothing is the matter, but that the file may be one that is only read."""
        self._show(self._read_only, False, copy=bool(self._read_only))

    def tell(self, problem: str, changed_outside: bool) -> None:
        """What was changed here is not on disk."""
        kept = self.tr("Your changes are kept here until then.")
        self._show(f"{problem} {kept}", True, over=changed_outside, read=changed_outside)

    def refuse(self, told: str) -> None:
        """What was written was not taken."""
        self._show(told, True)

    def text(self) -> str:
        """What is said; empty while the strip is hidden."""
        return self._text.text()

    def _made(self, words: str, signal: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button

    def _show(self, text: str, problem: bool, copy: bool = False, over: bool = False, read: bool = False) -> None:
        is_new = text != self._text.text()
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("look", "problem" if problem else "notice")
        for button, seen in ((self._copy, copy), (self._over, over), (self._read, read)):
            button.setVisible(seen)
        self._dress()
        self.setVisible(bool(text))
        if text and is_new:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _dress(self) -> None:
        look = str(self.property("look"))
        icon = self._theme.icon("warning" if look == "problem" else "information", f"{look}_edge")
        self._icon.setPixmap(icon.pixmap(20, 20))
        self.style().unpolish(self)
        self.style().polish(self)
