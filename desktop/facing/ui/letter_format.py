"""Bold and italics as Qt has them."""

from PySide6.QtGui import QFont, QTextCharFormat

from facing.core.styles import Style


def format_of(style: Style) -> QTextCharFormat:
    """A format that says nothing but the style."""
    made = QTextCharFormat()
    if style.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if style.italic:
        made.setFontItalic(True)
    return made
