"""The glossaries by priority: whether each is used in this document, its size, the rows that could not be used."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from facing.glossary.loading import LoadedGlossary
from facing.session.glossary_shelf import Shelved
from facing.ui.controls.key_button import KeyButton
from facing.ui.controls.row_delegate import section_font
from facing.ui.glossary.glossary_menu import GlossaryMenu
from facing.ui.glossary.wording import glossary_name
from facing.ui.messages import row_sentence, sentence, terms_counted
from facing.ui.theme import Theme

_SHOWN_ROWS = 3


class GlossaryShelf(QWidget):
    """``report_wanted`` carries a title and all broken rows of a glossary; ``menu`` tells what else is to be done."""

    report_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shelved: tuple[Shelved, ...] = ()
        self._target: Path | None = None
        self.menu = GlossaryMenu(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(9, 0, 0, 0)
        self._layout.setSpacing(4)
        theme.changed.connect(self._fill)

    def show_glossaries(self, shelved: Sequence[Shelved], target: Path | None) -> None:
        """Show these glossaries; new terms go to the one with the path ``target``."""
        # By identity: glossaries that are equal term by term are told apart for less than that would cost.
        known = [(each.path, each.is_on, id(each.glossary), id(each.problem)) for each in self._shelved]
        shown = [(each.path, each.is_on, id(each.glossary), id(each.problem)) for each in shelved]
        if (shown, target) != (known, self._target):
            self._shelved, self._target = tuple(shelved), target
            self._fill()

    def _fill(self) -> None:
        focus = QApplication.focusWidget()
        focused = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._layout.removeWidget(child)
            child.hide()
            child.setObjectName("")
            child.deleteLater()
        title = _label(self.tr("Glossaries"), "section")
        title.setFont(section_font(self._theme))
        self._layout.addWidget(title)
        for shelved in self._shelved:
            self._add(shelved)
        there = self.findChild(QWidget, focused) if focused else None
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, shelved: Shelved) -> None:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        name = glossary_name(shelved)
        used = QCheckBox(name.replace("&", "&&"), row)
        used.setObjectName(f"use {shelved.path}")
        used.setChecked(shelved.is_on)
        used.setAccessibleName(self.tr("Use the glossary “{name}” in this document").format(name=name))
        used.setToolTip(str(shelved.path))
        used.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        used.toggled.connect(partial(self.menu.switched.emit, shelved.path))
        layout.addWidget(used, 1)
        if shelved.path == self._target:
            target = _label(self.tr("new terms"), "soft")
            target.setToolTip(self.tr("New terms go to this glossary"))
            layout.addWidget(target)
        count = len(shelved.glossary.terms) if shelved.glossary is not None else 0
        layout.addWidget(_label(terms_counted(count), "soft"))
        layout.addWidget(self._menu_button(shelved, name, row))
        self._layout.addWidget(row)
        if shelved.problem is not None:
            self._layout.addWidget(_label(sentence(shelved.problem), "soft"))
        if shelved.glossary is not None:
            self._add_problems(shelved.glossary)

    def _menu_button(self, shelved: Shelved, name: str, row: QWidget) -> QToolButton:
        button = QToolButton(row)
        button.setObjectName(f"menu {shelved.path}")
        button.setIcon(self._theme.icon("more"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        words = self.tr("What can be done with the glossary “{name}”").format(name=name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        menu = QMenu(button)
        self.menu.fill(menu, shelved, shelved.path == self._target)
        button.setMenu(menu)
        return button

    def _add_problems(self, glossary: LoadedGlossary) -> None:
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
