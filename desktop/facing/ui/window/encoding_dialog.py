"""Asks how the letters of a file are to be read, and shows how it begins in each encoding."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from facing.files.candidates import Candidate
from facing.ui.encodings import encoding_languages, encoding_name, percent

_SIZE = (860, 460)  # pixels
_BESIDE = 32  # pixels of a list beside its words: frame, padding, scroll bar


class EncodingDialog(QDialog):
    """``found`` are encodings that read all of the file, the one in use first."""

    def __init__(self, name: str, found: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.setWindowTitle(self.tr("Reopen with encoding"))
        self.resize(*_SIZE)
        about = QLabel(
            self.tr(
                "Choose the reading of “{name}” in which all letters look right. Your edits are brought over where "
                "they fit, and what is there now is kept as a version. The file stays as it is."
            ).format(name=name),
            self,
        )
        about.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Encodings that read the whole file"))
        self.list.setProperty("look", "field")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, candidate in enumerate(found):
            self.list.addItem(QListWidgetItem(self._words(number, candidate)))
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + _BESIDE)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setProperty("look", "field")
        self.preview.setTabChangesFocus(True)
        self.told = QLabel(self)
        self.told.setProperty("look", "soft")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = self._buttons.addButton(self.tr("&Reopen"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._activated)
        self._lay_out(about)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> str:
        """The encoding that is chosen, as Python names it."""
        return self._found[self.list.currentRow()].encoding

    def _lay_out(self, about: QLabel) -> None:
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.told)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.list, 1)
        both.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addLayout(both, 1)
        layout.addWidget(self._buttons)

    def _words(self, number: int, candidate: Candidate) -> str:
        languages = encoding_languages(candidate.encoding)
        words = encoding_name(candidate.encoding) + (f" – {languages}" if languages else "")
        if number == 0:
            return self.tr("{encoding} (now)").format(encoding=words)
        return words if candidate.certainty is None else f"{words}, {percent(candidate.certainty)}"

    def _show(self, row: int) -> None:
        candidate = self._found[row]
        self.preview.setPlainText("\n".join(candidate.lines))
        name = encoding_name(candidate.encoding)
        self.preview.setAccessibleName(self.tr("First lines read as {encoding}").format(encoding=name))
        if row == 0:
            told = self.tr("This is how it is read now.")
        elif candidate.alike:
            told = self.tr("These lines look the same as now.")
        else:
            told = self.tr("First lines with letters outside English.")
        self.told.setText(told)
        self._accept.setEnabled(row > 0)

    def _activated(self, item: QListWidgetItem) -> None:
        if self.list.row(item):
            self.accept()
