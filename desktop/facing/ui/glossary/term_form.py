"""A small form at the cursor that adds a term: what is found, what to write instead, Enter."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from facing.glossary.terms import TermKind

_WIDTH = 360  # pixels


@dataclass(frozen=True, slots=True)
class NewTerm:
    """What was written into the form. Without ``preferred``, or with the same, ``found`` is right as it stands."""

    found: str
    preferred: str
    kind: TermKind
    note: str


class TermForm(QWidget):
    """``added`` carries a ``NewTerm``. Escape, or a click elsewhere, closes the form without adding anything."""

    added = Signal(object)

    def __init__(self, kinds: Mapping[TermKind, str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("term-form")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(self.tr("Add a term"))
        frame = QFrame(self)
        frame.setProperty("look", "popup")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        self.found, self.preferred, self.note = (QLineEdit(frame) for _ in range(3))
        self.preferred.setPlaceholderText(self.tr("Nothing: it is right as it stands"))
        self.kind = QComboBox(frame)
        for kind, words in kinds.items():
            self.kind.addItem(words, kind)
        self._target = QLabel(frame)
        self._target.setProperty("look", "soft")
        self._add = QPushButton(self.tr("Add (Enter)"), frame)
        self._add.setProperty("look", "primary")
        self._add.clicked.connect(self.accept)
        layout = QFormLayout(frame)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        for words, field in (
            (self.tr("&Found"), self.found),
            (self.tr("&Write instead"), self.preferred),
            (self.tr("&Kind"), self.kind),
            (self.tr("&Note"), self.note),
        ):
            layout.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        layout.addRow(self._target)
        layout.addRow(self._add)
        self.found.textChanged.connect(self._enable)
        self.preferred.textChanged.connect(self._enable)

    def offer(self, found: str, preferred: str, target: str, at: QRect) -> None:
        """Open below ``at`` (screen pixels) with these words, for the glossary named ``target``."""
        self.found.setText(found)
        self.preferred.setText("" if preferred == found else preferred)
        self.note.clear()
        self.kind.setCurrentIndex(0)
        self._target.setText(self.tr("It goes to the glossary “{name}”.").format(name=target))
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        screen = QGuiApplication.screenAt(at.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        below = at.bottom() + 4
        y = below if below + self.height() <= room.bottom() else at.top() - self.height() - 4
        self.move(max(room.left(), min(at.left(), room.right() - self.width())), max(room.top(), y))
        self.show()
        first = self.preferred if found and not self.preferred.text() else self.found
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        first.selectAll()
        self._enable()

    def accept(self) -> None:
        """Add what is written and close."""
        found, preferred = self._words(self.found), self._words(self.preferred)
        if found or preferred:
            self.close()
            self.added.emit(NewTerm(found, preferred, TermKind(self.kind.currentData()), self._words(self.note)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        self._add.setEnabled(bool(self._words(self.found) or self._words(self.preferred)))

    def _words(self, field: QLineEdit) -> str:
        return " ".join(field.text().split())
