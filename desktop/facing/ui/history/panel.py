"""The versions panel: what was kept, by day, and what can be done with the chosen version."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QVBoxLayout, QWidget

from facing.core.document import Version
from facing.session.session import Session
from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.controls.empty_state import EmptyState
from facing.ui.controls.fitted_list import FittedList
from facing.ui.controls.row_delegate import RowDelegate
from facing.ui.controls.row_model import RowModel
from facing.ui.history.days import Kept, by_day
from facing.ui.history.wording import described, time_words, version_name, version_remark
from facing.ui.theme import Theme


class VersionsPanel(QWidget):
    """``chosen`` says that other versions are chosen, or none; ``compare_requested`` that they are to be compared."""

    chosen = Signal()
    compare_requested = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._model = RowModel(described, self)
        delegate = RowDelegate(theme, self)
        self.list = FittedList(self._model, delegate, delegate.row_height(), self)
        self.list.setObjectName("versions-list")
        self.list.setAccessibleName(self.tr("Versions"))
        self._empty = EmptyState(self)
        self._card = _VersionCard(theme, actions, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 12)
        layout.setSpacing(12)
        layout.addWidget(self._empty)
        layout.addWidget(self.list)
        layout.addWidget(self._card)
        layout.addWidget(ButtonRow(theme, actions, ("save", "keep-named"), parent=self))
        layout.addStretch(1)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(self._choice_changed)
        self.list.accepted.connect(self._accepted)
        self.list.doubleClicked.connect(lambda _: self._accepted())
        theme.changed.connect(self.list.viewport().update)
        self.refresh()

    def show_session(self, session: Session | None) -> None:
        """Show the versions of a document, or none."""
        self._session = session
        self.list.choose_row(None)
        self.refresh()

    def refresh(self) -> None:
        """Look at the versions again; a version that was chosen stays chosen."""
        before = self.version
        versions = self._session.history.versions() if self._session else []
        self._model.show(by_day(versions))
        same = before.id if before else None
        self.list.choose_row(self._model.first(lambda entry: isinstance(entry, Kept) and entry.version.id == same))
        self.list.setVisible(bool(versions))
        self._empty.say("" if versions else self._nothing())
        self._choice_changed()

    @property
    def version(self) -> Version | None:
        """The chosen version, if it is the only one."""
        versions = self.versions
        return versions[0] if len(versions) == 1 else None

    @property
    def versions(self) -> tuple[Version, ...]:
        """The chosen versions, the oldest first."""
        return tuple(kept.version for kept in self._chosen())

    def _chosen(self) -> list[Kept]:
        rows = sorted((index.row() for index in self.list.selectionModel().selectedIndexes()), reverse=True)
        entries = (self._model.entry(row) for row in rows)
        return [entry for entry in entries if isinstance(entry, Kept)]

    def _nothing(self) -> str:
        if self._session is None:
            return self.tr("Open a text: the versions you keep are listed here.")
        return self.tr("No versions yet. Each save keeps one, for ever.")

    def _choice_changed(self, *_: QItemSelection) -> None:
        self._card.show_versions(self._chosen())
        self.chosen.emit()

    def _accepted(self, number: int = 0) -> None:
        if number == 0:
            self.compare_requested.emit()


class _VersionCard(QFrame):
    """What is known of the chosen version, or of the two, and the commands for it."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("The chosen version"))
        self._title, self._note, self._facts = QLabel(self), QLabel(self), QLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(5)
        for label, look in ((self._title, "title"), (self._note, "plain"), (self._facts, "soft")):
            label.setProperty("look", look)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addSpacing(3)
        names = ("compare-version", "restore-version", "rename-version")
        layout.addWidget(ButtonRow(theme, actions, names, primary=True, parent=self))
        self.hide()

    def show_versions(self, chosen: list[Kept]) -> None:
        self.setVisible(bool(chosen))
        if len(chosen) == 1:
            self._show_one(chosen[0])
        elif chosen:
            self._title.setText(self.tr("%n versions", "", len(chosen)))
            self._note.hide()
            names = " – ".join(f"{time_words(kept.time)} {version_name(kept.version)}" for kept in chosen[:2])
            self._facts.setText(names if len(chosen) == 2 else self.tr("Two at a time can be compared."))

    def _show_one(self, kept: Kept) -> None:
        self._title.setText(version_name(kept.version))
        self._note.setText(kept.version.note)
        self._note.setVisible(bool(kept.version.note))
        template = self.tr("{time} · {changed} changed · {words} in all")
        self._facts.setText(
            template.format(
                time=time_words(kept.time), changed=version_remark(kept.version), words=f"{kept.version.words:n}"
            )
        )
