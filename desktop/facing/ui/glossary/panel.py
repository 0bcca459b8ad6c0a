"""The terms panel: the terms of the paragraph that is read, and the glossaries in use."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from facing.core.finding import Side
from facing.session.glossaries import Glossaries
from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.controls.empty_state import EmptyState
from facing.ui.controls.fitted_list import FittedList
from facing.ui.controls.flow_layout import FlowLayout
from facing.ui.controls.key_button import KeyButton
from facing.ui.controls.row_model import RowModel
from facing.ui.glossary.delegate import TermDelegate
from facing.ui.glossary.shelf import GlossaryShelf
from facing.ui.glossary.terms_here import TermHere, terms_here
from facing.ui.glossary.wording import described, source_words, term_words
from facing.ui.theme import Theme


class TermsPanel(QWidget):
    """``insert_wanted`` carries what is to be written at the cursor."""

    insert_wanted = Signal(str)

    def __init__(self, theme: Theme, actions: Actions, glossaries: Glossaries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glossaries = glossaries
        self._text = ""
        self._terms: list[TermHere] = []
        self._model = RowModel(described, self)
        self._delegate = TermDelegate(theme, self)
        self.list = FittedList(self._model, self._delegate, self._delegate.row_height(), self)
        self.list.setObjectName("terms-list")
        self.list.setAccessibleName(self.tr("Terms of this paragraph"))
        self._empty = EmptyState(self)
        self._card = _TermCard(theme, self.list, self)
        self.shelf = GlossaryShelf(theme, self)
        inside = _Inside()
        scroller = QScrollArea(self)
        scroller.setWidget(inside)
        # The side of the window shows through.
        for widget in (scroller.viewport(), inside):
            widget.setAutoFillBackground(False)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroller)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 6, 0, 12)
        layout.setSpacing(12)
        for widget in (self._empty, self.list, self._card, self.shelf):
            layout.addWidget(widget)
        layout.addWidget(ButtonRow(theme, actions, ("edit-terms", "add-glossary"), parent=self))
        layout.addStretch(1)
        self.list.selectionModel().currentChanged.connect(self._choice_changed)
        self.list.accepted.connect(self._accepted)
        self._card.insert_wanted.connect(self.insert_wanted)
        theme.changed.connect(self.list.viewport().update)
        self.glossaries_changed()

    def show_paragraph(self, text: str) -> None:
        """Show the terms of this paragraph of the original."""
        self._text = text
        glossaries = self._glossaries
        matches = glossaries.terms_of(text, Side.ORIGINAL) if text else []
        self._terms = terms_here(text, matches, glossaries.language(Side.CORRECTION))
        self._delegate.number(self._terms)
        self._model.show(self._terms)
        self.list.setVisible(bool(self._terms))
        self.list.choose_row(0 if self._terms else None)
        self._empty.say("" if self._terms else self.tr("No terms in this paragraph of the original."))
        self._choice_changed()

    def terms(self) -> Sequence[TermHere]:
        """The terms that are shown."""
        return tuple(self._terms)

    def glossaries_changed(self) -> None:
        """Other glossaries are in use."""
        self.shelf.show_glossaries(self._glossaries.shelved(), self._glossaries.target)
        self.show_paragraph(self._text)

    def _choice_changed(self, *_: QModelIndex) -> None:
        entry = self._model.entry(self.list.currentIndex().row())
        self._card.show_term(entry if isinstance(entry, TermHere) else None)

    def _accepted(self, digit: int) -> None:
        """Enter inserts the chosen term, a digit the term with that number."""
        entry = self._model.entry(digit - 1 if digit else self.list.currentIndex().row())
        if isinstance(entry, TermHere):
            self.insert_wanted.emit(entry.insertions[0])


class _Inside(QWidget):
    """What scrolls where there is not even room for a few terms and all of the card."""

    def heightForWidth(self, width: int) -> int:
        """The least height: a list that is longer scrolls by itself."""
        layout = self.layout()
        return -1 if layout is None else layout.minimumHeightForWidth(width)


class _TermCard(QFrame):
    """All about the chosen term, and a button for each form that can be written."""

    insert_wanted = Signal(str)

    def __init__(self, theme: Theme, tab_after: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tab_after = tab_after
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("The chosen term"))
        self._title, self._note, self._source = QLabel(self), QLabel(self), QLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(5)
        for label, look in ((self._title, "title"), (self._note, "plain"), (self._source, "soft")):
            label.setProperty("look", look)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addSpacing(3)
        buttons = QWidget(self)
        self._flow = FlowLayout(buttons)
        layout.addWidget(buttons)
        self.hide()

    def show_term(self, here: TermHere | None) -> None:
        self.setVisible(here is not None)
        self._flow.clear()
        if here is None:
            return
        self._title.setText(term_words(here))
        for label, words in ((self._note, here.term.note), (self._source, source_words(here))):
            label.setText(words)
            label.setVisible(bool(words))
        for number, words in enumerate(here.insertions):
            template = self.tr("Insert “{words}”") if number == 0 else "{words}"
            button = KeyButton(self._theme, template.format(words=words), primary=number == 0, parent=self)
            button.clicked.connect(partial(self._insert, words))
            self._flow.addWidget(button)
            button.show()
        self._flow.order_tabs_after(self._tab_after)

    def _insert(self, words: str, _: bool = False) -> None:
        self.insert_wanted.emit(words)
