"""The commands of the Glossary menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QKeySequence

from facing.core.edit import Place
from facing.core.finding import Side
from facing.session.session import Session
from facing.ui.controls.choice_popup import Choice, ChoicePopup
from facing.ui.glossary.wording import term_words
from facing.ui.messages import glossary_sentence
from facing.ui.window.message_strip import Message, Tone
from facing.ui.window.parts import Parts

_MOST = 9


class GlossaryActions(QObject):
    """Loads glossaries, shows and inserts terms."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._popup = ChoicePopup(parts.theme, parts.spread)
        self._popup.setObjectName("terms")
        self._offered: tuple[str, ...] = ()
        self._popup.chosen.connect(lambda number: self.insert(self._offered[number]))
        parts.actions["add-glossary"].triggered.connect(self.choose_and_load)
        parts.actions["terms-here"].triggered.connect(self.offer_terms)
        panel = parts.side.terms
        panel.insert_wanted.connect(self.insert)
        panel.shelf.removed.connect(self.remove)
        panel.shelf.report_wanted.connect(parts.dialogs.show_text)
        parts.spread.cursor_place_changed.connect(self._place_changed)
        self._menu = parts.menus.submenus["remove-glossary"]
        self._menu.aboutToShow.connect(self._list_loaded)
        parts.commands.glossaries.when_changed(self._changed)
        self._shown: str | None = None

    def choose_and_load(self) -> None:
        """Ask for a glossary and use it."""
        path = self._parts.dialogs.glossary_to_load()
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Use a glossary; say what of it could not be used."""
        glossaries = self._parts.commands.glossaries

        def add() -> None:
            glossary = glossaries.add(path)
            tone = Tone.PROBLEM if glossary.problems else Tone.NOTICE
            self._parts.strip.tell(Message(glossary_sentence(glossary), tone))

        self._parts.attempt(add)
        self._changed()

    def remove(self, path: Path) -> None:
        """Use a glossary no more."""
        self._parts.commands.glossaries.remove(path)
        self._changed()

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

    def _list_loaded(self) -> None:
        self._menu.clear()
        for glossary in self._parts.commands.glossaries.loaded():
            action = self._menu.addAction(glossary.name.replace("&", "&&"))
            action.setStatusTip(str(glossary.path))
            action.triggered.connect(partial(self._remove, glossary.path))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("No glossary is in use")).setEnabled(False)

    def _remove(self, path: Path, _: bool = False) -> None:
        self.remove(path)


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
