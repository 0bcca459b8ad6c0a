"""A small window beside the caret with characters to insert. It does not stand in the way of writing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from facing.typography.characters import CharacterFinder, Group, characters_of, code_of, name_of
from facing.ui.characters.delegate import CELL, CharacterDelegate
from facing.ui.controls.row_model import RowModel, RowWords
from facing.ui.theme import Theme

_COLUMNS, _ROWS = 10, 6
_EDGE, _TITLE = 8, 32  # pixels that a system's frame and title bar may take
_MOST_FOUND = 300
_MOST_RECENT = 30
_RECENT = "recent"
_KEYS_OF_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CharacterPalette(QWidget):
    """``chosen`` carries the character to insert, ``closed`` tells that the palette is gone.

    Enter inserts and closes, Shift+Enter or a click inserts and stays. ``recent`` are the characters used last.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setObjectName("characters")
        self.setWindowTitle(self.tr("Special characters"))
        self.recent: list[str] = []
        self._language = ""
        self._finder = CharacterFinder()
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Name or code"))
        self._search.setAccessibleName(self.tr("Search characters"))
        self._search.setClearButtonEnabled(True)
        self._groups = QComboBox(self)
        self._groups.setAccessibleName(self.tr("Group"))
        self._model = RowModel(_described, self)
        self._list = self._made_list(theme)
        self._name = QLabel(self)
        self._name.setObjectName("character-name")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel(self.tr("Enter inserts and closes, Shift+Enter inserts and stays"), self)
        self._hint.setProperty("look", "soft")
        self._lay_out()
        self._search.textChanged.connect(self._fill)
        self._groups.activated.connect(self._choose_group)
        self._list.selectionModel().currentChanged.connect(self._show_name)
        self._list.clicked.connect(lambda: self._insert(stay=True))
        self._search.installEventFilter(self)
        self._list.installEventFilter(self)

    def open_at(self, at: QRect, language: str, recent: Sequence[str]) -> None:
        """Open below ``at`` (screen pixels), above it where there is no room; the letters are those of ``language``."""
        self._language, self.recent = language, list(recent)
        self._name_groups()
        self._search.clear()
        self._fill()
        self.adjustSize()
        screen = QGuiApplication.screenAt(at.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE - _TITLE)
        below = at.bottom() + 8
        y = below if below + self.height() <= room.bottom() else at.top() - self.height() - 8
        self.move(max(room.left(), min(at.left(), room.right() + 1 - self.width())), max(room.top(), y))
        self.show()
        self.activateWindow()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def character(self) -> str:
        """The character that Enter would insert; empty where there is none."""
        entry = self._model.entry(self._list.currentIndex().row())
        return str(entry) if entry is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter inserts from anywhere, arrows go from the field to the characters, letters from there to the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _ENTER:
            self._insert(stay=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        if watched is self._search and event.key() in _KEYS_OF_LIST:
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self._list and len(event.text()) == 1 and event.text().isprintable():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.insert(event.text())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the palette is gone."""
        super().hideEvent(event)
        self.closed.emit()

    # --- inside --------------------------------------------------------------------------------------------------

    def _made_list(self, theme: Theme) -> QListView:
        made = QListView(self)
        made.setObjectName("characters-list")
        made.setAccessibleName(self.tr("Characters"))
        made.setViewMode(QListView.ViewMode.IconMode)
        made.setMovement(QListView.Movement.Static)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setUniformItemSizes(True)
        made.setGridSize(QSize(CELL, CELL))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedSize(_COLUMNS * CELL + 18, _ROWS * CELL + 4)
        made.setItemDelegate(CharacterDelegate(theme, made))
        made.setModel(self._model)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._search, 3)
        head.addWidget(self._groups, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._list)
        layout.addWidget(self._name)
        layout.addWidget(self._hint)

    def _name_groups(self) -> None:
        names = {
            Group.DASHES: self.tr("Dashes and dots"),
            Group.QUOTES: self.tr("Quotation marks"),
            Group.SPACES: self.tr("Spaces and invisible"),
            Group.LETTERS: self.tr("Letters with accents"),
            Group.SIGNS: self.tr("Signs"),
            Group.CURRENCY: self.tr("Currencies"),
            Group.MATHS: self.tr("Mathematics"),
            Group.ARROWS: self.tr("Arrows"),
        }
        self._groups.clear()
        if self.recent:
            self._groups.addItem(self.tr("Recently used"), _RECENT)
        for group in Group:
            self._groups.addItem(names[group], group.value)

    def _choose_group(self) -> None:
        self._search.clear()
        self._fill()

    def _fill(self) -> None:
        """Show what was searched, else the group, and choose the first of it."""
        words = self._search.text()
        group = self._groups.currentData()
        if words.strip():
            characters = self._finder.find(words, _MOST_FOUND)
        elif group == _RECENT:
            usual = "".join(characters_of(each, self._language) for each in Group)
            characters = list(dict.fromkeys((*self.recent, *usual)))
        else:
            characters = list(characters_of(Group(group), self._language))
        self._model.show(characters)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.scrollToTop()
        self._show_name()

    def _show_name(self) -> None:
        character = self.character()
        told = f"{code_of(character)}  {name_of(character)}" if character else self.tr("No character is called that.")
        self._name.setText(told)
        self._list.setAccessibleDescription(told)

    def _insert(self, stay: bool) -> None:
        character = self.character()
        if not character:
            return
        self.recent = [character, *(each for each in self.recent if each != character)][:_MOST_RECENT]
        self.chosen.emit(character)
        if not stay:
            self.close()


def _described(entry: object) -> RowWords:
    character = str(entry)
    return RowWords(character, name_of(character), f"{code_of(character)} {name_of(character)}")
