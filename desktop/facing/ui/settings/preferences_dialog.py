"""The preferences: theme, reading font, checker."""

from dataclasses import replace

from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from facing.core.settings import CheckerChoice, Settings, ThemeChoice
from facing.ui.controls.number_fields import indent_number
from facing.ui.controls.path_field import PathField
from facing.ui.languages import language_name
from facing.ui.theme import usual_reading_family

# What can be chosen: points, times the font's size, mebibytes.
FONT_SIZES = (8.0, 40.0)
SPACINGS = (1.0, 3.0)
HEAPS = (256, 8192)

# Languages that LanguageTool 6.8 knows as mother tongues.
_TONGUES: tuple[str, ...] = tuple(
    "ar be br ca da de el en eo es fa fr ga gl it ja km nl pl pt ro ru sk sl sv ta tl uk zh".split()
)


class PreferencesDialog(QDialog):
    """Changes a copy of the settings; what is not shown here stays as it is."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(600)
        self._theme = QComboBox(self)
        self._own_font = QCheckBox(self.tr("&Another font than the program’s choice"), self)
        self._font = QFontComboBox(self)
        self._size = _decimal(self, FONT_SIZES, 0.5, settings.font_size, self.tr(" pt"))
        self._spacing = _decimal(self, SPACINGS, 0.1, settings.line_spacing, "")
        self._checker = QComboBox(self)
        self._heap = QSpinBox(self)
        self._picky = QCheckBox(self.tr("&Picky: ask LanguageTool for its stricter rules, too"), self)
        self._tongue = QComboBox(self)
        self._ngrams = PathField(PathField.Kind.FOLDER, self.tr("LanguageTool’s n-gram folder"), self)
        self._rules = PathField(PathField.Kind.FILE, self.tr("LanguageTool’s rule file"), self)
        self._backups = PathField(PathField.Kind.FOLDER, self.tr("Folder for backups"), self)
        self._advance = QCheckBox(self.tr("&Go to the next finding after a decision"), self)
        for box in (self._size, self._spacing, self._heap):
            indent_number(box)
        self._fill()
        pages = QTabWidget(self)
        pages.setDocumentMode(True)
        pages.tabBar().setDrawBase(False)
        pages.tabBar().setAccessibleName(self.tr("Pages of the preferences"))
        pages.addTab(self._reading_page(), self.tr("R&eading"))
        pages.addTab(self._checking_page(), self.tr("Chec&king"))
        pages.addTab(self._backups_page(), self.tr("&Backups"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(pages)
        layout.addWidget(buttons)
        self._theme.setFocus()

    def _reading_page(self) -> QWidget:
        page, layout = _page()
        layout.addRow(self.tr("&Theme"), self._theme)
        layout.addRow("", self._own_font)
        layout.addRow(self.tr("&Reading font"), self._font)
        layout.addRow(self.tr("Font &size"), self._size)
        layout.addRow(self.tr("&Line spacing"), self._spacing)
        return page

    def _checking_page(self) -> QWidget:
        page, layout = _page()
        layout.addRow(self.tr("&Checker"), self._checker)
        layout.addRow("", self._advance)
        layout.addRow("", self._picky)
        layout.addRow(self.tr("Mo&ther tongue"), self._tongue)
        layout.addRow("", _explained(self.tr("For words that look like yours and mean something else.")))
        layout.addRow(self.tr("&N-gram folder"), self._ngrams)
        confused = self.tr("For words that are often confused; with folders such as “en” in it.")
        layout.addRow("", _explained(confused))
        layout.addRow(self.tr("&Rule file"), self._rules)
        own_rules = self.tr("Which of its rules are on and off, as LanguageTool’s own window writes it.")
        layout.addRow("", _explained(own_rules))
        layout.addRow(self.tr("&Memory for LanguageTool"), self._heap)
        layout.addRow("", _explained(self.tr("What is set for LanguageTool holds from the next start of the program.")))
        return page

    def _backups_page(self) -> QWidget:
        page, layout = _page()
        layout.addRow(self.tr("&Folder"), self._backups)
        told = self.tr("Copies of your versions are made every hour while you work, on another disk if you like.")
        layout.addRow("", _explained(told))
        return page

    def answer(self) -> Settings:
        """The settings as they were chosen."""
        family = self._font.currentFont().family() if self._own_font.isChecked() else ""
        return replace(
            self._settings,
            theme=ThemeChoice(self._theme.currentData()),
            font_family=family,
            font_size=self._size.value(),
            line_spacing=self._spacing.value(),
            checker=CheckerChoice(self._checker.currentData()),
            languagetool_heap=self._heap.value(),
            languagetool_picky=self._picky.isChecked(),
            mother_tongue=self._tongue.currentData(),
            languagetool_ngrams=self._ngrams.path(),
            languagetool_rules=self._rules.path(),
            backup_folder=self._backups.path(),
            advance_after_decision=self._advance.isChecked(),
        )

    def _fill(self) -> None:
        themes = {
            ThemeChoice.SYSTEM: self.tr("As the system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        checkers = {
            CheckerChoice.AUTOMATIC: self.tr("LanguageTool, else the embedded one"),
            CheckerChoice.LANGUAGETOOL: self.tr("LanguageTool"),
            CheckerChoice.EMBEDDED: self.tr("Embedded checker"),
            CheckerChoice.NONE: self.tr("None, glossaries only"),
        }
        for theme, words in themes.items():
            self._theme.addItem(words, theme.value)
        for checker, words in checkers.items():
            self._checker.addItem(words, checker.value)
        self._theme.setCurrentIndex(self._theme.findData(self._settings.theme.value))
        self._checker.setCurrentIndex(self._checker.findData(self._settings.checker.value))
        self._own_font.setChecked(bool(self._settings.font_family))
        self._font.setEnabled(self._own_font.isChecked())
        self._own_font.toggled.connect(self._font.setEnabled)
        self._font.setCurrentFont(QFont(self._settings.font_family or usual_reading_family()))
        self._heap.setRange(*HEAPS)
        self._heap.setSingleStep(128)
        self._heap.setSuffix(self.tr(" MB"))
        self._heap.setValue(self._settings.languagetool_heap)
        self._picky.setChecked(self._settings.languagetool_picky)
        self._fill_tongues()
        self._ngrams.show_path(self._settings.languagetool_ngrams)
        self._rules.show_path(self._settings.languagetool_rules)
        self._backups.say_when_empty(self.tr("Beside the versions"))
        self._backups.show_path(self._settings.backup_folder)
        self._advance.setChecked(self._settings.advance_after_decision)

    def _fill_tongues(self) -> None:
        self._tongue.addItem(self.tr("Not given"), "")
        chosen = self._settings.mother_tongue
        codes = {*_TONGUES, *([chosen] if chosen else [])}
        for name, code in sorted((language_name(code), code) for code in codes):
            self._tongue.addItem(name, code)
        self._tongue.setCurrentIndex(self._tongue.findData(chosen))


def _page() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    layout = QFormLayout(page)
    layout.setContentsMargins(0, 12, 0, 0)
    layout.setSpacing(12)
    return page, layout


def _explained(sentence: str) -> QLabel:
    label = QLabel(sentence)
    label.setWordWrap(True)
    label.setProperty("look", "soft")
    return label


def _decimal(parent: QWidget, limits: tuple[float, float], step: float, value: float, suffix: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox(parent)
    box.setRange(*limits)
    box.setSingleStep(step)
    box.setDecimals(1)
    box.setSuffix(suffix)
    box.setValue(value)
    return box
