"""What stands in place of the pages while no document is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.theme import Theme

_WIDTH = 420  # pixels


class Invitation(QWidget):
    """Says how to begin."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame(self)
        card.setProperty("look", "card")
        card.setFixedWidth(_WIDTH)
        title = QLabel(self.tr("Open a text to correct"), card)
        title.setProperty("look", "heading")
        words = QLabel(
            self.tr(
                "It appears on the left and stays as it is. You correct it on the right, level with it. "
                "A file can also be dropped anywhere on this window."
            ),
            card,
        )
        words.setWordWrap(True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(10)
        inside.addWidget(title)
        inside.addWidget(words)
        inside.addSpacing(4)
        buttons = ButtonRow(theme, actions, ("open", "new-from-clipboard"), primary=True, parent=card)
        inside.addWidget(buttons)
        self.setFocusProxy(buttons.buttons[0])
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)
