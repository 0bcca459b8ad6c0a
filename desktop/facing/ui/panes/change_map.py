"""The strip at the right edge: a scroll bar that shows where changes and findings are in the whole document."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar, QWidget

from facing.ui.panes.appearance import Appearance
from facing.ui.panes.survey import MapMark, Survey

WIDTH = 13
_CHANGES = (3, 4)  # left edge and width of the column
_FINDINGS = (8, 4)
_LEAST = 4  # height of a mark and
_LEAST_THUMB = 24  # of the thumb, in pixels
_THUMB, _THUMB_HOVERED = 0.22, 0.4  # opacity


class ChangeMap(QScrollBar):
    """Changes stand in the left column, findings in the right one. Its values are pixels of the survey's scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._appearance: Appearance | None = None
        self._survey: Survey | None = None
        self._picture: QPixmap | None = None
        self.setAccessibleName(self.tr("Changes and findings of the whole document"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def dress(self, appearance: Appearance) -> None:
        """Take colours."""
        self._appearance = appearance
        self._picture = None
        self.update()

    def show_survey(self, survey: Survey, page: int) -> None:
        """Show this survey; the window is ``page`` pixels high."""
        self._survey = survey
        self._picture = None
        self.blockSignals(True)
        self.setRange(0, max(0, survey.scale.total - page))
        self.setPageStep(max(1, page))
        self.blockSignals(False)
        self.update()

    def show_value(self, value: int) -> None:
        """What is in view begins here; tells nobody."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Narrow, as high as there is room."""
        return QSize(WIDTH, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Another style sheet may come."""
        super().changeEvent(event)
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        """Another height needs another picture."""
        self._picture = None
        super().resizeEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks and the part in view."""
        if self._appearance is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 0), self._drawn(self._appearance))
        if self.maximum() > 0:
            edge = self._appearance.color("scroll")
            fill = QColor(edge)
            fill.setAlphaF(_THUMB_HOVERED if self.underMouse() or self.isSliderDown() else _THUMB)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(edge)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.thumb()).adjusted(1.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def thumb(self) -> QRect:
        """The part of the strip that stands for what is in view."""
        total = self.maximum() + self.pageStep()
        height = min(self.height(), max(_LEAST_THUMB, self.height() * self.pageStep() // max(1, total)))
        room = self.height() - height
        return QRect(0, room * self.value() // max(1, self.maximum()), self.width(), height)

    def boxes(self) -> Iterable[tuple[QRect, str]]:
        """The marks as they are painted, with the names of their colours; marks on the same pixels are one."""
        if self._survey is None:
            return
        total = max(1, self._survey.scale.total, self.pageStep())
        share = self.height() / total
        for is_finding, (left, width) in ((False, _CHANGES), (True, _FINDINGS)):
            marks = (mark for mark in self._survey.marks if mark.is_finding is is_finding)
            for top, bottom, token in _joined(marks, share):
                yield QRect(left, top, width, bottom - top), token

    def _drawn(self, appearance: Appearance) -> QPixmap:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(appearance.color("paper"))
            painter = QPainter(self._picture)
            painter.fillRect(0, 0, 1, self.height(), appearance.color("paper_edge"))
            for box, token in self.boxes():
                painter.fillRect(box, appearance.color(token))
            painter.end()
        return self._picture

    # A press goes there at once, and the thumb follows the pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self._go_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay."""
        self.setSliderDown(False)
        self.update()
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the thumb more clearly."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the thumb as before."""
        super().leaveEvent(event)
        self.update()

    def contextMenuEvent(self, event: QEvent) -> None:
        """No menu: its words would not be translated with the window's."""
        event.accept()

    def _go_to(self, event: QMouseEvent) -> None:
        thumb = self.thumb().height()
        room = max(1, self.height() - thumb)
        share = (event.position().y() - thumb / 2) / room
        self.setValue(round(share * self.maximum()))
        event.accept()


def _joined(marks: Iterable[MapMark], share: float) -> Iterable[tuple[int, int, str]]:
    """Marks in whole pixels from top to bottom, joined where they touch in one colour."""
    last: tuple[int, int, str] | None = None
    for mark in marks:
        top = int(mark.top * share)
        bottom = max(top + _LEAST, int(mark.bottom * share))
        if last and last[2] == mark.token and top <= last[1]:
            last = last[0], max(last[1], bottom), mark.token
            continue
        if last:
            yield last
        last = top, bottom, mark.token
    if last:
        yield last
