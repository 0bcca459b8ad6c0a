"""The paper of one page: what lies behind and beside its text."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.page import TEXT_MARGIN, Page
from facing.ui.panes.pointing import moved_to

FOLD = 16  # pixels over which the paper bends towards the fold
_BAND = 12  # pixels by which the band of the current paragraph is wider than the text and its number
_LEAST_BAND = 20  # pixels that it reaches beyond the text at the side of the numbers, at least
_BAND_ROUND = 6.0
_NUMBER = 9  # pixels between a paragraph's number and its text, where a moved one has its bar
_NUMBER_MARGIN = 4  # pixels free before the number
_FOLD_SHADE = 0.85
# Lines that the editor is longer than the paper, since it may stand higher by part of its first line.
_SPARE_LINES = 4

Numbered = Iterable[tuple[int, int]]


class Sheet(QWidget):
    """Clips its page, which it moves by pixels, and paints paper, band, numbers and fold.

    ``band`` gives top and height of the current row, or nothing; ``numbered`` the paragraphs in view with their tops;
    both in pixels of the sheet.
    """

    def __init__(self, page: Page, folds_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.band: Callable[[], QRect | None] = lambda: None
        self.numbered: Callable[[], Numbered] = lambda: ()
        self._folds_right = folds_right
        self._appearance: Appearance | None = None
        self._measure: LineMeasure | None = None
        self._indent = 0
        self._top = 0
        page.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusProxy(page)

    def dress(self, appearance: Appearance, measure: LineMeasure) -> None:
        """Take colours and distances."""
        self._appearance = appearance
        self._measure = measure
        self._arrange()
        self.update()

    def set_indent(self, indent: int) -> None:
        """Let the page stand so many pixels inside on both sides."""
        if indent != self._indent:
            self._indent = indent
            self._arrange()

    @property
    def text_left(self) -> int:
        """Where the text column begins, in pixels."""
        return self._indent + TEXT_MARGIN

    def show_from(self, paragraph: int, line: int, top: int) -> None:
        """Show the text from a line on, its paragraph's top edge at ``top``."""
        self._move_page(top - self.page.show_from(paragraph, line))

    def show_nothing(self) -> None:
        """No text is in view."""
        self._move_page(self.height())

    def _move_page(self, top: int) -> None:
        if top != self._top:
            self._top = top
            self.page.move(self._indent, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as wide as the paper, and a little longer."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        spare = TEXT_MARGIN + (_SPARE_LINES * self._measure.pitch if self._measure else 0)
        width = max(1, self.width() - 2 * self._indent)
        self.page.setGeometry(self._indent, self._top, width, self.height() + spare)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, fold, band, numbers."""
        if self._appearance is None or self._measure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._appearance.color("paper"))
        if self._folds_right:
            paint_fold(painter, self.width(), event.rect(), self._appearance)
        band = self.band()
        if band is not None:
            number = number_width(self._appearance, self._measure, self.page.blockCount())
            left = self.text_left - max(number, _LEAST_BAND)
            right = self.width() - self.text_left + _BAND
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.color("current"))
            painter.drawRoundedRect(QRectF(left, band.top(), right - left, band.height()), _BAND_ROUND, _BAND_ROUND)
        self._paint_numbers(painter, event.rect())
        painter.end()

    def _paint_numbers(self, painter: QPainter, area: QRect) -> None:
        assert self._appearance is not None
        assert self._measure is not None
        right = self.text_left - _NUMBER
        if area.left() > right:
            return
        painter.setFont(number_font(self._appearance, self._measure))
        painter.setPen(self._appearance.color("ink_soft"))
        metrics = painter.fontMetrics()
        for number, top in self.numbered():
            text = f"{number + 1}"
            painter.drawText(QPointF(right - metrics.horizontalAdvance(text), top + self._measure.base_line - 1), text)

    # The margin beside the text belongs to the text: a click there is one at the line's start or end.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """As over the text."""
        self.page.wheelEvent(event)

    def _hand_on(self, event: QMouseEvent) -> None:
        viewport = self.page.viewport()
        inside = QPointF(viewport.mapFrom(self, event.position()))
        inside.setX(min(max(inside.x(), 0.0), viewport.width() - 1.0))
        if event.type() is QMouseEvent.Type.MouseButtonPress:
            self.page.setFocus(Qt.FocusReason.MouseFocusReason)
        QApplication.sendEvent(viewport, moved_to(event, inside))


def number_font(appearance: Appearance, measure: LineMeasure) -> QFont:
    """The font of the paragraphs' numbers: small, growing a little with the text."""
    font = appearance.chrome_font(8)
    font.setPixelSize(max(9, round(measure.height * 0.48)))
    return font


def number_width(appearance: Appearance, measure: LineMeasure, paragraphs: int) -> int:
    """Pixels that the numbers of so many paragraphs take beside the text, with what is free on both sides."""
    return QFontMetrics(number_font(appearance, measure)).horizontalAdvance(f"{paragraphs}") + _NUMBER + _NUMBER_MARGIN


def paint_fold(painter: QPainter, right: int, area: QRect, appearance: Appearance) -> None:
    """The paper's bend towards its edge at ``right``, as far as it lies in ``area``."""
    bend = QRect(right - FOLD, area.top(), FOLD, area.height())
    if not bend.intersects(area):
        return
    gradient = QLinearGradient(right - FOLD, 0, right, 0)
    shade = appearance.color("desk")
    for place, share in ((0.0, 0.0), (0.5, _FOLD_SHADE * 0.3), (1.0, _FOLD_SHADE)):
        shade.setAlphaF(share)
        gradient.setColorAt(place, shade)
    painter.fillRect(bend, gradient)
