"""The findings panel: the list around the paragraph that is read, and the card of the chosen finding."""

from collections.abc import Collection, Iterable
from time import monotonic

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facing.core.finding import Finding, Kind, Side
from facing.core.ports import CheckerStatus
from facing.session.session import Session
from facing.ui.actions import Actions
from facing.ui.controls.empty_state import EmptyState
from facing.ui.controls.fitted_list import FittedList
from facing.ui.controls.row_model import RowModel
from facing.ui.findings.card import FindingCard
from facing.ui.findings.delegate import FindingDelegate
from facing.ui.findings.fate import state_of
from facing.ui.findings.lines import FindingLines, Line, LineKey, key_of
from facing.ui.findings.wording import described
from facing.ui.theme import Theme

_PAUSE = 120  # milliseconds in which further changes are waited for
_SHARE = 10  # of so many milliseconds, one at most goes into making the list


class FindingsPanel(QWidget):
    """Shows the findings of one side. ``chosen`` carries the finding that the user went to in the list."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._side = Side.CORRECTION
        self._by_kind = False
        self._current = 0
        self._lines = FindingLines()
        self._order: dict[int, int] = {}
        self._waiting: set[int] | None = set()
        self._model = RowModel(described, self)
        delegate = FindingDelegate(theme, self)
        self.list = FittedList(self._model, delegate, delegate.row_height(), self)
        self.list.setObjectName("findings-list")
        self.list.setAccessibleName(self.tr("Findings"))
        self.card = FindingCard(theme, actions, self.list, self)
        self._empty = EmptyState(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 12)
        layout.setSpacing(12)
        for widget in (self._empty, self.list, self.card):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self.list.moved.connect(self._moved)
        self.list.clicked.connect(self._clicked)
        self.list.accepted.connect(self.card.take)
        self.list.focused.connect(self.card.use_list_keys)
        theme.changed.connect(self.list.viewport().update)
        self.tell_state()

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_session(self, session: Session | None) -> None:
        """Show the findings of a document, or nothing."""
        self._session = session
        self._lines.clear()
        self._current = 0
        self.choose(None)
        self.findings_changed(self._side, None)
        self.refresh()

    def show_side(self, side: Side) -> None:
        """List the findings of this side."""
        self._side = side
        self._lines.clear()
        self.findings_changed(side, None)
        self.refresh()

    @property
    def side(self) -> Side:
        """The side whose findings are listed."""
        return self._side

    def group_by_kind(self, by_kind: bool) -> None:
        """Sort the list by kind, or by place."""
        self._by_kind = by_kind
        self._arrange()

    def hide_kinds(self, kinds: Iterable[Kind]) -> None:
        """Leave these kinds out of the list."""
        self._lines.hidden_kinds = frozenset(kinds)
        self._arrange()

    def count(self) -> int:
        """How many findings the side has."""
        return len(self._lines)

    # --- what happens --------------------------------------------------------------------------------------------

    def findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        """Look at these paragraphs (by id) again soon; ``None``: at all."""
        if side is not self._side:
            return
        if paragraphs is None:
            self._waiting = None
        elif self._waiting is not None:
            self._waiting.update(paragraphs)
        # Not started anew: under a stream of changes the list still follows.
        if not self._timer.isActive():
            self._timer.start()

    def move_to(self, paragraph: int) -> None:
        """The reader is in the paragraph with this index, on the listed side."""
        if paragraph != self._current:
            self._current = paragraph
            self._arrange()

    def choose(self, finding: Finding | None) -> None:
        """Show this finding in the card and mark its line."""
        session = self._session
        state = state_of(session, finding) if session and finding else None
        self.card.show_finding(finding, self._checker_name, state)
        self.list.choose_row(self._row_of(key_of(finding)) if finding and finding.side is self._side else None)

    def refresh(self) -> None:
        """Look at everything that waits, now."""
        began = monotonic()
        self._timer.stop()
        session, waiting = self._session, self._waiting
        self._waiting = set()
        if session is None:
            self._order = {}
        else:
            text = session.text(self._side)
            self._order = {identifier: index for index, identifier in enumerate(text.ids())}
            for identifier in self._order if waiting is None else waiting & self._order.keys():
                found = session.findings.of(self._side, identifier)
                self._lines.put(identifier, _shown(found) if found else found)
        self._arrange()
        self._timer.setInterval(max(_PAUSE, _SHARE * round(1000 * (monotonic() - began))))

    def tell_state(self) -> None:
        """Say what there is to say where the list is empty."""
        self._empty.say(self._left_out() if len(self._lines) else self._nothing())
        self.list.setVisible(bool(len(self._lines)))

    # --- inside --------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._lines.arrange(self._order)
        entries = self._lines.by_kind(self._current) if self._by_kind else self._lines.by_place(self._current)
        self._model.show(entries)
        finding = self.card.finding
        if finding is not None:
            self.list.choose_row(self._row_of(key_of(finding)))
        self.tell_state()

    def _row_of(self, key: LineKey) -> int | None:
        return self._model.first(lambda entry: isinstance(entry, Line) and entry.key == key)

    def _moved(self, index: QModelIndex) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Line):
            self.chosen.emit(entry.finding)

    def _clicked(self, index: QModelIndex) -> None:
        """A click on the chosen line goes to the next place of the same error."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Line):
            return
        shown = self.card.finding
        if entry.places > 1 and shown is not None and key_of(shown) == entry.key:
            self.chosen.emit(self._lines.next_of(entry._replace(finding=shown)))
        else:
            self.chosen.emit(entry.finding)

    def _checker_name(self, identifier: str) -> str:
        if self._session is None:
            return identifier
        checking = self._session.checking
        names = {engine.id: engine.name for engine in (*checking.engines(), *checking.own_engines())}
        plain = identifier.split("/")[0]
        return names.get(plain, plain)

    def _left_out(self) -> str:
        """What the list does not show of what there is."""
        count = sum(self._lines.of_kind(kind) for kind in self._lines.hidden_kinds)
        if not count:
            return ""
        return self.tr("{count} findings of other kinds are left out of this list.").format(count=count)

    def _nothing(self) -> str:
        if self._session is None:
            return self.tr("Open a text: suspected errors are listed here.")
        checking = self._session.checking
        active = checking.active
        if active is not None and active.health.status is CheckerStatus.STARTING:
            return self.tr("{engine} is starting. Findings appear here as it reads.").format(engine=active.name)
        if active is not None and not checking.idle:
            return self.tr("Checking… Findings appear here as {engine} reads.").format(engine=active.name)
        if active is None:
            return self.tr("No checker is at work, so only terms of your glossaries are found. Choose one in Check.")
        return self.tr("No findings. Everything has been read.")


def _shown(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that are shown unless they are asked for; the same object where that is all of them."""
    if all(finding.shown for finding in findings):
        return findings
    return tuple(finding for finding in findings if finding.shown)
