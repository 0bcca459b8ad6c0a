"""What the pages need to know about looks: colours by name, fonts, spacing. ``facing.ui.theme.Theme`` fulfils it."""

from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF

# Share of a line's height that stands between two paragraphs.
_PARAGRAPH_GAP = 0.48
# The same where paragraphs are lines of one text: what is left tells a change of one from a change of the next.
_LINE_GAP = 0.04


class Appearance(Protocol):
    """Colours, fonts and spacing of the window."""

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark paper."""

    @property
    def line_spacing(self) -> float:
        """The height of a line of reading text, as a factor of the font's size."""

    def color(self, token: str) -> QColor:
        """The colour with this name."""

    def reading_font(self) -> QFont:
        """The font of the two pages."""

    def chrome_font(self, points: float) -> QFont:
        """The window's own font."""


@dataclass(frozen=True, slots=True)
class LineMeasure:
    """How a line of reading text is set, in pixels.

    ``size`` is that of the font, ``pitch`` the height of a line; its letters end ``bottom`` below the line's top and
    are ``height`` high, of which ``ascent`` is above the base line. ``gap`` parts two paragraphs, ``space`` two words.
    """

    size: int
    pitch: int
    bottom: int
    height: float
    ascent: float
    gap: int
    space: float

    @classmethod
    def of(cls, font: QFont, spacing: float) -> "LineMeasure":
        """The measure for a font; ``spacing`` times its size is a line's height, never less than its letters."""
        metrics = QFontMetricsF(font)
        height = metrics.ascent() + metrics.descent()
        size = QFontInfo(font).pixelSize()
        # A pixel at least above the letters: a line at the very top is one that was not set yet.
        pitch = max(round(spacing * size), ceil(height) + 1)
        above = max(1, (pitch - round(height)) // 2)
        bottom = max(above + round(height), ceil(height) + 1)
        space = metrics.horizontalAdvance(" ")
        return cls(size, pitch, bottom, height, metrics.ascent(), round(pitch * _PARAGRAPH_GAP), space)

    def closer(self) -> "LineMeasure":
        """The same for a text whose paragraphs are lines, broken at a fixed width: they stand close together."""
        return replace(self, gap=max(1, round(self.pitch * _LINE_GAP)))

    @property
    def base_line(self) -> int:
        """Pixels from a line's top to its base line."""
        return round(self.bottom - self.height + self.ascent)
