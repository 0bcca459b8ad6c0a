"""Writes the style sheet of the open document."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from facing.core.finding import Side
from facing.core.sheet import SheetFormat
from facing.session.session import Session
from facing.session.style_sheet import StyleFacts, StyleSheet, style_sheet
from facing.ui.style_sheet.wording import SheetWords
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts


class StyleSheetActions(QObject):
    """Asks for a file first, then gathers and writes away from the window's thread."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._words = SheetWords(self)
        parts.actions["style-sheet"].triggered.connect(self.write)

    def write(self) -> None:
        """Write the style sheet to a file of the user's choice."""
        session = self._parts.session
        if session is None:
            return
        proposed = session.exporting.proposed_sheet(SheetFormat.HTML)
        path = self._parts.dialogs.sheet_to_write(proposed)
        if path is None:
            return
        glossaries, decisions = self._parts.commands.glossaries, session.decisions
        facts = StyleFacts(
            {side: session.text(side) for side in Side},
            session.language,
            {side: session.findings.listed(side) for side in Side},
            decisions.all(),
            decisions.choices.rules_run,
            glossaries.terms_of,
        )
        self._parts.status.showMessage(self.tr("Making the style sheet…"))
        glossaries.prepare(lambda: style_sheet(facts), partial(self._write, session, path))

    def _write(self, session: Session, path: Path, found: StyleSheet) -> None:
        self._parts.status.clearMessage()
        sheet = self._words.sheet(found, session.original.path.name, session.language, date.today())
        form = SheetFormat.DOCX if path.suffix.lower() == ".docx" else SheetFormat.HTML
        session.exporting.write_sheet(sheet, form, path, partial(self._written, path), self._parts.tell)

    def _written(self, path: Path) -> None:
        self._parts.strip.tell(Message(self.tr("The style sheet is written as “{name}”.").format(name=path.name)))
