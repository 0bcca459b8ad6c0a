"""The commands that add terms from the text."""

from PySide6.QtCore import QObject, QRect

from facing.core.finding import Side
from facing.glossary.languages import primary
from facing.glossary.terms import Form, FormStatus, Inflection, Term, TermKind
from facing.session.glossary_shelf import Shelved
from facing.session.partner_words import partner_words
from facing.session.term_row import ARROW, TermRow, UnusableRow, term_of
from facing.ui.glossary.columns import Column, column_words
from facing.ui.glossary.term_form import NewTerm, TermForm
from facing.ui.glossary.wording import glossary_name
from facing.ui.messages import reason_words
from facing.ui.panes.content import opposite
from facing.ui.window.parts import Parts
from facing.ui.window.words_here import range_here, words_here

_TOLD = 6000  # milliseconds


class TermActions(QObject):
    """Adds what is selected, or the word at the cursor, to the glossary that new terms go to."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._form = TermForm(column_words().choices[Column.KIND], parts.spread)
        self._form.added.connect(self._add)
        parts.actions["add-term"].triggered.connect(self.offer_form)
        parts.actions["add-name"].triggered.connect(self.add_name)

    def offer_form(self) -> None:
        """Open the form with what the two pages have at the cursor."""
        target = self._target()
        if target is None:
            return
        found, preferred = self._words_here()
        self._form.offer(found, preferred, glossary_name(target), self._cursor())

    def add_name(self) -> None:
        """The words at the cursor are a name, right as they stand."""
        side = self._parts.spread.active_side
        words = words_here(self._parts, side)
        if words:
            self._add(NewTerm(words, "", TermKind.NAME, ""))
        else:
            self._parts.status.showMessage(self.tr("Select a name first, or put the cursor into it."), _TOLD)

    def _add(self, new: NewTerm) -> None:
        target = self._target()
        if target is None:
            return
        row = TermRow(new.found or new.preferred, new.preferred if new.found else "", languages=self._languages(new))
        inflection = Inflection.EXACT if new.kind is TermKind.NAME else Inflection.STEM
        blank = Term((Form(row.term, FormStatus.ADMITTED),), new.kind, inflection=inflection, note=new.note)
        try:
            term = term_of(row, blank)
        except UnusableRow as unusable:
            told = self.tr("That makes no term: {reason}.").format(reason=reason_words(unusable.reason))
            self._parts.status.showMessage(told, _TOLD)
            return
        self._parts.commands.glossaries.add_terms([term], target.path)
        told = self.tr("“{words}” is in the glossary “{name}” now.")
        self._parts.status.showMessage(told.format(words=row.term, name=glossary_name(target)), _TOLD)

    def _languages(self, new: NewTerm) -> str:
        """Those of both sides, where what is found in one is to be another's words in the other."""
        glossaries = self._parts.commands.glossaries
        first, second = (primary(glossaries.language(side)) for side in (Side.ORIGINAL, Side.CORRECTION))
        is_across = bool(new.found and new.preferred and first and second) and first != second
        return f"{first} {ARROW} {second}" if is_across else ""

    def _target(self) -> Shelved | None:
        glossaries = self._parts.commands.glossaries
        shelved = next((each for each in glossaries.shelved() if each.path == glossaries.target), None)
        if shelved is None:
            told = self.tr("There is no glossary that terms can be added to: load one first.")
            self._parts.status.showMessage(told, _TOLD)
        return shelved

    def _words_here(self) -> tuple[str, str]:
        """What stands at the cursor in the original, and what in the correction."""
        side = self._parts.spread.active_side
        words = {side: words_here(self._parts, side), opposite(side): self._partner_of(side)}
        return words[Side.ORIGINAL], words[Side.CORRECTION]

    def _partner_of(self, side: Side) -> str:
        """What the other page has for that: selected there in the same paragraph, else told by the comparison."""
        document, places = self._parts.document, range_here(self._parts, side)
        if document is None or places is None:
            return ""
        other, comparison, spread = opposite(side), document.content.comparison, self._parts.spread
        there = sorted((spread.current_place(other), spread.current_anchor(other)))
        try:
            is_level = comparison.row_of(side, places[0].paragraph) == comparison.row_of(other, there[0].paragraph)
        except IndexError:
            return ""
        if there[0] != there[1] and is_level:
            return words_here(self._parts, other)
        return partner_words(comparison, side, *places)

    def _cursor(self) -> QRect:
        page = self._parts.spread.page(self._parts.spread.active_side)
        caret = page.cursorRect()
        return QRect(page.viewport().mapToGlobal(caret.topLeft()), caret.size())
