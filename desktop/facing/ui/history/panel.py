"""The versions panel: what was kept, by day, and what can be done with the chosen version."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from facing.core.document import Version
from facing.session.session import Session
from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.controls.empty_state import EmptyState
from facing.ui.controls.fitted_list import FittedList
from facing.ui.controls.row_delegate import RowDelegate
from facing.ui.controls.row_model import RowModel
from facing.ui.history.card import VersionCard
from facing.ui.history.days import Kept, is_by_itself, listed
from facing.ui.history.wording import described
from facing.ui.theme import Theme


class VersionsPanel(QWidget):
    """``chosen`` says that other versions are chosen, or none; ``compare_requested`` that they are to be compared."""

    chosen = Signal()
    compare_requested = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._fitting: frozenset[int] | None = None
        self._left = 0
        self._model = RowModel(described, self)
        delegate = RowDelegate(theme, self)
        self.list = FittedList(self._model, delegate, delegate.row_height(), self)
        self.list.setObjectName("versions-list")
        self.list.setAccessibleName(self.tr("Versions"))
        self.search = _SearchField(self)
        self.search.setPlaceholderText(self.tr("Name, note or words in a version"))
        self.search.setAccessibleName(self.tr("Search the versions"))
        self._by_itself = QCheckBox(self)
        self._by_itself.setObjectName("versions-by-itself")
        self._empty = EmptyState(self)
        self._card = VersionCard(theme, actions, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 12)
        layout.setSpacing(12)
        for widget in (self.search, self._empty, self.list, self._by_itself, self._card):
            layout.addWidget(widget)
        layout.addWidget(ButtonRow(theme, actions, ("save", "keep-named"), parent=self))
        layout.addStretch(1)
        self.search.textChanged.connect(self._look)
        self.search.done.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self._by_itself.toggled.connect(lambda _: self._show())
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(self._choice_changed)
        self.list.accepted.connect(self._accepted)
        self.list.doubleClicked.connect(lambda _: self._accepted())
        theme.changed.connect(self.list.viewport().update)
        self._show()

    def show_session(self, session: Session | None) -> None:
        """Show the versions of a document, or none."""
        if self._session is not None:
            self._session.history.search.stop()
        self._session = session
        self.search.clear()
        self.list.choose_row(None)
        self._show()

    def refresh(self) -> None:
        """Look at the versions again; a version that was chosen stays chosen."""
        self._look(self.search.text())

    def _show(self) -> None:
        before = self.version
        versions = self._session.history.versions() if self._session else []
        silent = sum(map(is_by_itself, versions))
        self._by_itself.setText(self.tr("Show those kept by themselves ({count})").format(count=silent))
        self._by_itself.setVisible(silent > 0)
        self.search.setVisible(bool(versions))
        shown = [version for version in versions if self._is_shown(version)]
        self._model.show(listed(shown))
        self._choose(before.id if before else None)
        self.list.setVisible(bool(shown))
        self._empty.say("" if shown else self._nothing(len(versions)))
        self._choice_changed()

    def choose(self, version: int) -> None:
        """Choose the version with this id, and show it where it was left out."""
        self.search.clear()
        if self._row_of(version) is None:
            self._by_itself.setChecked(True)
        self._choose(version)

    @property
    def version(self) -> Version | None:
        """The chosen version, if it is the only one."""
        versions = self.versions
        return versions[0] if len(versions) == 1 else None

    @property
    def versions(self) -> tuple[Version, ...]:
        """The chosen versions, the oldest first."""
        return tuple(sorted((kept.version for kept in self._chosen()), key=lambda each: (each.saved, each.id)))

    def _is_shown(self, version: Version) -> bool:
        if self._fitting is not None:
            return version.id in self._fitting
        return self._by_itself.isChecked() or not is_by_itself(version)

    def _look(self, words: str) -> None:
        """Look for words; what was found before is shown until the first answer."""
        if self._session is None or not words.strip():
            self._fitting = None
            if self._session is not None:
                self._session.history.search.stop()
            self._show()
        else:
            history = self._session.history
            history.search.look_for(words.strip(), history.versions(), self._found)

    def _found(self, fitting: frozenset[int], left: int) -> None:
        if fitting != self._fitting or not left:
            self._fitting = fitting
            self._left = left
            self._show()

    def _row_of(self, version: int | None) -> int | None:
        return self._model.first(lambda entry: isinstance(entry, Kept) and entry.version.id == version)

    def _choose(self, version: int | None) -> None:
        self.list.choose_row(self._row_of(version))

    def _chosen(self) -> list[Kept]:
        rows = sorted((index.row() for index in self.list.selectionModel().selectedIndexes()), reverse=True)
        entries = (self._model.entry(row) for row in rows)
        return [entry for entry in entries if isinstance(entry, Kept)]

    def _nothing(self, hidden: int) -> str:
        if self._session is None:
            return self.tr("Open a text: the versions you keep are listed here.")
        if self._fitting is not None:
            return self.tr("Looking…") if self._left else self.tr("No version has these words.")
        if hidden:
            return self.tr("No versions of your own yet. Each save keeps one, for ever.")
        return self.tr("No versions yet. Each save keeps one, for ever.")

    def _choice_changed(self, *_: QItemSelection) -> None:
        self._card.show_versions(self._chosen())
        self.chosen.emit()

    def _accepted(self, number: int = 0) -> None:
        if number == 0:
            self.compare_requested.emit()


class _SearchField(QLineEdit):
    """``done`` tells that the user goes on to the list; Escape empties the field first."""

    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("versions-search")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
