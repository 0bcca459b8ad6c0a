"""The proposals that wait for a reader's agreement, each with its tick and the words around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from facing.core.text import Text
from facing.session.replacing import Proposal

# Code points of the paragraph that are shown before and behind what would be replaced.
_AROUND = 120
# Signs that word processors show for what cannot be seen.
_VISIBLE = str.maketrans({"\n": "¶", "\u2028": "↵", "\t": "→", "\u00a0": "°", "\u202f": "°"})
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """What a row shows: the number of its paragraph, what stands there and what would, and the words around."""

    number: int
    before: str
    removed: str
    added: str
    behind: str
    label: str


class ProposalModel(QAbstractListModel):
    """Any number of proposals in a list; words are made for the rows that are looked at. All are ticked at first."""

    ticks_changed = Signal()

    def __init__(self, proposals: Sequence[Proposal], text: Text, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._proposals = proposals
        self._text = text
        self._ticks = bytearray(b"\x01" * len(proposals))
        self.ticked = len(proposals)

    def chosen(self) -> list[Proposal]:
        """The ticked proposals in order."""
        return [proposal for proposal, tick in zip(self._proposals, self._ticks, strict=True) if tick]

    def is_ticked(self, row: int) -> bool:
        """Whether a row is ticked."""
        return bool(self._ticks[row])

    def rows_by_label(self) -> dict[str, list[int]]:
        """The rows of each label, in the order in which labels first come."""
        rows: dict[str, list[int]] = {}
        for row, proposal in enumerate(self._proposals):
            rows.setdefault(proposal.label, []).append(row)
        return rows

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick these rows, or take their ticks away."""
        changed = [row for row in rows if self.is_ticked(row) is not ticked]
        for row in changed:
            self._ticks[row] = ticked
        if changed:
            self.ticked += len(changed) if ticked else -len(changed)
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)), [Qt.ItemDataRole.CheckStateRole])
            self.ticks_changed.emit()

    def tick_all(self, ticked: bool) -> None:
        """Tick every row, or none."""
        count = len(self._proposals)
        self._ticks = bytearray([ticked]) * count
        self.ticked = count if ticked else 0
        self.dataChanged.emit(self.index(0), self.index(count - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def words_of(self, row: int) -> ProposalWords:
        """What a row shows."""
        proposal = self._proposals[row]
        place = proposal.at
        paragraph = self._text[place.paragraph].text
        end = place.offset + len(proposal.removed)
        return ProposalWords(
            place.paragraph + 1,
            paragraph[max(0, place.offset - _AROUND) : place.offset].translate(_VISIBLE),
            _visible(proposal.removed),
            _visible(proposal.added),
            paragraph[end : end + _AROUND].translate(_VISIBLE),
            proposal.label,
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many proposals."""
        return 0 if parent.isValid() else len(self._proposals)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be chosen and ticked."""
        flag = Qt.ItemFlag
        known = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
        return known if index.isValid() else flag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's tick, and its words for the eye and for a screen reader."""
        if not 0 <= index.row() < len(self._proposals):
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._ticks[index.row()] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.words_of(index.row())
            return f"{words.before}{words.removed}{words.behind}\n→ {words.before}{words.added}{words.behind}"
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Set a row's tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _told(self, row: int) -> str:
        words = self.words_of(row)
        removed = words.removed or QCoreApplication.translate("Preview", "nothing")
        added = words.added or QCoreApplication.translate("Preview", "nothing")
        template = QCoreApplication.translate("Preview", "Paragraph {number}: {removed} → {added}, in: {around}")
        around = f"{words.before[-30:]}{words.removed}{words.behind[:30]}".strip()
        told = template.format(number=words.number, removed=removed, added=added, around=around)
        return f"{words.label}. {told}" if words.label else told


def _visible(words: str) -> str:
    """The words with a sign for what cannot be seen, also for spaces at their ends."""
    inner = words.strip(" ")
    if not inner:
        return "·" * len(words)
    head = len(words) - len(words.lstrip(" "))
    return "·" * head + inner.translate(_VISIBLE) + "·" * (len(words) - head - len(inner))
