"""Which column of a table is what, seen with its first rows, before its terms are taken into a glossary."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facing.core.problem import UserProblem
from facing.glossary.columns import Column, Heading, language_code
from facing.session.term_import import ImportChoice, ImportedTable, terms_in
from facing.ui.messages import row_sentence, sentence, terms_counted

_SIZE = (900, 620)  # pixels
_ROWS = 20
_LOOKED_AT = 2000  # rows that are made into terms while columns are chosen
_PROBLEMS = 200
# What tables are written in beside UTF-8, by the names that Python knows.
_ENCODINGS = ("utf-8", "utf-16", "cp1252", "iso-8859-1", "cp1250", "cp1251", "cp437", "shift_jis", "gb18030", "big5")
_FORMS = (Column.TERM, Column.PREFERRED, Column.ADMITTED, Column.FORBIDDEN, Column.GARBLED, Column.INFLECTED)

Read = Callable[[Path, str | None], ImportedTable]


class ImportDialog(QDialog):
    """``read`` reads the table again in another encoding. What the columns make is told of the first rows."""

    def __init__(self, table: ImportedTable, target: str, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._read = read
        self._kinds: list[QComboBox] = []
        self._languages: list[QLineEdit] = []
        self.setWindowTitle(self.tr("Import terms from “{name}”").format(name=table.path.name))
        self.resize(*_SIZE)
        self.header = QCheckBox(self.tr("The first row &names the columns"), self)
        self.header.setChecked(table.has_header)
        self.header.toggled.connect(self._count)
        self.encoding = self._made_encodings()
        self._columns = QWidget(self)
        self._grid = QGridLayout(self._columns)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.preview = self._made_preview()
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.problems = QPlainTextEdit(self)
        self.problems.setReadOnly(True)
        self.problems.setProperty("look", "field")
        self.problems.setAccessibleName(self.tr("Rows that are left out"))
        self.problems.setMaximumHeight(110)
        self.problems.setTabChangesFocus(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = self.buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(target)
        self._show()

    def answer(self) -> ImportChoice:
        """The table with its columns as they are chosen."""
        return ImportChoice(self._table, tuple(self._headings()), self.header.isChecked())

    def choose(self, index: int, column: Column | None, language: str = "") -> None:
        """Take a column for this."""
        self._languages[index].setText(language)
        self._kinds[index].setCurrentIndex(self._kinds[index].findData("" if column is None else column.value))

    # --- inside --------------------------------------------------------------------------------------------------

    def _lay_out(self, target: str) -> None:
        above = QHBoxLayout()
        above.addWidget(self.header, 1)
        label = QLabel(self.tr("&Encoding"), self)
        label.setBuddy(self.encoding)
        above.addWidget(label)
        above.addWidget(self.encoding)
        scroller = QScrollArea(self)
        scroller.setWidget(self._columns)
        scroller.setWidgetResizable(True)
        scroller.setMaximumHeight(150)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        about = QLabel(self.tr("The terms go to the glossary “{name}”, behind those it has.").format(name=target), self)
        about.setProperty("look", "soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(scroller)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.problems)
        layout.addWidget(about)
        layout.addWidget(self.buttons)

    def _made_encodings(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Encoding"))
        detected = self._table.encoding
        box.addItem(self.tr("{name} (detected)").format(name=detected or self.tr("spreadsheet")), "")
        for name in _ENCODINGS:
            box.addItem(name, name)
        box.setEnabled(bool(detected))
        box.activated.connect(self._read_again)
        return box

    def _made_preview(self) -> QTableWidget:
        table = QTableWidget(self)
        table.setAccessibleName(self.tr("The first rows"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setAccessibleName(self.tr("Columns"))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _read_again(self, number: int) -> None:
        """Read the file in another encoding; one that does not fit is told and changes nothing."""
        try:
            self._table = self._read(self._table.path, self.encoding.itemData(number) or None)
        except UserProblem as problem:
            self.told.setText(sentence(problem))
            return
        self._show()

    def _show(self) -> None:
        table = self._table
        width = len(table.headings)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._kinds, self._languages = [], []
        for index in range(width):
            self._add_column(index, table.headings[index])
        self.preview.setColumnCount(width)
        self.preview.setRowCount(min(_ROWS, len(table.rows)))
        for row, cells in enumerate(each.cells for each in table.rows[:_ROWS]):
            for column, cell in enumerate(cells):
                self.preview.setItem(row, column, QTableWidgetItem(cell))
        self.preview.resizeColumnsToContents()
        self._count()

    def _add_column(self, index: int, heading: Heading | None) -> None:
        number = self.tr("Column {number}").format(number=index + 1)
        kind = QComboBox(self._columns)
        kind.addItem(self.tr("not used"), "")
        for column, words in self._column_words().items():
            kind.addItem(words, column.value)
        kind.setCurrentIndex(kind.findData("" if heading is None else heading.column.value))
        kind.setAccessibleName(self.tr("What column {number} is").format(number=index + 1))
        language = QLineEdit(heading.language if heading else "", self._columns)
        language.setPlaceholderText(self.tr("language"))
        language.setAccessibleName(self.tr("Language code of column {number}").format(number=index + 1))
        language.setMaximumWidth(90)
        for place, widget in enumerate((QLabel(number, self._columns), kind, language)):
            self._grid.addWidget(widget, place, index)
        kind.currentIndexChanged.connect(partial(self._count))
        language.textChanged.connect(partial(self._count))
        self._kinds.append(kind)
        self._languages.append(language)

    def _column_words(self) -> dict[Column, str]:
        return {
            Column.TERM: self.tr("term"),
            Column.PREFERRED: self.tr("preferred"),
            Column.ADMITTED: self.tr("admitted"),
            Column.FORBIDDEN: self.tr("forbidden"),
            Column.GARBLED: self.tr("garbled"),
            Column.INFLECTED: self.tr("inflected forms"),
            Column.KIND: self.tr("kind"),
            Column.CASE: self.tr("capitals"),
            Column.INFLECTION: self.tr("inflection"),
            Column.NOTE: self.tr("note"),
            Column.SOURCE: self.tr("source"),
            Column.DOMAIN: self.tr("domain"),
        }

    def _headings(self) -> list[Heading | None]:
        """The columns as chosen; of two for the same, the first."""
        chosen: list[Heading | None] = []
        for kind, language in zip(self._kinds, self._languages, strict=True):
            column = Column(kind.currentData()) if kind.currentData() else None
            language.setEnabled(column in _FORMS)
            code = language_code(language.text()) if column in _FORMS else ""
            heading = Heading(column, code) if column is not None else None
            chosen.append(None if heading in chosen else heading)
        return chosen

    def _count(self, *_: object) -> None:
        terms, problems = terms_in(self.answer(), _LOOKED_AT)
        left_out = sum(problem.reason.leaves_out for problem in problems)
        told = self.tr("{terms}; rows left out: {count}.")
        if len(self._table.rows) > _LOOKED_AT:
            told = self.tr("{terms} in the first {rows} rows; rows left out there: {count}.")
        self.told.setText(told.format(terms=terms_counted(len(terms)), count=f"{left_out:n}", rows=f"{_LOOKED_AT:n}"))
        self.problems.setPlainText("\n".join(row_sentence(problem) for problem in problems[:_PROBLEMS]))
        self.problems.setVisible(bool(problems))
        self._accept.setEnabled(bool(terms))
