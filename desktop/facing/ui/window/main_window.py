"""The main window: its parts, the open document, and what is dropped on it."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from facing.assets import path as asset
from facing.core.document import Version
from facing.core.finding import Side
from facing.core.problem import UserProblem
from facing.session.session import Session
from facing.ui.actions import Actions
from facing.ui.bridge import SessionSignals
from facing.ui.opening_messages import changed_sentence, recovered_sentence
from facing.ui.panes.spread import Spread
from facing.ui.search.find_bar import FindBar
from facing.ui.theme import Theme
from facing.ui.window.captions import show_captions
from facing.ui.window.commands import WindowCommands
from facing.ui.window.deciding_actions import DecidingActions
from facing.ui.window.dialogs import Dialogs
from facing.ui.window.dropping import dropped_file
from facing.ui.window.edit_actions import EditActions
from facing.ui.window.export_actions import ExportActions
from facing.ui.window.file_actions import FileActions
from facing.ui.window.finding_actions import FindingActions
from facing.ui.window.fixing_actions import FixingActions
from facing.ui.window.glossary_actions import GlossaryActions
from facing.ui.window.help_actions import HelpActions
from facing.ui.window.language_actions import LanguageActions
from facing.ui.window.menus import Menus
from facing.ui.window.message_strip import Message, MessageStrip
from facing.ui.window.needs import NEED_DOCUMENT
from facing.ui.window.offer_actions import OfferActions
from facing.ui.window.offers_strip import OffersStrip
from facing.ui.window.open_document import OpenDocument
from facing.ui.window.opening_strip import OpeningStrip
from facing.ui.window.pages import Pages
from facing.ui.window.parts import Parts
from facing.ui.window.print_actions import PrintActions
from facing.ui.window.search_actions import SearchActions
from facing.ui.window.selection_counts import SelectionCounts
from facing.ui.window.shape import give_shape, shape_of
from facing.ui.window.side_panel import WIDTH, SidePanel
from facing.ui.window.status_bar import StatusBar
from facing.ui.window.tool_bar import ToolBar
from facing.ui.window.version_actions import VersionActions
from facing.ui.window.versions_strip import VersionsStrip
from facing.ui.window.view_actions import ViewActions
from facing.ui.window.wording_actions import WordingActions
from facing.ui.window.work_actions import WorkActions
from facing.ui.window.writing_actions import WritingActions

SIZE = (1280, 800)
LEAST_SIZE = (860, 520)
# Rows compared in one go while a long text is counted for the first time.
_JUDGED_AT_ONCE = 8  # milliseconds
_ROWS_AT_ONCE = 100
_COUNT_AFTER = 400  # milliseconds without a change before everything is counted
_SHARE = 10  # of so many milliseconds, one at most goes into counting


class MainWindow(QMainWindow):
    """``closing`` is emitted when the user closes the window, before it is gone."""

    closing = Signal()

    def __init__(self, commands: WindowCommands, theme: Theme, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Facing Pages"))
        self.setWindowIcon(QIcon(str(asset("icons/facing.svg"))))
        self.resize(*SIZE)
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        self.parts = self._built(commands, theme, dialogs or Dialogs(self))
        self._lay_out()
        self._files = FileActions(self.parts, self)
        self._work = WorkActions(self.parts, self)
        self._files.saved.connect(self._work.write_again)
        self._exports = ExportActions(self.parts, self)
        self._prints = PrintActions(self.parts, self)
        self._edits = EditActions(self.parts, self)
        self._views = ViewActions(self.parts, self)
        self._writing = WritingActions(self.parts, self)
        self._selected = SelectionCounts(self.parts, self)
        self._search = SearchActions(self.parts, self)
        self._findings = FindingActions(self.parts, self)
        self._deciding = DecidingActions(self.parts, self._findings, self)
        self._fixing = FixingActions(self.parts, self._findings, self)
        self._terms = GlossaryActions(self.parts, self)
        self._offers = OfferActions(self.parts, self)
        self._versions = VersionActions(self.parts, self)
        self._wordings = WordingActions(self.parts, self)
        self._languages = LanguageActions(self.parts, self)
        self._help = HelpActions(self.parts, self)
        self.parts.actions["quit"].triggered.connect(self.close)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER)
        self._counting.timeout.connect(self._count)
        theme.changed.connect(self._dress)
        self._dress()
        self.close_document()

    # --- the document --------------------------------------------------------------------------------------------

    def show_document(self, signals: SessionSignals, carry_over: Callable[[], None] | None = None) -> None:
        """Show an open document; its texts, findings and versions are followed from now on.

        ``carry_over`` brings in the correction that was made before another program changed the file.
        """
        self.close_document()
        document = self.parts.document = OpenDocument(signals, self.parts.spread, self)
        session = document.session
        if self.parts.actions["hide-white-space"].isChecked():
            document.hide_white_space(True)
        name = session.original.path.name
        self.setWindowTitle(self.tr("{name} – Facing Pages").format(name=name))
        document.shown_changed.connect(self._shown_changed)
        side = self.parts.side
        for panel in (side.findings, side.versions):
            panel.show_session(session)
        self._search.begin(session)
        self._offers.follow(session)
        signals.findings_changed.connect(self._findings_changed)
        signals.comparison_changed.connect(self._comparison_changed)
        signals.versions_changed.connect(self._versions_changed)
        signals.checkers_changed.connect(self._checkers_changed)
        signals.safety_changed.connect(self._safety_changed)
        signals.steps_changed.connect(self._edits.show_steps)
        self._show_all()
        if session.recovered:
            self.parts.strip.tell(Message(recovered_sentence(session.recovered)))
        if session.earlier is not None:
            bring = (self.tr("Bring my correction over"), carry_over) if carry_over else None
            self.parts.strip.tell(Message(changed_sentence(session.original.path), action=bring))
        self.parts.spread.focus_page(self.parts.spread.view.sides[-1])

    def compare_version(self, version: Version) -> None:
        """Show a version beside the correction."""
        self._versions.compare_with(version)

    def open_file(self, path: Path) -> None:
        """Open a file; problems are told."""
        self._files.open(path)

    def open_tracked(self, path: Path) -> None:
        """Open the tracked changes in a file as original and correction."""
        self._files.open_tracked(path)

    def close_document(self) -> None:
        """Show no document; where the reader was is remembered."""
        document, self.parts.document = self.parts.document, None
        if document is not None:
            signals = document.signals
            self._search.end()
            self._offers.follow(None)
            document.close()
            signals.findings_changed.disconnect(self._findings_changed)
            signals.comparison_changed.disconnect(self._comparison_changed)
            signals.versions_changed.disconnect(self._versions_changed)
            signals.checkers_changed.disconnect(self._checkers_changed)
            signals.safety_changed.disconnect(self._safety_changed)
            signals.steps_changed.disconnect(self._edits.show_steps)
            document.deleteLater()
            side = self.parts.side
            for panel in (side.findings, side.versions):
                panel.show_session(None)
            side.changes.show_content(None)
        self._show_all()

    @property
    def session(self) -> Session | None:
        """The open document's session."""
        return self.parts.session

    def tell(self, problem: UserProblem) -> None:
        """Say what is the matter and what to do, without standing in the way."""
        self.parts.tell(problem)

    # --- the window's shape --------------------------------------------------------------------------------------

    def shape(self) -> bytes:
        """What the window looks like, to be kept until the next start."""
        return shape_of(self, self._splitter, self.parts)

    def take_shape(self, shape: bytes) -> None:
        """Take a shape that ``shape`` gave; anything else is passed over."""
        give_shape(self, self._splitter, self.parts, shape)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes, once typing is on the disk."""
        if not self._files.may_leave():
            event.ignore()
            return
        self.closing.emit()
        self.close_document()
        self.parts.spread.release()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up opening; leaves the side panel; closes find bar, then message; ends the look at versions."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.parts.opening.isVisible():
            self.parts.opening.cancelled.emit()
        elif self.parts.side.isAncestorOf(QApplication.focusWidget() or self):
            self.parts.spread.focus_page(self.parts.spread.active_side)
        elif self.parts.find.isVisible():
            self._search.close()
        elif self.parts.strip.messages:
            self.parts.strip.dismiss()
        else:
            self._versions.back_to_original()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped, or load it where it is a glossary."""
        path = dropped_file(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() in (".csv", ".tsv", ".tab", ".utf8", ".tbx", ".xlsx"):
            self._terms.load(path)
        else:
            self._files.open(path)

    # --- inside --------------------------------------------------------------------------------------------------

    def _built(self, commands: WindowCommands, theme: Theme, dialogs: Dialogs) -> Parts:
        actions = Actions(self, theme)
        menus = Menus(self.menuBar(), actions, theme)
        side = SidePanel(theme, actions, commands.glossaries, menus.submenus["list"])
        tool_bar = ToolBar(theme, actions, menus.submenus["language"], self)
        spread, strip, find = Spread(theme), MessageStrip(theme), FindBar(theme, actions)
        versions, status = VersionsStrip(theme, actions), StatusBar(theme, self)
        shown = strip, find, spread, side, status
        strips = versions, OffersStrip(), OpeningStrip()
        return Parts(theme, actions, menus, tool_bar, *shown, dialogs, commands, *strips)

    def _lay_out(self) -> None:
        self._offline = QLabel(self.tr("nothing leaves this computer"), self)
        self._offline.setObjectName("offline")
        self.menuBar().setCornerWidget(self._offline, Qt.Corner.TopRightCorner)
        self.addToolBar(self.parts.tool_bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(4)
        self._pages = Pages(self.parts)
        self._splitter.addWidget(self._pages)
        self._splitter.addWidget(self.parts.side)
        self._splitter.setCollapsible(0, False)
        self._splitter.setCollapsible(1, False)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([SIZE[0] - WIDTH, WIDTH])
        central = QWidget(self)
        central.setObjectName("central")
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        parts = self.parts
        for strip in (parts.opening, parts.strip, parts.versions_strip, parts.offers_strip, parts.find):
            layout.addWidget(strip)
        layout.addWidget(self._splitter, 1)
        self.setCentralWidget(central)
        self.setStatusBar(self.parts.status)

    def _dress(self) -> None:
        theme = self.parts.theme
        self.setPalette(theme.palette())
        self.setStyleSheet(theme.style_sheet())
        self.parts.spread.set_appearance(theme)
        self._views.show_theme()

    def _show_all(self) -> None:
        document = self.parts.document
        is_open = document is not None
        self.parts.actions.enable(NEED_DOCUMENT, is_open)
        self.parts.actions.enable(("ignore-here", "ignore-everywhere", "take-suggestion"), False)
        self.parts.actions.choose(f"checker-{self.parts.commands.settings.checker.value}")
        self._pages.turn()
        self._shown_changed()
        self._deciding.show_choices()
        self._languages.show_language()
        self._terms.show_paragraph(force=True)
        if document is not None:
            # A long text is shown first and counted then.
            self._counting.start()
            self._checkers_changed()
            self._safety_changed()
            self.parts.status.show_encoding(document.session)
        else:
            self.setWindowTitle(self.tr("Facing Pages"))
            self.parts.status.show_nothing()

    def _shown_changed(self) -> None:
        """The pages show other texts."""
        document = self.parts.document
        self._edits.show_steps()
        self._versions.show_shown()
        self._writing.emphasis.show_usable()
        if document is not None:
            self.parts.side.changes.show_content(document.content)
            self._counting.start()

    def _findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        self.parts.side.findings.findings_changed(side, paragraphs)
        self._findings.findings_changed()
        # What checkers send in a stream must not put the counting off again and again, as keys do.
        if paragraphs is None or not self._counting.isActive():
            self._counting.start()

    def _comparison_changed(self) -> None:
        self.parts.side.changes.changed()
        self._writing.emphasis.look_again()
        self._counting.start()
        self._selected.begin()

    def _versions_changed(self) -> None:
        self.parts.side.versions.refresh()
        show_captions(self.parts)
        self._safety_changed()

    def _checkers_changed(self) -> None:
        session = self.parts.session
        if session is not None:
            self.parts.status.show_checking(session)
            self.parts.side.findings.tell_state()
            self._languages.show_language()
            self.parts.actions.choose(f"checker-{session.checking.choice.value}")

    def _safety_changed(self) -> None:
        session = self.parts.session
        if session is None:
            return
        self.parts.status.show_safety(session)
        if session.safety.problem is not None:
            self.parts.tell(session.safety.problem)

    def _count(self) -> None:
        document = self.parts.document
        if document is None:
            return
        session, content = document.session, document.content
        compared = dict.fromkeys((session.comparison, content.comparison))
        is_compared = all(comparison.count(_ROWS_AT_ONCE) for comparison in compared)
        is_counted = session.counter.count_some(session.corrected, _JUDGED_AT_ONCE)
        if not (is_compared and is_counted and session.findings.judge_some(_JUDGED_AT_ONCE)):
            self._counting.start(0)
        else:
            began = monotonic()
            counts = replace(session.counts(), changes=content.comparison.summary().changes)
            self.parts.status.show_counts(counts, len(content.versions))
            show_captions(self.parts)
            self._counting.setInterval(max(_COUNT_AFTER, _SHARE * round(1000 * (monotonic() - began))))
