"""A field for the path of a file or folder, with a button that chooses one."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class PathField(QWidget):
    """The path can be written, chosen, or emptied; ``path_changed`` tells of it.

    ``name`` is what the field and the file dialog are called.
    """

    path_changed = Signal()

    class Kind(Enum):
        """What the path is of."""

        FILE = auto()
        FOLDER = auto()

    def __init__(self, kind: Kind, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._name = name
        self._line = QLineEdit(self)
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(self.tr("None"))
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(self.path_changed)
        self._folder = ""
        self._choose = QPushButton(self.tr("Choose…"), self)
        self._choose.setAccessibleName(self.tr("Choose: {name}").format(name=name))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._choose)
        self.setFocusProxy(self._line)

    def path(self) -> str:
        """The path; empty for none."""
        return self._line.text().strip()

    def show_path(self, path: str) -> None:
        """Show this path."""
        self._line.setText(path)

    def say_when_empty(self, words: str) -> None:
        """What an empty path stands for, in place of “None”."""
        self._line.setPlaceholderText(words)

    def start_in(self, folder: Path) -> None:
        """Look in this folder first while there is no path."""
        self._folder = str(folder)

    def _ask(self) -> None:
        start = self.path() or self._folder
        if self._kind is PathField.Kind.FOLDER:
            found = QFileDialog.getExistingDirectory(self, self._name, start)
        else:
            found, _ = QFileDialog.getOpenFileName(self, self._name, start)
        if found:
            self.show_path(found)
