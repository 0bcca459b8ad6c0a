"""The menu of a page: suggestions, what can be done with a finding, editing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QTextDocument
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from facing.core.finding import Finding

_MOST = 9  # suggestions shown
_SHOWN = 60  # code points of a suggestion shown


class PageMenu(QMenu):
    """Built anew for each place, and gone when it closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)

    def add_suggestions(self, finding: Finding, choose: Callable[[Finding, str], None]) -> None:
        """One entry for each suggestion; ``choose`` is told which."""
        for text in finding.suggestions[:_MOST]:
            entry = self._add(_as_entry(text) or self.tr("(remove)"), partial(choose, finding, text))
            font = entry.font()
            font.setBold(True)
            entry.setFont(font)
        if not finding.suggestions:
            self._add(self.tr("No suggestion"), lambda: None, enabled=False)
        self.addSeparator()

    def add_group(self, actions: Sequence[QAction]) -> None:
        """Commands of the window, and a line below them."""
        self.addActions(list(actions))
        if actions:
            self.addSeparator()

    def add_steps(self, document: QTextDocument, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        """Undo and redo, as far as the document has something to take back."""
        standard = QKeySequence.StandardKey
        self._add(self.tr("Undo"), undo, standard.Undo, document.isUndoAvailable())
        self._add(self.tr("Redo"), redo, standard.Redo, document.isRedoAvailable())
        self.addSeparator()

    def add_editing(self, page: QPlainTextEdit) -> None:
        """Cut, copy, paste, select all."""
        selected = page.textCursor().hasSelection()
        standard = QKeySequence.StandardKey
        self._add(self.tr("Cut"), page.cut, standard.Cut, selected)
        self._add(self.tr("Copy"), page.copy, standard.Copy, selected)
        self._add(self.tr("Paste"), page.paste, standard.Paste, page.canPaste())
        self.addSeparator()
        self._add(self.tr("Select all"), page.selectAll, standard.SelectAll)

    def add_reading(self, page: QPlainTextEdit) -> None:
        """Copy and select all."""
        standard = QKeySequence.StandardKey
        self._add(self.tr("Copy"), page.copy, standard.Copy, page.textCursor().hasSelection())
        self.addSeparator()
        self._add(self.tr("Select all"), page.selectAll, standard.SelectAll)

    def _add(
        self,
        text: str,
        run: Callable[[], object],
        keys: QKeySequence.StandardKey | None = None,
        enabled: bool = True,
    ) -> QAction:
        entry = QAction(text, self)
        if keys is not None:
            entry.setShortcut(keys)
        entry.setEnabled(enabled)
        entry.triggered.connect(lambda: run())
        self.addAction(entry)
        return entry


def _as_entry(text: str) -> str:
    """A suggestion as a menu can show it: one line, no accelerator."""
    line = " ".join(text.split())
    return (line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…").replace("&", "&&")
