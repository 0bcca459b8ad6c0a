"""One column with marks: original and correction as one text, as tracked changes look in a word processor."""

from functools import partial

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.column_page import ColumnPage
from facing.ui.panes.column_text import ColumnRows, ColumnText, Ranges
from facing.ui.panes.content import PaneContent
from facing.ui.panes.drag_scrolling import DragScroller
from facing.ui.panes.folding import Folding
from facing.ui.panes.header import HeaderStrip
from facing.ui.panes.letter_styles import StyleBook
from facing.ui.panes.level import Level
from facing.ui.panes.marks import Marks
from facing.ui.panes.scrolling import Scroller
from facing.ui.panes.sheet import Sheet
from facing.ui.panes.strips import strip_height


class Column(QObject):
    """The page, its sheet and its header, and what keeps them right. Its paragraphs are the rows.

    It is filled when it is first shown, and rows are composed when they come into view. ``place_changed`` tells where
    in the correction the caret is, ``writing_wanted`` that the reader wants to write there.
    """

    place_changed = Signal(object)
    writing_wanted = Signal()

    def __init__(self, measure: LineMeasure, main: Level, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = ColumnPage(measure)
        self.sheet = Sheet(self.page, False, parent)
        self.header = HeaderStrip(self.tr("Original and correction"), False, parent)
        self.level = Level(dict.fromkeys(Side, self._text_height))
        self.level.folds = main.folds
        self.scroller = Scroller(self.level, {Side.CORRECTION: self.sheet}, self)
        self.folding = Folding(self.level, {Side.CORRECTION: self.page}, self.scroller, self)
        self._measure = measure
        self._content: PaneContent | None = None
        self._text: ColumnText | None = None
        self._loaded = False
        self._placing = False
        self._connect()

    def _connect(self) -> None:
        page, sheet, side = self.page, self.sheet, Side.CORRECTION
        page.level_layout.level_with(self._room_below)
        page.cursor_place_changed.connect(self._caret_moved)
        page.caret_moved.connect(self._key_moved)
        page.scroll_wanted.connect(self.scroller.scroll_by)
        page.page_wanted.connect(partial(self.scroller.turn_page, side))
        page.writing_wanted.connect(self.writing_wanted)
        page.unsettled.connect(self._scrolled_by_itself)
        page.open_strip = partial(self.folding.open_under_caret, side)
        page.selectionChanged.connect(sheet.update_still)
        sheet.numbered = partial(self.scroller.paragraphs_in_view, side)
        sheet.number_of = self._number_of
        sheet.band = lambda: self.scroller.band_of(self.row, self._measure.gap)
        sheet.strips = partial(self.folding.strips, side)
        sheet.reached.connect(partial(self.scroller.reach, side))
        sheet.strip_pressed.connect(self.folding.open_strip)
        self.scroller.scrolled.connect(sheet.update)
        DragScroller(sheet, self.scroller.scroll_by)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_content(self, content: PaneContent, marks: Marks, styles: StyleBook) -> None:
        """Show this content when the column is next opened."""
        self._content = content
        self._text = ColumnText(self.page.document(), content, marks, styles)
        styles.dress(self.page.level_layout, self._text.styled)
        self._loaded = False
        rows = ColumnRows(content)
        self.level.show(rows)
        self.scroller.show(lambda _: rows)

    def open(self, where: Scroller, caret: Place) -> None:
        """Show what ``where`` shows, with the caret at a place of the correction."""
        self._load()
        self.set_caret(caret)
        self.scroller.start_where(where)

    def _load(self) -> None:
        if self._loaded or self._text is None or self._content is None:
            return
        self._loaded = self._placing = True
        self._text.load()
        self.page.show_content(self._content, self._text, self._text)
        self._placing = False

    def renew(self) -> None:
        """Texts, rows or findings changed while the column is open."""
        if self._text is None or self._content is None:
            return
        self._text.forget()
        self.level.forget()
        if len(self._content.comparison) != self.page.blockCount():
            self._loaded = False
            self._load()
        self.scroller.settle()
        self.sheet.update()
        self.page.viewport().update()

    def close(self) -> None:
        """The column is not seen any more, and what changes is not followed."""
        self._loaded = False

    def dress(self, appearance: Appearance, font: QFont, measure: LineMeasure) -> None:
        """Take fonts, colours and distances."""
        self._measure = measure
        self.page.dress(appearance, font, measure)
        self.sheet.dress(appearance, measure)
        self.header.dress(appearance)

    def arrange(self, shown: bool, header: QRect, body: QRect, indent: int) -> None:
        """Take a place in the book, or none."""
        self.sheet.setVisible(shown)
        self.header.setVisible(shown)
        self.sheet.set_indent(indent)
        self.header.setGeometry(header)
        self.sheet.setGeometry(body)
        self.level.choose((Side.CORRECTION,), self._measure.gap, strip_height(self._measure.pitch))
        self.scroller.choose((Side.CORRECTION,), self._measure.pitch)
        if shown and self._loaded:
            self.scroller.settle_anew()

    def release(self) -> None:
        """Break the link between layout and rows."""
        self.page.level_layout.level_with(None)

    # --- places --------------------------------------------------------------------------------------------------

    @property
    def row(self) -> int:
        """The row that the caret is in."""
        return self.page.textCursor().blockNumber()

    def set_caret(self, place: Place) -> None:
        """Put the caret at a place of the correction, without telling."""
        if self._text is not None:
            at = self._text.place_of(Side.CORRECTION, place)
            self._select(at, at)

    def select(self, side: Side, start: Place, end: Place) -> None:
        """Select a stretch of one side and bring it into view."""
        if self._text is not None:
            self._select(self._text.place_of(side, start), self._text.place_of(side, end))
            self.show_caret()

    def select_change(self, number: int, ranges: Ranges) -> None:
        """Select what both sides have of a change in a row and bring it into view."""
        if self._text is not None:
            self._select(*self._text.range_of(number, ranges))
            self.show_caret()

    def go_to_row(self, number: int) -> None:
        """Put the caret at the start of a row and tell so."""
        self.page.select(Place(number, 0), Place(number, 0))
        self.show_caret()

    def show_place(self, side: Side, place: Place) -> None:
        """Bring a place of one side to the middle of the window."""
        if self._text is not None:
            self.scroller.show_place(Side.CORRECTION, self._text.place_of(side, place), centre=True)

    def show_caret(self) -> None:
        """Bring the caret into view."""
        self.scroller.show_place(Side.CORRECTION, self.page.place())

    def _select(self, start: Place, end: Place) -> None:
        self._placing = True
        self.page.select(start, end)
        self._placing = False
        self.scroller.follow_caret(Side.CORRECTION)
        self.sheet.update()

    def _caret_moved(self, place: Place) -> None:
        if self._placing or self._text is None or place.paragraph >= len(self.level):
            return
        self.scroller.follow_caret(Side.CORRECTION)
        self.sheet.update()
        self.place_changed.emit(self._text.place_on(Side.CORRECTION, place))

    def _key_moved(self) -> None:
        self.folding.caret_moved(Side.CORRECTION)
        self.show_caret()

    # --- layout --------------------------------------------------------------------------------------------------

    def _text_height(self, row: int) -> int:
        self._write(row)
        return self.page.level_layout.text_height(row)

    def _write(self, row: int) -> None:
        if self._text is not None and self._loaded:
            placing, self._placing = self._placing, True
            self._text.write(row)
            self._placing = placing

    def _room_below(self, row: int) -> int:
        """Rows are as high as their text; what is not known yet is what Qt only steps over."""
        return self._measure.gap

    def _scrolled_by_itself(self) -> None:
        if not self._placing:
            self.scroller.settle()

    def _number_of(self, row: int) -> str:
        """The number of the correction's paragraph; none for a row without one."""
        own = self._content.comparison.row(row).corrected if self._content else None
        return f"{own[0] + 1}" if own else ""
