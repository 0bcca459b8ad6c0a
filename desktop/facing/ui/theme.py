"""The look of the window: colours by name, fonts, icons and the style sheet, in light, dark and high contrast."""

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from facing.assets import path
from facing.core.settings import Settings, ThemeChoice
from facing.ui.icons import tinted_icon
from facing.ui.tokens import mixed, named_colors

# Points in which the chrome is designed; a system with a larger interface font enlarges it all.
CHROME_POINTS = 10.0

# Serif faces made for reading, the best first.
_READING_FAMILIES = ("Noto Serif", "Source Serif 4", "Charter", "Georgia", "Cambria", "DejaVu Serif")


class Theme(QObject):
    """What the window looks like now. ``changed`` is emitted when any of it has become different."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._system_font = QApplication.font()
        self._icons: dict[tuple[str, str], QIcon] = {}
        # Kept: PySide takes the second for deleted once nobody holds the first.
        self._hints = QGuiApplication.styleHints()
        self._accessibility = self._hints.accessibility()
        self._colors = named_colors(self.is_dark, self.high_contrast)
        self._hints.colorSchemeChanged.connect(self._renew)
        self._accessibility.contrastPreferenceChanged.connect(self._renew)

    def choose(self, settings: Settings) -> None:
        """Take theme, font, size and spacing from ``settings``."""
        former, self._settings = _looks(self._settings), settings
        if _looks(settings) != former:
            self._renew()

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark paper."""
        if self._settings.theme is ThemeChoice.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._settings.theme is ThemeChoice.DARK

    @property
    def high_contrast(self) -> bool:
        """Whether the system asks for high contrast, as far as Qt can tell."""
        return self._accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast

    @property
    def line_spacing(self) -> float:
        """The height of a line of reading text, as a factor of the font's own height."""
        return self._settings.line_spacing

    def color(self, token: str) -> QColor:
        """The colour with this name.

        Raises:
            KeyError: no token has this name.
        """
        return QColor(self._colors[token])

    def reading_font(self) -> QFont:
        """The font of the two pages: the one chosen, else a serif face that is here."""
        chosen = self._settings.font_family
        family = chosen if chosen and QFontDatabase.hasFamily(chosen) else usual_reading_family()
        font = QFont(family) if family else QFont()
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPointSizeF(self._settings.font_size)
        return font

    def chrome_font(self, points: float = CHROME_POINTS) -> QFont:
        """The system's own font in ``points`` as designed, larger where the system's interface font is larger."""
        font = QFont(self._system_font)
        font.setPointSizeF(self._chrome_points(points))
        return font

    def icon(self, name: str, token: str = "ink") -> QIcon:
        """The thin-line icon ``name`` of ``resources/icons`` in the colour ``token``."""
        key = name, token
        if key not in self._icons:
            normal = self._colors[token]
            self._icons[key] = tinted_icon(name, normal, mixed(normal, self._colors["panel"], 0.4))
        return self._icons[key]

    def style_sheet(self) -> str:
        """The style sheet of the window and its dialogs, made from the tokens."""
        template = Template(path("style/window.qss").read_text(encoding="utf-8"))
        sizes = {name: f"{self._chrome_points(points):.4g}pt" for name, points in _SIZES.items()}
        signs = {
            "arrow_down": "arrow-down",
            "arrow_up": "arrow-up",
            "tick": f"tick-{'dark' if self.is_dark else 'light'}",
        }
        drawings = {name: path(f"style/{file}.svg").as_posix() for name, file in signs.items()}
        return template.substitute(self._colors, **sizes, **drawings)

    def palette(self) -> QPalette:
        """The same colours for what a style sheet does not reach: tool tips, file dialogs, text selections."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        faded = QColor(mixed(self._colors["ink"], self._colors["panel"], 0.4))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
        return palette

    def dress(self, application: QApplication) -> None:
        """Give the whole application this look, now and after each change."""
        application.setStyle("Fusion")
        # Set for the whole application: a font that a window hands down is lost when its style sheet changes.
        application.setFont(self.chrome_font())
        application.setPalette(self.palette())
        # A method of this object: a function would keep it, and all its icons, for as long as the program runs.
        self.changed.connect(self._dress_again)

    def _dress_again(self) -> None:
        QApplication.setPalette(self.palette())

    def _chrome_points(self, points: float) -> float:
        return points * max(1.0, self._system_font.pointSizeF() / CHROME_POINTS)

    def _renew(self) -> None:
        self._colors = named_colors(self.is_dark, self.high_contrast)
        self._icons.clear()
        self.changed.emit()


def usual_reading_family() -> str:
    """The font family of the two pages where the user has chosen none; empty where no face made for reading is here."""
    return next((name for name in _READING_FAMILIES if QFontDatabase.hasFamily(name)), "")


def _looks(settings: Settings) -> tuple[object, ...]:
    """What of the settings can be seen here."""
    return settings.theme, settings.font_family, settings.font_size, settings.line_spacing


# Names of sizes in the style sheet, in points of the design.
_SIZES = {"normal": CHROME_POINTS, "small": 9.0, "large": 13.0}

_ROLES = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink_soft",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "problem_edge",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "consistency",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "ink_soft",
}
