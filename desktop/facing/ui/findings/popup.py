"""The suggestions for a finding, at the cursor: Enter takes the first, 1 to 9 the others."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from facing.core.finding import Finding
from facing.ui.actions import Actions, shown_keys
from facing.ui.controls.choice_popup import Choice, ChoicePopup
from facing.ui.kinds import finding_title
from facing.ui.theme import Theme

# The first, and one for each digit.
_MOST = 10


class SuggestionsPopup(ChoicePopup):
    """``suggestion_taken`` and ``ignored`` carry what was decided about the finding that it was opened for."""

    suggestion_taken = Signal(object, str)
    ignored = Signal(object, bool)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._actions = actions
        self._finding: Finding | None = None
        self.setObjectName("suggestions")
        self.chosen.connect(self._decide)

    def open_for(self, finding: Finding, at: QRect) -> None:
        """Open for this finding below ``at`` (screen pixels)."""
        self._finding = finding
        self.offer(finding_title(finding), self._offers(finding), at)

    def _offers(self, finding: Finding) -> list[Choice]:
        offers = []
        for number, suggestion in enumerate(finding.suggestions[:_MOST]):
            words = suggestion if suggestion.strip() else self.tr("Remove it")
            keys = QKeySequence(str(number)) if number else QKeySequence()
            offers.append(Choice(words, keys, str(number) if number else self.tr("Enter")))
        for name in ("ignore-here", "ignore-everywhere"):
            action = self._actions[name]
            offers.append(Choice(action.text().replace("&", ""), action.shortcut(), shown_keys(action)))
        return offers

    def _decide(self, number: int) -> None:
        finding = self._finding
        if finding is None:
            return
        suggestions = finding.suggestions[:_MOST]
        if number < len(suggestions):
            self.suggestion_taken.emit(finding, suggestions[number])
        else:
            self.ignored.emit(finding, number > len(suggestions))
