"""The rules of a list, with the keys that work on them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget


class RuleListView(QListWidget):
    """Space switches the chosen rule; ``move_wanted`` carries by how many places it is to go down."""

    adding_wanted = Signal()
    removal_wanted = Signal()
    move_wanted = Signal(int)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "field")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, Delete takes out, Alt with an arrow moves, Ctrl+Z takes back; the rest is as in every list."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if modifiers == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
            self.undo_wanted.emit()
        elif not modifiers and key == Qt.Key.Key_Insert:
            self.adding_wanted.emit()
        elif not modifiers and key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
