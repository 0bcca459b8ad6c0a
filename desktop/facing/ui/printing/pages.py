"""Puts rows on pages: as many as fit, a row that does not fit on the next one, a very long row on several."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from facing.ui.printing.cells import PrintedRow
from facing.ui.printing.setting import SetLine, Setter
from facing.ui.printing.sheet import DASHED, Sheet

# A row that is higher than this share of a page may be parted.
_PARTED = 0.3


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands over and under every page."""

    title: str
    told: str
    original_name: str
    corrected_name: str


@dataclass(slots=True)
class _Columns:
    """What is left of a row: the lines of number and texts."""

    number: list[SetLine]
    original: list[SetLine]
    corrected: list[SetLine]

    def all(self) -> tuple[list[SetLine], ...]:
        return self.number, self.original, self.corrected

    def height(self) -> float:
        return max(sum(line.height for line in column) for column in self.all())

    def __bool__(self) -> bool:
        return any(self.all())


class Pages:
    """Paints rows on the pages of a device, one after the other.

    ``new_page`` begins the next page of the device; ``is_wanted`` tells whether a page, numbered from 1, is painted at
    all (the others only pass).
    """

    def __init__(
        self,
        painter: QPainter,
        sheet: Sheet,
        words: PageWords,
        new_page: Callable[[], object],
        is_wanted: Callable[[int], bool] = lambda number: True,
    ) -> None:
        self._painter = painter
        self._sheet = sheet
        self._words = words
        self._new_page = new_page
        self._is_wanted = is_wanted
        self._setter = Setter(sheet)
        self._padding = sheet.points(3)
        self._y = sheet.body.top()
        self._begun = False
        self.count = 0

    def paint(self, rows: Iterable[PrintedRow]) -> Iterator[int]:
        """Paint all rows; gives the number of pages so far after each row, so that it can be left between two."""
        self._next_page()
        for row in rows:
            if row.heading:
                self._heading(row)
            else:
                self._row(row)
            yield self.count

    @property
    def _room(self) -> float:
        return self._sheet.body.bottom() - self._y

    @property
    def _wanted(self) -> bool:
        return self._is_wanted(self.count)

    def _next_page(self) -> None:
        self.count += 1
        self._y = self._sheet.body.top()
        if not self._wanted:
            return
        if self._begun:
            self._new_page()
        self._begun = True
        self._frame()

    def _frame(self) -> None:
        sheet, words, painter = self._sheet, self._words, self._painter
        painter.setFont(sheet.head_font)
        painter.setPen(sheet.ink.quiet)
        self._told_in(sheet.header, words.title, Qt.AlignmentFlag.AlignLeft, 0.49)
        self._told_in(sheet.header, words.told, Qt.AlignmentFlag.AlignRight, 0.49)
        painter.drawText(sheet.footer, Qt.AlignmentFlag.AlignHCenter, str(self.count))
        painter.setPen(sheet.ink.text)
        for number, name in enumerate((words.original_name, words.corrected_name)):
            place = QRectF(sheet.column(number), sheet.names.top(), sheet.column_width, sheet.names.height())
            self._told_in(place, name, Qt.AlignmentFlag.AlignLeft, 1)
        self._rule(sheet.names.bottom(), sheet.points(0.9))

    def _told_in(self, place: QRectF, words: str, side: Qt.AlignmentFlag, share: float) -> None:
        metrics = QFontMetricsF(self._painter.font())
        told = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, place.width() * share)
        self._painter.drawText(place, side, told)

    def _rule(self, y: float, width: float) -> None:
        self._painter.setPen(QPen(self._sheet.ink.line, width))
        self._painter.drawLine(QPointF(0, y), QPointF(self._sheet.body.right(), y))

    def _heading(self, row: PrintedRow) -> None:
        sheet = self._sheet
        font = sheet.title_font if row.is_title else sheet.note_font
        lines = self._setter.plain(row.heading, font, sheet.body.width())
        height = sum(line.height for line in lines) + 2 * self._padding
        # A title does not stand at the foot of a page by itself.
        if self._room < height + (sheet.points(40) if row.is_title else 0):
            self._next_page()
        y = self._y + self._padding
        for line in lines:
            self._draw(line, 0, y, font)
            y += line.height
        self._end_row(y)

    def _row(self, row: PrintedRow) -> None:
        left = self._set(row)
        height = left.height() + 2 * self._padding
        if height > self._room and (
            height < _PARTED * self._sheet.body.height() or self._room < self._sheet.points(40)
        ):
            self._next_page()
        while left:
            top = self._y
            self._y += self._padding
            bottom = max(self._column(column, place) for column, place in zip(left.all(), (None, 0, 1), strict=True))
            if row.is_moved:
                self._edge(row, top, bottom)
            if left:
                self._next_page()
            else:
                self._end_row(bottom)

    def _set(self, row: PrintedRow) -> _Columns:
        sheet = self._sheet
        inset = sheet.points(6) if row.is_moved else 0
        width = sheet.column_width - inset
        number_width = sheet.number_width - sheet.points(4)
        number = self._setter.plain(row.number, sheet.note_font, number_width)
        if row.relation:
            number += self._setter.plain(row.relation, sheet.note_font, number_width)
        return _Columns(number, self._setter.column(row.original, width), self._setter.column(row.corrected, width))

    def _column(self, lines: list[SetLine], place: int | None) -> float:
        """Draw as many lines of a column as fit and take them away; gives where the last one ends."""
        x = 0.0 if place is None else self._sheet.column(place)
        y, drawn, bottom = self._y, 0, self._sheet.body.bottom()
        for line in lines:
            # A line that is higher than a page has to go somewhere.
            if y + line.height > bottom and y > self._y:
                break
            self._draw(line, x, y, self._sheet.note_font if place is None else None)
            y += line.height
            drawn += 1
        del lines[:drawn]
        return y

    def _draw(self, line: SetLine, x: float, y: float, font: QFont | None) -> None:
        if self._wanted:
            self._painter.setPen(self._sheet.ink.text if font is None else self._sheet.ink.quiet)
            line.draw(self._painter, x, y)

    def _edge(self, row: PrintedRow, top: float, bottom: float) -> None:
        """The dashed line beside a paragraph that stands elsewhere on the other side."""
        if self._wanted:
            x = self._sheet.column(0 if row.original else 1) - self._sheet.points(5)
            self._painter.setPen(QPen(self._sheet.ink.moved, self._sheet.points(1.2), DASHED))
            self._painter.drawLine(QPointF(x, top + self._padding), QPointF(x, bottom))

    def _end_row(self, bottom: float) -> None:
        self._y = bottom + self._padding
        if self._wanted:
            self._rule(self._y, self._sheet.hairline())
