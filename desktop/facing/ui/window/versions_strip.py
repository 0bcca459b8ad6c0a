"""Says that versions stand in the pages, which page shows what, and how to get back."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.theme import Theme


class VersionsStrip(QFrame):
    """Seen as long as a page shows a version."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions-shown")
        self.setProperty("look", "shown")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        buttons = ButtonRow(theme, actions, ("back-to-current", "take-back"), primary=True, parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        layout.setSpacing(10)
        layout.addWidget(self._text, 3)
        layout.addWidget(buttons, 2)
        self.tell("")

    def tell(self, text: str) -> None:
        """Say what is shown; nothing is said where the pages show the document's own texts."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What is said."""
        return self._text.text()
