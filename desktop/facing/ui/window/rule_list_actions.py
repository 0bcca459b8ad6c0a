"""Opens the window of the house rules, and does what it asks for with whole lists."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facing.core.finding import Side
from facing.patterns.house_rules import RuleList
from facing.patterns.rule_files import SUFFIX
from facing.session.rule_editor import RuleEditor
from facing.session.rule_lists import ListedRules
from facing.ui.rules.dialog import RulesDialog
from facing.ui.window.message_strip import Message, Tone
from facing.ui.window.parts import Parts


class RuleListActions(QObject):
    """One window at a time; ``run_wanted`` carries rules, and whether they are to run in the selection alone."""

    run_wanted = Signal(object, bool)

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lists = parts.commands.rule_lists
        self._dialog: RulesDialog | None = None
        self._listed: ListedRules | None = None
        self._editor: RuleEditor | None = None
        self._do = {
            "new": self._make,
            "copy": self._copy,
            "rename": self._rename,
            "import": self._import,
            "export": self._export,
            "remove": self._remove,
        }
        parts.actions["house-rules"].triggered.connect(self.open)

    def open(self) -> None:
        """Open the window with the list that was shown last."""
        if self._dialog is None:
            dialog = self._dialog = RulesDialog(self._parts.spread.window())
            dialog.chosen.connect(self._show)
            dialog.list_wanted.connect(lambda name: self._do[name]())
            dialog.run_wanted.connect(lambda rules: self.run_wanted.emit(rules, dialog.in_selection.isChecked()))
        self._show(self._listed.path if self._listed else None)
        spread = self._parts.spread
        selected = spread.current_anchor(Side.CORRECTION) != spread.current_place(Side.CORRECTION)
        self._dialog.let_selection(self._parts.session is not None and selected)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def refresh(self) -> None:
        """The files are others than they were."""
        if self._dialog is not None and self._dialog.isVisible():
            self._show(self._listed.path if self._listed else None)

    def _show(self, path: Path | None) -> None:
        """Show a list, the first one where it is gone."""
        dialog = self._dialog
        if dialog is None:
            return
        dialog.save()
        lists = self._lists.lists()
        self._listed = next((each for each in lists if each.path == path), lists[0] if lists else None)
        dialog.show_lists(lists, self._listed.path if self._listed else None)
        session = self._parts.session
        language = session.language if session is not None else self._parts.commands.settings.default_english
        self._editor = RuleEditor(self._lists, self._listed) if self._listed else None
        dialog.show_editor(self._editor, self._listed, language)

    # --- whole lists ---------------------------------------------------------------------------------------------

    def _make(self) -> None:
        name = self._parts.dialogs.list_name(self.tr("New list"), self.tr("My house rules"))
        if name is not None:
            self._add(RuleList(name))

    def _copy(self) -> None:
        if self._listed is None:
            return
        proposed = self.tr("{name} (copy)").format(name=self._listed.rules.name)
        name = self._parts.dialogs.list_name(self.tr("Copy this list"), proposed)
        if name is not None:
            self._add(replace(self._listed.rules, name=name))

    def _add(self, rules: RuleList) -> None:
        made: list[Path] = []
        if self._parts.attempt(lambda: made.append(self._lists.add(rules))):
            self._show(made[0])

    def _rename(self) -> None:
        editor = self._editor
        name = self._parts.dialogs.list_name(self.tr("Rename the list"), editor.name) if editor else None
        if editor is not None and name is not None and self._parts.attempt(lambda: editor.rename(name)):
            self._show(editor.path)

    def _import(self) -> None:
        path = self._parts.dialogs.rules_to_import()
        taken: list[ListedRules] = []
        if path is not None and self._parts.attempt(lambda: taken.append(self._lists.bring_in(path))):
            self._show(taken[0].path)

    def _export(self) -> None:
        listed = self._listed
        if listed is None:
            return
        path = self._parts.dialogs.file_to_make(self.tr("Export"), Path.home() / f"{listed.path.stem}{SUFFIX}")
        if path is None:
            return
        if path == listed.path:
            self._parts.strip.tell(Message(self.tr("That is the file of the list itself."), Tone.PROBLEM))
            return
        current = self._lists.list_at(listed.path) or listed
        if self._parts.attempt(lambda: self._lists.write(path, current.rules)):
            told = self.tr("The list is written as “{name}”.").format(name=path.name)
            self._parts.strip.tell(Message(told))

    def _remove(self) -> None:
        listed = self._listed
        if listed is None or listed.is_shipped:
            return
        question = self.tr("Remove the list “{name}”?").format(name=listed.rules.name)
        consequence = self.tr("Its file is removed with its rules: export it first to keep them.")
        if self._parts.dialogs.confirm(question, consequence, self.tr("&Remove")):
            self._parts.attempt(lambda: self._lists.remove(listed.path))
            self._listed = self._editor = None
            if self._dialog is not None:
                self._dialog.forget()
            self._show(None)
