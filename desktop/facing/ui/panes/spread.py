"""The open book: original and correction side by side, level and scrolling as one."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QWidget

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.book import Book, View
from facing.ui.panes.change_map import WIDTH as MAP_WIDTH
from facing.ui.panes.content import PaneContent, opposite
from facing.ui.panes.correction_page import Editing
from facing.ui.panes.drag_scrolling import DragScroller
from facing.ui.panes.letter_styles import StyleBook
from facing.ui.panes.level import Level
from facing.ui.panes.marks import MarkBook, ParagraphMarks
from facing.ui.panes.overview import Overview
from facing.ui.panes.page import Page, Places
from facing.ui.panes.scrolling import Scroller
from facing.ui.panes.survey import Estimate

_SMALLEST, _LARGEST = 6.0, 72.0  # points
_ZOOM = 1.1
_LETTER = 0.5  # em that a letter is wide, about


class Spread(Book):
    """Both pages with all that belongs to them. Fill ``document(side)`` before ``show_content``."""

    finding_clicked = Signal(object)
    suggestion_chosen = Signal(object, str)
    cursor_place_changed = Signal(object, object)
    visible_paragraphs_changed = Signal(int, int)
    zoomed = Signal(float)
    _unsettled = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        measure = LineMeasure.of(appearance.reading_font(), appearance.line_spacing)
        super().__init__(measure, parent)
        self._looks = appearance
        self._content: PaneContent | None = None
        self._marks: MarkBook | None = None
        self._styles: StyleBook | None = None
        self._active = Side.CORRECTION
        self._zoom = 0
        self._settling = False
        self._seen: dict[int, tuple[int, int, tuple[ParagraphMarks, ...]]] = {}
        self._in_view: tuple[int, int] | None = None
        self._band_row: int | None = None
        self._shape: tuple[View, int, LineMeasure] | None = None
        self._level = Level({side: self.page(side).level_layout.text_height for side in Side})
        self._scroller = Scroller(self._level, self.sheets, self)
        self._overview = Overview(self.map, self._scroller, self._level, self)
        self._connect()
        self.set_appearance(appearance)

    def _connect(self) -> None:
        for side in Side:
            page, sheet = self.page(side), self.sheets[side]
            page.finding_clicked.connect(self.finding_clicked)
            page.cursor_place_changed.connect(partial(self._place_changed, side))
            page.caret_moved.connect(partial(self.show_caret, side))
            page.scroll_wanted.connect(self.scroll_by)
            page.page_wanted.connect(partial(self._turn_page, side))
            page.zoom_wanted.connect(self.zoom)
            page.focused.connect(partial(self._activate, side))
            page.unsettled.connect(self._unsettle)
            page.document().contentsChange.connect(self._level.forget_heights)
            page.level_layout.level_with(partial(self._level.room_below, side))
            sheet.band = self._band
            sheet.numbered = partial(self._scroller.paragraphs_in_view, side)
            DragScroller(sheet, self.scroll_by)
        self.correction_page.suggestion_chosen.connect(self.suggestion_chosen)
        self._scroller.scrolled.connect(self._scrolled)
        self.arranged.connect(self._arranged)
        # Queued, so that it runs when Qt has done all that belongs to a change, and before anything is painted.
        self._unsettled.connect(self.settle, Qt.ConnectionType.QueuedConnection)

    # --- what is shown -------------------------------------------------------------------------------------------

    def document(self, side: Side) -> QTextDocument:
        """The document of a page, for its mirror to fill."""
        return self.page(side).document()

    def page(self, side: Side) -> Page:
        """The page of a side."""
        return self.original_page if side is Side.ORIGINAL else self.correction_page

    def show_content(self, content: PaneContent, mirror: Editing, static_mirror: Places) -> None:
        """Show this content from its top; both documents have been filled by their mirrors."""
        self._content = content
        marks = self._marks = MarkBook(content, self._level)
        self._level.show(content.comparison)
        self._styles = StyleBook(content, self._level)
        self._styles.dress({side: self.page(side).level_layout for side in Side})
        self.original_page.show_content(content, marks, static_mirror)
        self.correction_page.show_editing(content, marks, mirror)
        self._scroller.show(content)
        self.arrange()
        self._overview.begin(content, self._estimate())

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
        for sheet in self.sheets.values():
            sheet.update()

    def release(self) -> None:
        """Break the links between the pages' layouts; a program that ends with them crashes."""
        for page in (self.original_page, self.correction_page):
            page.level_layout.level_with(None)

    # --- captions and looks --------------------------------------------------------------------------------------

    def set_original_caption(self, name: str) -> None:
        """Tell above the original which file it is."""
        self.headers[Side.ORIGINAL].set_texts(name, self.tr("read only"))

    def set_correction_caption(self, text: str) -> None:
        """Tell above the correction what is true of it: saved when, or not yet."""
        self.headers[Side.CORRECTION].set_texts("", text)

    def set_finding_actions(self, actions: Sequence[QAction]) -> None:
        """What the correction's menu offers beside suggestions where there is a finding."""
        self.correction_page.set_finding_actions(actions)

    def set_appearance(self, appearance: Appearance) -> None:
        """Take fonts, colours and spacing; what is at the top stays there."""
        self._looks = appearance
        self._dress()

    def set_view(self, view: View) -> None:
        """Open both pages or one of them."""
        self.view = view
        self.arrange()
        if self._active not in view.sides:
            had_focus = self.page(self._active).hasFocus()
            self._activate(view.sides[0])
            if had_focus:
                self.page(self._active).setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.dress(self._looks, font, LineMeasure.of(font, self._looks.line_spacing))

    def _arranged(self) -> None:
        """Sizes or distances changed: every paragraph may be laid out anew."""
        shape = self.view, self.sheets[self.view.sides[0]].width(), self._measure
        self._level.choose(self.view.sides, self._measure.gap)
        self._scroller.choose(self.view.sides, self._measure.pitch)
        if shape == self._shape:
            self._scroller.settle()
            return
        self._shape = shape
        self._scroller.settle_anew()
        if self._content:
            self._overview.renew(self._estimate(), other_rows=True)

    # --- places --------------------------------------------------------------------------------------------------

    @property
    def active_side(self) -> Side:
        """The page that was worked in last."""
        return self._active

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
        self.settle()
        self._scroller.show_place(side, start)
        self._scroller.show_place(side, end)

    def show_place(self, side: Side, place: Place) -> None:
        """Bring a place to the middle of the window."""
        self.settle()
        self._scroller.show_place(side, place, centre=True)

    def show_caret(self, side: Side) -> None:
        """Bring the caret of a page into view."""
        self.settle()
        self._scroller.show_place(side, self.page(side).place())

    def scroll_by(self, pixels: int) -> None:
        """Scroll both pages down by so many pixels."""
        self.settle()
        self._scroller.scroll_by(pixels)

    def focus_page(self, side: Side) -> None:
        """Work in this page."""
        if side in self.view.sides:
            self.page(side).setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._activate(side)

    def focus_other_page(self) -> None:
        """Work in the other page."""
        self.focus_page(opposite(self._active))

    def undo(self) -> None:
        """Take the correction's newest step back."""
        self.correction_page.undo_step()

    def redo(self) -> None:
        """Bring the correction's last undone step again."""
        self.correction_page.redo_step()

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
        if self._marks:
            self._marks.forget()
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

    def _marks_of(self, row: int) -> tuple[ParagraphMarks, ...]:
        if self._marks is None:
            return ()
        return tuple(
            self._marks.of(side, paragraph)
            for side in self.view.sides
            for paragraph, _ in self._level.paragraphs(row, side)
        )

    def _tell_what_is_in_view(self) -> None:
        paragraphs = [paragraph for paragraph, _ in self._scroller.paragraphs_in_view(Side.CORRECTION)]
        in_view = (paragraphs[0], paragraphs[-1]) if paragraphs else None
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
        if side is self._active:
            self._update_band()
        self.cursor_place_changed.emit(side, place)

    def _update_band(self) -> None:
        row = self._current_row()
        if row != self._band_row:
            self._band_row = row
            for sheet in self.sheets.values():
                sheet.update()

    def _current_row(self) -> int | None:
        try:
            return self._level.row_of(self._active, self.page(self._active).textCursor().blockNumber())
        except IndexError:  # no content yet, or the document is ahead of the comparison
            return None

    def _turn_page(self, side: Side, direction: int, selecting: bool) -> None:
        self.settle()
        self._scroller.turn_page(side, direction, selecting)

    def _estimate(self) -> Estimate:
        letters = max(1, round(self.column / (self._measure.size * _LETTER)))
        return Estimate(letters, self._measure.pitch, self._measure.gap, self.view.sides)
