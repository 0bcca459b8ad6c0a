"""What was copied, as plain text."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument


def copied_text(copied: QMimeData | None) -> str:
    """The plain text that was copied; of formatted text that comes without any, its words. Empty where there is none.

    Nothing that formatted text names (pictures, style sheets) is fetched or read.
    """
    if copied is None:  # so Qt says on some systems that nothing was copied
        return ""
    if copied.hasText():
        return copied.text()
    if not copied.hasHtml():
        return ""
    document = QTextDocument()
    document.setHtml(copied.html())
    # Block by block: QTextDocument.toPlainText would make plain spaces of non-breaking ones.
    lines: list[str] = []
    block = document.begin()
    while block.isValid():
        lines.append(block.text().replace("\u2028", "\n").replace("\ufffc", ""))
        block = block.next()
    return "\n".join(lines)
