"""The one place that knows Qt's text: UTF-16 positions, the characters it cannot hold, its undo stack.

Block i of a pane's document is paragraph i of the session's text. Typing comes from the document to the session,
everything else from the session to the document. Qt's undo stack and the session's log of steps go together: a step
is what one undo of Qt takes back. Qt joins what is typed in one place into one command unless the document was marked
unmodified in between, which is how ``boundary`` parts steps (seen in PySide6 6.11: a document's private
``appendUndoItem`` merges only while it is modified).
"""

import itertools
import logging
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from facing.core.edit import PARAGRAPH_BREAK, Edit, Place
from facing.core.text import Text

PAUSE = 2000  # milliseconds without typing after which undo takes back what follows by itself

# Qt would split a block at these, or lose them; one code unit stands for each, so that positions stay.
_UNHOLDABLE = re.compile("[\ud800-\udfff\u2029\ufdd0\ufdd1\r\x00\ufffc]")
# How other programs part paragraphs in what they put into the clipboard.
_FOREIGN_BREAK = re.compile("\r\n?|\u2029")
_STAND_IN = "\ufffd"
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
# An object of the document (a picture, a note, a field); Qt would leave a hole for it.
OBJECT = "\ufffc"
_OBJECT_STAND_IN = "\u25a3"
_LONG = 2000  # code points
_SENTENCE_END = re.compile("[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\\]]*\\s$")

_log = logging.getLogger(__name__)


def shown(text: str) -> str:
    """``text`` as a block can hold it; as many code units, for each character that Qt cannot hold a stand-in."""
    if len(text) > _LONG and _is_holdable(text):
        return text
    return _UNHOLDABLE.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    return _OBJECT_STAND_IN if found.group() == OBJECT else _STAND_IN


def _is_holdable(text: str) -> bool:
    """Whether a block can hold all of ``text``; of a long text this is told ten times as fast as by replacing."""
    if any(letter in text for letter in "\u2029\ufdd0\ufdd1\r\x00\ufffc"):
        return False
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:  # halves of characters
        return False
    return True


def units(text: str, code_points: int) -> int:
    """UTF-16 code units of the first ``code_points`` of ``text``."""
    head = text[:code_points]
    return len(head) if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, code_units: int) -> int:
    """Code points in the first ``code_units`` UTF-16 units of ``text``; half a character counts as none."""
    head = text[:code_units]
    if head.isascii():
        return len(head)
    try:
        return len(head.encode("utf-16-le")[: 2 * code_units].decode("utf-16-le", "ignore"))
    except UnicodeEncodeError:  # halves of characters without their other halves: each is one of both
        passed = itertools.accumulate(2 if letter > "\uffff" else 1 for letter in head)
        return sum(1 for so_far in passed if so_far <= code_units)


class UnitCounter:
    """Code points of one paragraph in UTF-16 units and back; letters outside the basic plane are looked for once."""

    def __init__(self, text: str) -> None:
        self._outside = [] if text.isascii() else [match.start() for match in _TWO_UNITS.finditer(text)]

    def units(self, code_points: int) -> int:
        """UTF-16 units of the first ``code_points``."""
        return code_points + bisect_left(self._outside, code_points)

    def code_points(self, units: int) -> int:
        """The code points in the first ``units``; half a character counts as none."""
        low, high = max(0, units - len(self._outside)), units
        while low < high:
            middle = (low + high + 1) // 2
            if self.units(middle) <= units:
                low = middle
            else:
                high = middle - 1
        return low


class Corrected(Protocol):
    """What the mirror needs of a session."""

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def undo_label(self) -> str:
        """Empty when there is nothing to undo."""

    @property
    def redo_label(self) -> str:
        """Empty when there is nothing to redo."""

    def typed(self, edit: Edit, opens_step: bool) -> None:
        """Take an edit that the document has made."""

    def apply(self, edits: Sequence[Edit], label: str) -> None:
        """Make edits; they come back through ``follow``."""

    def undo(self, by_pane: bool) -> tuple[Edit, ...]:
        """Take the newest step back."""

    def redo(self, by_pane: bool) -> tuple[Edit, ...]:
        """Bring the last undone step again."""

    def forget_steps(self) -> None:
        """Begin with nothing to undo."""


