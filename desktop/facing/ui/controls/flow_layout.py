"""A layout that fills lines like words in a paragraph."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items side by side, on a further line where the width does not do. ``gap`` in pixels both ways."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        """Put one more item at the end."""
        self._items.append(item)

    def order_tabs_after(self, widget: QWidget) -> None:
        """Let the tab key go from ``widget`` through the layout's widgets in order; Qt's order is that of making."""
        for item in self._items:
            following = item.widget()
            if following is not None:
                QWidget.setTabOrder(widget, following)
                widget = following

    def clear(self) -> None:
        """Take all widgets out and delete them."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item with this number, ``None`` behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item with this number out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Never takes more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rectangle: QRect) -> None:
        """Place the items."""
        super().setGeometry(rectangle)
        self._lay(rectangle, place=True)

    def sizeHint(self) -> QSize:
        """The least that is needed; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest item's size."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rectangle: QRect, place: bool) -> int:
        x, y, line_height = rectangle.x(), rectangle.y(), 0
        for item in self._items:
            size = item.sizeHint()
            width = min(size.width(), rectangle.width())
            if x > rectangle.x() and x + width > rectangle.right() + 1:
                x, y, line_height = rectangle.x(), y + line_height + self._gap, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._gap
            line_height = max(line_height, size.height())
        return y + line_height - rectangle.y()
