"""A list model of plain values, each described by its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

# Rows that a view is given at a time.
BATCH = 200


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says: its words, a soft remark at the right, a tool tip. A header cannot be chosen.

    ``state`` is told by a shape to the eye and in this word to a screen reader.
    """

    words: str
    remark: str = ""
    tip: str = ""
    is_header: bool = False
    state: str = ""


class RowModel(QAbstractListModel):
    """Showing other values changes only the rows that differ, so that the choice and the place stay.

    A view lays out every row that it knows of, so it is given as many as it has asked for by scrolling.
    """

    def __init__(self, describe: Callable[[object], RowWords], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._entries: list[object] = []
        self._shown = 0

    def show(self, entries: Sequence[object]) -> None:
        """Show these values."""
        shown = min(len(entries), max(self._shown, BATCH))
        head, gone, come = difference(self._entries[: self._shown], entries[:shown])
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            del self._entries[head : head + gone]
            self._shown -= gone
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
        self._entries = list(entries)
        self._shown = shown
        if come:
            self.endInsertRows()

    def append(self, entries: Sequence[object]) -> None:
        """Hold these behind the others."""
        self._entries += entries
        self.reveal(min(self._shown + BATCH, len(self._entries)) - 1)

    def reveal(self, row: int) -> None:
        """Let the view know of the rows up to this one."""
        if self._shown <= row < len(self._entries):
            self.beginInsertRows(QModelIndex(), self._shown, row)
            self._shown = row + 1
            self.endInsertRows()

    def entry(self, row: int) -> object | None:
        """The value of a row; ``None`` where there is no such row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def total(self) -> int:
        """How many values there are, known to the view or not."""
        return len(self._entries)

    def words_of(self, row: int) -> RowWords:
        """What a row says."""
        return self._describe(self._entries[row])

    def first(self, fits: Callable[[object], bool]) -> int | None:
        """The first row whose value fits; ``None`` where none does."""
        return next((row for row, entry in enumerate(self._entries) if fits(entry)), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many rows the view knows of."""
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether there are rows that the view does not know of."""
        return not parent.isValid() and self._shown < len(self._entries)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Let the view know of some more rows."""
        self.reveal(min(self._shown + BATCH, len(self._entries)) - 1)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, for the eye and for a screen reader; its value as ``UserRole``."""
        if not 0 <= index.row() < len(self._entries):
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._entries[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        told = self.words_of(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return told.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (told.words, told.remark, told.state) if part)
        return told.words

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Rows can be chosen, headers cannot."""
        if 0 <= index.row() < len(self._entries) and not self.words_of(index.row()).is_header:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags


def difference(old: Sequence[object], new: Sequence[object]) -> tuple[int, int, int]:
    """How many values are the same at the start, and how many then go and come before the rest is the same again."""
    shortest = min(len(old), len(new))
    head = _run(shortest, lambda number: old[number] == new[number])
    tail = _run(shortest - head, lambda number: old[-1 - number] == new[-1 - number])
    return head, len(old) - head - tail, len(new) - head - tail


def _run(most: int, same: Callable[[int], bool]) -> int:
    count = 0
    while count < most and same(count):
        count += 1
    return count
