"""The fields of one house rule, and a line on which it is tried."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from facing.patterns.house_rules import HouseRule, Method
from facing.patterns.pattern import Pattern
from facing.ui.rules.wording import method_words

_MOST_LETTERS = 2_000
_EXPRESSION = "expression"
_VISIBLE = str.maketrans({"\n": "¶", "\t": "→", "\u00a0": "°", "\u202f": "°"})


class RuleForm(QWidget):
    """``edited`` is emitted when a field was changed by hand; ``rule`` then gives the rule as it is in the fields."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = HouseRule("")
        self.name, self.found, self.replacement = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.note, self.languages, self.others = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.example = QLineEdit(self)
        self.what = QComboBox(self)
        self.what.addItem(self.tr("Words as they are written"), "")
        self.what.addItem(self.tr("Regular expression"), _EXPRESSION)
        for method in Method:
            self.what.addItem(method_words(method), method.value)
        self.case = QCheckBox(self.tr("Match &case"), self)
        self.words = QCheckBox(self.tr("Whole &words"), self)
        self.in_markup = QCheckBox(self.tr("Al&so in code and addresses"), self)
        self._result = QLabel(self)
        self._result.setObjectName("rule-result")
        self._result.setWordWrap(True)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        for field in (self.name, self.found, self.replacement, self.note, self.languages, self.others, self.example):
            field.setMaxLength(_MOST_LETTERS)
            field.textEdited.connect(self.edited)
        for box in (self.case, self.words, self.in_markup):
            box.clicked.connect(self.edited)
        self.what.activated.connect(self._what_chosen)

    def rule(self) -> HouseRule:
        """The rule as the fields say it."""
        what = self.what.currentData()
        method = Method(what) if what not in ("", _EXPRESSION) else None
        pattern = Pattern(self.found.text(), what == _EXPRESSION, self.case.isChecked(), self.words.isChecked())
        return replace(
            self._rule,
            name=self.name.text(),
            pattern=Pattern("") if method else pattern,
            replacement="" if method else self.replacement.text(),
            method=method,
            note=self.note.text(),
            example=self.example.text(),
            languages=_codes(self.languages),
            except_languages=_codes(self.others),
            in_markup=self.in_markup.isChecked(),
        )

    def show_rule(self, rule: HouseRule | None, editable: bool) -> None:
        """Fill the fields; ``None``: there is no rule to edit."""
        self._rule = rule or HouseRule("")
        shown = self._rule
        for field, text in (
            (self.name, shown.name),
            (self.found, shown.pattern.text),
            (self.replacement, shown.replacement),
            (self.note, shown.note),
            (self.example, shown.example),
            (self.languages, " ".join(shown.languages)),
            (self.others, " ".join(shown.except_languages)),
        ):
            field.setText(text)
            field.setCursorPosition(0)
            # What can only be read can still be copied, and another line can be tried.
            field.setReadOnly(not editable and field is not self.example)
        what = shown.method.value if shown.method else _EXPRESSION if shown.pattern.is_expression else ""
        with QSignalBlocker(self.what):
            self.what.setCurrentIndex(self.what.findData(what))
        self.case.setChecked(shown.pattern.match_case)
        self.words.setChecked(shown.pattern.whole_words)
        self.in_markup.setChecked(shown.in_markup)
        for widget in (self.what, self.case, self.words, self.in_markup):
            widget.setEnabled(editable)
        self._enable(editable)
        self.setEnabled(rule is not None)

    def show_result(self, line: str, is_problem: bool = False) -> None:
        """Say what becomes of the example, or why nothing does."""
        self._result.setText(f"⚠ {line}" if is_problem else line.translate(_VISIBLE))
        self._result.setAccessibleName(self.tr("Result: {line}").format(line=line))

    def result(self) -> str:
        """What is said to become of the example."""
        return self._result.text()

    def _what_chosen(self) -> None:
        self._enable(True)
        self.edited.emit()

    def _enable(self, editable: bool) -> None:
        has_pattern = self.what.currentData() in ("", _EXPRESSION)
        for widget in (self.found, self.replacement):
            widget.setEnabled(has_pattern)
        for box in (self.case, self.words):
            box.setEnabled(has_pattern and editable)

    def _lay_out(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(9)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        flags = QHBoxLayout()
        flags.setSpacing(16)
        for box in (self.case, self.words, self.in_markup):
            flags.addWidget(box)
        flags.addStretch(1)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Na&me"), self.name),
            (self.tr("Loo&k for"), self.what),
            (self.tr("&Find"), self.found),
            (self.tr("&Replace with"), self.replacement),
            (self.tr("On&ly for languages"), self.languages),
            (self.tr("No&t for languages"), self.others),
            (self.tr("N&ote"), self.note),
            (self.tr("Tr&y it on"), self.example),
        ]
        for words, field in rows:
            layout.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        layout.insertRow(4, "", flags)
        layout.addRow(self.tr("Result"), self._result)
        for field in (self.languages, self.others):
            field.setPlaceholderText(
                self.tr("Codes such as en or de-CH; empty for all") if field is self.languages else ""
            )
        self.replacement.setPlaceholderText(self.tr("Empty to delete what is found"))


def _codes(field: QLineEdit) -> tuple[str, ...]:
    return tuple(field.text().replace(",", " ").split())
