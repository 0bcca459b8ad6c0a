"""The commands of the Glossary menu."""

from pathlib import Path

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QKeySequence

from facing.core.edit import Place
from facing.core.finding import Side
from facing.session.session import Session
from facing.ui.controls.choice_popup import Choice, ChoicePopup
from facing.ui.glossary.wording import term_words
from facing.ui.window.parts import Parts
from facing.ui.window.rule_actions import RuleActions
from facing.ui.window.shelf_actions import ShelfActions
from facing.ui.window.style_sheet_actions import StyleSheetActions
from facing.ui.window.term_actions import TermActions
from facing.ui.window.term_table_actions import TermTableActions
from facing.ui.window.variant_actions import VariantActions

_MOST = 9


class GlossaryActions(QObject):
    """Shows and inserts the terms of the paragraph; has those beside it that work on glossaries and their terms."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._popup = ChoicePopup(parts.theme, parts.spread)
        self._popup.setObjectName("terms")
        self._offered: tuple[str, ...] = ()
        self._popup.chosen.connect(lambda number: self.insert(self._offered[number]))
        parts.actions["terms-here"].triggered.connect(self.offer_terms)
        parts.side.terms.insert_wanted.connect(self.insert)
        parts.spread.cursor_place_changed.connect(self._place_changed)
        self._shelf = ShelfActions(parts, self)
        self._adding = TermActions(parts, self)
        self._table = TermTableActions(parts, self)
        self._rules = RuleActions(parts, self)
        self._style_sheet = StyleSheetActions(parts, self)
        self._table.copy_wanted.connect(self._shelf.export)
        self.variants = VariantActions(parts, self)
        parts.commands.glossaries.when_changed(self._changed)
        self._shown: str | None = None

    def load(self, path: Path) -> None:
        """Use a glossary; say what of it could not be used."""
        self._shelf.load(path)

    def insert(self, text: str) -> None:
        """Write a term at the cursor of the correction, which is shown again for that, and go on writing there."""
        document = self._parts.document
        if document is not None:
            if not document.content.shows(Side.CORRECTION):
                document.show_original()
            self._parts.attempt(lambda: document.insert_term(text))
            self._parts.spread.focus_page(Side.CORRECTION)

    def offer_terms(self) -> None:
        """Open the terms of this paragraph at the cursor."""
        terms = self._parts.side.terms.terms()[:_MOST]
        if not terms:
            self._parts.status.showMessage(self.tr("There are no terms in this paragraph of the original."), 4000)
            return
        self._offered = tuple(here.insertions[0] for here in terms)
        choices = [
            Choice(term_words(here), QKeySequence(str(number)), str(number)) for number, here in enumerate(terms, 1)
        ]
        page = self._parts.spread.page(Side.CORRECTION)
        caret = page.cursorRect()
        at = QRect(page.viewport().mapToGlobal(caret.topLeft()), caret.size())
        self._popup.offer(self.tr("Terms of this paragraph"), choices, at)

    def show_paragraph(self, force: bool = False) -> None:
        """Show the terms of the original's paragraph that the reader is in, or is level with."""
        document = self._parts.document
        side = self._parts.spread.active_side
        text = ""
        if document is not None and document.content.shows(side):
            text = _original_text(document.session, side, self._parts.spread.current_place(side))
        if force or text != self._shown:
            self._shown = text
            self._parts.side.terms.show_paragraph(text)

    def _place_changed(self, side: Side, place: Place) -> None:
        if side is self._parts.spread.active_side:
            self.show_paragraph()

    def _changed(self) -> None:
        self._parts.side.terms.glossaries_changed()
        self.show_paragraph(force=True)


def _original_text(session: Session, side: Side, place: Place) -> str:
    """The text of the original's paragraphs in the row of a place; a place that is gone already has none."""
    if place.paragraph >= len(session.text(side)):
        return ""
    comparison = session.comparison
    try:
        row = comparison.row(comparison.row_of(side, place.paragraph))
    except IndexError:
        return ""
    if row.original is None:
        return ""
    return "\n".join(paragraph.text for paragraph in session.original.text.paragraphs(*row.original))
