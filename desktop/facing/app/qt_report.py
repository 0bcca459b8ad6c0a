"""Run as a process of its own by ``facing doctor``: tells Qt's version and the scripts that have fonts, as JSON."""

import json
import sys

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

# One letter of each main script; a font that lacks it has no glyph for it.
_LETTERS = {
    "Latin": "g",
    "Greek": "λ",
    "Cyrillic": "ж",
    "Hebrew": "ש",
    "Arabic": "ع",
    "Devanagari": "क",
    "Thai": "ก",
    "Chinese": "漢",
    "Japanese": "あ",
    "Korean": "한",
    "Emoji": "😀",
}


def main() -> int:
    """Print the report."""
    application = QApplication(sys.argv[:1])
    metrics = QFontMetrics(QFont())
    scripts = {name: metrics.inFontUcs4(ord(letter)) for name, letter in _LETTERS.items()}
    report = {
        "version": qVersion(),
        "pyside": PySide6.__version__,
        "platform": QGuiApplication.platformName(),
        "scripts": scripts,
    }
    sys.stdout.write(json.dumps(report))
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
