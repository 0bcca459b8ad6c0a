"""Asks for the number of a paragraph."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from facing.ui.controls.number_fields import indent_number


class ParagraphDialog(QDialog):
    """A number from 1 to ``count``; ``question`` says of which text."""

    def __init__(self, question: str, count: int, current: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Go to paragraph"))
        self.setMinimumWidth(320)
        label = QLabel(question, self)
        self._number = QSpinBox(self)
        self._number.setRange(1, count)
        self._number.setValue(current)
        self._number.setAccessibleName(question)
        self._number.selectAll()
        indent_number(self._number)
        label.setBuddy(self._number)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        go = buttons.addButton(self.tr("&Go there"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (label, self._number, buttons):
            layout.addWidget(widget)

    def answer(self) -> int:
        """The number."""
        return self._number.value()
