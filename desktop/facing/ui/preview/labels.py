"""The reasons of the proposals, such as the rules that made them, each with one tick for all its proposals."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from facing.ui.preview.model import ProposalModel


class LabelList(QListWidget):
    """A tick here ticks all proposals with the label; it is half set where only some are ticked."""

    def __init__(self, model: ProposalModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals = model
        self._rows = list(model.rows_by_label().items())
        self.setAccessibleName(name)
        self.setProperty("look", "field")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for label, rows in self._rows:
            words = self.tr("{label} ({count})").format(label=label, count=f"{len(rows):n}")
            item = QListWidgetItem(words, self)
            item.setToolTip(label)
        self._show_ticks()
        self.setCurrentRow(0)
        self.itemChanged.connect(self._tick)
        model.ticks_changed.connect(self._show_ticks)

    def _tick(self, item: QListWidgetItem) -> None:
        self._proposals.tick(self._rows[self.row(item)][1], item.checkState() is not Qt.CheckState.Unchecked)

    def _show_ticks(self) -> None:
        with QSignalBlocker(self):
            for number, (_, rows) in enumerate(self._rows):
                ticked = sum(map(self._proposals.is_ticked, rows))
                state = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
                self.item(number).setCheckState(Qt.CheckState.Checked if ticked == len(rows) else state)
