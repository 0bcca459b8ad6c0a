"""Mouse events at another point."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent


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
