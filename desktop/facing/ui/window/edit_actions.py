"""The commands of the Edit menu: undo, clipboard, changes."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.problem import ProblemCode, UserProblem
from facing.diff.changes import Change
from facing.session.session import Session
from facing.ui.messages import sentence
from facing.ui.window.parts import Parts


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
        actions["other-place"].triggered.connect(self.go_to_other_place)
        parts.side.changes.chosen.connect(self.go_to)
        spread.correction_page.merge_refused.connect(self._tell_refusal)

    def show_steps(self) -> None:
        """Say what undo and redo would do, and whether they can."""
        session = self._parts.session
        for name, words, label in (
            ("undo", self.tr("&Undo"), session.undo_label if session else ""),
            ("redo", self.tr("&Redo"), session.redo_label if session else ""),
        ):
            action = self._parts.actions[name]
            action.setEnabled(bool(label))
            told = self._step_words(label)
            action.setText(f"{words} {told}" if told else words)

    def go_to(self, change: Change) -> None:
        """Select a change in the correction, or where it was removed in the original."""
        self._parts.spread.select_change(change)

    def next_change(self) -> None:
        """Go to the change behind the cursor; from the end to the first."""
        session = self._parts.session
        if session is not None:
            change = session.comparison.next_change(Side.CORRECTION, self._place())
            self._go_or_say(change or next(session.comparison.changes(), None))

    def previous_change(self) -> None:
        """Go to the change before the cursor; from the start to the last."""
        session = self._parts.session
        if session is not None:
            page = self._parts.spread
            place = min(page.current_place(Side.CORRECTION), page.current_anchor(Side.CORRECTION))
            last = Place(len(session.corrected) - 1, len(session.corrected[len(session.corrected) - 1].text))
            change = session.comparison.previous_change(Side.CORRECTION, place)
            self._go_or_say(change or session.comparison.previous_change(Side.CORRECTION, last))

    def go_to_other_place(self) -> None:
        """Take the cursor from a moved paragraph to its other place."""
        if not self._parts.spread.go_to_other_place():
            self._parts.status.showMessage(self.tr("The paragraph at the cursor has not moved."), 4000)

    def take_back(self) -> None:
        """Bring the original's words back: for the change chosen in the panel, else for the one at the cursor."""
        session, panel = self._parts.session, self._parts.side.changes
        if session is None:
            return
        in_panel = self._parts.side.isAncestorOf(QApplication.focusWidget() or self._parts.side)
        change = panel.change() if in_panel and panel.isVisible() else None
        change = change or self._change_at_cursor(session)
        if change is None:
            self._parts.status.showMessage(self.tr("There is no change at the cursor."), 4000)
        else:
            self._parts.attempt(lambda: session.take_back(change))

    def _change_at_cursor(self, session: Session) -> Change | None:
        spread = self._parts.spread
        place, anchor = spread.current_place(Side.CORRECTION), spread.current_anchor(Side.CORRECTION)
        first, last = min(place, anchor), max(place, anchor)
        comparison = session.comparison
        row = comparison.row_of(Side.CORRECTION, first.paragraph)
        before = Place(first.paragraph, -1)
        while (change := comparison.next_change(Side.CORRECTION, before)) is not None and change.row == row:
            start, end = change.corrected
            if start <= last and first <= end:
                return change
            before = start
        return None

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
            "term": self.tr("inserting a term"),
            "typing-aid": self.tr("typing aid"),
            "character": self.tr("inserting a character"),
            "change-case": self.tr("change of case"),
            "join": self.tr("joining paragraphs"),
            "split": self.tr("splitting a paragraph"),
            "replace": self.tr("replacing"),
            "replace-all": self.tr("replacing all"),
            "import": self.tr("bringing a text in"),
        }.get(label, label)
