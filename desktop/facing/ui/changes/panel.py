"""The changes panel: every change in order, and a way back for each."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from facing.core.edit import Origin
from facing.diff.changes import Change
from facing.ui.actions import Actions
from facing.ui.changes.model import ChangeListModel
from facing.ui.changes.wording import ShownChange, change_remark, origin_word
from facing.ui.controls.button_row import ButtonRow
from facing.ui.controls.empty_state import EmptyState
from facing.ui.controls.fitted_list import FittedList
from facing.ui.controls.row_delegate import RowDelegate
from facing.ui.panes.session_content import SessionContent
from facing.ui.theme import Theme

_PAUSE = 300  # milliseconds without a change before the list is made again


class ChangesPanel(QWidget):
    """``chosen`` carries the change that the user went to. Costs nothing while it is not seen."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: SessionContent | None = None
        self._stale = True
        self._model = ChangeListModel(self)
        delegate = RowDelegate(theme, self)
        self.list = FittedList(self._model, delegate, delegate.row_height(), self)
        self.list.setObjectName("changes-list")
        self.list.setAccessibleName(self.tr("Changes"))
        self._origins = QComboBox(self)
        self._origins.setObjectName("change-origins")
        self._origins.setAccessibleName(self.tr("Changes that came from"))
        self._origins.addItem(self.tr("Changes of every origin"), None)
        for origin in Origin:
            self._origins.addItem(self.tr("Only: {origin}").format(origin=origin_word(origin)), origin)
        self._empty = EmptyState(self)
        self._card = _ChangeCard(theme, actions, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 12)
        layout.setSpacing(12)
        for widget in (self._origins, self._empty, self.list, self._card):
            layout.addWidget(widget)
        self._all_of_origin = ButtonRow(theme, actions, ("take-back-origin",), parent=self)
        layout.addWidget(self._all_of_origin)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self._origins.currentIndexChanged.connect(self._filter)
        self.list.moved.connect(self._moved)
        self.list.clicked.connect(self._moved)
        theme.changed.connect(self.list.viewport().update)

    def show_content(self, content: SessionContent | None) -> None:
        """Show the changes between the texts of the pages, or none."""
        self._content = content
        self._card.show_change(None)
        self.changed()
        self.refresh()

    def changed(self) -> None:
        """The comparison has changed; the list follows when it is seen and typing pauses."""
        self._stale = True
        self._model.stop()
        if self.isVisible():
            self._timer.start()

    def refresh(self) -> None:
        """Make the list again, if it is seen."""
        self._timer.stop()
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        row = self.list.currentIndex().row()
        last_seen = self.list.indexAt(self.list.viewport().rect().bottomLeft()).row()
        self._model.look_again(self._content, max(row, last_seen) + 1, self.origin)
        count = self._model.rowCount()
        self.list.setVisible(bool(count))
        self.list.choose_row(min(row, count - 1) if row >= 0 and count else None)
        self._show_card()
        self._empty.say("" if count else self._nothing())
        self._origins.setVisible(bool(count) or self.origin is not None)
        self._all_of_origin.setVisible(bool(count))

    @property
    def origin(self) -> Origin | None:
        """The one origin whose changes are listed; ``None`` where all are."""
        return next((each for each in Origin if each == self._origins.currentData()), None)

    def show_origin(self, origin: Origin | None) -> None:
        """List the changes of one origin alone, or all."""
        self._origins.setCurrentIndex(0 if origin is None else 1 + list(Origin).index(origin))

    def change(self) -> Change | None:
        """The chosen change as it is now; ``None`` where none is chosen."""
        if self._content is not None and self._model.revision != self._content.corrected.revision:
            self._stale = True
            self.refresh()
            if self._stale:
                return None
        entry = self._model.entry(self.list.currentIndex().row())
        return entry.change if isinstance(entry, ShownChange) else None

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what has changed while the panel was not seen."""
        super().showEvent(event)
        self.refresh()

    def _filter(self) -> None:
        self._stale = True
        self.list.choose_row(None)
        self.refresh()

    def _moved(self, index: QModelIndex) -> None:
        self._show_card()
        change = self.change()
        if change is not None:
            self.chosen.emit(change)

    def _show_card(self) -> None:
        entry = self._model.entry(self.list.currentIndex().row())
        versions = len(self._content.versions) if self._content else 0
        self._card.show_change(entry if isinstance(entry, ShownChange) else None, versions)

    def _nothing(self) -> str:
        if self._content is None:
            return self.tr("Open a text: what you change is listed here.")
        if self.origin is not None:
            return self.tr("No changes of this origin.")
        if len(self._content.versions) == 1:
            return self.tr("The correction is the same as this version.")
        if self._content.versions:
            return self.tr("The two versions are the same.")
        return self.tr("No changes yet. The correction is the same as the original.")


class _ChangeCard(QFrame):
    """The chosen change with all its words, and the way back."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("The chosen change"))
        self._old, self._new, self._remark = QLabel(self), QLabel(self), QLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(5)
        for label, look in ((self._old, "plain"), (self._new, "title"), (self._remark, "soft")):
            label.setProperty("look", look)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addSpacing(3)
        names = ("take-back", "previous-change", "next-change")
        layout.addWidget(ButtonRow(theme, actions, names, primary=True, parent=self))
        self.hide()

    def show_change(self, shown: ShownChange | None, versions: int = 0) -> None:
        """Show a change between original and correction, or where so many ``versions`` stand in their places."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        left = (self.tr("Original: {words}"), self.tr("Version: {words}"), self.tr("Older version: {words}"))[versions]
        right = self.tr("Newer version: {words}") if versions > 1 else self.tr("Correction: {words}")
        self._old.setText(left.format(words=shown.old or "–"))
        self._new.setText(right.format(words=shown.new or "–"))
        self._remark.setText(change_remark(shown))
        self._remark.setVisible(bool(change_remark(shown)))
