"""The book kept level: rows, marks and pages are put right after every change."""

from collections.abc import Collection

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.book import Book, View
from facing.ui.panes.change_map import WIDTH as MAP_WIDTH
from facing.ui.panes.content import PaneContent, paragraphs_of
from facing.ui.panes.folding import Folding
from facing.ui.panes.letter_styles import StyleBook
from facing.ui.panes.mark_book import MarkBook
from facing.ui.panes.marks import Paintable
from facing.ui.panes.overview import Overview
from facing.ui.panes.page import Page
from facing.ui.panes.partners import Partners
from facing.ui.panes.scrolling import Scroller
from facing.ui.panes.strips import strip_height
from facing.ui.panes.survey import Estimate, Survey

_LETTER = 0.5  # em that a letter is wide, about


class LevelBook(Book):
    """What is in view is told with ``visible_paragraphs_changed``, as first and last index in the correction."""

    cursor_place_changed = Signal(object, object)
    visible_paragraphs_changed = Signal(int, int)
    _unsettled = Signal()

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(measure, parent)
        self._content: PaneContent | None = None
        self._marks: MarkBook | None = None
        self._styles: StyleBook | None = None
        self._active = Side.CORRECTION
        self._settling = False
        self._seen: dict[int, tuple[int, int, tuple[Paintable, ...]]] = {}
        self._in_view: tuple[int, int] | None = None
        self._band_row: int | None = None
        self._shape: tuple[View, int, LineMeasure] | None = None
        pages = {side: self.page(side) for side in Side}
        self._level = self.level
        self._scroller = Scroller(self._level, self.sheets, self)
        self._overview = Overview(self.map, self._scroller, self._level, self)
        self.folding = Folding(self._level, pages, self._scroller, self)
        self._partners = Partners(self._level, pages)
        self._scroller.scrolled.connect(self._scrolled)
        self.arranged.connect(self._arranged)
        self.folding.changed.connect(self._folds_changed)
        self.correction_page.document().contentsChange.connect(self.folding.note_change)
        self.marked_column.folding.changed.connect(self._folds_changed)
        self.marked_column.scroller.scrolled.connect(self._tell_what_is_in_view)
        self._overview.surveyed.connect(self._take_survey)
        # Queued, so that it runs when Qt has done all that belongs to a change, and before anything is painted.
        self._unsettled.connect(self.settle, Qt.ConnectionType.QueuedConnection)

    # --- what is shown -------------------------------------------------------------------------------------------

    def shown_page(self, side: Side) -> Page:
        """The page that a side's places are seen on now."""
        return self.marked_column.page if self.view is View.MARKED else self.page(side)

    @property
    def shown_pages(self) -> tuple[Page, ...]:
        """The pages that are open, from left to right."""
        return tuple(self.shown_page(side) for side in self.view.sides)

    @property
    def active_side(self) -> Side:
        """The page that was worked in last."""
        return self._active

    @property
    def _shown_scroller(self) -> Scroller:
        return self.marked_column.scroller if self.view is View.MARKED else self._scroller

    # --- changes -------------------------------------------------------------------------------------------------

    def refresh_paragraphs(self, side: Side, paragraphs: Collection[int] | None) -> None:
        """The findings of the paragraphs with these ids changed (``None``: of any), or the chosen finding."""
        self._unsettle()
        self._overview.renew(self._estimate(), other_rows=False)

    def refresh_rows(self) -> None:
        """Rows or runs of the comparison changed."""
        self._level.forget()
        if self._styles:
            self._styles.forget()
        self._unsettle()
        self._overview.renew(self._estimate(), other_rows=True)

    def refresh_choice(self) -> None:
        """Another finding was chosen."""
        for sheet in (*self.sheets.values(), self.marked_column.sheet):
            sheet.update()

    def _arranged(self) -> None:
        """Sizes or distances changed: every paragraph may be laid out anew."""
        shape = self.view, self.sheets[self.view.sides[0]].width(), self._measure
        self._level.choose(self.view.sides, self._measure.gap, strip_height(self._measure.pitch))
        self._scroller.choose(self.view.sides, self._measure.pitch)
        same, self._shape = shape == self._shape, shape
        if self.view is View.MARKED:
            pass  # the column settles when it is given its place
        elif same:
            self._scroller.settle()
        else:
            self._scroller.settle_anew()
        if same:
            return
        if self._content:
            self._overview.renew(self._estimate(), other_rows=True)

    # --- folding -------------------------------------------------------------------------------------------------

    def _folds_changed(self) -> None:
        """Other rows are folded: heights, the map's scale and both pages follow."""
        self._unsettle()
        self.settle()
        for sheet in (*self.sheets.values(), self.marked_column.sheet):
            sheet.update()
        if self._content:
            self._overview.renew_now(self._estimate())

    def _take_survey(self, survey: Survey) -> None:
        self.allow_numbers_at_right(survey.right_to_left)
        self.folding.take(survey.unchanged)

    # --- keeping level -------------------------------------------------------------------------------------------

    def _unsettle(self) -> None:
        self._level.forget_heights()
        if not self._settling:
            self._settling = True
            self._unsettled.emit()

    def settle(self) -> None:
        """Put rows, marks and both pages right after changes, now instead of before the next painting."""
        if not self._settling:
            return
        self._settling = False
        self.folding.settle()
        if self._marks:
            self._marks.forget()
        if self.view is View.MARKED:
            self.marked_column.renew()
        else:
            self._scroller.settle()

    def _scrolled(self) -> None:
        """Repaint what looks different now, tell what is in view."""
        seen = {row.number: (row.top, row.height, self._marks_of(row.number)) for row in self._scroller.rows}
        changed = [number for number, look in seen.items() if self._seen.get(number) != look]
        moved = self._seen.keys() != seen.keys() or any(
            self._seen[number][:2] != seen[number][:2] for number in changed
        )
        for sheet in self.sheets.values():
            if moved:
                sheet.update()
            for number in [] if moved else changed:
                top, height, _ = seen[number]
                sheet.update(0, top - 2, sheet.width() - MAP_WIDTH, height + 4)
        self._seen = seen
        self._tell_what_is_in_view()

    def _marks_of(self, row: int) -> tuple[Paintable, ...]:
        if self._marks is None:
            return ()
        return tuple(
            self._marks.of(side, paragraph)
            for side in self.view.sides
            for paragraph, _ in self._level.paragraphs(row, side)
        )

    def _tell_what_is_in_view(self) -> None:
        rows = [self._level.row(shown.number) for shown in self._shown_scroller.rows if not shown.hidden]
        ranges = [own for row in rows if (own := paragraphs_of(row, Side.CORRECTION))]
        in_view = (ranges[0][0], ranges[-1][1] - 1) if ranges else None
        if in_view and in_view != self._in_view:
            self.visible_paragraphs_changed.emit(*in_view)
        self._in_view = in_view

    def _band(self) -> QRect | None:
        return self._scroller.band_of(self._current_row(), self._measure.gap)

    def _activate(self, side: Side) -> None:
        if side is not self._active:
            self._active = side
            self._update_band()

    def _place_changed(self, side: Side, place: Place) -> None:
        self._scroller.follow_caret(side)
        if side is self._active:
            self._update_band()
        self.cursor_place_changed.emit(side, place)

    def _update_band(self) -> None:
        row = self._current_row()
        if row != self._band_row:
            self._band_row = row
            self._partners.link(self._active, self.page(self._active).textCursor().blockNumber())
            for sheet in self.sheets.values():
                sheet.update()

    def _current_row(self) -> int | None:
        try:
            return self._level.row_of(self._active, self.page(self._active).textCursor().blockNumber())
        except IndexError:  # no content yet, or the document is ahead of the comparison
            return None

    def _estimate(self) -> Estimate:
        letters = max(1, round(self.column / (self._measure.size * _LETTER)))
        pitch = self._measure.pitch
        sides = tuple(Side) if self.view is View.MARKED else self.view.sides
        return Estimate(letters, pitch, self._measure.gap, sides, self.folding.folds, strip_height(pitch))
