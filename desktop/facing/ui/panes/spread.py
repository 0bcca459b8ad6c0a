"""The open book: original and correction side by side, level and scrolling as one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from facing.core.edit import Place
from facing.core.finding import Side
from facing.diff.changes import Change
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.book import View
from facing.ui.panes.content import PaneContent, text_of
from facing.ui.panes.correction_page import Editing
from facing.ui.panes.drag_scrolling import DragScroller
from facing.ui.panes.letter_styles import StyleBook
from facing.ui.panes.level_book import LevelBook
from facing.ui.panes.level_page import Places
from facing.ui.panes.mark_book import MarkBook

_SMALLEST, _LARGEST = 6.0, 72.0  # points
_ZOOM = 1.1


class Spread(LevelBook):
    """Both pages with all that belongs to them. Fill ``document(side)`` before ``show_content``."""

    finding_clicked = Signal(object)
    suggestion_chosen = Signal(object, str)
    zoomed = Signal(float)
    view_changed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        measure = LineMeasure.of(appearance.reading_font(), appearance.line_spacing)
        super().__init__(measure, parent)
        self._looks = appearance
        self._before_column = View.BOTH
        self._zoom = 0
        self._lines_close = False
        self._connect()
        self.set_appearance(appearance)

    def _connect(self) -> None:
        for side in Side:
            page, sheet = self.page(side), self.sheets[side]
            page.finding_clicked.connect(self.finding_clicked)
            page.cursor_place_changed.connect(partial(self._place_changed, side))
            page.caret_moved.connect(partial(self._caret_moved, side))
            page.paragraph_tip = partial(self._partners.tip, side)
            page.open_strip = partial(self.folding.open_under_caret, side)
            page.selectionChanged.connect(sheet.update_still)
            page.scroll_wanted.connect(self.scroll_by)
            page.page_wanted.connect(partial(self._turn_page, side))
            page.zoom_wanted.connect(self.zoom)
            page.focused.connect(partial(self._activate, side))
            page.unsettled.connect(self._unsettle)
            page.document().contentsChange.connect(self._level.forget_heights)
            page.level_layout.level_with(partial(self._level.room_below, side))
            sheet.band = self._band
            sheet.numbered = partial(self._scroller.paragraphs_in_view, side)
            sheet.strips = partial(self.folding.strips, side)
            sheet.reached.connect(partial(self._scroller.reach, side))
            sheet.strip_pressed.connect(self.folding.open_strip)
            DragScroller(sheet, self.scroll_by)
        self.correction_page.suggestion_chosen.connect(self.suggestion_chosen)
        self._connect_column()

    def _connect_column(self) -> None:
        column = self.marked_column
        column.place_changed.connect(self._column_place_changed)
        column.writing_wanted.connect(self._write_at_caret)
        column.page.paragraph_tip = self._partners.tip_of_row
        column.page.zoom_wanted.connect(self.zoom)
        column.page.finding_clicked.connect(self.finding_clicked)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_content(self, content: PaneContent, mirror: Editing, static_mirror: Places) -> None:
        """Show this content from its top; both documents have been filled by their mirrors."""
        marks = self._taken(content, static_mirror)
        self.correction_page.show_editing(content, marks, mirror)
        self._begin(content)

    def show_reading(self, content: PaneContent, original: Places, corrected: Places) -> None:
        """Show two texts that are only read, while the page of the correction is ``read_only``."""
        marks = self._taken(content, original)
        self.correction_page.show_reading(content, marks, corrected)
        self._begin(content)

    def read_only(self, reading: bool) -> None:
        """Give the correction's page a document that is only read, to be filled; or the correction's own again."""
        self.correction_page.read_only(reading)
        self.correction_page.level_layout.level_with(partial(self._level.room_below, Side.CORRECTION))
        self._shape = None
        self._dress()

    def _taken(self, content: PaneContent, original: Places) -> MarkBook:
        self._content = content
        marks = self._marks = MarkBook(content, self._level)
        self._level.folds.show(content.comparison)
        self._level.show(content.comparison)
        styles = self._styles = StyleBook(content, self._level)
        for side in Side:
            styles.dress(self.page(side).level_layout, partial(styles.styled, side))
        self.folding.begin()
        self._partners.show(content)
        self.original_page.show_content(content, marks, original)
        return marks

    def _begin(self, content: PaneContent) -> None:
        self._scroller.show(partial(text_of, content))
        if self._marks and self._styles:
            self.marked_column.show_content(content, self._marks, self._styles)
        if self.view is View.MARKED:
            self.marked_column.open(self._scroller, Place(0, 0))
        self.arrange()
        self._overview.begin(content, self._estimate())

    def refresh_matches(self) -> None:
        """Other places were found, or another one is the current one."""
        self._unsettle()

    def release(self) -> None:
        """Break the links between the pages' layouts; a program that ends with them crashes."""
        for page in (self.original_page, self.correction_page):
            for layout in page.layouts:
                layout.level_with(None)
        self.marked_column.release()

    # --- looks ---------------------------------------------------------------------------------------------------

    def set_finding_actions(self, actions: Sequence[QAction]) -> None:
        """What the correction's menu offers beside suggestions where there is a finding."""
        self.correction_page.set_finding_actions(actions)

    def set_appearance(self, appearance: Appearance) -> None:
        """Take fonts, colours and spacing; what is at the top stays there."""
        self._looks = appearance
        self._dress()

    def set_lines_close(self, close: bool) -> None:
        """Let paragraphs stand close together, as the lines of one text do, or apart."""
        if close is not self._lines_close:
            self._lines_close = close
            self._dress()

    def show_invisibles(self, shown: bool) -> None:
        """Paint signs for what has no ink in both pages, or do not."""
        for side in Side:
            self.page(side).show_invisibles(shown)

    def set_view(self, view: View) -> None:
        """Open both pages, one of them, or the one column; what is at the top and where the caret is stays."""
        had_focus = self.shown_page(self._active).hasFocus()
        if view is not View.MARKED:
            self._before_column = view if Side.CORRECTION in view.sides else View.BOTH
        if view is not self.view:
            self._change_view(view)
        if self._active not in view.sides:
            self._activate(view.sides[0])
        if had_focus:
            self.shown_page(self._active).setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_changed.emit(view)

    def _change_view(self, view: View) -> None:
        leaves, self.view = self.view is View.MARKED, view
        column = self.marked_column
        self.arrange()
        if view is View.MARKED:
            self.settle()
            column.open(self._scroller, self.current_place(Side.CORRECTION))
            self._overview.use(column.scroller, column.level)
        elif leaves:
            self._scroller.start_where(column.scroller)
            column.close()
            self._overview.use(self._scroller, self._level)

    @property
    def zoomed_by(self) -> int:
        """By how many tenths the type has grown; below zero, shrunk."""
        return self._zoom

    def zoom(self, steps: int) -> None:
        """Let the type grow by so many tenths; shrink, below zero."""
        points = self._looks.reading_font().pointSizeF() * _ZOOM ** (self._zoom + steps)
        if _SMALLEST <= points <= _LARGEST:
            self._zoom += steps
            self._dress()
            self.zoomed.emit(points)

    def reset_zoom(self) -> None:
        """Back to the size of the settings."""
        self.zoom(-self._zoom)

    def _dress(self) -> None:
        font = self._looks.reading_font()
        font.setPointSizeF(font.pointSizeF() * _ZOOM**self._zoom)
        measure = LineMeasure.of(font, self._looks.line_spacing)
        self.dress(self._looks, font, measure.closer() if self._lines_close else measure)

    # --- places --------------------------------------------------------------------------------------------------

    def current_place(self, side: Side) -> Place:
        """Where the caret of a page is."""
        return self.page(side).place()

    def current_anchor(self, side: Side) -> Place:
        """Where the selection of a page begins; where the caret is when nothing is selected."""
        return self.page(side).anchor()

    def top_paragraph(self) -> int:
        """The first paragraph of the correction in view (index)."""
        return self._in_view[0] if self._in_view else 0

    def select(self, side: Side, start: Place, end: Place) -> None:
        """Select from ``start`` to ``end`` and bring that into view."""
        self._activate(side)
        self.page(side).select(start, end)
        self.folding.open_at(side, start)
        self.folding.open_at(side, end)
        self.settle()
        if self.view is View.MARKED:
            self.marked_column.select(side, start, end)
            return
        self._scroller.show_place(side, start)
        self._scroller.show_place(side, end)

    def select_change(self, change: Change) -> None:
        """Select a change and bring it into view: in the correction, and where it was removed in the original.

        Where neither page is the correction, on both: words can be taken from either.
        """
        start, end = change.corrected
        if self.view is View.MARKED:
            self.correction_page.select(start, end)
            self.folding.open_strip(change.row)
            self.settle()
            self.marked_column.select_change(change.row, {side: change.on(side) for side in Side})
            return
        removed = start == end and change.original[0] != change.original[1]
        if removed or self.correction_page.isReadOnly():
            self.select(Side.ORIGINAL, *change.original)
        self.select(Side.CORRECTION, start, end)

    def show_place(self, side: Side, place: Place) -> None:
        """Bring a place to the middle of the window."""
        self.folding.open_at(side, place)
        self.settle()
        if self.view is View.MARKED:
            self.marked_column.show_place(side, place)
            return
        self._scroller.show_place(side, place, centre=True)

    def show_caret(self, side: Side) -> None:
        """Bring the caret of a page into view."""
        self.settle()
        if self.view is View.MARKED:
            self.marked_column.set_caret(self.current_place(Side.CORRECTION))
            self.marked_column.show_caret()
            return
        self._scroller.show_place(side, self.page(side).place())

    def _caret_moved(self, side: Side) -> None:
        self.folding.caret_moved(side)
        self.show_caret(side)

    def scroll_by(self, pixels: int) -> None:
        """Scroll what is shown down by so many pixels."""
        self.settle()
        self._shown_scroller.scroll_by(pixels)

    def focus_page(self, side: Side) -> None:
        """Work in this page."""
        if side in self.view.sides:
            self.shown_page(side).setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._activate(side)

    def go_to_other_place(self) -> bool:
        """Take the caret from a moved paragraph to its other place; whether there is one."""
        if self.view is View.MARKED:
            return self._go_to_other_row()
        other = self._partners.other_place(self._active, self.current_place(self._active).paragraph)
        if other is None:
            return False
        side, place = other[0], Place(other[1], 0)
        if side not in self.view.sides:
            self.set_view(View.BOTH)
        self.focus_page(side)
        self.select(side, place, place)
        return True

    def _go_to_other_row(self) -> bool:
        rows = self._partners.rows(self.marked_column.row)
        if rows:
            self.folding.open_strip(rows[1])
            self.marked_column.go_to_row(rows[1])
        return bool(rows)

    def _column_place_changed(self, place: Place) -> None:
        """The caret of the correction goes where the one of the column is."""
        self._active = Side.CORRECTION
        self.correction_page.select(place, place)
        self.marked_column.page.link(self._partners.rows(self.marked_column.row))

    def _write_at_caret(self) -> None:
        """The reader wants to write where the caret of the column is, if that can be written in."""
        if self.correction_page.isReadOnly():
            return
        self.set_view(self._before_column)
        self.focus_page(Side.CORRECTION)
        self.show_caret(Side.CORRECTION)

    def undo(self) -> None:
        """Take the correction's newest step back."""
        self.correction_page.undo_step()

    def redo(self) -> None:
        """Bring the correction's last undone step again."""
        self.correction_page.redo_step()

    def _turn_page(self, side: Side, direction: int, selecting: bool) -> None:
        self.settle()
        self._scroller.turn_page(side, direction, selecting)
