"""The commands for whole glossaries: loaded, in use or not, ordered, imported, exported, left alone."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from facing.core.problem import UserProblem
from facing.glossary.loading import LoadedGlossary
from facing.glossary.losses import Loss
from facing.glossary.rows import RowProblem
from facing.glossary.terms import Term
from facing.session.glossary_files import FileEvent
from facing.session.glossary_shelf import Shelved
from facing.session.term_import import ImportChoice, ImportedTable, read_table, terms_in
from facing.ui.glossary.sentences import copy_sentence, exported_sentence, losses_sentence
from facing.ui.glossary.wording import glossary_name
from facing.ui.messages import glossary_sentence, row_sentence, terms_counted
from facing.ui.window.message_strip import Message, Tone
from facing.ui.window.parts import Parts

LOOK_EVERY = 1000  # milliseconds between two looks at whether other programs have changed glossaries


class ShelfActions(QObject):
    """Does what the Glossary menu and the panel ask for with a glossary."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._glossaries = parts.commands.glossaries
        self._told: set[tuple[Path, str]] = set()
        parts.actions["add-glossary"].triggered.connect(self.choose_and_load)
        parts.actions["import-terms"].triggered.connect(self.choose_and_import)
        parts.actions["export-terms"].triggered.connect(self.export_target)
        menu = parts.side.terms.shelf.menu
        menu.removed.connect(self._glossaries.remove)
        menu.moved.connect(self._glossaries.move)
        menu.aimed.connect(self._glossaries.aim)
        menu.switched.connect(self.switch)
        menu.export_wanted.connect(self.export)
        parts.side.terms.shelf.report_wanted.connect(parts.dialogs.show_text)
        self._menu = parts.menus.submenus["glossaries"]
        self._menu.aboutToShow.connect(self._list)
        self._glossaries.when_file_changed(self._file_changed)
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_EVERY)
        self._looks.timeout.connect(self._glossaries.look_at_files)
        self._looks.start()

    def choose_and_load(self) -> None:
        """Ask for a glossary and use it."""
        path = self._parts.dialogs.glossary_to_load()
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Use a glossary; say what of it could not be used."""
        self._glossaries.add_soon(path, self._loaded, self._parts.tell)

    def switch(self, path: Path, on: bool) -> None:
        """Look for the terms of a glossary in the document that is open, or not."""
        session = self._parts.session
        if session is not None:
            self._parts.attempt(lambda: session.decisions.use_glossary(path, on))

    def choose_and_import(self) -> None:
        """Ask for a table, show which column is what, and take its terms into the glossary that new terms go to."""
        target = next((each for each in self._glossaries.shelved() if each.path == self._glossaries.target), None)
        path = self._parts.dialogs.table_to_import() if target is not None else None
        if target is None or path is None:
            return

        def read() -> ImportedTable | UserProblem:
            try:
                return read_table(path)
            except UserProblem as problem:
                return problem

        self._glossaries.prepare(read, partial(self._import, target))

    def _import(self, target: Shelved, table: ImportedTable | UserProblem) -> None:
        if isinstance(table, UserProblem):
            self._parts.tell(table)
            return
        name = glossary_name(target)
        choice = self._parts.dialogs.terms_to_import(table, name, read_table)
        if choice is not None:
            self._glossaries.prepare(partial(_imported, choice), partial(self._take, target, table.path))

    def _take(self, target: Shelved, path: Path, found: "_Imported") -> None:
        """Add the terms; tell how many, and which rows were left out."""
        if isinstance(found, UserProblem):
            self._parts.tell(found)
            return
        terms, problems = found
        self._glossaries.add_terms(terms, target.path)
        told = self.tr("{terms} of “{file}” are in the glossary “{name}” now; rows left out: {count}.")
        left_out = [problem for problem in problems if problem.reason.leaves_out]
        told = told.format(
            terms=terms_counted(len(terms)), file=path.name, name=glossary_name(target), count=f"{len(left_out):n}"
        )
        rows = "\n".join(map(row_sentence, left_out))
        title = self.tr("Rows of “{name}” that were left out").format(name=path.name)
        show = (self.tr("Show them"), partial(self._parts.dialogs.show_text, title, rows)) if rows else None
        self._parts.strip.tell(Message(told, Tone.PROBLEM if rows else Tone.NOTICE, show))

    def export_target(self) -> None:
        """Write the glossary that new terms go to into another file."""
        if self._glossaries.target is not None:
            self.export(self._glossaries.target)

    def export(self, path: Path) -> None:
        """Write a glossary into another file, in a format of the user's choice."""
        terms = self._glossaries.terms(path)
        if not terms:
            self._parts.status.showMessage(self.tr("This glossary has no terms yet."), 4000)
            return
        answer = self._parts.dialogs.glossary_to_write(path)
        if answer is None:
            return
        target, format = answer
        if target == path:
            self._parts.status.showMessage(self.tr("That is the file of the glossary itself."), 4000)
            return
        self._glossaries.export(terms, target, format, partial(self._exported, target), self._parts.tell)

    def _exported(self, target: Path, losses: tuple[Loss, ...]) -> None:
        self._parts.strip.tell(Message(exported_sentence(target, losses), Tone.PROBLEM if losses else Tone.NOTICE))

    def _loaded(self, glossary: LoadedGlossary) -> None:
        tone = Tone.PROBLEM if glossary.left_out else Tone.NOTICE
        self._parts.strip.tell(Message(glossary_sentence(glossary), tone))

    def _file_changed(self, event: FileEvent) -> None:
        """Tell what of the terms is not in the file; each thing once."""
        if event.copy is not None:
            self._parts.strip.tell(Message(copy_sentence(event.path, event.copy)))
        if event.losses:
            self._once(event.path, losses_sentence(event.path, event.losses))
        if event.problem is not None and not self._glossaries.is_edited(event.path):
            self._parts.tell(event.problem)

    def _once(self, path: Path, sentence: str) -> None:
        if (path, sentence) not in self._told:
            self._told.add((path, sentence))
            self._parts.strip.tell(Message(sentence, Tone.PROBLEM))

    def _list(self) -> None:
        self._menu.clear()
        target = self._glossaries.target
        for shelved in self._glossaries.shelved():
            menu = self._menu.addMenu(glossary_name(shelved).replace("&", "&&"))
            self._parts.side.terms.shelf.menu.fill(menu, shelved, shelved.path == target)


def _imported(choice: ImportChoice) -> "_Imported":
    """The terms of a table, which stand at no place of a glossary yet, and what was left out."""
    try:
        terms, problems = terms_in(choice)
    except UserProblem as problem:
        return problem
    return [replace(term, place=None) for term in terms], problems


_Imported = tuple[list[Term], list[RowProblem]] | UserProblem
