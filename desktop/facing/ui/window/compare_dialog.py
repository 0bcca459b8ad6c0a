"""Asks for two files: an original and its correction."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facing.ui.controls.path_field import PathField

_WIDTH = 620  # pixels


class CompareDialog(QDialog):
    """``original`` is proposed as the original; the two can change places."""

    def __init__(self, original: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare two files"))
        self.setMinimumWidth(_WIDTH)
        about = QLabel(self.tr("They may have different formats. Both files stay as they are."), self)
        about.setProperty("look", "soft")
        self.original = PathField(PathField.Kind.FILE, self.tr("Original, at the left"), self)
        self.correction = PathField(PathField.Kind.FILE, self.tr("Correction, at the right"), self)
        swap = QPushButton(self.tr("&Swap"), self)
        swap.setAccessibleName(self.tr("Let original and correction change places"))
        swap.setAutoDefault(False)
        swap.clicked.connect(self._swap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(swap, QDialogButtonBox.ButtonRole.ResetRole)
        self._open = buttons.addButton(self.tr("C&ompare"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._open.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        grid = QGridLayout()
        fields = ((self.tr("O&riginal"), self.original), (self.tr("&Correction"), self.correction))
        for row, (words, field) in enumerate(fields):
            label = QLabel(words, self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.path_changed.connect(self._enable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addLayout(grid)
        layout.addWidget(buttons)
        if original is not None:
            self.original.show_path(str(original))
            self.correction.start_in(original.parent)
            self.correction.setFocus()
        self._enable()

    def answer(self) -> tuple[Path, Path]:
        """The original and the correction."""
        return Path(self.original.path()).expanduser(), Path(self.correction.path()).expanduser()

    def _swap(self) -> None:
        original, correction = self.original.path(), self.correction.path()
        self.original.show_path(correction)
        self.correction.show_path(original)

    def _enable(self) -> None:
        self._open.setEnabled(bool(self.original.path() and self.correction.path()))
