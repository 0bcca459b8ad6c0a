"""The commands of the Edit menu that help to write: typing aids, special characters, case, paragraphs."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRect

from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.session.reshaping import edits_to, joining, splitting, word_at
from facing.session.session import Session
from facing.typography.aids import Choices
from facing.typography.casing import Case, forms_of, with_case
from facing.ui.characters.palette import CharacterPalette
from facing.ui.panes.typing_aid import TypingAid
from facing.ui.window.emphasis_actions import EmphasisActions
from facing.ui.window.line_actions import LineActions
from facing.ui.window.parts import Parts

_AIDS = ("typing-quotes", "typing-dashes", "typing-ellipses", "typing-spaces")
_MOST_JOINED = 100  # comparing one long paragraph with each of its parts takes a second then
_SAID_FOR = 4000  # milliseconds


class WritingActions(QObject):
    """Changes what is written in the correction, each time as one undo step."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lines = LineActions(parts, self)
        self.emphasis = EmphasisActions(parts, self)
        self._round: tuple[str, ...] = ()  # what the key that goes through the cases shows, in order
        self._palette = CharacterPalette(parts.theme, parts.spread.window())
        self._palette.chosen.connect(self._insert)
        self._palette.closed.connect(self._palette_closed)
        actions = parts.actions
        for name in ("typing-aids", *_AIDS):
            actions[name].triggered.connect(lambda on=False, name=name: self._switch(name, on))
        actions["special-characters"].triggered.connect(self.offer_characters)
        for case in Case:
            actions[f"case-{case.value}"].triggered.connect(lambda _=False, case=case: self.change_case(case))
        actions["case-next"].triggered.connect(lambda: self.next_case())
        actions["join-paragraphs"].triggered.connect(lambda: self.join())
        actions["split-paragraph"].triggered.connect(lambda: self.split())
        parts.spread.correction_page.help_typing(TypingAid(self._language, self._choices, self._is_prose))
        self.show_aids()

    def show_aids(self) -> None:
        """Show in the menu which aids are on."""
        settings = self._parts.commands.settings
        self._parts.actions["typing-aids"].setChecked(settings.typing_aids)
        for name in _AIDS:
            action = self._parts.actions[name]
            action.setChecked(getattr(settings, name.replace("-", "_")))
            action.setEnabled(settings.typing_aids)

    def offer_characters(self) -> None:
        """Open the palette at the caret of the correction."""
        if self._parts.session is None:
            return
        page = self._parts.spread.page(Side.CORRECTION)
        caret = page.cursorRect()
        at = QRect(page.viewport().mapToGlobal(caret.topLeft()), caret.size())
        self._palette.open_at(at, self._language(), self._parts.commands.settings.recent_characters)

    def change_case(self, case: Case) -> None:
        """Give what is selected, or the word at the caret, this case."""
        session = self._parts.session
        if session is not None:
            start, end = self._range(session)
            there = session.corrected.slice(start, end)
            self._put(session, start, there, with_case(there, case, session.language))

    def next_case(self) -> None:
        """Give what is selected, or the word at the caret, the next of its forms; the last is the one it had first."""
        session = self._parts.session
        if session is None:
            return
        start, end = self._range(session)
        there = session.corrected.slice(start, end)
        if there not in self._round:
            self._round = forms_of(there, session.language)
        following = (self._round.index(there) + 1) % len(self._round)
        self._put(session, start, there, self._round[following])

    def join(self) -> None:
        """Make the paragraphs that are selected one, or the caret's and the next."""
        session = self._parts.session
        if session is None:
            return
        start, end = self._selection()
        last = max(end.paragraph, start.paragraph + 1)
        if last >= len(session.corrected):
            self._say(self.tr("There is no paragraph behind this one."))
            return
        if last - start.paragraph >= _MOST_JOINED:
            most = self.tr("At most {count} paragraphs can be joined at once: select fewer.")
            self._say(most.format(count=_MOST_JOINED))
            return
        self._parts.attempt(lambda: self._join(session, start.paragraph, last))

    def split(self) -> None:
        """End the paragraph at the caret."""
        session = self._parts.session
        if session is not None:
            edit = splitting(session.corrected, self._parts.spread.current_place(Side.CORRECTION))
            session.apply([edit], "split")
            self._parts.spread.select(Side.CORRECTION, edit.added_end, edit.added_end)

    # --- inside --------------------------------------------------------------------------------------------------

    def _language(self) -> str:
        session = self._parts.session
        return session.language if session else ""

    def _is_prose(self, paragraph: int, offset: int) -> bool:
        session = self._parts.session
        index = session.corrected.index_of(paragraph) if session else None
        return session is None or index is None or session.markup.is_prose(session.corrected, Place(index, offset))

    def _choices(self) -> Choices | None:
        settings = self._parts.commands.settings
        if not settings.typing_aids:
            return None
        return Choices(settings.typing_quotes, settings.typing_dashes, settings.typing_ellipses, settings.typing_spaces)

    def _switch(self, name: str, on: bool) -> None:
        commands = self._parts.commands
        changed = replace(commands.settings, **{name.replace("-", "_"): on})  # type: ignore[arg-type]
        self._parts.attempt(lambda: commands.change_settings(changed))
        self.show_aids()

    def _insert(self, character: str) -> None:
        document = self._parts.document
        if document is not None:
            self._parts.attempt(lambda: document.insert(character, "character"))

    def _palette_closed(self) -> None:
        commands = self._parts.commands
        recent = tuple(self._palette.recent)
        if recent != commands.settings.recent_characters:
            self._parts.attempt(lambda: commands.change_settings(replace(commands.settings, recent_characters=recent)))
        if self._parts.document is not None:
            self._parts.spread.focus_page(Side.CORRECTION)

    def _put(self, session: Session, start: Place, there: str, wanted: str) -> None:
        """Write a form in place of another one; a selection holds it then, a caret stays where it is."""
        spread = self._parts.spread
        caret, anchor = spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION)
        session.apply(edits_to(start, there, wanted), "change-case")
        end = Edit(start, "", wanted).added_end
        if caret == anchor:
            spread.select(Side.CORRECTION, min(caret, end), min(caret, end))
        else:
            spread.select(Side.CORRECTION, *((start, end) if anchor < caret else (end, start)))

    def _join(self, session: Session, first: int, last: int) -> None:
        seam = joining(session.corrected, first, first + 1).at
        session.apply([joining(session.corrected, first, last)], "join")
        self._parts.spread.select(Side.CORRECTION, seam, seam)

    def _selection(self) -> tuple[Place, Place]:
        spread = self._parts.spread
        places = spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION)
        return min(places), max(places)

    def _range(self, session: Session) -> tuple[Place, Place]:
        """What is selected, else the word at the caret."""
        start, end = self._selection()
        return (start, end) if start != end else word_at(session.corrected, start)

    def _say(self, words: str) -> None:
        self._parts.status.showMessage(words, _SAID_FOR)
