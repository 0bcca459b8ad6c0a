"""Texts set in lines of a width, ready to be put on pages line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from facing.ui.letter_format import format_of
from facing.ui.printing.cells import Look, Mark, Paragraph
from facing.ui.printing.sheet import Sheet
from facing.ui.qtext import shown, units

_LEADING = 1.25  # of a line's own height
_BREAK = "¶"
_STRONG = ("L", "R", "AL")


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a column: its height with the space below, and what draws it."""

    height: float
    layout: QTextLayout
    line: QTextLine

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the line with its upper left corner there."""
        self.line.draw(painter, QPointF(x, y - self.line.y()))


class Setter:
    """Sets paragraphs for one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._looks = _looks(sheet)
        self._left_to_right = _option(Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft)
        self._right_to_left = _option(Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight)

    def column(self, paragraphs: Sequence[Paragraph], width: float) -> list[SetLine]:
        """The lines of a cell."""
        return [line for paragraph in paragraphs for line in self._paragraph(paragraph, width)]

    def plain(self, text: str, font: QFont, width: float) -> list[SetLine]:
        """The lines of words of ours."""
        return self._lines(text, font, [], width)

    def _paragraph(self, paragraph: Paragraph, width: float) -> list[SetLine]:
        if paragraph.is_note:
            return self.plain(paragraph.text, self._sheet.note_font, width)
        text = shown(paragraph.text)
        marks = list(paragraph.marks)
        if paragraph.break_look is not None:
            marks.append(Mark(len(text), len(text) + 1, paragraph.break_look))
            text += _BREAK
        formats = [_range(text, span.start, span.end, format_of(span.style)) for span in paragraph.styles]
        formats += [_range(text, mark.start, mark.end, self._looks[mark.look]) for mark in marks]
        return self._lines(text, self._sheet.text_font, formats, width)

    def _lines(self, text: str, font: QFont, formats: list[QTextLayout.FormatRange], width: float) -> list[SetLine]:
        layout = QTextLayout(text, font)
        layout.setTextOption(self._right_to_left if _is_right_to_left(text) else self._left_to_right)
        layout.setCacheEnabled(True)
        if formats:
            layout.setFormats(formats)
        layout.beginLayout()
        y, found = 0.0, []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            found.append(SetLine(line.height() * _LEADING, layout, line))
        layout.endLayout()
        return found


def _range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = units(text, start), units(text[start:], end - start), look
    return made


def _option(direction: Qt.LayoutDirection, side: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left (UAX #9, rules P2 and P3)."""
    if text.isascii():
        return False
    strong = (direction for letter in text if (direction := bidirectional(letter)) in _STRONG)
    return next(strong, "L") != "L"


def _looks(sheet: Sheet) -> dict[Look, QTextCharFormat]:
    ink = sheet.ink
    looks = {}
    for look, colour, paper in (
        (Look.DELETED, ink.lost, ink.lost_paper),
        (Look.DELETED_LETTERS, ink.lost, ink.lost_letters),
        (Look.INSERTED, ink.gained, ink.gained_paper),
        (Look.INSERTED_LETTERS, ink.gained, ink.gained_letters),
    ):
        made = QTextCharFormat()
        made.setForeground(colour)
        made.setBackground(paper)
        if look in (Look.DELETED, Look.DELETED_LETTERS):
            made.setFontStrikeOut(True)
        else:
            made.setFontUnderline(True)
        looks[look] = made
    return looks
