"""The correction's page: edited natively; what Qt's text cannot do exactly goes through the mirror."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.content import PaneContent
from facing.ui.panes.context_menu import PageMenu
from facing.ui.panes.level_page import Places
from facing.ui.panes.mark_book import MarkBook
from facing.ui.panes.page import READING, Page
from facing.ui.panes.slot_guard import Span, span_of, taken_by_input_method, taken_by_key, without_surplus_marks
from facing.ui.panes.typing_aid import TypingAid
from facing.ui.qtext import OBJECT


class Editing(Places, Protocol):
    """The way from the page to the document model; ``facing.ui.qtext.Mirror`` fulfils it."""

    def undo(self, cursor: QTextCursor | None = None) -> QTextCursor | None:
        """Take the newest step back; gives the cursor where that happened."""

    def redo(self, cursor: QTextCursor | None = None) -> QTextCursor | None:
        """Bring the step again that was undone last; gives the cursor where that happened."""

    def insert_text(self, cursor: QTextCursor, text: str, label: str = "paste") -> None:
        """Put ``text`` in place of the cursor's selection."""

    def merges_slots(self, start: int, end: int) -> bool:
        """Whether taking out what is between two document positions would merge slots."""


class CorrectionPage(Page):
    """Typing, input methods and selection are Qt's own. A tab is typed; the window has keys to leave it.

    What would merge two slots, such as cells of a table, is refused by every way and told by ``merge_refused``.
    """

    suggestion_chosen = Signal(object, str)
    merge_refused = Signal()

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(Side.CORRECTION, measure, parent)
        self._editing: Editing | None = None
        self._own = self.document()
        self._other: QTextDocument | None = None
        self._finding_actions: tuple[QAction, ...] = ()
        self._aid: TypingAid | None = None
        self._dragged_marks = 0  # of objects, in words that are moved inside the page
        self.setTabChangesFocus(False)
        self.setAccessibleName(self.tr("Correction"))

    def show_editing(self, content: PaneContent, marks: MarkBook, editing: Editing) -> None:
        """Show this content and edit it through ``editing``."""
        self._editing = editing
        self.show_content(content, marks, editing)

    def show_reading(self, content: PaneContent, marks: MarkBook, places: Places) -> None:
        """Show this content without letting it be edited."""
        self._editing = None
        self.show_content(content, marks, places)

    def read_only(self, reading: bool) -> None:
        """Put a document in the correction's place that is only read, or the correction again with all its steps."""
        if reading is (self.document() is not self._own):
            return
        if reading:
            self._other = self._other or self.new_document(self.level_layout.measure)
            self.show_document(self._other)
            self.setTextInteractionFlags(READING)
        else:
            self.document().clear()
            self.show_document(self._own)
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)

    def set_finding_actions(self, actions: Sequence[QAction]) -> None:
        """What the menu offers beside suggestions where there is a finding: ignore it, and the like."""
        self._finding_actions = tuple(actions)

    def help_typing(self, aid: TypingAid | None) -> None:
        """Let ``aid`` improve what is typed from now on."""
        self._aid = aid

    def undo_step(self) -> None:
        """Take the newest step back and show where that was."""
        if self._editing:
            self._change_by(self._editing.undo)
            if self._aid and self._content:
                caret = self.place()
                self._aid.undone(self._content.corrected.id_at(caret.paragraph), self.textCursor().block().text())

    def redo_step(self) -> None:
        """Bring the step again that was undone last and show where that was."""
        if self._editing:
            self._change_by(self._editing.redo)

    def _change_by(self, change: Callable[[QTextCursor], QTextCursor | None]) -> None:
        """Undo or redo; the caret goes to what changed, where Qt has it elsewhere too."""
        changed: list[tuple[int, int]] = []
        note = self.document().contentsChange.connect(lambda at, _, added: changed.append((at, at + added)))
        cursor = change(self.textCursor())
        self.document().contentsChange.disconnect(note)
        if cursor is not None and changed:
            start, end = min(at for at, _ in changed), changed[-1][1]
            if not start <= cursor.position() <= end:
                cursor.setPosition(min(end, self.document().characterCount() - 1))
        self._follow(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo take the session's steps, not Qt's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_step()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_step()
        elif self._refuses(taken_by_key(event, self.textCursor())):
            pass
        else:
            revision = self.document().revision()
            super().keyPressEvent(event)
            if self.document().revision() != revision:
                self._help(event.text())
            return
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """As Qt does; what is composed never merges slots. What is committed is typed, and helped as keys are."""
        if self._refuses(taken_by_input_method(event, self.textCursor())):
            QGuiApplication.inputMethod().reset()
            event.accept()
            return
        super().inputMethodEvent(event)
        if not event.preeditString():  # while something is composed nothing is changed beside it
            self._help(event.commitString())

    def cut(self) -> None:
        """Cut the selection, as Qt does."""
        if not self._refuses(span_of(self.textCursor())):
            super().cut()

    def dropEvent(self, event: QDropEvent) -> None:
        """As Qt does; text that is moved inside the page leaves its slots apart."""
        moved = event.source() in (self, self.viewport()) and event.dropAction() is Qt.DropAction.MoveAction
        if moved and self._refuses(span_of(self.textCursor())):
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.ignore()
            return
        self._dragged_marks = self._selected_marks() if moved else 0
        super().dropEvent(event)
        self._dragged_marks = 0

    def _refuses(self, taken: Span | None) -> bool:
        """Whether taking that out would merge slots; tells so."""
        if taken is None or self._editing is None or not self._editing.merges_slots(*taken):
            return False
        self.merge_refused.emit()
        return True

    def _help(self, letter: str) -> None:
        """Put what a letter that was typed just now is to become in its place, as a step of its own."""
        cursor = self.textCursor()
        content, editing, aid = self._content, self._editing, self._aid
        if content is None or editing is None or aid is None or len(letter) != 1 or cursor.hasSelection():
            return
        caret = self.place()
        text, at = cursor.block().text(), caret.offset - 1
        if at < 0 or text[at] != letter:
            return
        paragraph = content.corrected.id_at(caret.paragraph)
        better = aid.instead(paragraph, text[:at], letter, text[caret.offset :])
        if better:
            start = Place(caret.paragraph, at - better.removed)
            cursor.setPosition(editing.to_position(start))
            cursor.setPosition(editing.to_position(caret), QTextCursor.MoveMode.KeepAnchor)
            editing.insert_text(cursor, better.text, "typing-aid")
            self._follow(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text alone; files are the window's."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop text exactly, as one step; but an object cannot be in two places."""
        if self._editing and self._content and not self.isReadOnly():
            cursor = self.textCursor()
            if self._refuses(span_of(cursor)):
                return
            content, in_hand = self._content, self._dragged_marks or self._selected_marks()
            text = without_surplus_marks(source.text(), content.original, content.corrected, in_hand)
            self._editing.insert_text(cursor, text)
            self._follow(cursor)

    def _selected_marks(self) -> int:
        return self._editing.text_of_selection(self.textCursor()).count(OBJECT) if self._editing else 0

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Suggestions for the words under the pointer or the caret, then the usual commands."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._go_to(self.viewport().mapFrom(self, event.pos()).toPointF())
            where = event.globalPos()
        else:
            where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.menu().popup(where)

    def menu(self) -> PageMenu:
        """The menu for where the caret is."""
        menu = PageMenu(self)
        if self.isReadOnly():
            menu.add_reading(self)
            return menu
        finding = next(iter(self.findings_at_caret()), None)
        if finding:
            menu.add_suggestions(finding, self._choose)
            menu.add_group(self._finding_actions)
        menu.add_steps(self.document(), self.undo_step, self.redo_step)
        menu.add_editing(self)
        return menu

    def _choose(self, finding: Finding, text: str) -> None:
        self.suggestion_chosen.emit(finding, text)

    def _go_to(self, point: QPointF) -> None:
        """Put the caret under the pointer, unless that is in the selection."""
        position = self.position_at(point)
        cursor = self.textCursor()
        if not cursor.hasSelection() or not cursor.selectionStart() <= position <= cursor.selectionEnd():
            cursor.setPosition(position)
            self.setTextCursor(cursor)

    def _follow(self, cursor: QTextCursor | None) -> None:
        if cursor is not None:
            self.setTextCursor(cursor)
            self.caret_moved.emit()
