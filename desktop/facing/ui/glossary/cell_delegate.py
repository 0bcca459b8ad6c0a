"""How cells of the table of terms are edited: text in a line, choices in a list."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facing.ui.glossary.columns import Column, ColumnWords

_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Columns with choices are edited in a list; what is chosen there is taken at once."""

    def __init__(self, words: ColumnWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A list for choices, a line for text; both named as their column."""
        column = Column(index.column())
        editor: QComboBox | QLineEdit
        if column in self._words.choices:
            editor = QComboBox(parent)
            for value, words in self._words.choices[column].items():
                editor.addItem(words, value)
            editor.activated.connect(lambda _: self.commitData.emit(editor))
        else:
            editor = QLineEdit(parent)
            editor.setFrame(False)
            editor.setProperty("look", "cell")
        editor.setAccessibleName(self._words.titles[column])
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what the cell holds."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take what was written or chosen, where it is another than before."""
        value = None
        if isinstance(editor, QComboBox):
            value = editor.currentData()
        elif isinstance(editor, QLineEdit):
            value = editor.text()
        if value is not None and value != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, value)
