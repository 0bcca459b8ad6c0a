"""The strip above each page: which page it is, and what is true of it now."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from facing.ui.panes.appearance import Appearance
from facing.ui.panes.sheet import paint_fold

HEIGHT = 36
_POINTS = 9.5
_SPACE = 10


class ElidedLabel(QLabel):
    """A label that shortens its text in the middle where there is too little room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()


class HeaderStrip(QWidget):
    """A title, a detail beside it, and a remark at the right edge of the text column."""

    def __init__(self, title: str, folds_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folds_right = folds_right
        self._appearance: Appearance | None = None
        self._indent = 0
        self._title = QLabel(title, self)
        self._detail = ElidedLabel(self)
        self._remark = ElidedLabel(self)
        for label in (self._title, self._detail, self._remark):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def set_texts(self, title: str, detail: str, remark: str) -> None:
        """Set the title, the detail beside it and the remark at the right."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setToolTip(detail)
        self._remark.setText(remark)
        self._remark.setToolTip(remark)
        self._arrange()

    def set_indent(self, indent: int) -> None:
        """The text column begins and ends so many pixels inside."""
        self._indent = indent
        self._arrange()

    def dress(self, appearance: Appearance) -> None:
        """Take fonts and colours."""
        self._appearance = appearance
        font = appearance.chrome_font(_POINTS)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        for label, own, token in (
            (self._title, bold, "ink"),
            (self._detail, font, "ink_soft"),
            (self._remark, font, "ink_soft"),
        ):
            label.setFont(own)
            palette = QPalette(label.palette())
            palette.setColor(QPalette.ColorRole.WindowText, appearance.color(token))
            label.setPalette(palette)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The labels keep to the text column."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below, and the fold."""
        if self._appearance is None:
            return
        painter = QPainter(self)
        if self._folds_right:
            paint_fold(painter, self.width(), event.rect(), self._appearance)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._appearance.color("paper_edge"))
        painter.end()

    def _arrange(self) -> None:
        height = self.height() - 1
        left, right = self._indent, self.width() - self._indent
        title = self._title.sizeHint().width()
        begin = left + title + _SPACE
        remark = max(0, min(self._remark.sizeHint().width(), right - begin))
        self._title.setGeometry(left, 0, title, height)
        self._remark.setGeometry(right - remark, 0, remark, height)
        self._detail.setGeometry(begin, 0, max(0, right - remark - _SPACE - begin), height)
