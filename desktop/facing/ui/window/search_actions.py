"""Finding, replacing, and going to a paragraph by its number."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.core.problem import UserProblem
from facing.session.row_order import Found
from facing.session.session import Session
from facing.ui.messages import sentence
from facing.ui.preview.dialog import PreviewWords
from facing.ui.search.wording import extent_words, replaced_words, round_words
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts

_COUNT_AFTER = 80  # milliseconds: what is found in a stream, or while keys are pressed, is counted now and then
_MOST_SELECTED = 200  # code points; a longer selection is a place to work in, not something to look for


class SearchActions(QObject):
    """The find bar asks, the session's search answers, the pages show it."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._session: Session | None = None
        self._round = ""
        self._preview_wanted = False
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER)
        self._counting.timeout.connect(self._show_extent)
        actions, bar = parts.actions, parts.find
        actions["find"].triggered.connect(lambda: self.open(replacing=False))
        actions["replace"].triggered.connect(lambda: self.open(replacing=True))
        actions["find-next"].triggered.connect(lambda: self.walk(True))
        actions["find-previous"].triggered.connect(lambda: self.walk(False))
        actions["replace-here"].triggered.connect(self.replace_here)
        actions["replace-all"].triggered.connect(self.replace_all)
        actions["go-to-paragraph"].triggered.connect(self.go_to_paragraph)
        for name in ("view-both", "view-original", "view-correction"):
            actions[name].triggered.connect(self._look_again)
        bar.edited.connect(self._look)
        bar.entered.connect(self.walk)
        bar.replace_entered.connect(self.replace_here)
        bar.replacement.textChanged.connect(self._show_extent)
        bar.closed.connect(self.close)

    # --- the document --------------------------------------------------------------------------------------------

    def begin(self, session: Session) -> None:
        """This document is open."""
        self._session = session
        session.search.when_changed(self._changed)

    def end(self) -> None:
        """The document closes."""
        if self._session is not None:
            self._session.search.stop_telling(self._changed)
            self._session = None
        self._preview_wanted = False
        self._counting.stop()
        self._parts.find.hide()

    # --- finding -------------------------------------------------------------------------------------------------

    def open(self, replacing: bool) -> None:
        """Open the bar; what is selected is looked for."""
        if self._session is not None:
            bar = self._parts.find
            in_bar = bar.isAncestorOf(QApplication.focusWidget() or self._parts.spread)
            words = "" if in_bar or self._parts.actions["find-expression"].isChecked() else self._selected()
            bar.open(words, replacing)

    def close(self) -> None:
        """Close the bar; the page that was worked in has the keyboard again."""
        # First the keyboard, then the bar: what is hidden hands the keyboard to whatever comes next.
        self._parts.spread.focus_page(self._parts.spread.active_side)
        self._parts.find.hide()
        self._preview_wanted = False
        if self._session is not None:
            self._session.search.look_for(None)

    def walk(self, forward: bool) -> None:
        """Go to the next or the previous match; at the text's end from its other end on."""
        session, bar = self._session, self._parts.find
        if session is None:
            return
        if bar.pattern() is None:
            self.open(replacing=bar.is_replacing())
            return
        if not bar.isVisible():
            bar.show()
            self._look_for()
        elif bar.flush():
            return
        self._seek(forward, beyond=self._is_at_current())

    def _look(self) -> None:
        """Something else is written: show the first place behind the start of the selection."""
        self._look_for()
        if self._session is not None and self._session.search.is_on:
            self._seek(True, beyond=False, from_start=True)

    def _look_again(self) -> None:
        if self._parts.find.isVisible():
            self._look_for()

    def _look_for(self) -> None:
        session, spread = self._session, self._parts.spread
        if session is None:
            return
        wanted = self._parts.find.sides()
        sides = tuple(side for side in wanted if side in spread.view.sides) or wanted
        self._round = ""
        self._preview_wanted = False
        session.search.look_for(self._parts.find.pattern(), sides, Place(spread.top_paragraph(), 0))

    def _seek(self, forward: bool, beyond: bool, from_start: bool = False, only: Side | None = None) -> None:
        session, spread = self._session, self._parts.spread
        if session is None:
            return
        side = spread.active_side
        ends = spread.current_anchor(side), spread.current_place(side)
        from_start = from_start or beyond or not forward
        session.search.seek(
            side,
            min(ends) if from_start else max(ends),
            lambda found, passed: self._show(found, forward, passed),
            forward,
            beyond,
            only,
        )

    def _show(self, found: Found | None, forward: bool, passed: bool) -> None:
        """Lead the reader to what was found; the keyboard goes along from page to page and stays in the bar."""
        self._round = round_words(forward) if passed else ""
        if found is not None:
            place = Place(found.paragraph, found.start)
            spread = self._parts.spread
            in_page = any(spread.page(side).hasFocus() for side in Side)
            spread.select(found.side, place, place._replace(offset=found.end))
            if in_page:
                spread.focus_page(found.side)

    def _is_at_current(self) -> bool:
        """Whether the current match is what is selected."""
        session, spread = self._session, self._parts.spread
        found = session.search.current_place() if session else None
        if found is None or found.side is not spread.active_side:
            return False
        ends = spread.current_anchor(found.side), spread.current_place(found.side)
        return sorted(ends) == [Place(found.paragraph, found.start), Place(found.paragraph, found.end)]

    def _selected(self) -> str:
        """The words that are selected in the page that was worked in last, if they are within a paragraph."""
        session, spread = self._session, self._parts.spread
        side = spread.active_side
        start, end = sorted((spread.current_anchor(side), spread.current_place(side)))
        if session is None or start.paragraph != end.paragraph or not 0 < end.offset - start.offset <= _MOST_SELECTED:
            return ""
        return session.search.searched.text(side).slice(start, end)

    # --- what the search tells -----------------------------------------------------------------------------------

    def _changed(self, seen: bool) -> None:
        """More was found, or something else is looked for."""
        if seen:
            self._parts.spread.refresh_matches()
        if not self._counting.isActive():
            self._counting.start()

    def _show_extent(self) -> None:
        session, bar = self._session, self._parts.find
        if session is None:
            return
        search = session.search
        bar.show_problem(sentence(search.problem) if search.problem else "")
        if not search.is_on or search.problem:
            bar.show_extent("")
            self._preview_wanted = False
            return
        extent = search.extent()
        told = extent_words(extent, search.number_of_current() if extent.complete else None)
        bar.show_extent(f"{told}, {self._round}" if self._round else told)
        if self._preview_wanted and (extent.complete or extent.limited):
            self._preview_wanted = False
            self._offer_all(session)

    # --- replacing -----------------------------------------------------------------------------------------------

    def replace_here(self) -> None:
        """Replace the current match and go to the next one in the correction; without a current one, only go there."""
        session, bar = self._session, self._parts.find
        if session is None:
            return
        if not bar.isVisible() or not bar.is_replacing():
            self.open(replacing=True)
            return
        if bar.flush():
            return
        if not self._can_replace(session):
            self._parts.status.showMessage(self.tr("There is nothing to replace in the correction."), 4000)
            return
        try:
            proposal = session.search.proposal_for_current(bar.replacement.text())
        except UserProblem as problem:
            bar.show_problem(sentence(problem))
            return
        if proposal is not None and self._is_at_current():
            session.replace([proposal], Origin.TYPED, "replace")
            behind = Edit(proposal.at, proposal.removed, proposal.added).added_end
            self._parts.spread.select(Side.CORRECTION, behind, behind)
        self._seek(True, beyond=self._is_at_current(), only=Side.CORRECTION)

    def replace_all(self) -> None:
        """Show what would be replaced as soon as all is found, then replace what is ticked."""
        session, bar = self._session, self._parts.find
        if session is None:
            return
        if not bar.isVisible() or not bar.is_replacing():
            self.open(replacing=True)
            return
        bar.flush()
        if bar.pattern() is None:
            self.open(replacing=True)
        self._preview_wanted = session.search.is_on
        self._counting.start()

    def _offer_all(self, session: Session) -> None:
        bar, parts = self._parts.find, self._parts
        if not self._can_replace(session):
            parts.status.showMessage(self.tr("There is nothing to replace in the correction."), 4000)
            return
        try:
            proposals = session.search.proposals(bar.replacement.text())
        except UserProblem as problem:
            bar.show_problem(sentence(problem))
            return
        if not proposals:
            parts.status.showMessage(self.tr("There is nothing to replace in the correction."), 4000)
            return
        words = PreviewWords(
            self.tr("Replace all"),
            self._about(len(proposals), session.search.extent().limited),
            lambda count: self.tr("&Replace {count}").format(count=count),
        )
        chosen = parts.dialogs.proposals(parts.theme, words, proposals, session.corrected)
        if chosen and session is self._session:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                left = session.replace(chosen, Origin.BULK, "replace-all")
            finally:
                QApplication.restoreOverrideCursor()
            undo = parts.actions["undo"]
            told = replaced_words(len(chosen) - left, left)
            parts.strip.tell(Message(told, action=(self.tr("Undo"), undo.trigger), undoes=True))

    def _can_replace(self, session: Session) -> bool:
        """Whether the correction itself is searched, not an earlier version in its place."""
        shown = self._parts.document is not None and self._parts.document.content.shows(Side.CORRECTION)
        return shown and Side.CORRECTION in session.search.sides

    def _about(self, count: int, limited: bool) -> str:
        if limited:
            told = self.tr("These are the first {count} places; replace them, then the others. ").format(count=count)
        else:
            told = ""
        return told + self.tr("All that is ticked is replaced in one step, which can be undone.")

    # --- paragraphs ----------------------------------------------------------------------------------------------

    def go_to_paragraph(self) -> None:
        """Ask for a number and go there on the page that was worked in last."""
        session, spread = self._session, self._parts.spread
        if session is None:
            return
        side = spread.active_side
        count = spread.page(side).blockCount()
        if side is Side.ORIGINAL:
            question = self.tr("&Number of a paragraph of the original, 1 to {count}:")
        else:
            question = self.tr("&Number of a paragraph of the correction, 1 to {count}:")
        current = spread.current_place(side).paragraph + 1
        number = self._parts.dialogs.paragraph(question.format(count=count), count, current)
        if number is not None:
            place = Place(number - 1, 0)
            spread.select(side, place, place)
            spread.show_place(side, place)
            spread.focus_page(side)