class StaticMirror:
    """Places in a document that shows a text which never changes."""

    def __init__(self, document: QTextDocument, text: Callable[[], Text]) -> None:
        self.document = document
        self._text = text

    def load(self) -> None:
        """Fill the document; nothing of that can be undone."""
        self.document.setUndoRedoEnabled(False)
        self.document.setPlainText(PARAGRAPH_BREAK.join(shown(paragraph.text) for paragraph in self._text()))

    def make(self, edits: Sequence[Edit]) -> None:
        """Make the edits that the text has followed already in the document, as one step of Qt's."""
        cursor = QTextCursor(self.document)
        if edits:  # where an edit block begins, there Qt puts the caret when it is undone
            cursor.setPosition(self.to_position(edits[0].at))
        cursor.beginEditBlock()
        try:
            for edit in edits:
                # What changes looks alone is a step of Qt's too: the last letter goes and comes again.
                there = edit if edit.rewords else _last_letter(edit)
                start = self.to_position(there.at)
                cursor.setPosition(start)
                if there.removed:
                    end = start + units(there.removed, len(there.removed))
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(_shown_lines(there.added))
        finally:
            cursor.endEditBlock()

    def to_place(self, position: int) -> Place:
        """The place at a document position (UTF-16 units)."""
        block = self.document.findBlock(max(0, min(position, self.document.characterCount() - 1)))
        return Place(block.blockNumber(), code_points(block.text(), position - block.position()))

    def to_position(self, place: Place) -> int:
        """The document position (UTF-16 units) of a place; the nearest one where there is no such place."""
        block = self.document.findBlockByNumber(max(0, min(place.paragraph, self.document.blockCount() - 1)))
        return block.position() + min(units(block.text(), place.offset), block.length() - 1)

    def text_of_selection(self, cursor: QTextCursor) -> str:
        """The selected text exactly as the session holds it, paragraphs parted by ``\\n``."""
        start, end = self.to_place(cursor.selectionStart()), self.to_place(cursor.selectionEnd())
        return self._text().slice(start, end)


class Mirror(QObject):
    """Keeps the correction's document and the session's text the same."""

    def __init__(self, document: QTextDocument, session: Corrected, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._session = session
        self._places = StaticMirror(document, lambda: session.corrected)
        self._busy = False
        self._marks: list[int] = []  # Qt's count of undo commands after each step done
        self._undone: list[int] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.boundary)
        document.contentsChange.connect(self._contents_changed)

    def load(self) -> None:
        """Fill the document from the session; nothing can be undone then."""
        self._busy = True
        try:
            self._places.load()
            self.document.setUndoRedoEnabled(True)
        finally:
            self._busy = False
        self._marks.clear()
        self._undone.clear()
        self._session.forget_steps()

    def detach(self) -> None:
        """Follow the document no more."""
        self._pause.stop()
        self.document.contentsChange.disconnect(self._contents_changed)

    def to_place(self, position: int) -> Place:
        """The place at a document position (UTF-16 units)."""
        return self._places.to_place(position)

    def to_position(self, place: Place) -> int:
        """The document position (UTF-16 units) of a place."""
        return self._places.to_position(place)

    def text_of_selection(self, cursor: QTextCursor) -> str:
        """The selected text exactly as the session holds it, paragraphs parted by ``\\n``."""
        return self._places.text_of_selection(cursor)

    def boundary(self) -> None:
        """Let undo part what was done so far from what follows."""
        self.document.setModified(False)

    def merges_slots(self, start: int, end: int) -> bool:
        """Whether taking out what is between two document positions would merge slots, which nothing may do."""
        return _merges(self._session.corrected, self.to_place(start).paragraph, self.to_place(end).paragraph)

    def insert_text(self, cursor: QTextCursor, text: str, label: str = "paste") -> None:
        """Put ``text`` in place of the cursor's selection, as one step; the cursor stands behind it then."""
        start, end = self.to_place(cursor.selectionStart()), self.to_place(cursor.selectionEnd())
        edit = Edit(start, self._session.corrected.slice(start, end), _FOREIGN_BREAK.sub(PARAGRAPH_BREAK, text))
        self._session.apply([edit], label)
        cursor.setPosition(self.to_position(edit.added_end))

    def follow(self, edits: Sequence[Edit]) -> None:
        """Make the session's edits in the document, as one step."""
        self.boundary()
        self._busy = True
        try:
            self._places.make(edits)
        finally:
            self._busy = False
        self.boundary()
        self._marks.append(self.document.availableUndoSteps())
        self._undone.clear()
        self._verify(edits)

    def undo(self, cursor: QTextCursor | None = None) -> QTextCursor | None:
        """Take the newest step back; gives the cursor where that happened, ``None`` when there was nothing."""
        if not self._marks:
            return None
        cursor = cursor or QTextCursor(self.document)
        self._undone.append(self._marks.pop())
        until = self._marks[-1] if self._marks else 0
        self._busy = True
        try:
            while self.document.availableUndoSteps() > until:
                self.document.undo(cursor)
        finally:
            self._busy = False
        self.boundary()
        self._verify(self._session.undo(by_pane=True))
        return cursor

    def redo(self, cursor: QTextCursor | None = None) -> QTextCursor | None:
        """Bring the step again that was undone last; gives the cursor where that happened."""
        if not self._undone:
            return None
        cursor = cursor or QTextCursor(self.document)
        self._marks.append(self._undone.pop())
        self._busy = True
        try:
            while self.document.availableUndoSteps() < self._marks[-1] and self.document.isRedoAvailable():
                self.document.redo(cursor)
        finally:
            self._busy = False
        self.boundary()
        self._verify(self._session.redo(by_pane=True))
        return cursor

    def _contents_changed(self, position: int, removed: int, added: int) -> None:
        if self._busy:
            return
        edit = self._true_edit(position, removed, added)
        if edit is None:
            return
        edit = _inside_slot(edit, self._session.corrected)
        if edit is None:
            # The page refuses this before it is done. What came another way cannot be taken back in Qt's signal.
            self._busy = True
            QTimer.singleShot(0, self, self.load)
            return
        commands = self.document.availableUndoSteps()
        opens_step = not self._marks or commands != self._marks[-1]
        if opens_step:
            self._marks.append(commands)
            self._undone.clear()
        self._session.typed(edit, opens_step)
        self._pause.start()
        if self._ends_sentence(edit):
            self.boundary()

    def _true_edit(self, position: int, removed: int, added: int) -> Edit | None:
        """What really changed: Qt's figures may cover whole paragraphs, or nothing at all."""
        text = self._session.corrected
        first = self.document.findBlock(position)
        last = self.document.findBlock(min(position + added, self.document.characterCount() - 1))
        index, past = first.blockNumber(), last.blockNumber() + 1
        old_past = past - (self.document.blockCount() - len(text))
        new = PARAGRAPH_BREAK.join(self._block_text(number) for number in range(index, past))
        paragraphs = text.paragraphs(index, old_past)
        old = PARAGRAPH_BREAK.join(paragraph.text for paragraph in paragraphs)
        before = _shown_lines(old)
        if before == new:
            return None
        head = code_points(new, position - first.position())
        length = len(code_units_slice(new, position - first.position(), added))
        cut = len(old) - (len(new) - length) + head
        if cut < head or before[:head] != new[:head] or before[cut:] != new[head + length :]:
            return _shortest(Place(index, 0), old, before, new)
        return _shortest(_place_in(index, old, head), old[head:cut], before[head:cut], new[head : head + length])

    def _block_text(self, number: int) -> str:
        return self.document.findBlockByNumber(number).text()

    def _ends_sentence(self, edit: Edit) -> bool:
        if not edit.added:
            return False
        end = edit.added_end
        return _SENTENCE_END.search(self._session.corrected[end.paragraph].text[: end.offset]) is not None

    def _verify(self, edits: Sequence[Edit]) -> None:
        """The paragraphs that edits touched must be the session's; where they are not, the session's text counts."""
        text = self._session.corrected
        touched = range(len(text))
        if not any(edit.added_breaks or edit.removed_breaks for edit in edits):
            touched = sorted({edit.at.paragraph for edit in edits})  # type: ignore[assignment]
        same = len(text) == self.document.blockCount()
        if not same or any(shown(text[index].text) != self._block_text(index) for index in touched):
            _log.error("The pane and the session differed; the pane was filled again.")
            self.load()


