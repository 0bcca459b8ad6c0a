"""The findings panel: the list around the paragraph that is read, and the card of the chosen finding."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facing.core.checkers import CheckerStatus
from facing.core.finding import Finding, Kind, Side, State
from facing.session.judging import LOST_SOURCE, NAMES, OWN
from facing.session.session import Session
from facing.ui.actions import Actions
from facing.ui.controls.empty_state import EmptyState
from facing.ui.controls.fitted_list import FittedList
from facing.ui.controls.row_model import RowModel
from facing.ui.findings.card import FindingCard
from facing.ui.findings.delegate import FindingDelegate
from facing.ui.findings.fate import state_of
from facing.ui.findings.group_card import GroupCard
from facing.ui.findings.lines import FindingLines, Group, Line, LineKey, key_of
from facing.ui.findings.narrowing import Narrowing, Voice
from facing.ui.findings.wording import described
from facing.ui.theme import Theme

_JUDGED_AT_ONCE = 8  # milliseconds
_PAUSE = 120  # milliseconds in which further changes are waited for
_SHARE = 10  # of so many milliseconds, one at most goes into making the list


class FindingsPanel(QWidget):
    """Shows the findings of one side.

    ``chosen`` carries the finding that the user went to in the list, ``group_chosen`` the name of a folded group.
    """

    chosen = Signal(object)
    group_chosen = Signal(str)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._side = Side.CORRECTION
        self._by_kind = False
        self._narrowing = Narrowing()
        self._group: str | None = None
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
        self.group_card = GroupCard(theme, actions, self)
        self._empty = EmptyState(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 12)
        layout.setSpacing(12)
        for widget in (self._empty, self.list, self.card, self.group_card):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._refresh_when_judged)
        self.list.moved.connect(self._moved)
        self.list.clicked.connect(self._clicked)
        self.list.accepted.connect(self._accepted)
        self.list.turned.connect(self._turned)
        self.list.focused.connect(self.card.use_list_keys)
        theme.changed.connect(self.list.viewport().update)
        self.tell_state()

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_session(self, session: Session | None) -> None:
        """Show the findings of a document, or nothing."""
        self._session = session
        self._lines.clear()
        self._lines.open_groups.clear()
        self._current = 0
        self._group = None
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

    def show_fate(self, fate: State | None) -> None:
        """List only what is new, still there or fixed; ``None``: all."""
        self._narrow(replace(self._narrowing, fate=fate))

    def show_voice(self, voice: Voice | None) -> None:
        """List only what this checker says; ``None``: all."""
        self._narrow(replace(self._narrowing, voice=voice))

    def _narrow(self, narrowing: Narrowing) -> None:
        self._narrowing = narrowing
        self._lines.clear()
        self.findings_changed(self._side, None)
        self.refresh()

    @property
    def fate(self) -> State | None:
        """What became of the findings that are listed; ``None``: of all."""
        return self._narrowing.fate

    def lists(self, finding: Finding) -> bool:
        """Whether a finding of the listed side (with its state) is marked, and not left out of the list."""
        return finding.shown and finding.kind not in self._lines.hidden_kinds and self._narrowing.passes(finding)

    def names(self) -> list[str]:
        """The unknown names of the listed side, each once."""
        return [line.key.text for line in self._lines.folded(NAMES)]

    def count(self) -> int:
        """How many findings are marked on the side."""
        return len(self._lines)

    # --- what happens --------------------------------------------------------------------------------------------

    def findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        """Look at these paragraphs (by id) again soon; ``None``: at all."""
        if side is not self._side and self.fate is None:
            return
        if paragraphs is None or self.fate is not None:
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
        self.card.show_finding(finding, self._checker_name, state, self._parts_of(finding))
        if finding is not None:
            self._group = None
            self.list.choose_row(self._row_of(key_of(finding)) if finding.side is self._side else None)
        self._show_group()
        if finding is None and self._group is None:
            self.list.choose_row(None)

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
            of = self._narrowed(session) if self._narrowing.is_on else session.findings.of
            for identifier in self._order if waiting is None else waiting & self._order.keys():
                self._lines.put(identifier, of(self._side, identifier))
        self._arrange()
        self._timer.setInterval(max(_PAUSE, _SHARE * round(1000 * (monotonic() - began))))

    def tell_state(self) -> None:
        """Say what there is to say where the list is empty."""
        self._empty.say(self._left_out() if len(self._lines) else self._nothing())
        self.list.setVisible(bool(self._model.total()))

    # --- inside --------------------------------------------------------------------------------------------------

    def _refresh_when_judged(self) -> None:
        if self._session is None or self._session.findings.judge_some(_JUDGED_AT_ONCE):
            self.refresh()
        else:
            self._timer.start(0)

    def _arrange(self) -> None:
        self._lines.arrange(self._order)
        entries = self._lines.by_kind(self._current) if self._by_kind else self._lines.by_place(self._current)
        self._model.show(entries)
        finding = self.card.finding
        if finding is not None:
            self.list.choose_row(self._row_of(key_of(finding)))
        self._show_group()
        self.tell_state()

    def _show_group(self) -> None:
        """Show the card of the group that is chosen, and its line; one that is gone is let go."""
        group = self._model.first(lambda entry: isinstance(entry, Group) and entry.name == self._group)
        if group is None:
            self._group = None
            self.group_card.show_group(None)
            return
        entry = self._model.entry(group)
        assert isinstance(entry, Group)
        self.group_card.show_group(entry)
        self.list.choose_row(group)

    def _narrowed(self, session: Session) -> Callable[[Side, int], tuple[Finding, ...]]:
        """Those findings that the list is narrowed to, by paragraph."""
        passes, of = self._narrowing.passes, session.findings.of
        if self.fate is None:
            return lambda side, identifier: tuple(filter(passes, of(side, identifier)))
        # What became of a finding is told for the whole side.
        by_paragraph: dict[int, list[Finding]] = {}
        for finding in filter(passes, session.findings.listed(self._side)):
            by_paragraph.setdefault(finding.span.paragraph, []).append(finding)
        return lambda side, identifier: tuple(by_paragraph.get(identifier, ()))

    def _parts_of(self, finding: Finding | None) -> list[Finding]:
        """What a lost sentence is made of."""
        if self._session is None or finding is None or finding.sources != (LOST_SOURCE,):
            return []
        there = self._session.findings.of(finding.side, finding.span.paragraph)
        return [each for each in there if each.group == finding.group and not each.shown]

    def _current_group(self) -> Group | None:
        entry = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return entry if isinstance(entry, Group) else None

    def _accepted(self, number: int) -> None:
        """Enter opens or folds a group; on a line, it and digits take suggestions."""
        group = self._current_group()
        if group is None:
            self.card.take(number)
        elif number == 0:
            self._open(group, not group.is_open)

    def _turned(self, right: bool) -> None:
        group = self._current_group()
        if group is not None and group.is_open is not right:
            self._open(group, right)

    def _open(self, group: Group, is_open: bool) -> None:
        if is_open:
            self._lines.open_groups.add(group.name)
        else:
            self._lines.open_groups.discard(group.name)
        self._choose_group(group)
        self._arrange()

    def _choose_group(self, group: Group) -> None:
        self._group = group.name
        self.group_chosen.emit(group.name)
        self._show_group()

    def _row_of(self, key: LineKey) -> int | None:
        return self._model.first(lambda entry: isinstance(entry, Line) and entry.key == key)

    def _moved(self, index: QModelIndex) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Line):
            self.chosen.emit(entry.finding)
        elif isinstance(entry, Group):
            self._choose_group(entry)

    def _clicked(self, index: QModelIndex) -> None:
        """A click on the chosen line goes to the next place of the same error, one on a group opens or folds it."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Group):
            self._open(entry, not entry.is_open)
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
        names[OWN] = self.tr("Facing Pages")
        plain = identifier.split("/")[0]
        return names.get(plain, plain)

    def _left_out(self) -> str:
        """What the list does not show of what there is."""
        count = sum(self._lines.of_kind(kind) for kind in self._lines.hidden_kinds)
        if not count:
            return self._narrowing.words()
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
        if self._narrowing.is_on:
            return self.tr("There are none. {filter}").format(filter=self._narrowing.words())
        if self._model.total():
            return self.tr("Nothing is marked. Everything has been read.")
        return self.tr("No findings. Everything has been read.")
