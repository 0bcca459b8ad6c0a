"""Correcting all findings that are like the chosen one, after a look at each."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from facing.core.finding import Finding, Side
from facing.session.alike import Likeness, corrections_like
from facing.session.replacing import suggestion_origin
from facing.ui.kinds import kind_word
from facing.ui.preview.dialog import PreviewWords
from facing.ui.search.wording import replaced_words
from facing.ui.window.finding_actions import FindingActions
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts

_COMMANDS: Mapping[str, Likeness] = {f"fix-all-{likeness.value}": likeness for likeness in Likeness}


class FixingActions(QObject):
    """Starts from the finding that ``findings`` has chosen."""

    def __init__(self, parts: Parts, findings: FindingActions, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._findings = findings
        for name, likeness in _COMMANDS.items():
            parts.actions[name].triggered.connect(lambda _=False, likeness=likeness: self.fix_all(likeness))
        findings.choice_changed.connect(self._enable)
        self._enable(None)

    def fix_all(self, likeness: Likeness) -> None:
        """Show what would be corrected, then correct what is ticked, as one step."""
        session, finding, parts = self._parts.session, self._findings.chosen, self._parts
        if session is None or finding is None or finding.side is not Side.CORRECTION:
            return
        proposals = corrections_like(session.findings, session.corrected, finding, likeness)
        if not proposals:
            parts.status.showMessage(self.tr("None of these has a suggestion."), 4000)
            return
        words = PreviewWords(
            self._title(finding, likeness),
            self.tr("All that is ticked becomes what is suggested first, in one step, which can be undone."),
            lambda count: self.tr("&Correct {count}").format(count=count),
        )
        chosen = parts.dialogs.proposals(parts.theme, words, proposals, session.corrected)
        if chosen and session is self._parts.session:
            self._told(len(chosen), session.replace(chosen, suggestion_origin(finding.kind), "fix-all"))

    def _told(self, count: int, left: int) -> None:
        parts = self._parts
        parts.side.findings.refresh()
        self._findings.findings_changed()
        undo = self.tr("Undo"), parts.actions["undo"].trigger
        parts.strip.tell(Message(replaced_words(count - left, left), action=undo, undoes=True))

    def _title(self, finding: Finding, likeness: Likeness) -> str:
        if likeness is Likeness.KIND:
            return self.tr("Correct everything of the kind: {kind}").format(kind=kind_word(finding.kind))
        if likeness is Likeness.RULE:
            return self.tr("Correct everything that this rule finds")
        return self.tr("Correct “{words}” everywhere").format(words=" ".join(finding.text.split())[:60])

    def _enable(self, finding: Finding | None) -> None:
        can_fix = finding is not None and finding.side is Side.CORRECTION and bool(finding.suggestions)
        self._parts.actions.enable(tuple(_COMMANDS), can_fix)
