"""The window in which the terms of a glossary are edited in place."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from facing.core.problem import ProblemCode
from facing.glossary.rows import RowReason
from facing.session.term_editor import TermEditor
from facing.ui.glossary.cell_delegate import CellDelegate
from facing.ui.glossary.columns import Column
from facing.ui.glossary.file_strip import FileStrip
from facing.ui.glossary.sentences import changed_sentence
from facing.ui.glossary.table_model import TermTableModel
from facing.ui.messages import reason_words, sentence, terms_counted
from facing.ui.theme import Theme

_SIZE = (1040, 620)  # pixels
_WIDTHS = {
    Column.TERM: 170,
    Column.PREFERRED: 170,
    Column.FORBIDDEN: 140,
    Column.REMARK: 165,
    Column.LANGUAGES: 90,
    Column.NOTE: 170,
    Column.LISTED: 140,
}
_ROW_HEIGHT = 28


class TermTable(QTableView):
    """Delete takes the chosen rows out; the rest is as in every table: Enter and F2 edit, letters begin anew."""

    removal_wanted = Signal()
    writing_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Insert writes a new term, Enter edits."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.writing_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() is not self.State.EditingState:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class TermTableDialog(QDialog):
    """Shows the glossaries by name; the terms of the chosen one can be searched, sorted, edited.

    ``chosen`` carries the path of the glossary that is chosen from the list, ``copy_wanted`` that of one that can only
    be read and is to be saved in another format.
    """

    chosen = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: TermEditor | None = None
        self.setWindowTitle(self.tr("Terms"))
        self.setObjectName("term-table")
        self.resize(*_SIZE)
        self.model = TermTableModel(self)
        self.table = self._made_table()
        self.names = QComboBox(self)
        self.names.setAccessibleName(self.tr("Glossary"))
        self.names.activated.connect(lambda number: self.chosen.emit(self.names.itemData(number)))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find words in any column (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find words in any column"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.model.search)
        self.order = QComboBox(self)
        self.order.setAccessibleName(self.tr("Order of the rows"))
        self.clashes = QCheckBox(self.tr("&Duplicates and contradictions"), self)
        self.clashes.setToolTip(self.tr("Show only terms that stand here twice or contradict each other"))
        self.clashes.toggled.connect(self.model.show_clashes)
        self.strip = FileStrip(theme, self)
        self._count = QLabel(self)
        self._count.setProperty("look", "soft")
        self._buttons = self._made_buttons()
        self._fill_order()
        self._lay_out()
        self._add_keys()
        self.model.filled.connect(self._show_state)
        self.model.refused.connect(self._refuse)

    def show_names(self, names: list[tuple[str, Path]], current: Path) -> None:
        """Offer these glossaries, of which one is shown."""
        self.names.clear()
        for name, path in names:
            self.names.addItem(name, path)
        self.names.setCurrentIndex(next((number for number, (_, path) in enumerate(names) if path == current), -1))

    def show_editor(self, editor: TermEditor, name: str, editable: bool) -> None:
        """Show the terms of this editor; ``editable``: the file's format can be written."""
        self._editor = editor
        self.setWindowTitle(self.tr("Terms of “{name}”").format(name=name))
        self.strip.read_only(None if editable else name)
        self.model.show_editor(editor, editable)
        self.table.setFocus()

    def editor_changed(self) -> None:
        """The terms are others, or it is known whether they are on disk."""
        editor = self._editor
        if editor is None:
            return
        self.model.entries_changed(())
        if editor.problem is None:
            self.strip.all_is_well()
        else:
            changed = editor.problem.code is ProblemCode.TARGET_CHANGED_OUTSIDE
            self.strip.tell(changed_sentence(editor.path) if changed else sentence(editor.problem), changed)
        self._show_state()

    def write_new(self) -> None:
        """Go to the empty row and write there."""
        if self.model.is_editable:
            index = self.model.index(self.model.count, Column.TERM)
            self.table.setCurrentIndex(index)
            self.table.edit(index)

    def remove_chosen(self) -> None:
        """Take the chosen rows out and go on to what follows."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        if rows:
            self.model.remove(rows)
            self._go_to(min(rows[0], self.model.rowCount() - 1))

    def undo(self) -> None:
        """Take the newest change of the table back."""
        self._step(TermEditor.undo)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._step(TermEditor.redo)

    # --- inside --------------------------------------------------------------------------------------------------

    def _step(self, do: Callable[[TermEditor], None]) -> None:
        if self._editor is not None and self.model.is_editable:
            row = self.table.currentIndex().row()
            do(self._editor)
            self._go_to(min(row, self.model.rowCount() - 1))

    def _go_to(self, row: int) -> None:
        if row >= 0:
            index = self.model.index(row, max(0, self.table.currentIndex().column()))
            self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.table.scrollTo(index)

    def _made_table(self) -> TermTable:
        table = TermTable(self)
        table.setModel(self.model)
        table.setItemDelegate(CellDelegate(self.model.words, table))
        table.setAccessibleName(self.tr("Terms"))
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        table.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW_HEIGHT)
        # It would ask for tens of thousands of numbers whenever other rows are there.
        rows.hide()
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by_header)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        # Seen without scrolling sideways.
        header.moveSection(Column.REMARK, Column.LANGUAGES)
        table.removal_wanted.connect(self.remove_chosen)
        table.writing_wanted.connect(self.write_new)
        return table

    def _made_buttons(self) -> dict[str, QPushButton]:
        made = {}
        for name, words, tip, act in (
            ("add", self.tr("&New term"), self.tr("Write a new term (Insert)"), self.write_new),
            ("remove", self.tr("D&elete"), self.tr("Take the chosen rows out (Delete)"), self.remove_chosen),
            ("undo", self.tr("&Undo"), self.tr("Take the newest change back (Ctrl+Z)"), self.undo),
            ("redo", self.tr("&Redo"), self.tr("Bring back what was undone (Ctrl+Shift+Z)"), self.redo),
            ("close", self.tr("&Close"), self.tr("Close; everything is saved (Escape)"), self.reject),
        ):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(act)
            made[name] = button
        return made

    def _fill_order(self) -> None:
        self.order.addItem(self.tr("In the order of the file"), None)
        for column, title in self.model.words.titles.items():
            self.order.addItem(self.tr("By {column}").format(column=title), (column, False))
            self.order.addItem(self.tr("By {column}, from the end").format(column=title), (column, True))
        self.order.currentIndexChanged.connect(self._sort)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.names)
        above.addWidget(self.search, 1)
        above.addWidget(self.order)
        above.addWidget(self.clashes)
        below.addWidget(self._count, 1)
        for button in self._buttons.values():
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self.strip)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)

    def _add_keys(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence.StandardKey.Find, partial(self.search.setFocus, Qt.FocusReason.ShortcutFocusReason)),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.strip.copy_wanted.connect(lambda: self.copy_wanted.emit(self._editor.path if self._editor else None))
        self.strip.writing_over_wanted.connect(lambda: self._editor.save_over() if self._editor else None)
        self.strip.reading_wanted.connect(lambda: self._editor.take_file() if self._editor else None)

    def _sort(self, number: int) -> None:
        chosen = self.order.itemData(number)
        self.model.sort_by(*(chosen or (None, False)))
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(chosen is not None)
        if chosen is not None:
            header.setSortIndicator(
                chosen[0], Qt.SortOrder.DescendingOrder if chosen[1] else Qt.SortOrder.AscendingOrder
            )

    def _sort_by_header(self, section: int) -> None:
        """A click sorts, the next one from the end, the third leaves the order of the file."""
        first = 1 + 2 * section
        following = {first: first + 1, first + 1: 0}
        self.order.setCurrentIndex(following.get(self.order.currentIndex(), first))

    def _show_state(self) -> None:
        editor = self._editor
        editable = self.model.is_editable
        for name, possible in (
            ("add", editable),
            ("remove", editable),
            ("undo", editable and editor is not None and editor.can_undo),
            ("redo", editable and editor is not None and editor.can_redo),
        ):
            self._buttons[name].setEnabled(possible)
        if editor is None or not editor.is_ready:
            self._count.setText(self.tr("Reading…"))
        elif self.model.count == len(editor.entries):
            self._count.setText(terms_counted(self.model.count))
        else:
            shown = self.tr("{shown} of {all} shown")
            self._count.setText(shown.format(shown=f"{self.model.count:n}", all=terms_counted(len(editor.entries))))

    def _refuse(self, reason: RowReason) -> None:
        told = self.tr("That makes no term: {reason}.").format(reason=reason_words(reason))
        self.strip.refuse(told)
