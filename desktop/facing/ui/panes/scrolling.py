"""Moves both pages as one: which row is at the top edge, to the pixel."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal
from PySide6.QtGui import QTextCursor

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.panes.content import Identified, paragraphs_of
from facing.ui.panes.level import Anchor, Level, ShownRow
from facing.ui.panes.sheet import Sheet

# Room above the first and below the last paragraph, and what is kept free around the caret, in lines.
_TOP_MARGIN = 0.6
_BOTTOM_MARGIN = 2.0
_CARET_MARGIN = 0.5
# A caret at most so many rows out of view is brought to the edge; from further away to the middle.
_NEAR = 2


class _Stretch(NamedTuple):
    """Paragraphs in view with no fold between them, with their tops; ``bottom`` is where the next fold begins."""

    paragraphs: list[tuple[int, int]]
    bottom: int | None


class Scroller(QObject):
    """Knows what is in view. Neither page scrolls by itself."""

    scrolled = Signal()

    def __init__(self, level: Level, sheets: Mapping[Side, Sheet], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self._sheets = sheets
        self._sides: tuple[Side, ...] = tuple(Side)
        self._text_of: Callable[[Side], Identified] | None = None
        self._pitch = 1
        self._anchor = Anchor(0, 0)
        self._share = 0.0
        self._kept: tuple[Side, int] | None = None
        self._reached: dict[Side, int] = {}
        self.rows: list[ShownRow] = []

    @property
    def anchor(self) -> Anchor:
        """What is at the top edge."""
        return self._anchor

    @property
    def height(self) -> int:
        """The height of the window onto the text, in pixels."""
        return self._sheets[self._sides[0]].height()

    def show(self, text_of: Callable[[Side], Identified]) -> None:
        """Start at the top of these texts, which are asked for as they are now."""
        self._text_of = text_of
        self._anchor = Anchor(0, -self._top_margin)
        self._remember()

    def choose(self, sides: tuple[Side, ...], pitch: int) -> None:
        """These sides are shown, with lines of so many pixels."""
        self._sides = sides
        self._pitch = pitch

    # --- keeping the place ---------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Texts or rows have changed: find the row at the top again and put both pages right."""
        if self._text_of is None:
            return
        self._reached.clear()
        self._level.forget_heights()
        self._anchor = self._clamped(self._found_again())
        self._place()

    def settle_anew(self) -> None:
        """Every height has changed: keep the same share of the row at the top above the edge."""
        if self._text_of is None:
            return
        self._level.forget_heights()
        row, below = self._anchor
        if below > 0 and row < len(self._level):
            below = round(self._share * self._level.row_height(row))
        self._anchor = self._clamped(Anchor(row, below if below > 0 else -self._top_margin if row == 0 else 0))
        self._place()

    def start_where(self, other: "Scroller") -> None:
        """Show what the other one shows; both count the same rows."""
        self._anchor, self._share, self._kept = other._anchor, other._share, None
        self.settle_anew()

    def _found_again(self) -> Anchor:
        """The anchor by its paragraph; rows may have other numbers by now."""
        assert self._text_of is not None
        row, below = self._anchor
        if self._kept is not None:
            side, identifier = self._kept
            index = self._text_of(side).index_of(identifier)
            if index is not None:
                place = self._level.place(side, index)
                if self._level.folds.at(place.row):
                    return place._replace(below=below)
                return self._level.moved(place, below)
        return Anchor(min(row, len(self._level) - 1), below)

    def _remember(self) -> None:
        """Note the paragraph at the top; the original's never goes away."""
        self._kept = None
        row, below = self._anchor
        if self._text_of is None or row >= len(self._level):
            return
        for side in Side:
            own = paragraphs_of(self._level.row(row), side)
            if own:
                self._kept = side, self._text_of(side).id_at(own[0])
                break
        height = self._level.row_height(row)
        self._share = below / height if below > 0 and height else 0.0

    # --- moving --------------------------------------------------------------------------------------------------

    def scroll_by(self, pixels: int) -> None:
        """Move the text up by so many pixels."""
        self.go_to(self._level.moved(self._anchor, pixels))

    def go_to(self, anchor: Anchor) -> None:
        """Bring this to the top edge, as far as the text's ends allow."""
        if self._text_of is None:
            return
        anchor = self._clamped(anchor)
        if anchor != self._anchor:
            self._anchor = anchor
            self._place()

    def go_to_top(self) -> None:
        """Bring the first line into view with the margin above it."""
        self.go_to(Anchor(0, -self._top_margin))

    def show_place(self, side: Side, place: Place, centre: bool = False) -> None:
        """Bring a place into view: to the nearest edge from nearby, to the middle from afar or when ``centre``."""
        if self._text_of is None:
            return
        place = place._replace(paragraph=min(place.paragraph, len(self._text_of(side)) - 1))
        row, top = self._level.place(side, place.paragraph)
        if self._level.folds.at(row):
            line_top, line_bottom = 0, self._level.row_height(row)
        else:
            line_top, line_bottom = self._sheets[side].page.line_of(place)
            line_top, line_bottom = top + line_top, top + line_bottom
        margin = round(self._pitch * _CARET_MARGIN)
        known = next((shown.top for shown in self.rows if shown.number == row), None)
        near = bool(self.rows) and self.rows[0].number - _NEAR <= row <= self.rows[-1].number + _NEAR
        if centre or not near:
            middle = (self.height - (line_bottom - line_top)) // 2
            self.go_to(self._level.moved(Anchor(row, 0), line_top - middle))
        elif known is None:
            above = row < self.rows[0].number
            edge = line_top - margin if above else line_bottom + margin - self.height
            self.go_to(self._level.moved(Anchor(row, 0), edge))
        elif known + line_top < margin:
            self.scroll_by(known + line_top - margin)
        elif known + line_bottom > self.height - margin:
            self.scroll_by(known + line_bottom + margin - self.height)

    def turn_page(self, side: Side, direction: int, selecting: bool) -> None:
        """Scroll by a window's height without two lines; the caret goes along, at the text's ends to the very end."""
        sheet = self._sheets[side]
        page = sheet.page
        caret = page.viewport().mapTo(sheet, page.cursorRect().center())
        before = self._anchor
        self.scroll_by(direction * max(self._pitch, self.height - 2 * self._pitch))
        cursor = page.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if selecting else QTextCursor.MoveMode.MoveAnchor
        if self._anchor == before:
            end = QTextCursor.MoveOperation.End if direction > 0 else QTextCursor.MoveOperation.Start
            cursor.movePosition(end, mode)
        else:
            point = QPoint(caret.x(), self._nearest_letters(side, caret.y()))
            cursor.setPosition(page.position_at(QPointF(page.viewport().mapFrom(sheet, point))), mode)
        page.setTextCursor(cursor)

    def _nearest_letters(self, side: Side, y: int) -> int:
        """The height in view nearest to ``y`` at which a whole line of this side stands."""
        layout = self._sheets[side].page.level_layout
        half = self._pitch // 2
        heights = []
        for paragraph, top in self.paragraphs_in_view(side):
            highest, lowest = max(top + half, self._pitch), top + layout.text_height(paragraph) - half
            if highest <= min(lowest, self.height - self._pitch):
                heights.append(min(max(y, highest), lowest, self.height - self._pitch))
        return min(heights, key=lambda height: abs(height - y), default=y)

    # --- what is in view -----------------------------------------------------------------------------------------

    def paragraphs_in_view(self, side: Side) -> Iterator[tuple[int, int]]:
        """The paragraphs of one side that are in view, with their tops in pixels of the sheet."""
        for shown in self.rows:
            for paragraph, top in self._level.paragraphs(shown.number, side):
                yield paragraph, shown.top + top

    def strips_in_view(self) -> Iterator[ShownRow]:
        """The strips of folds that are in view."""
        return (shown for shown in self.rows if shown.hidden)

    def band_of(self, row: int | None, gap: int) -> QRect | None:
        """Top and height of a row without the gap below it, ``None`` when it is not in view."""
        for shown in self.rows:
            if shown.number == row:
                return QRect(0, shown.top, 0, shown.height - gap)
        return None

    def at_end(self) -> bool:
        """Whether the end of the text is in view."""
        return self._ends_at() <= self.height

    # --- placing -------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        self.rows = list(self._level.rows_from(self._anchor, self.height))
        self._remember()
        for side in self._sides:
            self._place_side(side)
        self.scrolled.emit()

    def _place_side(self, side: Side) -> None:
        """Put a page where its stretch of text is, and tell the sheet which others it has to paint."""
        stretches = list(self._stretches(side))
        live = self._live(side, stretches)
        self._sheets[side].show_still([pair for each in stretches if each is not live for pair in each.paragraphs])
        if live is None:
            self._sheets[side].show_nothing()
        else:
            first, line, top = self._first_letters(side, live.paragraphs)
            self._sheets[side].show_from(first, line, top, live.bottom)

    def _stretches(self, side: Side) -> Iterator["_Stretch"]:
        """What is in view between folds, as far as letters of this side are in it."""
        page = self._sheets[side].page
        paragraphs: list[tuple[int, int]] = []
        for shown in self.rows:
            if shown.hidden:
                if paragraphs:
                    yield _Stretch(paragraphs, shown.top)
                paragraphs = []
                continue
            for paragraph, top in self._level.paragraphs(shown.number, side):
                top += shown.top
                if top < self.height and top + page.level_layout.text_height(paragraph) > 0:
                    paragraphs.append((paragraph, top))
        if paragraphs:
            yield _Stretch(paragraphs, None)

    def _live(self, side: Side, stretches: Sequence["_Stretch"]) -> "_Stretch | None":
        """The stretch that the page itself shows: where the pointer is at work, else where the caret is, else any."""
        caret = self._sheets[side].page.textCursor().blockNumber()
        for wanted in (self._reached.get(side), caret):
            for each in stretches:
                if wanted is not None and each.paragraphs[0][0] <= wanted <= each.paragraphs[-1][0]:
                    return each
        return next(iter(stretches), None)

    def reach(self, side: Side, y: int) -> None:
        """Bring the page itself to this height of its sheet, for the pointer to work in it."""
        paragraphs = [paragraph for paragraph, top in self.paragraphs_in_view(side) if top <= y]
        if paragraphs and self._reached.get(side) != paragraphs[-1]:
            self._reached[side] = paragraphs[-1]
            self._place_side(side)

    def follow_caret(self, side: Side) -> None:
        """Bring the page itself to its caret, when that is in view between other folds."""
        self._reached.pop(side, None)
        if side in self._sides and any(shown.hidden for shown in self.rows):
            self._place_side(side)
            self._sheets[side].update()

    def _first_letters(self, side: Side, paragraphs: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
        """The first paragraph in view: its index, its first line there, its top."""
        paragraph, top = paragraphs[0]
        layout = self._sheets[side].page.level_layout
        lines = layout.document().findBlockByNumber(paragraph).layout()
        return paragraph, layout.line_at(lines, -top) if top < 0 else 0, top

    def _clamped(self, anchor: Anchor) -> Anchor:
        if len(self._level) == 0:
            return Anchor(0, 0)
        anchor = self._level.unfolded(Anchor(min(anchor.row, len(self._level) - 1), anchor.below))
        if not self._is_filled(anchor):
            anchor = min(anchor, self._level.lowest(self.height - self._bottom_margin))
        if anchor.row == 0:
            return Anchor(0, max(anchor.below, -self._top_margin))
        return anchor

    def _is_filled(self, anchor: Anchor) -> bool:
        """Whether the text goes on to the lower edge."""
        bottom = 0
        for shown in self._level.rows_from(anchor, self.height):
            bottom = shown.top + shown.height
        return bottom >= self.height - self._bottom_margin

    def _ends_at(self) -> int:
        if not self.rows:
            return 0
        last = self.rows[-1]
        following = self._level.row_after(last.number)
        if following < len(self._level) and self._level.row_height(following):
            return self.height + 1
        return last.top + last.height

    @property
    def _top_margin(self) -> int:
        return round(self._pitch * _TOP_MARGIN)

    @property
    def _bottom_margin(self) -> int:
        return round(self._pitch * _BOTTOM_MARGIN)
