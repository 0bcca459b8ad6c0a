"""Looks for tests: the program's own tokens, one pinned family."""

import json
from pathlib import Path

from PySide6.QtGui import QColor, QFont

TOKENS = Path(__file__).parents[2] / "resources" / "style" / "tokens.json"


class FakeAppearance:
    """Fulfils ``Appearance``."""

    def __init__(self, dark: bool = False, family: str = "Noto Serif", points: float = 13.0) -> None:
        self.is_dark = dark
        self.line_spacing = 1.6
        self.family = family
        self.points = points
        self.tokens: dict[str, str] = json.loads(TOKENS.read_text(encoding="utf-8"))["dark" if dark else "light"]

    def color(self, token: str) -> QColor:
        return QColor(self.tokens[token])

    def reading_font(self) -> QFont:
        font = QFont(self.family)
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPointSizeF(self.points)
        return font

    def chrome_font(self, points: float) -> QFont:
        font = QFont("Noto Sans")
        font.setPointSizeF(points)
        return font
