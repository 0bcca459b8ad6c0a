"""Scrolls while a selection is drawn beyond the edge of the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QTextCursor

from facing.ui.panes.sheet import Sheet

_INTERVAL = 40  # milliseconds between two steps
_SLOWEST = 4  # pixels of a step; further away, more


class DragScroller(QObject):
    """Watches one sheet; ``scroll_by`` is told pixels while the pressed pointer is above or below it."""

    def __init__(self, sheet: Sheet, scroll_by: Callable[[int], None]) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._scroll_by = scroll_by
        self._point = QPointF()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self.step)
        sheet.page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start and stop with the pointer; nothing is kept from the page."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point = QPointF(self._sheet.page.viewport().mapTo(self._sheet, event.position()))
            pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
            if pressed and self._beyond():
                if not self._timer.isActive():
                    self._timer.start()
            else:
                self._timer.stop()
        elif event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonPress):
            self._timer.stop()
        return super().eventFilter(watched, event)

    def step(self) -> None:
        """Scroll a little and let the selection reach the pointer."""
        beyond = self._beyond()
        if not beyond:
            return
        self._scroll_by(beyond // 3 + (_SLOWEST if beyond > 0 else -_SLOWEST))
        page = self._sheet.page
        edge = QPointF(self._point.x(), min(max(self._point.y(), 1.0), self._sheet.height() - 2.0))
        cursor = page.textCursor()
        cursor.setPosition(
            page.position_at(QPointF(page.viewport().mapFrom(self._sheet, edge))), QTextCursor.MoveMode.KeepAnchor
        )
        page.setTextCursor(cursor)

    def _beyond(self) -> int:
        """Pixels by which the pointer is below the sheet; above it, negative."""
        y = round(self._point.y())
        return min(y, 0) if y < 0 else max(0, y - self._sheet.height() + 1)
