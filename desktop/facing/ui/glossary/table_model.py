"""The terms of a glossary as a table that is searched, sorted and edited. Tens of thousands of rows are no burden."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from facing.glossary.clashes import ClashSort
from facing.glossary.terms import Form, FormStatus, Term
from facing.session.term_editor import Entry, TermEditor
from facing.session.term_row import TermRow, UnusableRow, term_of
from facing.ui.glossary.columns import Column, choice_of, column_words, edited, shown

_Index = QModelIndex | QPersistentModelIndex

_REMARKS: Mapping[ClashSort, object] = {
    ClashSort.RIGHT_AND_WRONG: QT_TRANSLATE_NOOP("Glossary", "contradicts another term"),
    ClashSort.SEVERAL_REPLACEMENTS: QT_TRANSLATE_NOOP("Glossary", "is replaced otherwise elsewhere"),
    ClashSort.DUPLICATE: QT_TRANSLATE_NOOP("Glossary", "stands here twice"),
}


class TermTableModel(QAbstractTableModel):
    """Rows are the entries of an editor that are searched for, in the order asked for, and an empty one to write in.

    ``refused`` carries the reason why what was written makes no term (``glossary.rows.RowReason``), ``filled`` tells
    that other rows are there.
    """

    refused = Signal(object)
    filled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = column_words()
        self._editor: TermEditor | None = None
        self._shown: list[Entry] = []
        self._wanted = ""
        self._only_clashes = False
        self._order: tuple[Column, bool] | None = None
        self._editable = False
        self._acting = False

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_editor(self, editor: TermEditor | None, editable: bool) -> None:
        """Show the entries of this editor."""
        self._editor, self._editable = editor, editable
        self.refresh()

    def search(self, words: str) -> None:
        """Show the entries that have all these words, in whatever cell, whatever their capitals."""
        self._wanted = words
        self.refresh()

    def show_clashes(self, only: bool) -> None:
        """Show only what stands there twice or is contradicted, or everything."""
        self._only_clashes = only
        self.refresh()

    def sort_by(self, column: Column | None, descending: bool = False) -> None:
        """Sort by a column; ``None``: as in the file."""
        self._order = None if column is None else (column, descending)
        self.refresh()

    def entries_changed(self, new: Sequence[Entry]) -> None:
        """The editor has other entries; not by what was written here."""
        if not self._acting:
            self.refresh()

    def refresh(self) -> None:
        """Find and order the rows again."""
        self.beginResetModel()
        self._shown = self._found()
        self.endResetModel()
        self.filled.emit()

    @property
    def is_editable(self) -> bool:
        """Whether cells can be edited now."""
        return self._editable and self._editor is not None and self._editor.is_ready

    @property
    def count(self) -> int:
        """How many entries are shown."""
        return len(self._shown)

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; ``None`` for the empty one."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, entry: Entry) -> int | None:
        """The row of an entry, if it is shown."""
        return self._shown.index(entry) if entry in self._shown else None

    # --- the model -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """The entries, and an empty row where something can be written."""
        return 0 if parent.isValid() else len(self._shown) + self.is_editable

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """One for each ``Column``."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles above, numbers at the side."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.words.titles[Column(section)]
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.words.tips.get(Column(section))
        elif role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1) if section < len(self._shown) else "+"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Everything but the remarks can be edited; of the empty row, the first column."""
        flag = Qt.ItemFlag
        known = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        is_empty_row = index.row() >= len(self._shown)
        if self.is_editable and index.column() != Column.REMARK and (not is_empty_row or index.column() == Column.TERM):
            return known | flag.ItemIsEditable
        return known

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's words, for the eye, for a screen reader and to be edited."""
        entry, column = self.entry(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.EditRole and entry is not None and column in self.words.choices:
            return choice_of(entry, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return self._words_of(entry, column, role)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.words.titles[column]}: {self._words_of(entry, column, Qt.ItemDataRole.DisplayRole)}"
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was written into a cell: the entry's term changes, or a new one is added."""
        editor = self._editor
        if role != Qt.ItemDataRole.EditRole or editor is None or not self.is_editable:
            return False
        entry = self.entry(index.row())
        self._acting = True
        try:
            if entry is None:
                return self._add(editor, str(value))
            new = editor.replace(entry, edited(entry, Column(index.column()), value))
        except UnusableRow as unusable:
            self.refused.emit(unusable.reason)
            return False
        finally:
            self._acting = False
        self._shown[index.row()] = new
        # Other rows may be duplicates no more, or be so now.
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, Column.REMARK))
        return True

    def remove(self, rows: Sequence[int]) -> None:
        """Take entries out."""
        entries = [entry for row in rows if (entry := self.entry(row)) is not None]
        if self._editor is not None and self.is_editable and entries:
            self._editor.remove(entries)

    # --- inside --------------------------------------------------------------------------------------------------

    def _add(self, editor: TermEditor, text: str) -> bool:
        if not text.strip():
            return False
        term = term_of(TermRow(text), Term((Form(text, FormStatus.ADMITTED),)))
        row = len(self._shown)
        self.beginInsertRows(QModelIndex(), row, row)
        self._shown.append(editor.add(term))
        self.endInsertRows()
        return True

    def _found(self) -> list[Entry]:
        editor = self._editor
        if editor is None:
            return []
        found = editor.entries
        for word in self._wanted.casefold().split():
            found = [entry for entry in found if word in entry.words]
        if self._only_clashes:
            found = [entry for entry in found if editor.clash(entry) is not None]
        if self._order is not None:
            column, descending = self._order
            found = sorted(found, key=lambda entry: self._sort_key(entry, column), reverse=descending)
        return list(found)

    def _sort_key(self, entry: Entry, column: Column) -> str:
        words = self._remark(entry) if column is Column.REMARK else shown(entry, column, self.words)
        return words.casefold()

    def _words_of(self, entry: Entry | None, column: Column, role: int) -> str:
        if entry is None:
            is_hint = column is Column.TERM and role == Qt.ItemDataRole.DisplayRole
            return QCoreApplication.translate("Glossary", "New term…") if is_hint else ""
        return self._remark(entry) if column is Column.REMARK else shown(entry, column, self.words)

    def _remark(self, entry: Entry) -> str:
        clash = self._editor.clash(entry) if self._editor is not None else None
        return "" if clash is None else QCoreApplication.translate("Glossary", str(_REMARKS[clash]))
