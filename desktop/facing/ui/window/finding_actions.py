"""Walking through findings and deciding on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Signal

from facing.core.edit import Place
from facing.core.finding import Finding, Kind, Side, State
from facing.core.settings import CheckerChoice
from facing.session.decisions import Reach
from facing.session.judging import NAMES
from facing.session.session import Session
from facing.ui.findings.narrowing import Voice
from facing.ui.findings.popup import SuggestionsPopup
from facing.ui.window.parts import Parts

_FATES = {
    "list-all": None,
    "list-new": State.NEW,
    "list-still-there": State.STILL_THERE,
    "list-fixed": State.FIXED,
}


class FindingActions(QObject):
    """Keeps which finding is chosen; list, card, pop-up and pages follow it. ``choice_changed`` carries it."""

    choice_changed = Signal(object)

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._walking = False
        self._popup = SuggestionsPopup(parts.theme, parts.actions, parts.spread)
        panel, spread, actions = parts.side.findings, parts.spread, parts.actions
        for source in (panel.card, self._popup):
            source.suggestion_taken.connect(self.take)
            source.ignored.connect(self.ignore)
        spread.suggestion_chosen.connect(self.take)
        spread.finding_clicked.connect(self.choose)
        spread.cursor_place_changed.connect(self._place_changed)
        panel.chosen.connect(self.go_to)
        panel.group_chosen.connect(lambda _: self.choose(None))
        panel.card.more_wanted.connect(self.offer_suggestions)
        panel.card.part_chosen.connect(self.go_to)
        actions["next-finding"].triggered.connect(self.next)
        actions["previous-finding"].triggered.connect(self.previous)
        actions["suggestions"].triggered.connect(self.offer_suggestions)
        actions["take-suggestion"].triggered.connect(lambda: panel.card.take(0))
        actions["ignore-here"].triggered.connect(lambda: self._ignore_chosen(False))
        actions["ignore-everywhere"].triggered.connect(lambda: self._ignore_chosen(True))
        actions["show-ignored"].triggered.connect(self._unignore)
        actions["recheck"].triggered.connect(self._recheck)
        actions["list-by-place"].triggered.connect(lambda: panel.group_by_kind(False))
        actions["list-by-kind"].triggered.connect(lambda: panel.group_by_kind(True))
        actions["list-correction"].triggered.connect(lambda: self._list_side(Side.CORRECTION))
        actions["list-original"].triggered.connect(lambda: self._list_side(Side.ORIGINAL))
        for choice in CheckerChoice:
            actions[f"checker-{choice.value}"].triggered.connect(lambda _=False, choice=choice: self._use(choice))
        for kind in Kind:
            actions[f"list-{kind.value}"].setChecked(True)
            actions[f"list-{kind.value}"].toggled.connect(self._hide_kinds)
        actions.choose("list-by-place")
        actions.choose("list-correction")
        for name, fate in _FATES.items():
            actions[name].triggered.connect(lambda _=False, fate=fate: self._list_fate(fate))
        actions.choose("list-all")
        for voice in (None, *Voice):
            name = f"list-by-{voice or 'all'}"
            actions[name].triggered.connect(lambda _=False, voice=voice: panel.show_voice(voice))
        actions.choose("list-by-all")

    @property
    def chosen(self) -> Finding | None:
        """The chosen finding."""
        return self._parts.document.chosen if self._parts.document else None

    def choose(self, finding: Finding | None) -> None:
        """Show this finding in list, card and pages; the cursor stays where it is."""
        document = self._parts.document
        if document is None:
            return
        # Asked for by place, a finding comes with its fate; the book's own values have none.
        finding = replace(finding, state=None) if finding else None
        document.choose(finding)
        self._parts.side.findings.choose(finding)
        self._enable(finding)

    def go_to(self, finding: Finding) -> None:
        """Choose a finding and select its words in its page; the keyboard stays where it is."""
        session = self._parts.session
        place = session.findings.place(finding.side, finding) if session else None
        if place is None:
            return
        document = self._parts.document
        if document is not None and not document.content.shows(finding.side):
            document.show_original()
        end = Place(place.paragraph, finding.span.end)
        self._walking = True
        try:
            self._parts.spread.select(finding.side, place, end)
        finally:
            self._walking = False
        self._parts.side.findings.move_to(place.paragraph)
        self.choose(finding)

    def next(self) -> None:
        """Go to the finding behind the cursor, on the page that was worked in last; from the end to the first."""
        session = self._parts.session
        if session is not None:
            side, place = self._here(session)
            self._go_or_say(self._next(session, side, place) or self._next(session, side, Place(0, -1)))

    def previous(self) -> None:
        """Go to the finding before the cursor; from the start to the last."""
        session = self._parts.session
        if session is not None:
            side, place = self._here(session)
            end = Place(len(session.text(side)), 0)
            wanted = self._parts.side.findings.lists
            before = session.findings.previous_before
            self._go_or_say(before(side, place, wanted) or before(side, end, wanted))

    def take(self, finding: Finding, suggestion: str) -> None:
        """Write a suggestion and go on to the next finding."""
        session = self._parts.session
        if session is not None:
            place = session.findings.place(finding.side, finding)
            session.take_suggestion(finding, suggestion)
            self._go_on(session, finding, place)

    def ignore(self, finding: Finding, everywhere: bool) -> None:
        """Mark a finding no more and go on to the next one."""
        reach = Reach.DOCUMENT if everywhere else Reach.HERE
        self._decide_on(finding, lambda session, decided: session.ignore(decided, reach))

    def decide(self, decide: Callable[[Session, Finding], None]) -> None:
        """Decide on the chosen finding and go on to the next one."""
        if self.chosen is not None:
            self._decide_on(self.chosen, decide)

    def offer_suggestions(self) -> None:
        """Open the suggestions for the finding at the cursor, else for the chosen one."""
        session = self._parts.session
        if session is None:
            return
        place = self._place(Side.CORRECTION)
        here = session.findings.at(Side.CORRECTION, place)
        finding = here[0] if here else self.chosen
        if finding is None or finding.side is not Side.CORRECTION:
            self._parts.status.showMessage(self.tr("There is no finding at the cursor."), 4000)
            return
        if not here:
            self.go_to(finding)
        self._popup.open_for(finding, self._caret())

    def _decide_on(self, finding: Finding, decide: Callable[[Session, Finding], None]) -> None:
        session = self._parts.session
        if session is not None:
            place = session.findings.place(finding.side, finding)
            if self._parts.attempt(lambda: decide(session, finding)):
                self._go_on(session, finding, place)

    def _go_on(self, session: Session, decided: Finding, place: Place | None) -> None:
        """After a decision on the finding at ``place``: the next one, or just none chosen."""
        side = decided.side
        self._parts.side.findings.refresh()
        if place is None or not self._parts.commands.settings.advance_after_decision:
            self.choose(None)
            return
        following = self._next(session, side, Place(place.paragraph, place.offset - 1))
        if following is not None and (following.rule, following.text) == (decided.rule, decided.text):
            # What was decided on may still be there until it is checked again.
            following = self._next(session, side, place)
        following = following or self._next(session, side, Place(0, -1))
        if following is None:
            self.choose(None)
            self._parts.status.showMessage(self.tr("That was the last finding."), 4000)
        else:
            self.go_to(following)

    def _place_changed(self, side: Side, place: Place) -> None:
        """The reader moved: the list follows, and the finding at the cursor is chosen."""
        session, panel = self._parts.session, self._parts.side.findings
        document = self._parts.document
        if session is None or document is None or not document.content.shows(side):
            return
        if self._walking or place.paragraph >= len(session.text(side)):
            return
        if side is panel.side:
            panel.move_to(place.paragraph)
        here = _worth_a_card(session.findings.at(side, place))
        if here and self.chosen not in here:
            self.choose(here[0])
        elif not here and self.chosen is not None and self.chosen.side is side:
            chosen = session.findings.place(side, self.chosen)
            if chosen is None or chosen.paragraph != place.paragraph:
                self.choose(None)

    def findings_changed(self) -> None:
        """Findings came, moved or went: the chosen one may be another value now, or be gone."""
        session, chosen = self._parts.session, self.chosen
        if session is None or chosen is None:
            return
        there = session.findings.of(chosen.side, chosen.span.paragraph)
        if chosen not in there:
            same = [each for each in there if (each.rule, each.text) == (chosen.rule, chosen.text)]
            self.choose(same[0] if same else None)

    def _here(self, session: Session) -> tuple[Side, Place]:
        """Where to go on from: the chosen finding if the cursor is at it, else the cursor."""
        side = self._parts.side.findings.side
        place = self._place(side)
        chosen = self.chosen
        if chosen is not None and chosen.side is side and chosen in session.findings.at(side, place):
            return side, session.findings.place(side, chosen) or place
        return side, place

    def _next(self, session: Session, side: Side, place: Place) -> Finding | None:
        """The first listed finding behind a place."""
        return session.findings.next_after(side, place, self._parts.side.findings.lists)

    def _go_or_say(self, finding: Finding | None) -> None:
        if finding is None:
            self._parts.status.showMessage(self.tr("There are no findings."), 4000)
        else:
            self.go_to(finding)

    def _caret(self) -> QRect:
        page = self._parts.spread.shown_page(Side.CORRECTION)
        rectangle = page.cursorRect()
        return QRect(page.viewport().mapToGlobal(rectangle.topLeft()), rectangle.size())

    def _ignore_chosen(self, everywhere: bool) -> None:
        if self.chosen is not None:
            self.ignore(self.chosen, everywhere)

    def _unignore(self) -> None:
        session = self._parts.session
        if session is not None:
            self._parts.attempt(session.decisions.mark_ignored_again)

    def _recheck(self) -> None:
        session = self._parts.session
        if session is not None:
            session.checking.recheck()

    def _hide_kinds(self) -> None:
        actions = self._parts.actions
        self._parts.side.findings.hide_kinds(kind for kind in Kind if not actions[f"list-{kind.value}"].isChecked())

    def _list_fate(self, fate: State | None) -> None:
        """What is new is in the correction, what is fixed was in the original."""
        panel = self._parts.side.findings
        side = {State.NEW: Side.CORRECTION, State.FIXED: Side.ORIGINAL}.get(fate, panel.side) if fate else panel.side
        self._parts.actions.choose(f"list-{side.value}")
        if side is not panel.side:
            self._list_side(side)
        panel.show_fate(fate)

    def _list_side(self, side: Side) -> None:
        panel = self._parts.side.findings
        if panel.fate is (State.NEW if side is Side.ORIGINAL else State.FIXED):
            self._parts.actions.choose("list-all")
            panel.show_fate(None)
        self._parts.side.findings.show_side(side)
        self._parts.side.findings.move_to(self._place(side).paragraph)

    def _place(self, side: Side) -> Place:
        """The cursor's place in the document's own text; its start where the page shows another."""
        document = self._parts.document
        own = document is not None and document.content.shows(side)
        return self._parts.spread.current_place(side) if own else Place(0, 0)

    def _use(self, choice: CheckerChoice) -> None:
        session, commands = self._parts.session, self._parts.commands
        if session is not None:
            session.checking.choose(choice)
        self._parts.attempt(lambda: commands.change_settings(replace(commands.settings, checker=choice)))

    def _enable(self, finding: Finding | None) -> None:
        self._parts.actions.enable(("ignore-here", "ignore-everywhere"), finding is not None)
        can_take = finding is not None and finding.side is Side.CORRECTION and bool(finding.suggestions)
        self._parts.actions.enable(("take-suggestion",), can_take)
        self.choice_changed.emit(finding)


def _worth_a_card(findings: Sequence[Finding]) -> list[Finding]:
    """What the reader wants to hear of where the cursor is: what is marked there, then an unknown name."""
    shown = [finding for finding in findings if finding.shown]
    return shown + [finding for finding in findings if finding.group == NAMES]
