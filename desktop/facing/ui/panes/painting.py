"""Paints the marks of a paragraph: what changed behind its letters, findings below them, matches around them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from facing.core.finding import Finding, Kind, Side
from facing.diff.rows import Relation
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.marks import ChangeMark, ParagraphMarks
from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.tracked_painting import TrackedPainter
from facing.ui.panes.underlines import paint_underline

ROUND = 3.0  # corners of a fill, pixels
_CURRENT_MATCH = 3  # thickness of the box around the match that the reader was led to
EDGE = 2  # thickness of the line above or below what changed
THIN_EDGE = 1  # and of that of a word in which only some letters changed
BAR = 3  # thickness of the bar beside a moved paragraph, and its distance from the letters
_PILCROW = "\u00b6"
_DESIGN_PITCH = 27.0


class MarkPainter:
    """Paints marks in the colours of one side.

    What was changed has its line above in the original and below in the correction, so that the sides differ by more
    than colour.
    """

    def __init__(self, appearance: Appearance, measure: LineMeasure, side: Side) -> None:
        self._measure = measure
        self._above = side is Side.ORIGINAL
        own, other = ("delete", "insert") if self._above else ("insert", "delete")
        self._fill = appearance.color(f"{own}_fill")
        self._edge = appearance.color(f"{own}_edge")
        self._letters_fill = appearance.color(f"{own}_letters")
        self._other_edge = appearance.color(f"{other}_edge")
        self._line = appearance.color("line")
        self._move_fill = appearance.color("move_fill")
        self._move_edge = appearance.color("move_edge")
        self._garble_fill = appearance.color("garble_fill")
        self._match_fill = appearance.color("match_fill")
        self._match_edge = appearance.color("match_edge")
        self._kinds = {kind: appearance.color(kind.value) for kind in Kind}
        self._tracked = TrackedPainter(appearance, measure)
        self._scale = measure.pitch / _DESIGN_PITCH
        self._sign_font = appearance.chrome_font(9)
        self._sign_font.setPixelSize(max(8, round(measure.pitch * 0.5)))

    def paint_fills(
        self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks, column: tuple[int, int], linked: bool = False
    ) -> None:
        """What stands behind the letters; ``column`` is where the text column begins and ends.

        ``linked``: the caret is in this moved paragraph or at its other place.
        """
        if marks.whole is Relation.MOVED:
            self._paint_moved(painter, block, column, linked)
        elif marks.whole:
            self._paint_whole(painter, block, column)
        if marks.tracked:
            self._tracked.paint_fills(painter, block, marks)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_grounds(painter, block, marks)
        for change in marks.changes_in(*block.units):
            self._paint_change(painter, block, change, marks.two_ways)
        if marks.break_changed:
            self._paint_break(painter, block)

    def paint_slot_edge(self, painter: QPainter, block: ShownBlock, column: tuple[int, int]) -> None:
        """A thin rule above a paragraph with which another cell, or the like, begins."""
        y = round(block.top - self._measure.gap / 2)
        painter.fillRect(QRectF(column[0], y, column[1] - column[0], 1), self._line)

    def _paint_grounds(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks) -> None:
        garbled = [mark for mark in marks.findings_in(*block.units) if mark.finding.kind is Kind.GARBLE]
        for color, grounds in ((self._garble_fill, garbled), (self._match_fill, marks.matches_in(*block.units))):
            for ground in grounds:
                for box in block.boxes(ground.start, ground.end, marks.two_ways):
                    painter.fillRect(self._letters(box), color)

    def paint_lines(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks, chosen: Finding | None) -> None:
        """The lines through and below the letters; the chosen finding has a frame around its words too."""
        if marks.tracked:
            self._tracked.paint_lines(painter, block, marks)
        for mark in marks.findings_in(*block.units) if marks.findings else ():
            kind = mark.finding.kind
            strong = chosen is not None and _is_same(mark.finding, chosen)
            for box in block.boxes(mark.start, mark.end, marks.two_ways):
                paint_underline(painter, kind, self._kinds[kind], box, self._scale, strong)
                if strong:
                    self._paint_frame(painter, box, self._kinds[kind])

    def paint_matches(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks) -> None:
        """An edged box around what was looked for, a thick one around the match that the reader was led to."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for match in marks.matches_in(*block.units) if marks.matches else ():
            width = _CURRENT_MATCH if match.is_current else 1
            pen = QPen(self._match_edge, width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            for box in block.boxes(match.start, match.end, marks.two_ways):
                painter.drawRect(self._letters(box).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_change(self, painter: QPainter, block: ShownBlock, change: ChangeMark, two_ways: bool) -> None:
        for box in block.boxes(change.start, change.end, two_ways):
            if change.start == change.end:
                self._paint_gap(painter, box, block)
            else:
                # A space at the end of a line hangs over it and has no width there.
                box.setWidth(max(box.width(), self._measure.space))
                self._paint_fill(painter, self._letters(box), self._fill, THIN_EDGE if change.letters else EDGE)
        for start, end in change.letters:
            for box in block.boxes(start, end, two_ways) if start < end else ():
                self._paint_fill(painter, self._letters(box), self._letters_fill, EDGE)

    def _letters(self, box: QRectF) -> QRectF:
        """The box in whole pixels, a little wider than its letters."""
        bottom = round(box.bottom())
        top = bottom - round(box.height())
        left = box.left() - 1
        return QRectF(round(left), top, round(box.right() + 1) - round(left), bottom - top)

    def _paint_fill(self, painter: QPainter, box: QRectF, color: QColor, thickness: int) -> None:
        edge = QRectF(box)
        fill = QRectF(box)
        if self._above:
            edge.setHeight(4 * ROUND)
            fill.setTop(box.top() + thickness)
        else:
            edge.setTop(box.bottom() - 4 * ROUND)
            fill.setBottom(box.bottom() - thickness)
        painter.setBrush(self._edge)
        painter.drawRoundedRect(edge, ROUND, ROUND)
        painter.setBrush(color)
        painter.drawRoundedRect(fill, ROUND, ROUND)

    def _paint_gap(self, painter: QPainter, box: QRectF, block: ShownBlock) -> None:
        """A small wedge, in the middle of the space before it, where the other side has something that is not here."""
        size = 3.5 * self._scale
        tip = box.bottom() - size if not self._above else box.top() + size
        foot = box.bottom() + 1 if not self._above else box.top() - 1
        painter.setBrush(self._other_edge)
        back = self._measure.space / 2
        x = box.left() + (back if block.is_right_to_left else -back)
        painter.drawPolygon(QPolygonF([QPointF(x - size, foot), QPointF(x + size, foot), QPointF(x, tip)]))

    def _paint_moved(self, painter: QPainter, block: ShownBlock, column: tuple[int, int], linked: bool) -> None:
        """A fill with a bar where the lines begin; linked, the bar is broader and a line goes all around."""
        from_right = block.is_right_to_left
        left, right = column[0] - (0 if from_right else 2 * BAR), column[1] + (2 * BAR if from_right else 0)
        area = QRectF(left, block.top, right - left, block.height)
        painter.fillRect(area, self._move_fill)
        bar = BAR + 2 if linked else BAR
        painter.fillRect(QRectF(right - bar if from_right else left, block.top, bar, block.height), self._move_edge)
        if linked:
            painter.setPen(QPen(self._move_edge, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_whole(self, painter: QPainter, block: ShownBlock, column: tuple[int, int]) -> None:
        top, bottom = block.top, block.top + block.height
        area = QRectF(column[0] - BAR, top, column[1] - column[0] + 2 * BAR, block.height)
        painter.fillRect(area, self._fill)
        area.setTop(top if self._above else bottom - EDGE)
        area.setHeight(EDGE)
        painter.fillRect(area, self._edge)

    def _paint_break(self, painter: QPainter, block: ShownBlock) -> None:
        """A paragraph sign where a paragraph ends that goes on in the other text."""
        last = block.layout.lineCount() - 1
        if last not in block.lines:
            return
        letters = block.layout.lineAt(last).naturalTextRect().translated(0, block.top)
        width = round(self._measure.pitch * 0.5)
        at_right = letters.right() + 3
        left = letters.left() - 3 - width if block.is_right_to_left else at_right
        box = self._letters(QRectF(left, letters.top(), width, letters.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_fill(painter, box, self._fill, EDGE)
        painter.setPen(self._edge)
        painter.setFont(self._sign_font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _PILCROW)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_frame(self, painter: QPainter, box: QRectF, color: QColor) -> None:
        painter.setPen(QPen(color, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = self._letters(box).adjusted(-1.5, -0.5, 1.5, 4.5 * max(1.0, self._scale))
        painter.drawRoundedRect(frame, ROUND, ROUND)


def _is_same(finding: Finding, chosen: Finding) -> bool:
    """Whether the two are one finding; what became of it between the sides may be known of only one."""
    return (finding.side, finding.span, finding.kind, finding.sources) == (
        chosen.side,
        chosen.span,
        chosen.kind,
        chosen.sources,
    )
