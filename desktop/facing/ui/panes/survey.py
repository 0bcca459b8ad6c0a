"""The whole document at a glance: about how high each row is, where changes and findings are.

Made in small portions while the program has nothing else to do, since it looks at every row.
"""

from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from facing.core.chunks import Paragraph
from facing.core.finding import Finding, Side
from facing.diff.rows import Operation, Relation, Row, Run
from facing.ui.panes.content import PaneContent, paragraphs_of, text_of
from facing.ui.panes.directions import has_right_to_left
from facing.ui.panes.folds import LEAST
from facing.ui.panes.level import Anchor

_DEBOUNCE = 400  # milliseconds without a change before the document is looked at again
_PATIENCE = 3000  # milliseconds of changes without such a pause after which it is looked at all the same
_FIRST_PORTION = 1500  # rows, before a document is seen; later, portions are so small that no key waits for one
_PORTION = 60
_FEW = 300  # rows up to which the map shows single changes; in longer texts a row is hardly higher than a pixel

_TOKENS = {
    Relation.EDITED: "delete_edge",
    Relation.SPLIT: "delete_edge",
    Relation.MERGED: "delete_edge",
    Relation.REFLOWED: "delete_edge",
    Relation.DELETED: "delete_edge",
    Relation.INSERTED: "insert_edge",
    Relation.MOVED: "move_edge",
}

_ALL = ((0.0, 1.0),)


class Scale:
    """Where rows begin, in pixels as estimated; real heights are known only of what has been in view."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._tops = [0, *accumulate(heights)]

    @property
    def total(self) -> int:
        """The estimated height of the document in pixels."""
        return self._tops[-1]

    def top_of(self, row: int) -> int:
        """Where a row begins."""
        return self._tops[min(row, len(self._tops) - 1)]

    def value_of(self, anchor: Anchor, row_height: int) -> int:
        """Where an anchor is; ``row_height`` is the real height of its row."""
        top, bottom = self.top_of(anchor.row), self.top_of(anchor.row + 1)
        share = min(1.0, max(0, anchor.below) / row_height) if row_height else 0.0
        return round(top + share * (bottom - top))

    def anchor_of(self, value: int, row_height: Callable[[int], int]) -> Anchor:
        """What is at this value; ``row_height`` gives the real height of a row."""
        row = max(0, min(bisect_right(self._tops, value) - 1, len(self._tops) - 2))
        top, bottom = self.top_of(row), self.top_of(row + 1)
        share = (value - top) / (bottom - top) if bottom > top else 0.0
        return Anchor(row, round(share * row_height(row)))


class MapMark(NamedTuple):
    """A change or a finding on the map: from ``top`` to ``bottom`` of the scale, in the colour ``token``.

    The token of a finding is the name of its kind.
    """

    top: int
    bottom: int
    token: str
    is_finding: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """What the map shows, and what else is known when every row was looked at.

    ``unchanged`` are stretches of the original's paragraphs that may be folded: rows that are the same on both sides
    and without findings, those next to other rows left out. ``right_to_left``: such letters are in the texts.
    """

    scale: Scale
    marks: tuple[MapMark, ...]
    unchanged: tuple[range, ...] = ()
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """How high paragraphs are about: code points on a line, pixels of a line and of a gap, and the sides shown.

    ``folds`` are folded paragraphs of the original, ``strip`` is how high a strip is in pixels.
    """

    line_length: int
    pitch: int
    gap: int
    sides: tuple[Side, ...]
    folds: Sequence[range] = ()
    strip: int = 0


class Surveyor(QObject):
    """Makes surveys and tells when one is ready."""

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content: PaneContent | None = None
        self._estimate: Estimate | None = None
        self._work: Generator[None, None, Survey] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DEBOUNCE)
        self._pause.timeout.connect(lambda: self._begin(_PORTION))
        self._waiting = QElapsedTimer()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(lambda: self._go_on(_PORTION))

    def survey_now(self, content: PaneContent | None, estimate: Estimate) -> None:
        """Begin at once, with this content or the one before; a short document is done when this returns."""
        self._content = content or self._content
        self._estimate = estimate
        self._pause.stop()
        self._begin(_FIRST_PORTION)

    def survey_later(self, estimate: Estimate, give_up: bool) -> None:
        """Begin when nothing has changed for a while, or has not stopped changing for a longer while.

        ``give_up``: what is being made now is of no use any more.
        """
        self._estimate = estimate
        if give_up:
            self._work = None
            self._next.stop()
        if not self._pause.isActive():
            self._waiting.start()
        if not self._pause.isActive() or self._waiting.elapsed() < _PATIENCE:
            self._pause.start()

    def _begin(self, rows: int) -> None:
        if self._content and self._estimate:
            self._work = _surveyed(self._content, self._estimate)
            self._go_on(rows)

    def _go_on(self, rows: int) -> None:
        if self._work is None:
            return
        try:
            for _ in range(rows):
                next(self._work)
        except StopIteration as done:
            self._work = None
            self.ready.emit(done.value)
        else:
            self._next.start()


def _surveyed(content: PaneContent, estimate: Estimate) -> Generator[None, None, Survey]:
    """Looks at one row for each step."""
    paragraphs = {side: zip(text_of(content, side), text_of(content, side).ids(), strict=True) for side in Side}
    heights: list[int] = []
    marks: list[MapMark] = []
    unchanged = _Unchanged()
    folded = _FoldedHeights(estimate)
    right_to_left = False
    top = 0
    few = len(content.comparison) <= _FEW
    for number, row in enumerate(content.comparison.rows()):
        sides = [_looked_at(content, side, row, paragraphs[side], estimate) for side in Side]
        shown = [each for side, each in zip(Side, sides, strict=True) if side in estimate.sides]
        height = folded.height(row, max((each.height for each in shown), default=0))
        heights.append(height)
        found = [share for each in shown for share in each.findings]
        changed: Iterable[tuple[float, float]] = _ALL if content.comparison.is_changed(number) else ()
        if few and row.original and row.corrected:
            changed = _changed_shares(content.comparison.runs(number))
        marks += _marks(row, changed, found, top, height - estimate.gap)
        unchanged.add(row, any(each.findings for each in sides))
        right_to_left = right_to_left or any(each.right_to_left for each in sides)
        top += height
        yield
    return Survey(Scale(heights), tuple(marks), unchanged.stretches(), right_to_left)


class _SideOfRow(NamedTuple):
    """A row's paragraphs on one side: about how high in pixels, what was found where, whether Hebrew or the like."""

    height: int
    findings: list[tuple[float, Finding]]
    right_to_left: bool


