"""The book on its desk: where the two sheets, their headers and the map are, and the paper's edge."""

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from facing.core.finding import Side
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.change_map import WIDTH as MAP_WIDTH
from facing.ui.panes.change_map import ChangeMap
from facing.ui.panes.column import Column
from facing.ui.panes.correction_page import CorrectionPage
from facing.ui.panes.header import HEIGHT as HEADER_HEIGHT
from facing.ui.panes.header import HeaderStrip
from facing.ui.panes.level import Level
from facing.ui.panes.level_page import TEXT_MARGIN
from facing.ui.panes.original_page import OriginalPage
from facing.ui.panes.sheet import Sheet, number_width

_LEFT, _TOP, _RIGHT = 18, 14, 16  # what is left free of the desk beside the paper; below, the paper goes on
_ROUND = 8.0
_WIDEST = 42  # em of text on a line at most: longer lines are hard to read


class View(StrEnum):
    """Which pages are open: two, one of them, or one column that holds both texts with marks."""

    BOTH = "both"
    ORIGINAL = "original"
    CORRECTION = "correction"
    MARKED = "marked"

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides whose pages are shown; where both are one column, the side that its places are told in."""
        if self is View.MARKED:
            return (Side.CORRECTION,)
        return tuple(Side) if self is View.BOTH else (Side(self.value),)


class Book(QWidget):
    """Arranges the parts; what they show is not its business. ``arranged`` tells that the parts have moved."""

    arranged = Signal()

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View.BOTH
        self.original_page = OriginalPage(measure)
        self.correction_page = CorrectionPage(measure)
        self.sheets = {
            Side.ORIGINAL: Sheet(self.original_page, True, self),
            Side.CORRECTION: Sheet(self.correction_page, False, self),
        }
        self.headers = {
            Side.ORIGINAL: HeaderStrip(self.tr("Original"), True, self),
            Side.CORRECTION: HeaderStrip(self.tr("Correction"), False, self),
        }
        self.level = Level({side: self.sheets[side].page.level_layout.text_height for side in Side})
        self.marked_column = Column(measure, self.level, self)
        self.map = ChangeMap(self)
        self._measure = measure
        self._appearance: Appearance | None = None
        self._numbers_at_right = False

    def allow_numbers_at_right(self, allow: bool) -> None:
        """Leave room between text and map for the numbers of paragraphs that are written from right to left."""
        if allow != self._numbers_at_right:
            self._numbers_at_right = allow
            for sheet in (*self.sheets.values(), self.marked_column.sheet):
                sheet.allow_numbers_at_right(allow)
            self.arrange()

    def dress(self, appearance: Appearance, font: QFont, measure: LineMeasure) -> None:
        """Take fonts, colours and distances."""
        self._appearance = appearance
        self._measure = measure
        for page in (self.original_page, self.correction_page):
            page.dress(appearance, font, measure)
        for side in Side:
            self.sheets[side].dress(appearance, measure)
            self.headers[side].dress(appearance)
        self.marked_column.dress(appearance, font, measure)
        self.map.dress(appearance)
        self.arrange()
        self.update()

    @property
    def column(self) -> int:
        """The width of the text column in pixels."""
        sheet = self.marked_column.sheet if self.view is View.MARKED else self.sheets[self.view.sides[0]]
        return max(1, sheet.width() - 2 * sheet.text_left)

    def arrange(self) -> None:
        """Put every part in its place."""
        inner = self._paper().adjusted(1, 1, -1, 0)
        body_top = inner.top() + HEADER_HEIGHT
        both = self.view is View.BOTH
        width = (inner.width() - 1) // 2 if both else inner.width()
        left = inner.left()
        header, body = (
            QRect(left, inner.top(), inner.width(), HEADER_HEIGHT),
            QRect(left, body_top, inner.width(), max(1, inner.bottom() + 1 - body_top)),
        )
        marked, indent = self.view is View.MARKED, self._indent(inner.width())
        self.marked_column.header.set_indent(indent + TEXT_MARGIN)
        self.marked_column.arrange(marked, header, body, indent)
        for side in Side:
            shown = side in self.view.sides and not marked
            self.sheets[side].setVisible(shown)
            self.headers[side].setVisible(shown)
            if shown:
                indent = self._indent(width)
                self.headers[side].set_indent(indent + TEXT_MARGIN)
                self.headers[side].setGeometry(left, inner.top(), width, HEADER_HEIGHT)
                self.sheets[side].set_indent(indent)
                self.sheets[side].setGeometry(left, body_top, width, max(1, inner.bottom() + 1 - body_top))
                left += width + 1
        self.map.setGeometry(inner.right() + 1 - MAP_WIDTH, body_top, MAP_WIDTH, max(1, inner.bottom() + 1 - body_top))
        self.map.raise_()
        self.arranged.emit()

    def _paper(self) -> QRect:
        paper = self.rect().adjusted(_LEFT, _TOP, -_RIGHT, 0)
        if self.view is View.BOTH and paper.width() % 2 == 0:
            paper.setWidth(paper.width() - 1)  # the pages are alike, the fold is one pixel
        return paper

    def _indent(self, width: int) -> int:
        """What a sheet leaves free beside its page: for long numbers, and where lines would be too long to read."""
        if self._appearance is None:
            return 0
        numbers = number_width(self._appearance, self._measure, self._most_paragraphs()) - TEXT_MARGIN
        if self._numbers_at_right:
            numbers += MAP_WIDTH
        spare = (width - 2 * TEXT_MARGIN - _WIDEST * self._measure.size) // 2
        return max(0, numbers, spare)

    def _most_paragraphs(self) -> int:
        return max(self.original_page.blockCount(), self.correction_page.blockCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything moves."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Hidden editors do not take their width."""
        super().showEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Desk, paper with its edge, and the line of the fold."""
        if self._appearance is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._appearance.color("desk"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self._paper())
        # The paper goes on below the window's edge.
        paper.setBottom(paper.bottom() + 2 * _ROUND)
        outline = QPainterPath()
        outline.addRoundedRect(paper.adjusted(0.5, 0.5, -0.5, 0), _ROUND, _ROUND)
        painter.fillPath(outline, self._appearance.color("paper"))
        painter.setPen(QPen(self._appearance.color("paper_edge"), 1.0))
        painter.drawPath(outline)
        if self.view is View.BOTH:
            fold = self.sheets[Side.CORRECTION].x() - 1
            painter.fillRect(QRect(fold, _TOP, 1, self.height()), self._appearance.color("paper_edge"))
        painter.end()
