"""The commands that decide about words, rules and kinds, and take decisions back."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject

from facing.core.finding import Finding, Kind
from facing.core.words import tokens
from facing.session.decisions import Decision, Reach
from facing.session.judging import HINTS, NAMES, OFF
from facing.session.profiles import PROFILES
from facing.session.session import Session
from facing.session.vocabulary import base_form
from facing.ui.window.finding_actions import FindingActions
from facing.ui.window.parts import Parts
from facing.ui.window.words_here import words_here

# Each needs a chosen finding.
_FOR_FINDINGS = ("ignore-always", "ignore-words-here", "ignore-words-always", "rule-off-here", "rule-off-always")
_FOR_WORDS = ("know-always", "know-here")
_MOST_WORDS = 5  # that a name has; more were not meant to be declared right
_FOR_SLEEPING_RULES = ("rule-on-here", "rule-on-always")


class DecidingActions(QObject):
    """Decides on the finding that ``findings`` has chosen, or on all unknown names."""

    def __init__(self, parts: Parts, findings: FindingActions, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._findings = findings
        actions = parts.actions
        for name, decide in self._decisions().items():
            actions[name].triggered.connect(lambda _=False, decide=decide: findings.decide(decide))
        for name, always in (("know-here", False), ("know-always", True)):
            actions[name].triggered.connect(lambda _=False, always=always: self._know_word(always))
        for name, always in (("know-names-here", False), ("know-names-always", True)):
            actions[name].triggered.connect(lambda _=False, always=always: self._know_names(always))
        for profile in PROFILES:
            actions[f"profile-{profile}"].triggered.connect(lambda _=False, name=profile: self._use_profile(name))
        for kind in Kind:
            actions[f"kind-{kind.value}"].triggered.connect(lambda on, kind=kind: self._switch_kind(kind, on))
        actions["mark-hints"].triggered.connect(self._use_hints)
        actions["decisions"].triggered.connect(self.show_decisions)
        findings.choice_changed.connect(self._enable)
        names = ("ignore-here", "ignore-everywhere", "ignore-always", "know-always", "know-here", "rule-off-here")
        parts.spread.set_finding_actions([actions[name] for name in names])
        self._enable(None)

    def show_choices(self) -> None:
        """Show in the menus what holds for the open document."""
        session, actions = self._parts.session, self._parts.actions
        if session is None:
            return
        decisions = session.decisions
        actions.choose(f"profile-{decisions.choices.profile if decisions.choices.profile in PROFILES else 'general'}")
        actions["mark-hints"].setChecked(decisions.mark_hints)
        for kind in Kind:
            actions[f"kind-{kind.value}"].setChecked(kind not in decisions.switches.kinds_off)

    def show_decisions(self) -> None:
        """Show everything that was decided, to be taken back."""
        session = self._parts.session
        if session is not None:
            self._parts.dialogs.show_decisions(session.decisions.all, self._take_back)
            self.show_choices()

    def _decisions(self) -> dict[str, Callable[[Session, Finding], None]]:
        """What the commands for one finding do."""
        return {
            "ignore-always": lambda session, finding: session.ignore(finding, Reach.ALWAYS),
            "ignore-words-here": lambda session, finding: session.ignore(finding, Reach.DOCUMENT, any_rule=True),
            "ignore-words-always": lambda session, finding: session.ignore(finding, Reach.ALWAYS, any_rule=True),
            "rule-off-here": lambda session, finding: _switch(session, finding, on=False, always=False),
            "rule-off-always": lambda session, finding: _switch(session, finding, on=False, always=True),
            "rule-on-here": lambda session, finding: _switch(session, finding, on=True, always=False),
            "rule-on-always": lambda session, finding: _switch(session, finding, on=True, always=True),
        }

    def _know_word(self, always: bool) -> None:
        """The word of the chosen finding is right; without one, the words selected or the word at the cursor."""
        session, finding = self._parts.session, self._findings.chosen
        if session is None:
            return
        if finding is not None and _is_about_a_word(finding):
            self._findings.decide(lambda session, each: session.decisions.know([base_form(each.text)], always))
            return
        said = words_here(self._parts, self._parts.spread.active_side)
        words = [base_form(token.text) for token in tokens(said) if token.is_word]
        if not 0 < len(words) <= _MOST_WORDS:
            self._parts.status.showMessage(self.tr("Select a word or a name, or put the cursor into it."), 4000)
        elif self._attempt(lambda: session.decisions.know(words, always)):
            told = self.tr("Known now: {names}. “Ignored and switched off” in the Check menu takes that back.")
            self._parts.status.showMessage(told.format(names=_shortened(words)), 8000)

    def _know_names(self, always: bool) -> None:
        session = self._parts.session
        names = sorted(self._parts.side.findings.names())
        if session is None:
            return
        if not names:
            self._parts.status.showMessage(self.tr("There are no unknown names."), 4000)
        elif self._attempt(lambda: session.decisions.know(names, always)):
            told = self.tr("Known now: {names}. “Ignored and switched off” in the Check menu takes that back.")
            self._parts.status.showMessage(told.format(names=_shortened(names)), 8000)

    def _use_profile(self, name: str) -> None:
        session = self._parts.session
        if session is not None:
            self._attempt(lambda: session.decisions.use_profile(name))

    def _switch_kind(self, kind: Kind, on: bool) -> None:
        session = self._parts.session
        if session is not None:
            self._attempt(lambda: session.decisions.switch_kind(kind, on))

    def _use_hints(self, mark: bool) -> None:
        session = self._parts.session
        if session is not None:
            self._attempt(lambda: session.decisions.use_hints(mark))

    def _take_back(self, decisions: Sequence[Decision]) -> None:
        session = self._parts.session
        if session is not None:
            self._attempt(lambda: _take_back(session, decisions))

    def _attempt(self, work: Callable[[], object]) -> bool:
        """Do it; the menus show what holds then, whether it could be done or not."""
        done = self._parts.attempt(work)
        self.show_choices()
        return done

    def _enable(self, finding: Finding | None) -> None:
        actions = self._parts.actions
        actions.enable(_FOR_FINDINGS, finding is not None)
        # Without a finding they are about what is selected.
        actions.enable(_FOR_WORDS, finding is None or _is_about_a_word(finding))
        actions.enable(_FOR_SLEEPING_RULES, finding is not None and finding.group in (OFF, HINTS))


def _is_about_a_word(finding: Finding) -> bool:
    return finding.is_about_a_word and finding.group in (None, NAMES, HINTS)


def _switch(session: Session, finding: Finding, on: bool, always: bool) -> None:
    session.decisions.switch_rule(finding.rule, on, always)


def _take_back(session: Session, decisions: Iterable[Decision]) -> None:
    for decision in decisions:
        session.decisions.take_back(decision)


def _shortened(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} … ({len(names)})" if len(names) > 5 else shown
