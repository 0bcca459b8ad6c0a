"""A list that takes no more height than its rows, and tells the keys that choose from it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyledItemDelegate, QWidget

from facing.ui.controls.row_model import RowModel

_LEAST_ROWS = 3


class FittedList(QListView):
    """``accepted`` carries 0 for Enter and 1 to 9 for a digit; ``moved`` the index that the user went to.

    ``turned`` is told for the right (``True``) and the left arrow key.
    """

    accepted = Signal(int)
    moved = Signal(QModelIndex)
    turned = Signal(bool)
    focused = Signal(bool)

    def __init__(
        self, model: RowModel, delegate: QStyledItemDelegate, row_height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._row_height = row_height
        self._by_user = False
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self.updateGeometry)

    def choose_row(self, row: int | None) -> None:
        """Choose a row for the program's own reasons: ``moved`` is not emitted."""
        if row is None:
            self.selectionModel().clear()
        else:
            self._rows.reveal(row)
            index = self._rows.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell where the user went; rows that go under the current one move it too, and that is not the user."""
        super().currentChanged(current, previous)
        if self._by_user and current.isValid():
            # What follows from it is not the user's doing.
            self._by_user = False
            self.moved.emit(self.currentIndex())

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(200, self._rows.rowCount() * self._row_height + 4)

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(120, min(self._rows.rowCount(), _LEAST_ROWS) * self._row_height + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and digits choose; everything else moves."""
        digit = event.key() - Qt.Key.Key_0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit(0)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.turned.emit(event.key() == Qt.Key.Key_Right)
        elif 1 <= digit <= 9:
            self.accepted.emit(digit)
        else:
            self._by_user = True
            super().keyPressEvent(event)
            self._by_user = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to its row."""
        self._by_user = True
        super().mousePressEvent(event)
        self._by_user = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit(False)
