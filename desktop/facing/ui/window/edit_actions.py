"""The commands of the Edit menu: undo, clipboard, changes."""

from functools import partial
from itertools import islice

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.origins import OriginSpans
from facing.core.problem import ProblemCode, UserProblem
from facing.diff.changes import Change
from facing.diff.comparison import Comparison
from facing.session.session import Session
from facing.session.taking import all_words_back, origin_of, words_across
from facing.ui.changes.wording import origin_word
from facing.ui.messages import sentence
from facing.ui.window.message_strip import Message
from facing.ui.window.open_document import OpenDocument
from facing.ui.window.parts import Parts

_LOOKED_AT = 100  # changes at the cursor, where much is selected


class EditActions(QObject):
    """Undoes, copies, walks through changes and takes them back."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        actions, spread = parts.actions, parts.spread
        actions["undo"].triggered.connect(spread.undo)
        actions["redo"].triggered.connect(spread.redo)
        actions["cut"].triggered.connect(lambda: self._field().cut())
        actions["copy"].triggered.connect(lambda: self._field().copy())
        actions["paste"].triggered.connect(lambda: self._field().paste())
        actions["select-all"].triggered.connect(lambda: self._field().selectAll())
        actions["next-change"].triggered.connect(self.next_change)
        actions["previous-change"].triggered.connect(self.previous_change)
        actions["take-back"].triggered.connect(self.take_back)
        actions["take-back-origin"].triggered.connect(self.take_back_origin)
        actions["other-place"].triggered.connect(self.go_to_other_place)
        actions["hide-white-space"].toggled.connect(self.hide_white_space)
        parts.side.changes.chosen.connect(self.go_to)
        spread.correction_page.merge_refused.connect(self._tell_refusal)

    def show_steps(self) -> None:
        """Say what undo and redo would do, and whether they can."""
        self._parts.strip.forget_undo()
        session = self._parts.session
        for name, words, label in (
            ("undo", self.tr("&Undo"), session.undo_label if session else ""),
            ("redo", self.tr("&Redo"), session.redo_label if session else ""),
        ):
            action = self._parts.actions[name]
            document = self._parts.document
            action.setEnabled(bool(label) and document is not None and document.content.shows(Side.CORRECTION))
            told = self._step_words(label)
            action.setText(f"{words} {told}" if told else words)

    def go_to(self, change: Change) -> None:
        """Select a change where it is seen."""
        self._parts.spread.select_change(change)

    def next_change(self) -> None:
        """Go to the change behind the cursor; from the end to the first."""
        comparison = self._comparison
        if comparison is not None:
            change = comparison.next_change(Side.CORRECTION, self._place())
            self._go_or_say(change or next(comparison.changes(), None))

    def previous_change(self) -> None:
        """Go to the change before the cursor; from the start to the last."""
        comparison = self._comparison
        if comparison is not None:
            page, text = self._parts.spread, comparison.corrected
            place = min(page.current_place(Side.CORRECTION), page.current_anchor(Side.CORRECTION))
            last = Place(len(text) - 1, len(text[len(text) - 1].text))
            change = comparison.previous_change(Side.CORRECTION, place)
            self._go_or_say(change or comparison.previous_change(Side.CORRECTION, last))

    def go_to_other_place(self) -> None:
        """Take the cursor from a moved paragraph to its other place."""
        if not self._parts.spread.go_to_other_place():
            self._parts.status.showMessage(self.tr("The paragraph at the cursor has not moved."), 4000)

    def hide_white_space(self, hidden: bool) -> None:
        """Show and count no changes of white space."""
        if self._parts.document is not None:
            self._parts.document.hide_white_space(hidden)

    def take_back(self) -> None:
        """Bring words across for the change chosen in the panel, else for the one at the cursor.

        They are those of the original or of the version in its place; where two versions are compared, those of the
        page that was worked in last.
        """
        document, panel = self._parts.document, self._parts.side.changes
        if document is None:
            return
        content = document.content
        in_panel = self._parts.side.isAncestorOf(QApplication.focusWidget() or self._parts.side)
        change = panel.change() if in_panel and panel.isVisible() else None
        change = change or self._change_at_cursor(content.comparison)
        if change is None:
            self._parts.status.showMessage(self.tr("There is no change at the cursor."), 4000)
        elif content.shows(Side.CORRECTION):
            self._parts.attempt(lambda: document.session.take_back(change, content.comparison))
        else:
            self._take_across(document, change)

    def take_back_origin(self) -> None:
        """Take back all changes of the origin that the panel lists, else of the change that is chosen or at the cursor.

        What was written by hand since stays.
        """
        document, panel = self._parts.document, self._parts.side.changes
        if document is None:
            return
        session = document.session
        origins = partial(_origins_at, session)
        origin = panel.origin
        if origin is None:
            change = (panel.change() if panel.isVisible() else None) or self._change_at_cursor(session.comparison)
            origin = origin_of(session.corrected, origins, change.corrected) if change is not None else None
        if origin is None:
            self._parts.status.showMessage(self.tr("Choose a change first: the others of its origin go with it."), 4000)
            return
        edits = all_words_back(session.comparison, origins, origin)
        if not edits:
            self._parts.status.showMessage(self.tr("There are no changes of this origin."), 4000)
        elif self._parts.attempt(lambda: session.apply(edits, "take-back")):
            told = self.tr("All changes of the origin “{origin}” were taken back.").format(origin=origin_word(origin))
            self._parts.strip.tell(Message(told, action=(self.tr("Undo"), document.undo), undoes=True))

    def _take_across(self, document: OpenDocument, change: Change) -> None:
        """Let the correction, which is not seen, say what a version says."""
        side, content = self._parts.spread.active_side, document.content
        source, where = (content.original if side is Side.ORIGINAL else content.corrected), change.on(side)

        def take(comparison: Comparison) -> None:
            edits = words_across(comparison, where, whole=change.run is None)
            if edits is None:
                self._parts.status.showMessage(self.tr("The correction has no such paragraph."), 4000)
            elif not edits:
                self._parts.status.showMessage(self.tr("The correction says that already."), 4000)
            else:
                document.session.apply(edits, "take-back")
                told = self.tr("Paragraph {number} of the correction was changed.")
                message = told.format(number=edits[-1].at.paragraph + 1)
                self._parts.strip.tell(Message(message, action=(self.tr("Undo"), document.undo), undoes=True))

        document.session.comparing.compared(source, lambda found: self._parts.attempt(lambda: take(found)))

    @property
    def _comparison(self) -> Comparison | None:
        """How the texts in the pages compare."""
        return self._parts.document.content.comparison if self._parts.document else None

    def _change_at_cursor(self, comparison: Comparison) -> Change | None:
        """What is selected exactly on the page that was worked in last, else the first change that is touched."""
        spread = self._parts.spread
        side = spread.active_side
        place, anchor = spread.current_place(side), spread.current_anchor(side)
        here = min(place, anchor), max(place, anchor)
        found = list(islice(comparison.changes_at(side, *here), _LOOKED_AT))
        return next((change for change in found if change.on(side) == here), next(iter(found), None))

    def _tell_refusal(self) -> None:
        """The cells of a table, and the like, are never merged."""
        self._parts.status.showMessage(sentence(UserProblem(ProblemCode.PARAGRAPHS_APART)), 6000)

    def _go_or_say(self, change: Change | None) -> None:
        if change is None:
            self._parts.status.showMessage(self.tr("There are no changes."), 4000)
        else:
            self.go_to(change)

    def _place(self) -> Place:
        """Behind the selection, so that the chosen change is not found again."""
        spread = self._parts.spread
        return max(spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION))

    def _field(self) -> QPlainTextEdit | QLineEdit:
        """The text that the keyboard is in, else the page that was worked in last."""
        focused: QWidget | None = QApplication.focusWidget()
        if isinstance(focused, QPlainTextEdit | QLineEdit):
            return focused
        return self._parts.spread.page(self._parts.spread.active_side)

    def _step_words(self, label: str) -> str:
        """What a step was, as the menu says it."""
        return {
            "typing": self.tr("typing"),
            "paste": self.tr("pasting"),
            "suggestion": self.tr("suggestion"),
            "take-back": self.tr("taking back a change"),
            "restore": self.tr("restoring a version"),
            "restore-wording": self.tr("going back to an earlier wording"),
            "term": self.tr("inserting a term"),
            "typing-aid": self.tr("typing aid"),
            "character": self.tr("inserting a character"),
            "change-case": self.tr("change of case"),
            "bold": self.tr("bold"),
            "italic": self.tr("italics"),
            "join": self.tr("joining paragraphs"),
            "lay-lines": self.tr("laying lines anew"),
            "split": self.tr("splitting a paragraph"),
            "replace": self.tr("replacing"),
            "replace-all": self.tr("replacing all"),
            "fix-all": self.tr("correcting all alike"),
            "import": self.tr("bringing a text in"),
        }.get(label, label)


def _origins_at(session: Session, paragraph: int) -> OriginSpans:
    return session.origins.of(session.corrected.id_at(paragraph))
