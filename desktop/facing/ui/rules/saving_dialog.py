"""Asks for the name of a house rule and the list that it goes to."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from facing.patterns.house_rules import HouseRule


class SaveRuleDialog(QDialog):
    """The rule with another name and a note, for one of the lists or a new one."""

    def __init__(self, rule: HouseRule, lists: Sequence[tuple[str, Path]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = rule
        self.setWindowTitle(self.tr("Save as house rule"))
        self.setMinimumWidth(420)
        self._name, self._note = QLineEdit(rule.name, self), QLineEdit(rule.note, self)
        self._lists = QComboBox(self)
        for name, path in lists:
            self._lists.addItem(name, path)
        self._lists.addItem(self.tr("A new list"), None)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._save = buttons.addButton(self.tr("&Save rule"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._name.textChanged.connect(lambda text: self._save.setEnabled(bool(text.strip())))
        layout = QFormLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for words, field in (
            (self.tr("&Name"), self._name),
            (self.tr("N&ote"), self._note),
            (self.tr("&List"), self._lists),
        ):
            layout.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        layout.addRow(buttons)
        self._name.selectAll()

    def answer(self) -> tuple[HouseRule, Path | None]:
        """The rule, and the file of the list; ``None`` for a new list."""
        rule = replace(self._rule, name=self._name.text().strip(), note=self._note.text().strip())
        return rule, self._lists.currentData()
