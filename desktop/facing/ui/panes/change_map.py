"""The strip at the right edge: a scroll bar that shows where changes and findings are in the whole document."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from facing.core.finding import Kind
from facing.ui.kinds import kind_word, paint_kind
from facing.ui.panes.appearance import Appearance
from facing.ui.panes.survey import MapMark, Survey

WIDTH = 17
_CHANGES = (3, 4)  # left edge and width of the column
_FINDINGS = (9, 5)
_LEAST = {False: 4, True: 5}  # height of the mark of a change, and of a finding's shape
_NEXT_SHAPE = 7  # pixels from one shape to the next where findings of a kind stand close together
_NEAR = 4  # pixels around the pointer that a tool tip and a click are about
_LEAST_THUMB = 24  # height of the thumb
_KINDS = {kind.value: kind for kind in Kind}
_THUMB, _THUMB_HOVERED = 0.22, 0.4  # opacity


class ChangeMap(QScrollBar):
    """Changes are bars in the left column, findings have the shapes of their kinds in the right one.

    Its values are pixels of the survey's scale.
    """

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
        share = self._share
        for is_finding, (left, width) in ((False, _CHANGES), (True, _FINDINGS)):
            marks = (mark for mark in self._survey.marks if mark.is_finding is is_finding)
            for top, bottom, token in _joined(marks, share, _LEAST[is_finding]):
                yield QRect(left, top, width, bottom - top), token

    def marks_near(self, y: float) -> tuple[MapMark, ...]:
        """The marks around a height of the strip."""
        if self._survey is None:
            return ()
        share = self._share

        def is_near(mark: MapMark) -> bool:
            bottom = max(mark.bottom * share, mark.top * share + _LEAST[mark.is_finding])
            return mark.top * share - _NEAR <= y < bottom + _NEAR

        return tuple(filter(is_near, self._survey.marks))

    def tip_at(self, y: float) -> str:
        """How many changes and findings of which kinds are around a height, else in the whole document."""
        if self._survey is None:
            return ""
        near = self.marks_near(y)
        if near:
            return _counted(near)
        return self.tr("Whole document: {counts}").format(counts=_counted(self._survey.marks))

    def event(self, event: QEvent) -> bool:
        """Tool tips tell what is there."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().y()), self)
            return True
        return super().event(event)

    @property
    def _share(self) -> float:
        """Pixels of the strip for a pixel of the scale."""
        total = self._survey.scale.total if self._survey else 0
        return self.height() / max(1, total, self.pageStep())

    def _drawn(self, appearance: Appearance) -> QPixmap:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(appearance.color("paper"))
            painter = QPainter(self._picture)
            painter.fillRect(0, 0, 1, self.height(), appearance.color("paper_edge"))
            for box, token in self.boxes():
                if token in _KINDS:
                    _paint_finding(painter, _KINDS[token], box, appearance.color(token))
                else:
                    painter.fillRect(box, appearance.color(token))
            painter.end()
        return self._picture

    # A press goes there at once, and the thumb follows the pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is pressed: a finding itself comes to the middle."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setSliderDown(True)
        y = event.position().y()
        findings = [mark for mark in self.marks_near(y) if mark.is_finding]
        if findings and event.position().x() >= _FINDINGS[0] - 1 and self.maximum() > 0:
            nearest = min(findings, key=lambda mark: abs(mark.top * self._share - y))
            self.setValue(nearest.top - self.pageStep() // 2)
            event.accept()
        else:
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


def _paint_finding(painter: QPainter, kind: Kind, box: QRect, color: QColor) -> None:
    """The kind's shape, again and again where several findings stand close together."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for top in range(box.top(), max(box.top() + 1, box.bottom() - _LEAST[True] + 2), _NEXT_SHAPE):
        paint_kind(painter, kind, QRectF(box.left(), top, box.width(), box.width()))


def _counted(marks: Iterable[MapMark]) -> str:
    """The marks in words, the kinds of findings one by one."""
    counts = Counter(mark.token if mark.is_finding else "" for mark in marks)
    told = [QCoreApplication.translate("ChangeMap", "%n changes", "", counts[""])] if counts[""] else []
    if counts[""] == 1:
        told = [QCoreApplication.translate("ChangeMap", "1 change")]
    for token, kind in _KINDS.items():
        if counts[token]:
            words = QCoreApplication.translate("ChangeMap", "{kind}: {count}")
            told.append(words.format(kind=kind_word(kind), count=counts[token]))
    return ", ".join(told) or QCoreApplication.translate("ChangeMap", "no changes, no findings")


def _joined(marks: Iterable[MapMark], share: float, least: int) -> Iterable[tuple[int, int, str]]:
    """Marks in whole pixels from top to bottom, joined where they touch in one colour."""
    last: tuple[int, int, str] | None = None
    for mark in marks:
        top = int(mark.top * share)
        bottom = max(top + least, int(mark.bottom * share))
        if last and last[2] == mark.token and top <= last[1]:
            last = last[0], max(last[1], bottom), mark.token
            continue
        if last:
            yield last
        last = top, bottom, mark.token
    if last:
        yield last
