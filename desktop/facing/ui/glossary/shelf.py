"""The glossaries in use: their names and sizes, the rows that could not be used, a way to stop using each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from facing.core.problem import UserProblem
from facing.glossary.loading import LoadedGlossary
from facing.ui.controls.key_button import KeyButton
from facing.ui.controls.row_delegate import section_font
from facing.ui.messages import row_sentence, sentence, terms_counted
from facing.ui.theme import Theme

_SHOWN_ROWS = 3


class GlossaryShelf(QWidget):
    """``removed`` carries the path of a glossary, ``report_wanted`` a title and all broken rows of one."""

    removed = Signal(object)
    report_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._loaded: tuple[LoadedGlossary, ...] = ()
        self._problems: tuple[UserProblem, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(9, 0, 0, 0)
        self._layout.setSpacing(4)
        theme.changed.connect(self._fill)

    def show_glossaries(self, loaded: Sequence[LoadedGlossary], problems: Sequence[UserProblem]) -> None:
        """Show these glossaries, and the problems of those that could not be loaded."""
        self._loaded, self._problems = tuple(loaded), tuple(problems)
        self._fill()

    def _fill(self) -> None:
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._layout.removeWidget(child)
            child.hide()
            child.deleteLater()
        title = _label(self.tr("Glossaries"), "section")
        title.setFont(section_font(self._theme))
        self._layout.addWidget(title)
        for glossary in self._loaded:
            self._add(glossary)
        for problem in self._problems:
            self._layout.addWidget(_label(sentence(problem), "soft"))
        if not self._loaded and not self._problems:
            self._layout.addWidget(_label(self.tr("None in use. Load a CSV file of terms."), "soft"))

    def _add(self, glossary: LoadedGlossary) -> None:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        name = _label(glossary.name, "plain")
        name.setToolTip(str(glossary.path))
        remove = QToolButton(row)
        remove.setIcon(self._theme.icon("close"))
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = self.tr("Stop using the glossary “{name}”").format(name=glossary.name)
        remove.setToolTip(words)
        remove.setAccessibleName(words)
        remove.clicked.connect(partial(self.removed.emit, glossary.path))
        layout.addWidget(name, 1)
        layout.addWidget(_label(terms_counted(len(glossary.terms)), "soft"))
        layout.addWidget(remove)
        self._layout.addWidget(row)
        for problem in glossary.problems[:_SHOWN_ROWS]:
            self._layout.addWidget(_label(row_sentence(problem), "soft"))
        if len(glossary.problems) > _SHOWN_ROWS:
            self._add_report(glossary)

    def _add_report(self, glossary: LoadedGlossary) -> None:
        count = len(glossary.problems)
        button = KeyButton(
            self._theme, self.tr("All {count} rows that were left out…").format(count=count), parent=self
        )
        title = self.tr("Rows of “{name}” that were left out").format(name=glossary.name)
        text = "\n".join(row_sentence(problem) for problem in glossary.problems)
        button.clicked.connect(partial(self._report, title, text))
        self._layout.addWidget(button)

    def _report(self, title: str, text: str, _: bool = False) -> None:
        self.report_wanted.emit(title, text)


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setWordWrap(look == "soft" and len(text) > 30)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
