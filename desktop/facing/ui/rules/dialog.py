"""The window in which lists of house rules are edited, tried and run."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facing.core.problem import UserProblem
from facing.patterns.house_rules import HouseRule
from facing.session.rule_editor import RuleEditor
from facing.session.rule_lists import ListedRules
from facing.ui.messages import sentence
from facing.ui.rules.form import RuleForm
from facing.ui.rules.list_view import RuleListView
from facing.ui.rules.wording import list_words, state_words

_SIZE = (980, 600)  # pixels
_LIST_WIDTH = 320
_SAVE_AFTER = 400  # milliseconds without a change
_BUTTONS_OF_LIST = ("new", "copy", "rename", "import", "export", "remove")


class RulesDialog(QDialog):
    """Edits one list at a time; all it changes is kept at once.

    ``chosen`` carries the path of the list that is chosen, ``list_wanted`` what is to be done with lists (``new``,
    ``copy``, ``rename``, ``import``, ``export``, ``remove``), ``run_wanted`` the rules that are to run,
    ``problem_met`` a ``UserProblem``.
    """

    chosen = Signal(object)
    list_wanted = Signal(str)
    run_wanted = Signal(object)
    problem_met = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: RuleEditor | None = None
        self._language = ""
        self.setWindowTitle(self.tr("House rules"))
        self.setObjectName("house-rules")
        self.resize(*_SIZE)
        self.lists = QComboBox(self)
        self.lists.setAccessibleName(self.tr("List of house rules"))
        self.rules = RuleListView(self)
        self.rules.setAccessibleName(self.tr("House rules"))
        self.form = RuleForm(self)
        self.in_selection = QCheckBox(self.tr("Only in the selec&tion"), self)
        self._state = QLabel(self)
        self._state.setProperty("look", "soft")
        self._state.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVE_AFTER)
        self._saving.timeout.connect(self.save)
        self._make_buttons()
        self._lay_out()
        self._connect()

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_lists(self, lists: Sequence[ListedRules], current: Path | None) -> None:
        """Offer these lists, of which one is shown."""
        with QSignalBlocker(self.lists):
            self.lists.clear()
            for listed in lists:
                self.lists.addItem(list_words(listed), listed.path)
            self.lists.setCurrentIndex(next((n for n, each in enumerate(lists) if each.path == current), -1))

    def show_editor(self, editor: RuleEditor | None, listed: ListedRules | None, language: str) -> None:
        """Show the rules of a list; they are tried in this language. ``None``: there is no list."""
        self.save()
        self._editor, self._language = editor, language
        told = state_words(listed) if listed is not None else self.tr("There is no list yet: make or import one.")
        self._state.setText(told)
        self._state.setVisible(bool(told))
        self._fill(0)

    def forget(self) -> None:
        """Let go of the list without keeping what was changed."""
        self._saving.stop()
        self._editor = None

    def let_selection(self, possible: bool) -> None:
        """Whether something is selected that rules can be run in."""
        self.in_selection.setEnabled(possible)
        if not possible:
            self.in_selection.setChecked(False)

    def current_rule(self) -> HouseRule | None:
        """The rule that is chosen."""
        row = self.rules.currentRow()
        return self._editor.rules[row] if self._editor is not None and row >= 0 else None

    # --- editing -------------------------------------------------------------------------------------------------

    def add_rule(self) -> None:
        """Put a new rule behind the chosen one and write there."""
        if self._is_editable() and self._editor is not None:
            at = self.rules.currentRow() + 1
            self._editor.add(HouseRule(self.tr("New rule")), at)
            self._fill(at)
            self.form.name.setFocus()
            self.form.name.selectAll()

    def remove_rule(self) -> None:
        """Take the chosen rule out; undo brings it back."""
        row = self.rules.currentRow()
        if self._is_editable() and self._editor is not None and row >= 0:
            self._editor.remove(row)
            self._changed(min(row, len(self._editor.rules) - 1))

    def move_rule(self, places: int) -> None:
        """Move the chosen rule down, or up where negative."""
        row = self.rules.currentRow()
        if self._is_editable() and self._editor is not None and row >= 0:
            self._changed(self._editor.move(row, places))

    def undo(self) -> None:
        """Take the newest change of the list back."""
        if self._editor is not None and self._editor.can_undo:
            row = self.rules.currentRow()
            self._editor.undo()
            self._changed(max(0, min(row, len(self._editor.rules) - 1)))

    def save(self) -> None:
        """Bring what was changed to disk now."""
        self._saving.stop()
        if self._editor is not None:
            try:
                self._editor.save()
            except UserProblem as problem:
                self._state.setText(f"⚠ {sentence(problem)}")
                self._state.show()
                self.problem_met.emit(problem)

    def done(self, result: int) -> None:
        """Keep everything, also when Escape closes."""
        self.save()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything."""
        self.save()
        super().closeEvent(event)

    # --- inside --------------------------------------------------------------------------------------------------

    def _is_editable(self) -> bool:
        return self._editor is not None and not self._editor.is_read_only

    def _changed(self, row: int) -> None:
        self._fill(row)
        self._saving.start()

    def _fill(self, row: int) -> None:
        editor = self._editor
        with QSignalBlocker(self.rules):
            self.rules.clear()
            for rule in editor.rules if editor is not None else ():
                item = QListWidgetItem(rule.name, self.rules)
                item.setToolTip(rule.note)
                flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
                item.setFlags(flags)
                item.setCheckState(Qt.CheckState.Checked if rule.is_on else Qt.CheckState.Unchecked)
            self.rules.setCurrentRow(row)
        self._show_rule()

    def _show_rule(self) -> None:
        rule = self.current_rule()
        self.form.show_rule(rule, self._is_editable())
        self._try()
        self._enable()

    def _rule_edited(self) -> None:
        """A field has changed: the list has the rule at once, the file soon."""
        row, editor = self.rules.currentRow(), self._editor
        if editor is None or row < 0:
            return
        rule = self.form.rule()
        if self._is_editable():
            editor.set(row, rule)
            with QSignalBlocker(self.rules):
                self.rules.item(row).setText(rule.name)
            self._saving.start()
        self._try()
        self._enable()

    def _ticked(self, item: QListWidgetItem) -> None:
        """A rule was switched on or off; one of a list that can only be read for this time."""
        editor, row = self._editor, self.rules.row(item)
        if editor is not None and row >= 0:
            is_on = item.checkState() is Qt.CheckState.Checked
            editor.switch(row, is_on)
            self._saving.start()
            self._show_rule()

    def _try(self) -> None:
        rule = self.form.rule()
        if self._editor is None or self.current_rule() is None or not (rule.pattern.text or rule.method):
            self.form.show_result("")
            return
        try:
            self.form.show_result(self._editor.result(rule, self.form.example.text(), self._language))
        except UserProblem as problem:
            self.form.show_result(sentence(problem), is_problem=True)

    def _enable(self) -> None:
        editor, row = self._editor, self.rules.currentRow()
        editable, has_rule = self._is_editable(), row >= 0
        self._add.setEnabled(editable)
        self._remove.setEnabled(editable and has_rule)
        self._up.setEnabled(editable and row > 0)
        self._down.setEnabled(editable and has_rule and row + 1 < self.rules.count())
        self._undo.setEnabled(editor is not None and editor.can_undo)
        self._run_rule.setEnabled(has_rule)
        self._run_list.setEnabled(editor is not None and bool(editor.runnable()))
        self._do["rename"].setEnabled(editable)
        self._do["remove"].setEnabled(editable)
        for name in ("copy", "export"):
            self._do[name].setEnabled(editor is not None)

    def _run_one(self) -> None:
        rule = self.current_rule()
        if rule is not None:
            self.save()
            self.run_wanted.emit([rule])

    def _run_all(self) -> None:
        if self._editor is not None:
            self.save()
            self.run_wanted.emit(self._editor.runnable())

    def _make_buttons(self) -> None:
        self._add = QPushButton(self.tr("&Add"), self)
        self._remove = QPushButton(self.tr("&Delete"), self)
        self._up = QPushButton(self.tr("&Up"), self)
        self._down = QPushButton(self.tr("Do&wn"), self)
        self._undo = QPushButton(self.tr("Undo"), self)
        self._add.setToolTip(self.tr("A new rule behind the chosen one (Insert)"))
        self._remove.setToolTip(self.tr("Take the chosen rule out (Delete)"))
        self._up.setToolTip(self.tr("Run the chosen rule earlier (Alt+Up)"))
        self._down.setToolTip(self.tr("Run the chosen rule later (Alt+Down)"))
        self._undo.setToolTip(self.tr("Take the last change of this list back (Ctrl+Z)"))
        self._run_rule = QPushButton(self.tr("Run this r&ule…"), self)
        self._run_list = QPushButton(self.tr("Run the &list…"), self)
        self._run_list.setDefault(True)
        self._close = QPushButton(self.tr("Close"), self)
        menu = QMenu(self)
        words = {
            "new": self.tr("&New list…"),
            "copy": self.tr("&Copy this list…"),
            "rename": self.tr("&Rename…"),
            "import": self.tr("&Import a list…"),
            "export": self.tr("&Export this list…"),
            "remove": self.tr("Re&move this list…"),
        }
        self._do = {name: menu.addAction(words[name]) for name in _BUTTONS_OF_LIST}
        for name, action in self._do.items():
            action.triggered.connect(lambda _=False, name=name: self._ask(name))
        self._more = QPushButton(self.tr("L&ists"), self)
        self._more.setMenu(menu)
        for button in (self._add, self._remove, self._up, self._down, self._undo, self._run_rule, self._more):
            button.setAutoDefault(False)

    def _ask(self, name: str) -> None:
        self.save()
        self.list_wanted.emit(name)

    def _lay_out(self) -> None:
        top, under, bottom = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.lists, 1)
        top.addWidget(self._more)
        for button in (self._add, self._remove, self._up, self._down, self._undo):
            under.addWidget(button)
        under.addStretch(1)
        bottom.addWidget(self.in_selection)
        bottom.addStretch(1)
        for button in (self._run_rule, self._run_list, self._close):
            bottom.addWidget(button)
        left, middle, layout = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        left.addWidget(self.rules, 1)
        left.addLayout(under)
        self.rules.setMinimumWidth(_LIST_WIDTH)
        middle.setSpacing(16)
        middle.addLayout(left, 2)
        middle.addWidget(self.form, 3)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._state)
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.lists.activated.connect(lambda number: self.chosen.emit(self.lists.itemData(number)))
        self.rules.currentRowChanged.connect(lambda _: self._show_rule())
        self.rules.itemChanged.connect(self._ticked)
        self.form.edited.connect(self._rule_edited)
        self._add.clicked.connect(self.add_rule)
        self._remove.clicked.connect(self.remove_rule)
        self._up.clicked.connect(lambda: self.move_rule(-1))
        self._down.clicked.connect(lambda: self.move_rule(1))
        self._undo.clicked.connect(self.undo)
        self._run_rule.clicked.connect(self._run_one)
        self._run_list.clicked.connect(self._run_all)
        self._close.clicked.connect(self.close)
        self.rules.adding_wanted.connect(self.add_rule)
        self.rules.removal_wanted.connect(self.remove_rule)
        self.rules.move_wanted.connect(self.move_rule)
        self.rules.undo_wanted.connect(self.undo)
