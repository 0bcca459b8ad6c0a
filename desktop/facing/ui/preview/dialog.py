"""Shows what would be changed, and lets a reader untick what should stay."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facing.core.text import Text
from facing.session.replacing import Proposal
from facing.ui.preview.delegate import ProposalDelegate
from facing.ui.preview.labels import LabelList
from facing.ui.preview.model import ProposalModel
from facing.ui.theme import Theme

_SIZE = (900, 560)  # pixels


@dataclass(frozen=True, slots=True)
class PreviewWords:
    """What a preview says: its title, what it is about, and for a number of ticks what the button does.

    ``groups`` names the list of the proposals' labels, which are then ticked and unticked together; empty for none.
    """

    title: str
    about: str
    accept: Callable[[int], str]
    groups: str = ""


class ProposalList(QListView):
    """Space ticks and unticks the chosen rows, as a click on the box does."""

    def __init__(self, model: ProposalModel, delegate: ProposalDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals = model
        self._delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("look", "field")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space gives all chosen rows the tick that the current one has not."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif self.currentIndex().isValid():
            ranges = self.selectionModel().selection().toList()
            rows = [row for each in ranges for row in range(each.top(), each.bottom() + 1)]
            self._proposals.tick(
                rows or [self.currentIndex().row()], not self._proposals.is_ticked(self.currentIndex().row())
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks or unticks; the choice stays."""
        index = self.indexAt(event.position().toPoint())
        box = self._delegate.tick_box(self.visualRect(index), self).adjusted(-4, -6, 4, 6)
        if index.isValid() and box.contains(event.position().toPoint()):
            self._proposals.tick([index.row()], not self._proposals.is_ticked(index.row()))
            event.accept()
        else:
            super().mousePressEvent(event)


class PreviewDialog(QDialog):
    """``proposals`` with the ``text`` that they were made for; ``chosen`` gives those that were agreed to."""

    def __init__(
        self,
        theme: Theme,
        words: PreviewWords,
        proposals: Sequence[Proposal],
        text: Text,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words.title)
        self.resize(*_SIZE)
        self.model = ProposalModel(proposals, text, self)
        self.list = ProposalList(self.model, ProposalDelegate(theme, self), self)
        self.list.setAccessibleName(words.title)
        self._count = QLabel(self)
        self._count.setProperty("look", "soft")
        self._all = QPushButton(self.tr("Tick &all"), self)
        self._none = QPushButton(self.tr("Tick &none"), self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        self._all.setAutoDefault(False)
        self._none.setAutoDefault(False)
        self._all.clicked.connect(lambda: self.model.tick_all(True))
        self._none.clicked.connect(lambda: self.model.tick_all(False))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.model.ticks_changed.connect(self._show_count)
        self._lay_out()
        self._show_count()
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def chosen(self) -> list[Proposal]:
        """The proposals that are ticked."""
        return self.model.chosen()

    def _lay_out(self) -> None:
        about = QLabel(self._words.about, self)
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        keys = QLabel(self.tr("Space ticks and unticks."), self)
        keys.setProperty("look", "soft")
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._all, self._none, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addLayout(row)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        if self._words.groups:
            lists.addWidget(LabelList(self.model, self._words.groups, self), 1)
        lists.addWidget(self.list, 3)
        layout.addLayout(lists, 1)
        layout.addWidget(self._buttons)

    def _show_count(self) -> None:
        ticked, total = self.model.ticked, self.model.rowCount()
        self._count.setText(self.tr("{ticked} of {total} ticked").format(ticked=ticked, total=total))
        self._accept.setText(self._words.accept(ticked))
        self._accept.setEnabled(ticked > 0)
