"""Asks for the name and the note of a version."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from facing.core.document import Version


class VersionDialog(QDialog):
    """A name, which may be empty, and a note."""

    def __init__(self, version: Version | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keep named version") if version is None else self.tr("Name and note"))
        self.setMinimumWidth(420)
        self._name = QLineEdit(version.name if version else "", self)
        self._name.setPlaceholderText(self.tr("For instance: before the second reading"))
        self._note = QPlainTextEdit(version.note if version else "", self)
        self._note.setProperty("look", "field")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(84)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        keep = buttons.addButton(
            self.tr("&Keep version") if version is None else self.tr("&Rename"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addRow(self.tr("&Name"), self._name)
        layout.addRow(self.tr("N&ote"), self._note)
        layout.addRow(buttons)

    def answer(self) -> tuple[str, str]:
        """Name and note as they were written, without spaces around them."""
        return self._name.text().strip(), self._note.toPlainText().strip()
