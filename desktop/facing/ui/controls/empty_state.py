"""What stands where there is nothing to show yet: one plain sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class EmptyState(QLabel):
    """A soft sentence that wraps; hidden while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "soft")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setContentsMargins(9, 8, 9, 8)
        self.say("")

    def say(self, sentence: str) -> None:
        """Show this sentence; nothing hides it."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
