"""Everything that was ignored, switched off or on, or declared known, with the means to take it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facing.session.decisions import Decision
from facing.ui.controls.empty_state import EmptyState
from facing.ui.decisions.wording import row_of

_SIZE = (720, 480)  # pixels
_AIR = 12  # pixels between columns


class DecisionsDialog(QDialog):
    """A table that can be searched. Enter and Delete take back what is chosen; several rows can be chosen at once.

    ``read`` gives the decisions as they are, ``take_back`` is told which shall hold no more.
    """

    def __init__(
        self,
        read: Callable[[], Sequence[Decision]],
        take_back: Callable[[Sequence[Decision]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._take_back = take_back
        self._decisions: list[Decision] = []
        self.setWindowTitle(self.tr("Ignored and switched off"))
        self.resize(*_SIZE)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Find words or rules"))
        self._search.setAccessibleName(self.tr("Find words or rules"))
        self._search.setClearButtonEnabled(True)
        self._table = self._made_table()
        self._empty = EmptyState(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._button = buttons.addButton(self.tr("&Take back"), QDialogButtonBox.ButtonRole.ActionRole)
        self._button.setToolTip(self.tr("What is chosen holds no more (Delete)"))
        self._button.setDefault(True)
        self._button.clicked.connect(self.take_back_chosen)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._search)
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 1)
        layout.addWidget(buttons)
        self._search.textChanged.connect(self._show_found)
        self._table.itemSelectionChanged.connect(self._enable)
        self._fill()
        (self._table if self._decisions else self._search).setFocus()

    def take_back_chosen(self) -> None:
        """Take back what is chosen and go to the row that follows."""
        chosen = {index.row() for index in self._table.selectionModel().selectedRows()}
        rows = sorted(chosen.intersection(self._visible_rows()))
        if not rows:
            return
        self._take_back([self._decisions[row] for row in rows])
        self._fill()
        left = self._visible_rows()
        if left:
            self._table.selectRow(next((row for row in left if row >= rows[0]), left[-1]))
        else:
            self._search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes back; the rest is as in every dialog."""
        if event.key() == Qt.Key.Key_Delete and self._table.hasFocus():
            self.take_back_chosen()
        else:
            super().keyPressEvent(event)

    def _made_table(self) -> QTableWidget:
        titles = [self.tr("What"), self.tr("Words"), self.tr("Rule"), self.tr("Where")]
        table = QTableWidget(0, len(titles), self)
        table.setAccessibleName(self.tr("Decisions"))
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return table

    def _fill(self) -> None:
        self._decisions = list(self._read())
        self._table.setRowCount(len(self._decisions))
        for row, decision in enumerate(self._decisions):
            for column, text in enumerate(row_of(decision)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._table.setItem(row, column, item)
        for column in (0, 2, 3):
            self._table.resizeColumnToContents(column)
            self._table.setColumnWidth(column, self._table.columnWidth(column) + _AIR)
        self._show_found()

    def _show_found(self) -> None:
        wanted = self._search.text().casefold()
        for row, decision in enumerate(self._decisions):
            self._table.setRowHidden(row, wanted not in " ".join(row_of(decision)).casefold())
        found = bool(self._visible_rows())
        self._table.setVisible(found)
        if found:
            self._empty.say("")
        elif self._decisions:
            self._empty.say(self.tr("Nothing here has these words."))
        else:
            self._empty.say(
                self.tr("Nothing is ignored or switched off, and no words are known. What you decide is listed here.")
            )
        self._enable()

    def _visible_rows(self) -> list[int]:
        return [row for row in range(len(self._decisions)) if not self._table.isRowHidden(row)]

    def _enable(self) -> None:
        self._button.setEnabled(self._table.selectionModel().hasSelection() and bool(self._visible_rows()))
