"""All commands with their places in the menus and their keys, made from the commands themselves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
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

from facing.ui.actions import Actions, shown_keys, translated
from facing.ui.commands.listing import commands_with_ways

_LETTERS = 40  # of a command that are always shown; its tip has them all


def shortcut_rows(actions: Actions) -> list[tuple[str, str, str, str]]:
    """Menu, command, keys and what it does, for every command in the order of the menus; many have no keys."""
    return [
        (
            " › ".join(_plain(translated(each.text)) for each in way),
            _plain(action.text()),
            shown_keys(action),
            action.statusTip(),
        )
        for way, command in commands_with_ways()
        for action in (actions[command.name],)
    ]


class ShortcutsDialog(QDialog):
    """A table that can be searched."""

    def __init__(self, rows: Sequence[tuple[str, str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands and keys"))
        self.resize(980, 620)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Find a command"))
        self._search.setAccessibleName(self.tr("Find a command"))
        self._search.setClearButtonEnabled(True)
        self._table = QTableWidget(len(rows), 4, self)
        self._table.setAccessibleName(self.tr("Commands and their keys"))
        titles = [self.tr("Menu"), self.tr("Command"), self.tr("Keys"), self.tr("What it does")]
        self._table.setHorizontalHeaderLabels(titles)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setAccessibleName(self.tr("Columns"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._table.setItem(row, column, item)
        self._table.resizeColumnsToContents()
        self._table.setColumnWidth(1, min(self._table.columnWidth(1), _LETTERS * self.fontMetrics().averageCharWidth()))
        self._table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        # Enter in the field must not close what was just looked for.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(False)
        self._search.textChanged.connect(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (self._search, self._table, buttons):
            layout.addWidget(widget)

    def _filter(self, wanted: str) -> None:
        for row in range(self._table.rowCount()):
            items = (self._table.item(row, column) for column in range(self._table.columnCount()))
            texts = " ".join(item.text().casefold() for item in items if item)
            self._table.setRowHidden(row, wanted.casefold() not in texts)


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