def _looked_at(
    content: PaneContent, side: Side, row: Row, paragraphs: Iterator[tuple[Paragraph, int]], estimate: Estimate
) -> _SideOfRow:
    """Looks at the next paragraphs of a side, those of ``row``."""
    own = paragraphs_of(row, side) or (0, 0)
    height = 0
    found: list[tuple[float, Finding]] = []
    right_to_left = False
    for paragraph, identifier in islice(paragraphs, own[1] - own[0]):
        length = len(paragraph.text)
        height += -(-max(1, length) // estimate.line_length) * estimate.pitch + estimate.gap
        found += _shares(content.findings_of(side, identifier), length)
        right_to_left = right_to_left or has_right_to_left(paragraph.text)
    return _SideOfRow(height, found, right_to_left)


class _FoldedHeights:
    """Goes through the rows in order and knows which of them are folded."""

    def __init__(self, estimate: Estimate) -> None:
        self._folds = iter(estimate.folds)
        self._strip = estimate.strip + estimate.gap
        self._fold = next(self._folds, None)
        self._inside = False

    def height(self, row: Row, height: int) -> int:
        """The height of the next row, which is ``height`` unless it is folded."""
        if self._fold is None or (row.original is None and not self._inside):
            return height
        first = row.original[0] if row.original else None
        if first is not None and first >= self._fold.stop:
            self._fold, self._inside = next(self._folds, None), False
            return self.height(row, height)
        if self._inside:
            return 0
        self._inside = first == self._fold.start
        return self._strip if self._inside else height


class _Unchanged:
    """Collects stretches of rows that may be folded, row by row."""

    def __init__(self) -> None:
        self._stretches: list[range] = []
        self._rows = 0
        self._first: int | None = None
        self._past = 0

    def add(self, row: Row, has_findings: bool) -> None:
        """The next row."""
        if row.relation is Relation.SAME and row.original and not has_findings:
            if self._first is None:
                # A row beside other ones stays in view.
                self._first = row.original[0] + (1 if self._rows else 0)
            self._past = row.original[1]
        else:
            self._close(1)
        self._rows += 1

    def stretches(self) -> tuple[range, ...]:
        """All of them, when every row was added."""
        self._close(0)
        return tuple(self._stretches)

    def _close(self, kept: int) -> None:
        if self._first is not None and self._past - kept - self._first >= LEAST:
            self._stretches.append(range(self._first, self._past - kept))
        self._first = None


def _shares(findings: Sequence[Finding], length: int) -> Iterator[tuple[float, Finding]]:
    for finding in findings:
        if finding.shown:
            yield finding.span.start / max(1, length), finding


def _changed_shares(runs: Sequence[Run]) -> Iterator[tuple[float, float]]:
    """Where a row's changes begin and end in the correction, as shares of its text."""
    end = 0
    ranges = []
    for run in runs:
        start, end = run.corrected or (end, end)
        if run.operation is not Operation.EQUAL:
            ranges.append((start, end))
    return ((first / max(1, end), last / max(1, end)) for first, last in ranges)


def _marks(
    row: Row, changed: Iterable[tuple[float, float]], found: Iterable[tuple[float, Finding]], top: int, height: int
) -> Iterator[MapMark]:
    token = _TOKENS.get(row.relation)
    if token and height > 0:
        for start, end in changed:
            yield MapMark(round(top + start * height), round(top + end * height), token, False)
    for share, finding in found:
        place = round(top + share * height)
        yield MapMark(place, place, finding.kind.value, True)
