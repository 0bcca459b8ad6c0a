"""Opens the table of terms, and keeps it with the glossaries as they are."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facing.core.problem import ProblemCode
from facing.session.glossary_shelf import Shelved
from facing.session.term_editor import Entry, TermEditor
from facing.ui.glossary.sentences import changed_sentence
from facing.ui.glossary.table_dialog import TermTableDialog
from facing.ui.glossary.wording import glossary_name
from facing.ui.window.message_strip import Message, Tone
from facing.ui.window.parts import Parts


class TermTableActions(QObject):
    """One table at a time, of one glossary; ``copy_wanted`` carries the path of a glossary that is only read."""

    copy_wanted = Signal(object)

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._dialog: TermTableDialog | None = None
        self._editor: TermEditor | None = None
        parts.actions["edit-terms"].triggered.connect(self.edit_target)
        parts.side.terms.shelf.menu.edit_wanted.connect(self.edit)

    def edit_target(self) -> None:
        """Open the table of the glossary that new terms go to."""
        target = self._parts.commands.glossaries.target
        if target is not None:
            self.edit(target)

    def edit(self, path: Path) -> None:
        """Open the table of a glossary."""
        if self._dialog is None:
            self._dialog = TermTableDialog(self._parts.theme, self._parts.spread.window())
            self._dialog.chosen.connect(self._show)
            self._dialog.finished.connect(self._end)
            self._dialog.copy_wanted.connect(self.copy_wanted)
        self._show(path)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _show(self, path: Path) -> None:
        glossaries, dialog = self._parts.commands.glossaries, self._dialog
        shelved = [each for each in glossaries.shelved() if each.problem is None]
        chosen = next((each for each in shelved if each.path == path), None)
        if dialog is None or chosen is None:
            return
        self._end()
        dialog.show_names([(glossary_name(each), each.path) for each in shelved], path)
        self._editor = TermEditor(glossaries, path, self._changed)
        dialog.show_editor(self._editor, glossary_name(chosen), _is_writable(chosen))

    def _changed(self, new: Sequence[Entry]) -> None:
        if self._dialog is not None:
            self._dialog.editor_changed()

    def _end(self) -> None:
        """Let go of the glossary; what could not be saved is told in the window."""
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.close()
            problem = editor.problem
            if problem is not None and problem.code is ProblemCode.TARGET_CHANGED_OUTSIDE:
                self._parts.strip.tell(Message(changed_sentence(editor.path), Tone.PROBLEM, self._again(editor.path)))
            elif problem is not None:
                self._parts.tell(problem)

    def _again(self, path: Path) -> tuple[str, Callable[[], None]]:
        return self.tr("Open its table"), partial(self.edit, path)


def _is_writable(shelved: Shelved) -> bool:
    if shelved.glossary is None:
        return shelved.is_personal
    return shelved.glossary.format.is_writable and not shelved.is_lent
