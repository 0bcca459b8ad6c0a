"""Where letters stand on a page: stretches of a paragraph as boxes on its lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A paragraph that can be seen: its layout, the height of its top edge in the viewport, the lines to paint.

    ``height`` is that of its own lines, without the room below.
    """

    paragraph: int
    layout: QTextLayout
    top: float
    height: int
    lines: range

    @property
    def is_right_to_left(self) -> bool:
        """Whether the paragraph as a whole is written from right to left."""
        return bool(self.layout.textOption().alignment() & Qt.AlignmentFlag.AlignRight)

    @property
    def units(self) -> tuple[int, int]:
        """The UTF-16 units of the lines to paint."""
        first, last = self.layout.lineAt(self.lines.start), self.layout.lineAt(self.lines.stop - 1)
        return first.textStart(), last.textStart() + last.textLength()

    def boxes(self, start: int, end: int, two_ways: bool = False) -> Iterator[QRectF]:
        """The boxes around the UTF-16 units [start, end), line by line; where that is nothing, one without width.

        ``two_ways``: letters of both directions may stand in it, and then one stretch can be several boxes.
        """
        for number in range(max(self.lines.start, self._line_of(start)), self.lines.stop):
            line = self.layout.lineAt(number)
            line_start = line.textStart()
            line_end = line_start + line.textLength()
            if line_start > end:
                return
            first, last = max(start, line_start), min(end, line_end)
            if first > last or (first == last and (start < end or (last == line_end and self._goes_on(number)))):
                continue
            letters = line.naturalTextRect().translated(0, self.top)
            for left, right in _edges(line, first, last, two_ways):
                left = max(letters.left(), min(left, letters.right()))
                right = max(left, min(letters.right(), right))
                yield QRectF(left, letters.top(), right - left, letters.height())

    def _line_of(self, unit: int) -> int:
        line = self.layout.lineForTextPosition(unit)
        return line.lineNumber() if line.isValid() else 0

    def _goes_on(self, line: int) -> bool:
        return line + 1 < self.layout.lineCount()


def _edges(line: QTextLine, start: int, end: int, two_ways: bool) -> list[tuple[float, float]]:
    """Left and right edges of a line's stretch, which is in several pieces where directions of writing meet."""
    if not two_ways or start == end:
        left, right = _x(line, start), _x(line, end)
        return [(min(left, right), max(left, right))]
    # Where directions meet Qt's caret stands at either side of a letter; the letters themselves do not lie.
    runs = sorted((run.boundingRect().left(), run.boundingRect().right()) for run in line.glyphRuns(start, end - start))
    joined: list[tuple[float, float]] = []
    for left, right in runs:
        if joined and left <= joined[-1][1] + 0.5:
            joined[-1] = joined[-1][0], max(right, joined[-1][1])
        else:
            joined.append((left, right))
    return joined


def _x(line: QTextLine, position: int) -> float:
    x: float = line.cursorToX(position)[0]  # type: ignore[index]  # a pair, whatever the stub says
    return x
