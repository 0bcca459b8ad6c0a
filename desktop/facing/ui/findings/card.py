"""The card of the one chosen finding: what, why, who says so and how sure, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from facing.core.finding import Finding, Side, State
from facing.session.judging import FOREIGN, NAMES, OFF
from facing.ui.actions import Actions, shown_keys
from facing.ui.controls.card_label import card_label
from facing.ui.controls.flow_layout import FlowLayout
from facing.ui.controls.key_button import KeyButton
from facing.ui.kinds import certainty_word, finding_title
from facing.ui.theme import Theme

# Suggestions that stand on the card itself; the others are in the pop-up.
SHOWN_SUGGESTIONS = 5
# Findings of a lost sentence that stand on its card; the others are in the text.
_SHOWN_PARTS = 8
# The decisions behind the last button.
_MORE = (
    ("fix-all-words", "fix-all-rule", "fix-all-kind"),
    ("ignore-always", "ignore-words-here", "ignore-words-always"),
    ("know-here",),
    ("rule-off-here", "rule-off-always", "rule-on-here", "rule-on-always"),
)


class FindingCard(QFrame):
    """Shows one finding at a time. Its signals carry what the user decided about it.

    The tab key comes to its buttons from ``tab_after``.
    """

    suggestion_taken = Signal(object, str)
    ignored = Signal(object, bool)
    more_wanted = Signal()
    part_chosen = Signal(object)

    def __init__(self, theme: Theme, actions: Actions, tab_after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab_after = tab_after
        self._theme = theme
        self._actions = actions
        self._finding: Finding | None = None
        self._primary: KeyButton | None = None
        self._list_focused = False
        self.setProperty("look", "card")
        self.setObjectName("finding-card")
        self.setAccessibleName(self.tr("The chosen finding"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title = card_label("title")
        self._message = card_label("plain")
        self._source = card_label("soft")
        self._more = QMenu(self)
        for names in _MORE:
            self._more.addActions([actions[name] for name in names])
            self._more.addSeparator()
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(5)
        for label in (self._title, self._message, self._source):
            layout.addWidget(label)
        layout.addSpacing(3)
        layout.addWidget(self._buttons)
        self.hide()

    @property
    def finding(self) -> Finding | None:
        """The finding that is shown."""
        return self._finding

    def show_finding(
        self,
        finding: Finding | None,
        checker_name: Callable[[str], str],
        state: State | None,
        parts: Sequence[Finding] = (),
    ) -> None:
        """Show a finding, or nothing; ``state`` is what became of it between the two sides, ``parts`` are the findings
        that a lost sentence is made of.
        """
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        self._title.setText(finding_title(finding))
        self._message.setText(finding.message)
        self._message.setVisible(bool(finding.message))
        voices = ", ".join(dict.fromkeys(checker_name(source.checker) for source in finding.sources))
        told = [certainty_word(finding.certainty), voices, finding.rule, *self._state_words(finding, state)]
        self._source.setText(" · ".join(each for each in told if each))
        self._fill(finding, parts)

    def use_list_keys(self, focused: bool) -> None:
        """Show the key of the first suggestion: Enter while the keyboard is in the list, the command's key else."""
        self._list_focused = focused
        if self._primary is not None:
            self._primary.set_key(self._first_key())

    def take(self, number: int) -> None:
        """Take the suggestion with this number, 0 for the first; nothing where there is none."""
        finding = self._finding
        if finding is not None and finding.side is Side.CORRECTION and number < len(finding.suggestions):
            self.suggestion_taken.emit(finding, finding.suggestions[number])

    def _fill(self, finding: Finding, parts: Sequence[Finding]) -> None:
        self._primary = None
        self._flow.clear()
        if finding.side is Side.CORRECTION:
            self._add_suggestions(finding)
        for part in parts[:_SHOWN_PARTS]:
            words = " → ".join((" ".join(part.text.split()) or "␣", *part.suggestions[:1]))
            button = KeyButton(self._theme, words)
            button.setToolTip(part.message)
            button.clicked.connect(lambda _=False, chosen=part: self.part_chosen.emit(chosen))
            self._add(button)
        if finding.group == OFF:
            self._add_command("rule-on-here")
        if finding.group == FOREIGN:
            self._add_command("rule-off-here")
        if finding.is_about_a_word and finding.group in (None, NAMES):
            self._add_command("know-always")
        for name, everywhere in (("ignore-here", False), ("ignore-everywhere", True)):
            action = self._actions[name]
            button = KeyButton(self._theme, action.text().replace("&", ""), "" if everywhere else shown_keys(action))
            button.setToolTip(action.toolTip())
            button.clicked.connect(lambda _=False, all_places=everywhere: self.ignored.emit(finding, all_places))
            self._add(button)
        others = KeyButton(self._theme, self.tr("More…"))
        others.setToolTip(self.tr("Fix all alike, other ways to ignore, known words, rules"))
        others.clicked.connect(lambda: self._more.popup(others.mapToGlobal(QPoint(0, others.height()))))
        self._add(others)
        self._flow.order_tabs_after(self._tab_after)
        self._buttons.updateGeometry()

    def _add_suggestions(self, finding: Finding) -> None:
        for number, suggestion in enumerate(finding.suggestions[:SHOWN_SUGGESTIONS]):
            words = suggestion if suggestion.strip() else self.tr("Remove it")
            button = KeyButton(self._theme, words, self._first_key() if number == 0 else "", primary=number == 0)
            button.clicked.connect(lambda _=False, chosen=number: self.take(chosen))
            self._add(button)
            if number == 0:
                self._primary = button
        others = len(finding.suggestions) - SHOWN_SUGGESTIONS
        if others > 0:
            more = KeyButton(self._theme, self.tr("{count} more…").format(count=others))
            more.clicked.connect(self.more_wanted)
            self._add(more)

    def _add_command(self, name: str) -> None:
        action = self._actions[name]
        button = KeyButton(self._theme, action.text().replace("&", ""), shown_keys(action))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        self._add(button)

    def _add(self, button: KeyButton) -> None:
        self._flow.addWidget(button)
        button.show()

    def _first_key(self) -> str:
        return self.tr("Enter") if self._list_focused else shown_keys(self._actions["take-suggestion"])

    def _state_words(self, finding: Finding, state: State | None) -> list[str]:
        if state is State.NEW:
            return [self.tr("new")]
        if finding.side is Side.ORIGINAL:
            return [self.tr("in the original, fixed") if state is State.FIXED else self.tr("in the original")]
        return []
