"""One open document in the window: its texts in the pages, its checkers fed, its reader's place remembered."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from facing.core.document import Content, Version
from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Finding, Side
from facing.diff.comparison import Comparison
from facing.session.measuring import Measure, measured
from facing.session.session import Session
from facing.ui.bridge import SessionSignals
from facing.ui.panes.session_content import SessionContent
from facing.ui.panes.spread import Spread
from facing.ui.qtext import Mirror, StaticMirror
from facing.ui.window.content import TwoVersions, VersionContent

CHECK_AFTER = 300  # milliseconds without a key before what was typed is checked
_REMEMBER_AFTER = 500
_PAIR_AFTER = 1500  # milliseconds without a key before all paragraphs are paired afresh


class OpenDocument(QObject):
    """Shows a session in the pages until ``close``; ``shown_changed`` tells that they show other texts."""

    shown_changed = Signal()

    def __init__(self, signals: SessionSignals, spread: Spread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.signals = signals
        self.session: Session = signals.session
        self._spread = spread
        self._mirror = Mirror(spread.document(Side.CORRECTION), self.session, self)
        self._mirror.load()
        self.chosen: Finding | None = None
        self._space_hidden = False
        self.content = SessionContent(self.session, lambda: self.chosen)
        self._read: StaticMirror | None = None  # the correction where it is only read, and goes on elsewhere
        if self.session.read_only:
            spread.read_only(True)
        spread.set_lines_close(self.session.checking.wrapped)
        self._show()
        self._pause = self._timer(CHECK_AFTER, self.session.checking.pump)
        self._rest = self._timer(_REMEMBER_AFTER, self.remember)
        self._pairing = self._timer(_PAIR_AFTER, self.session.rest)
        signals.corrected_changed.connect(self._corrected_changed)
        signals.comparison_changed.connect(spread.refresh_rows)
        signals.findings_changed.connect(self._findings_changed)
        spread.visible_paragraphs_changed.connect(self._look_at)
        spread.cursor_place_changed.connect(self._place_changed)
        self._return_to_place()

    def close(self) -> None:
        """Remember where the reader is and let go of the session and the pages."""
        self._pause.stop()
        self._rest.stop()
        self._pairing.stop()
        self.remember()
        self.signals.corrected_changed.disconnect(self._corrected_changed)
        self.signals.comparison_changed.disconnect(self._spread.refresh_rows)
        self.signals.findings_changed.disconnect(self._findings_changed)
        self._spread.visible_paragraphs_changed.disconnect(self._look_at)
        self._spread.cursor_place_changed.disconnect(self._place_changed)
        self.content.close()
        self._spread.read_only(False)
        self._mirror.detach()

    def choose(self, finding: Finding | None) -> None:
        """Show this finding as the chosen one in the pages."""
        self.chosen = finding
        self._spread.refresh_choice()

    def show_original(self) -> None:
        """Show the document's own texts: the original at the left, the correction at the right."""
        self._put(SessionContent(self.session, lambda: self.chosen))

    def show_version(self, version: Version, comparison: Comparison) -> None:
        """Put an earlier version, compared with the correction, in the original's place; editing goes on."""
        self._put(VersionContent(self.session, lambda: self.chosen, version, comparison))

    def show_versions(self, versions: tuple[Version, Version], newer: Content, comparison: Comparison) -> None:
        """Put two versions into the pages, the older one at the left; nothing is edited then."""
        self._put(TwoVersions(self.session, lambda: self.chosen, versions, newer, comparison))

    def undo(self) -> None:
        """Take the newest step of the correction back, seen or not."""
        self._mirror.undo()

    def hide_white_space(self, hidden: bool) -> None:
        """Show no changes of white space, in the version that is shown either."""
        self._space_hidden = hidden
        self.content.comparison.ignore_white_space(hidden)
        self.session.ignore_white_space(hidden)

    def insert_term(self, text: str) -> None:
        """Write a term at the cursor of the correction, in place of what is selected, as one step."""
        self.insert(text, "term", Origin.TERM)

    def insert(self, text: str, label: str, origin: Origin = Origin.TYPED) -> None:
        """Write at the cursor of the correction, which has to be shown, in place of what is selected, as one step.

        Raises:
            UserProblem: ``PARAGRAPHS_APART``: what is selected reaches over two slots; nothing was changed.
        """
        spread, corrected = self._spread, self.session.corrected
        places = spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION)
        start, end = min(places), max(places)
        edit = Edit(start, corrected.slice(start, end), text, origin)
        self.session.apply([edit], label)
        spread.select(Side.CORRECTION, edit.added_end, edit.added_end)

    def measured(self, side: Side, start: Place, end: Place) -> Iterator[Measure]:
        """How much lies between two places of a page, piece by piece: see ``session.measuring``."""
        content = self.content
        return measured(self.session.counter, content.text(side), content.comparison, side, (start, end))

    def remember(self) -> None:
        """Tell the session where the reader is, if the correction is shown."""
        spread = self._spread
        if not self.content.shows(Side.CORRECTION):
            return
        self.session.remember(
            spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION), spread.top_paragraph()
        )

    def _put(self, content: SessionContent) -> None:
        """Show other texts; the reader stays where he was in the correction, or begins at the top of a version."""
        self.remember()
        self.content.close()
        self.content = content
        content.comparison.ignore_white_space(self._space_hidden)
        self._spread.read_only(not content.shows(Side.CORRECTION))
        self._show()
        if content.shows(Side.CORRECTION):
            self._return_to_place()
        self.shown_changed.emit()

    def _show(self) -> None:
        content = self.content
        original = StaticMirror(self._spread.document(Side.ORIGINAL), lambda: content.original)
        original.load()
        self.session.search.look_in(content)
        self._read = None
        if content.shows(Side.CORRECTION):
            self._spread.show_content(content, self._mirror, original)
        else:
            corrected = StaticMirror(self._spread.document(Side.CORRECTION), lambda: content.corrected)
            corrected.load()
            self._read = corrected if len(content.versions) < 2 else None
            self._spread.show_reading(content, original, corrected)

    def _return_to_place(self) -> None:
        state = self.session.remembered
        if state.cursor == state.anchor == Place(0, 0) and not state.top_paragraph:
            return
        last = len(self.session.corrected) - 1
        self._spread.show_place(Side.CORRECTION, Place(min(state.top_paragraph, last), 0))
        self._spread.select(Side.CORRECTION, state.anchor, state.cursor)

    def _corrected_changed(self, edits: Sequence[Edit], by_pane: bool) -> None:
        if not by_pane:
            if self._read is not None:
                self._read.make(edits)
            # Behind it, so that the pages measure anew what both have changed.
            self._mirror.follow(edits)
        self._pause.start()
        self._pairing.start()

    def _findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        self._spread.refresh_paragraphs(side, paragraphs)

    def _look_at(self, first: int, last: int) -> None:
        if self.content.shows(Side.CORRECTION):
            self.session.checking.look_at(first, last)

    def _place_changed(self, side: Side, place: Place) -> None:
        self._rest.start()

    def _timer(self, interval: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(run)
        return timer
