"""Bold and italics in the correction."""

from PySide6.QtCore import QObject, QTimer

from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.looks import Emphasis
from facing.session.emphasis import Trait, has_look, look_edits
from facing.session.emphasis_signs import has_signs, sign_edits
from facing.session.reshaping import word_at
from facing.session.session import Session
from facing.ui.window.parts import Parts

_SAID_FOR = 4000  # milliseconds


class EmphasisActions(QObject):
    """Sets the look of what is selected, or of the word at the caret, as one undo step; shows how it looks."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._tips = {trait: parts.actions[trait.value].statusTip() for trait in Trait}
        for trait in Trait:
            parts.actions[trait.value].triggered.connect(lambda _=False, trait=trait: self.switch(trait))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_look)
        parts.spread.cursor_place_changed.connect(lambda *_: self.look_again())

    def show_usable(self) -> None:
        """Let the commands be used where the document has bold and italics; else they say why not."""
        document = self._parts.document
        emphasis = document.session.markup.emphasis if document is not None else Emphasis.LOOKS
        usable = document is not None and document.content.shows(Side.CORRECTION) and emphasis is not Emphasis.NONE
        for trait in Trait:
            action = self._parts.actions[trait.value]
            action.setEnabled(usable)
            none = self.tr("The corrected file is plain text, which has neither bold nor italics")
            tip = none if emphasis is Emphasis.NONE else self._tips[trait]
            self._parts.actions.reword(trait.value, action.text(), tip)
        self._show_look()

    def look_again(self) -> None:
        """Show how the letters look, once what happens now is done."""
        self._soon.start(0)

    def _show_look(self) -> None:
        """Show at the commands how what is selected looks, or the word at the caret."""
        session = self._parts.session
        for trait in Trait:
            action = self._parts.actions[trait.value]
            action.setChecked(session is not None and action.isEnabled() and self._has(session, trait))

    def switch(self, trait: Trait) -> None:
        """Set it for all letters; where all have it, take it from them."""
        session, spread = self._parts.session, self._parts.spread
        if session is None:
            return
        caret, anchor = spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION)
        start, end = self._range(session)
        edits = self._edits(session, start, end, trait)
        if not edits:
            self._parts.status.showMessage(self.tr("There are no letters at the cursor."), _SAID_FOR)
        elif self._parts.attempt(lambda: session.apply(edits, trait.value)):
            spread.select(Side.CORRECTION, *(_moved(place, edits, is_end=place == end) for place in (anchor, caret)))
        self._show_look()

    def _edits(self, session: Session, start: Place, end: Place, trait: Trait) -> list[Edit]:
        if session.markup.emphasis is Emphasis.SIGNS:
            return sign_edits(session.corrected, session.markup, start, end, trait)
        return look_edits(session, start, end, trait)

    def _has(self, session: Session, trait: Trait) -> bool:
        start, end = self._range(session)
        if session.markup.emphasis is Emphasis.SIGNS:
            return has_signs(session.corrected, session.markup, start, end, trait)
        return has_look(session, start, end, trait)

    def _range(self, session: Session) -> tuple[Place, Place]:
        """What is selected, else the word at the caret."""
        spread = self._parts.spread
        places = spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION)
        start, end = min(places), max(places)
        return (start, end) if start != end else word_at(session.corrected, start)


def _moved(place: Place, edits: list[Edit], is_end: bool) -> Place:
    """Where a place is after edits that put signs in or take them out; the end of the words stays before theirs."""
    for edit in edits:
        if not edit.rewords or edit.at.paragraph != place.paragraph:
            continue
        if edit.removed:
            gone = min(len(edit.removed), max(0, place.offset - edit.at.offset))
            place = Place(place.paragraph, place.offset - gone)
        elif edit.at < place or (edit.at == place and not is_end):
            place = Place(place.paragraph, place.offset + len(edit.added))
    return place
