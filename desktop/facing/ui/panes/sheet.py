"""The paper of one page: what lies behind and beside its text."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.level_page import TEXT_MARGIN
from facing.ui.panes.page import Page
from facing.ui.panes.pointing import moved_to
from facing.ui.panes.strips import Strip, paint_strip

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

    ``band`` gives top and height of the current row, or nothing; ``numbered`` the paragraphs in view with their tops,
    ``number_of`` what is written beside one; ``strips`` the strips of folds in view; all in pixels of the sheet.
    Between two folds only one stretch is shown by the page itself; the others are painted here, and ``reached`` asks
    for the page where the pointer goes to work.
    """

    reached = Signal(int)
    strip_pressed = Signal(int)

    def __init__(self, page: Page, folds_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.band: Callable[[], QRect | None] = lambda: None
        self.numbered: Callable[[], Numbered] = lambda: ()
        self.number_of: Callable[[int], str] = lambda paragraph: f"{paragraph + 1}"
        self.strips: Callable[[], Iterable[Strip]] = lambda: ()
        self._folds_right = folds_right
        self._appearance: Appearance | None = None
        self._measure: LineMeasure | None = None
        self._numbers_at_right = False
        self._indent = 0
        self._top = 0
        self._bottom: int | None = None
        self._still: tuple[tuple[int, int], ...] = ()
        page.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMouseTracking(True)
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

    def allow_numbers_at_right(self, allow: bool) -> None:
        """Let the band of the current paragraph hold numbers at the right too, where such paragraphs can come."""
        if allow != self._numbers_at_right:
            self._numbers_at_right = allow
            self.update()

    @property
    def text_left(self) -> int:
        """Where the text column begins, in pixels."""
        return self._indent + TEXT_MARGIN

    def show_from(self, paragraph: int, line: int, top: int, bottom: int | None) -> None:
        """Show the text from a line on, its paragraph's top edge at ``top``, down to ``bottom`` or the lower edge."""
        if bottom != self._bottom:
            self._bottom = bottom
            self._arrange()
        self.page.position_around = None if bottom is None and not self._still else self.position_at
        self._move_page(top - self.page.show_from(paragraph, line))

    def show_still(self, paragraphs: Sequence[tuple[int, int]]) -> None:
        """Paint these paragraphs, with their tops, beside what the page itself shows between two folds."""
        self._still = tuple(paragraphs)

    def update_still(self) -> None:
        """Repaint what is painted beside the page itself."""
        if self._still:
            self.update()

    def show_nothing(self) -> None:
        """No text is in view."""
        self._move_page(self.height())

    def _move_page(self, top: int) -> None:
        if top != self._top:
            self._top = top
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as wide as the paper, and a little longer."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        spare = TEXT_MARGIN + (_SPARE_LINES * self._measure.pitch if self._measure else 0)
        width = max(1, self.width() - 2 * self._indent)
        height = self.height() + spare if self._bottom is None else max(1, self._bottom - self._top)
        self.page.setGeometry(self._indent, self._top, width, height)

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
            number = max(number_width(self._appearance, self._measure, self.page.blockCount()), _LEAST_BAND)
            left = self.text_left - number
            right = self.width() - self.text_left + (number if self._numbers_at_right else _BAND)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.color("current"))
            painter.drawRoundedRect(QRectF(left, band.top(), right - left, band.height()), _BAND_ROUND, _BAND_ROUND)
        self._paint_numbers(painter, event.rect())
        if self._still:
            painter.save()
            painter.translate(self._indent, 0)
            self.page.paint_still(painter, self._still, self.height())
            painter.restore()
        for strip in self.strips():
            paint_strip(painter, self._strip_box(strip), strip, self._appearance)
        painter.end()

    def _paint_numbers(self, painter: QPainter, area: QRect) -> None:
        """The numbers, each at the side where its paragraph's lines begin."""
        assert self._appearance is not None
        assert self._measure is not None
        left, right = self.text_left - _NUMBER, self.width() - self.text_left + _NUMBER
        if area.left() > left and not self._numbers_at_right:
            return
        painter.setFont(number_font(self._appearance, self._measure))
        painter.setPen(self._appearance.color("ink_soft"))
        metrics = painter.fontMetrics()
        for number, top in self.numbered():
            text = self.number_of(number)
            block = self.page.document().findBlockByNumber(number)
            from_right = block.textDirection() is Qt.LayoutDirection.RightToLeft
            x = right if from_right else left - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, top + self._measure.base_line - 1), text)

    def position_at(self, point: QPointF) -> int:
        """The document position nearest to a point, in whichever stretch of the text it is."""
        layout = self.page.level_layout
        before = [pair for pair in self.numbered() if pair[1] <= point.y()] or list(self.numbered())[:1]
        if not before:
            return 0
        paragraph, top = before[-1]
        block = layout.document().findBlockByNumber(paragraph)
        line = block.layout().lineAt(layout.line_at(block.layout(), point.y() - top))
        return block.position() + line.xToCursor(point.x() - self._indent)

    def _strip_box(self, strip: Strip) -> QRectF:
        left = self.text_left - _LEAST_BAND
        return QRectF(left, strip.top, self.width() - self.text_left + _BAND - left, strip.height)

    def _strip_at(self, point: QPointF) -> Strip | None:
        return next((strip for strip in self.strips() if self._strip_box(strip).contains(point)), None)

    # The margin beside the text belongs to the text: a click there is one at the line's start or end.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a fold, or hand on to the text."""
        strip = self._strip_at(event.position())
        if strip is None:
            self._hand_on(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self.strip_pressed.emit(strip.row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text; a strip can be clicked."""
        if event.buttons():
            self._hand_on(event)
        over_strip = self._strip_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over_strip else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        if self._strip_at(event.position()) is None:
            self._hand_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """As over the text."""
        self.page.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """As over the text."""
        viewport = self.page.viewport()
        inside = viewport.mapFrom(self, event.pos())
        moved = QContextMenuEvent(event.reason(), inside, event.globalPos(), event.modifiers())
        QApplication.sendEvent(viewport, moved)

    def event(self, event: QEvent) -> bool:
        """Tool tips: of a strip its own, of what is painted here the text's."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        if self._strip_at(QPointF(event.pos())) is not None:
            QToolTip.showText(event.globalPos(), self.tr("Click to show these paragraphs"), self)
            return True
        self.reached.emit(event.pos().y())
        viewport = self.page.viewport()
        return QApplication.sendEvent(
            viewport, QHelpEvent(event.type(), viewport.mapFrom(self, event.pos()), event.globalPos())
        )

    def _hand_on(self, event: QMouseEvent) -> None:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.reached.emit(round(event.position().y()))
        viewport = self.page.viewport()
        inside = QPointF(viewport.mapFrom(self, event.position()))
        inside.setX(min(max(inside.x(), 0.0), viewport.width() - 1.0))
        if event.type() is QEvent.Type.MouseButtonPress:
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
