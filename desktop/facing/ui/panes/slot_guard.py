"""What is about to be taken out of a page or put into it, looked at before it is done."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from facing.core.text import Text
from facing.ui.qtext import OBJECT

Span = tuple[int, int]

_Keys = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation
# Keys that delete without a selection, and how far.
_DELETING = (
    (_Keys.DeleteStartOfWord, _Move.PreviousWord),
    (_Keys.DeleteEndOfWord, _Move.NextWord),
    (_Keys.DeleteEndOfLine, _Move.NextCharacter),
    (_Keys.DeleteCompleteLine, _Move.NextCharacter),
    (_Keys.Delete, _Move.NextCharacter),
    (_Keys.Backspace, _Move.PreviousCharacter),
)
_REPLACING = (_Keys.Cut, _Keys.InsertParagraphSeparator, _Keys.InsertLineSeparator)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


def taken_by_key(event: QKeyEvent, cursor: QTextCursor) -> Span | None:
    """The document positions that the key takes out at ``cursor``; ``None`` when it takes nothing out."""
    deletes = next((move for keys, move in _DELETING if event.matches(keys)), None)
    if deletes is None and event.key() == Qt.Key.Key_Backspace:
        deletes = _Move.PreviousCharacter
    if cursor.hasSelection():
        return span_of(cursor) if deletes is not None or _replaces(event) else None
    if deletes is None:
        return None
    reach = QTextCursor(cursor)
    reach.movePosition(deletes, QTextCursor.MoveMode.KeepAnchor)
    return span_of(reach)


def taken_by_input_method(event: QInputMethodEvent, cursor: QTextCursor) -> Span | None:
    """The document positions that what was composed takes out at ``cursor``; ``None`` when it takes nothing out."""
    if event.replacementLength():
        start = cursor.position() + event.replacementStart()
        return start, start + event.replacementLength()
    if cursor.hasSelection() and (event.commitString() or event.preeditString()):
        return span_of(cursor)
    return None


def span_of(cursor: QTextCursor) -> Span:
    """Start and end of a selection."""
    return cursor.selectionStart(), cursor.selectionEnd()


def without_surplus_marks(text: str, original: Text, corrected: Text, in_hand: int) -> str:
    """What may be put in of ``text``: the correction never has more marks of objects than the original has objects.

    ``in_hand`` are those that ``corrected`` still has and that go with the same edit.
    """
    if OBJECT not in text:
        return text
    free = max(0, _marks(original) - _marks(corrected) + in_hand)
    head, *rest = text.split(OBJECT)
    return "".join([head, *(OBJECT * (number < free) + piece for number, piece in enumerate(rest))])


def _marks(text: Text) -> int:
    return sum(paragraph.text.count(OBJECT) for paragraph in text)


def _replaces(event: QKeyEvent) -> bool:
    """Whether the key puts something in place of a selection, or cuts it."""
    if any(event.matches(keys) for keys in _REPLACING) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return True
    pressed = event.modifiers()
    is_command = bool(pressed & _COMMANDS) and not pressed & Qt.KeyboardModifier.AltModifier
    text = event.text()
    return bool(text) and not is_command and (text == "\t" or text.isprintable())
