"""Earlier wordings of one paragraph, offered at the cursor."""

from datetime import date

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QKeySequence

from facing.core.finding import Side
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.session.session import Session
from facing.session.wordings import Wording, edits_to_wording
from facing.ui.controls.choice_popup import Choice, ChoicePopup
from facing.ui.history.wording import short_words
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts

_SHOWN = 44  # code points of a wording
_BEFORE = 12  # of these before what differs


class WordingActions(QObject):
    """Shows what the paragraph at the cursor was before; a key makes it that again."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._popup = ChoicePopup(parts.theme, parts.spread)
        self._popup.setObjectName("wordings")
        self._popup.chosen.connect(self._return)
        self._offered: tuple[Text, int, list[Wording]] | None = None
        parts.actions["earlier-wordings"].triggered.connect(self.offer)

    def offer(self) -> None:
        """Find the wordings away from the window's thread, then open them at the cursor."""
        session, document = self._parts.session, self._parts.document
        if session is None or document is None:
            return
        if len(document.content.versions) > 1:
            document.show_original()
        present = session.corrected
        index = min(self._parts.spread.current_place(Side.CORRECTION).paragraph, len(present) - 1)

        def show(found: list[Wording]) -> None:
            self._parts.status.clearMessage()
            if self._parts.session is session and session.corrected is present:
                self._show(session, present, index, found)

        def failed(problem: UserProblem) -> None:
            self._parts.status.clearMessage()
            self._parts.tell(problem)

        self._parts.status.showMessage(self.tr("Looking through the versions…"))
        self._parts.attempt(lambda: session.history.wordings(index, show, failed))

    def _show(self, session: Session, present: Text, index: int, found: list[Wording]) -> None:
        if not found:
            self._parts.status.showMessage(self.tr("This paragraph was never worded otherwise."), 4000)
            return
        self._offered = present, index, found
        choices = [
            Choice(self._words(present[index].text, wording), QKeySequence(str(number)), str(number))
            for number, wording in enumerate(found, 1)
        ]
        page = self._parts.spread.page(Side.CORRECTION)
        caret = page.cursorRect()
        at = QRect(page.viewport().mapToGlobal(caret.topLeft()), caret.size())
        self._popup.offer(self.tr("This paragraph was"), choices, at)

    def _return(self, number: int) -> None:
        session, offered, self._offered = self._parts.session, self._offered, None
        if session is None or offered is None or session.corrected is not offered[0]:
            return
        present, index, found = offered
        edits = edits_to_wording(present, index, found[number].text)
        if self._parts.attempt(lambda: session.apply(edits, "restore-wording")):
            undo = self.tr("Undo"), self._parts.actions["undo"].trigger
            self._parts.strip.tell(Message(self.tr("The paragraph is what it was."), action=undo, undoes=True))
            self._parts.spread.focus_page(Side.CORRECTION)

    def _words(self, present: str, wording: Wording) -> str:
        """The words around what differs first, and when it was so."""
        kept = wording.version
        when = short_words(kept, date.today()) if kept is not None else self.tr("original")
        return f"{_around_difference(present, wording.text)}  ·  {when}"


def _around_difference(present: str, wording: str) -> str:
    """As much of a wording as a row has room for, beginning shortly before the words that differ."""
    told = " ".join(wording.split()) or "–"
    pairs = enumerate(zip(" ".join(present.split()), told, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), 0)
    before = told.rfind(" ", 0, max(0, same - _BEFORE))
    start = before + 1 if same > _BEFORE else 0
    shown = told[start : start + _SHOWN]
    return f"{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(told) else ''}"