def _merges(text: Text, first: int, last: int) -> bool:
    return first != last and text[first].slot != text[last].slot


def _inside_slot(edit: Edit, text: Text) -> Edit | None:
    """The edit where it merges no slots; ``None`` where it does.

    Breaks in a row look alike, and while something is composed Qt does not tell which one of them is gone.
    """
    while _merges(text, edit.at.paragraph, edit.removed_end.paragraph):
        if edit.added or edit.at == Place(0, 0):
            return None
        paragraph, offset = edit.at.paragraph, edit.at.offset
        before = Place(paragraph, offset - 1) if offset else Place(paragraph - 1, len(text[paragraph - 1].text))
        last = edit.removed[-1]
        if text.slice(before, edit.at) != last:
            return None
        edit = Edit(before, last + edit.removed[:-1], "")
    return edit


def code_units_slice(text: str, start: int, length: int) -> str:
    """``length`` UTF-16 units of ``text`` from unit ``start`` on."""
    return text[code_points(text, start) : code_points(text, start + length)]


def _shown_lines(text: str) -> str:
    return PARAGRAPH_BREAK.join(shown(line) for line in text.split(PARAGRAPH_BREAK))


def _last_letter(edit: Edit) -> Edit:
    return Edit(Edit(edit.at, edit.removed[:-1], "").removed_end, edit.removed[-1:], edit.added[-1:])


def _place_in(paragraph: int, text: str, offset: int) -> Place:
    return Edit(Place(paragraph, 0), "", text[:offset]).added_end


def _shortest(at: Place, removed: str, removed_shown: str, added: str) -> Edit:
    """The edit without equal ends. Where a stand-in stayed, the character that it stands for stays."""
    shortest = min(len(removed_shown), len(added))
    head = 0
    while head < shortest and removed_shown[head] == added[head]:
        head += 1
    tail = 0
    while tail < shortest - head and removed_shown[-1 - tail] == added[-1 - tail]:
        tail += 1
    start = Edit(at, "", removed[:head]).added_end
    return Edit(start, removed[head : len(removed) - tail], added[head : len(added) - tail])
