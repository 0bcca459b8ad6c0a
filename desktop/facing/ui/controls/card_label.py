"""The text of a card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def card_label(look: str) -> QLabel:
    """A label that wraps and whose text can be copied; ``look`` as in the style sheet: title, plain, soft."""
    label = QLabel()
    label.setProperty("look", look)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label
