"""Points and the letters under them."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent

from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.text_layout import LevelLayout


def moved_to(event: QMouseEvent, point: QPointF) -> QMouseEvent:
    """The same event at ``point`` of the widget that will get it."""
    return QMouseEvent(
        event.type(),
        point,
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )


def into_letters(shown: ShownBlock, layout: LevelLayout, point: QPointF) -> QPointF:
    """The point moved into the letters' height of its line; Qt takes what is between lines for the line's end."""
    letters = shown.layout.lineAt(layout.line_at(shown.layout, point.y() - shown.top)).naturalTextRect()
    y = min(max(point.y(), shown.top + letters.top() + 1), shown.top + letters.bottom() - 1)
    return QPointF(point.x(), y)


def letter_at(shown: ShownBlock, layout: LevelLayout, point: QPointF) -> int | None:
    """The UTF-16 unit of the paragraph whose letter is under the point; ``None`` beside and below its letters."""
    line = shown.layout.lineAt(layout.line_at(shown.layout, point.y() - shown.top))
    letters = line.naturalTextRect()
    if not letters.left() <= point.x() <= letters.right() or point.y() >= shown.top + shown.height:
        return None
    unit: int = line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
    return unit
