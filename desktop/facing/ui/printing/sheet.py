"""The measures of a page and its fonts, all in units of the paper device."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout

_POINTS = 72  # in an inch
_SERIF = ["Georgia", "Noto Serif", "Times New Roman", "DejaVu Serif"]
_SANS = ["Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]


@dataclass(frozen=True)
class Ink:
    """Colours on white paper; contrast of text at least 4.5 to 1. They are those of the web page's light form."""

    text: QColor = field(default_factory=lambda: QColor("#111111"))
    quiet: QColor = field(default_factory=lambda: QColor("#5f5f58"))
    line: QColor = field(default_factory=lambda: QColor("#d9d8d0"))
    lost: QColor = field(default_factory=lambda: QColor("#8c1d18"))
    lost_paper: QColor = field(default_factory=lambda: QColor("#fbe6e3"))
    lost_letters: QColor = field(default_factory=lambda: QColor("#f5bfb8"))
    gained: QColor = field(default_factory=lambda: QColor("#14532d"))
    gained_paper: QColor = field(default_factory=lambda: QColor("#e0f2e4"))
    gained_letters: QColor = field(default_factory=lambda: QColor("#b3e0bf"))
    moved: QColor = field(default_factory=lambda: QColor("#1d4f91"))


class Sheet:
    """One page of a device: where header, columns and footer are, and how large letters are."""

    def __init__(self, device: QPagedPaintDevice, resolution: int) -> None:
        self.unit = resolution / _POINTS
        area = device.pageLayout().paintRect(QPageLayout.Unit.Point)
        width, height = area.width() * self.unit, area.height() * self.unit
        self.text_font = self._font(_SERIF, 9.5)
        self.note_font = self._font(_SANS, 7)
        self.head_font = self._font(_SANS, 8)
        self.title_font = self._font(_SANS, 10.5)
        self.title_font.setWeight(QFont.Weight.DemiBold)
        self.ink = Ink()
        line = QFontMetricsF(self.head_font).height()
        self.header = QRectF(0, 0, width, line)
        self.footer = QRectF(0, height - line, width, line)
        self.names = QRectF(0, 2 * line, width, 1.5 * line)
        self.body = QRectF(0, self.names.bottom() + self.points(3), width, 0)
        self.body.setBottom(self.footer.top() - self.points(8))
        self.gap = self.points(14)
        self.number_width = self.points(42)
        self.column_width = (width - self.number_width - self.gap) / 2

    def points(self, count: float) -> float:
        """So many points in units of the device."""
        return count * self.unit

    def column(self, number: int) -> float:
        """Where the first (0) or second (1) text column begins."""
        return self.number_width + number * (self.column_width + self.gap)

    def hairline(self) -> float:
        """The width of thin lines."""
        return self.points(0.5)

    def _font(self, families: list[str], points: float) -> QFont:
        font = QFont(families)
        font.setPixelSize(round(self.points(points)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        return font


DASHED = Qt.PenStyle.DashLine
