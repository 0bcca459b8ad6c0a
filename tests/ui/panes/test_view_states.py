"""Whatever is edited, folded, zoomed, resized and shown: rows stay level, and all that is in view is painted."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.ui.panes.book import View
from tests.fakes.open_book import OpenBook, opened
from tests.fakes.pane_content import FakePaneContent

PLACES = st.integers(0, 10**6)
DEEDS = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(["a", Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete])),
    st.tuples(
        st.just("move"),
        st.sampled_from([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp]),
    ),
    st.tuples(st.just("caret"), PLACES),
    st.tuples(st.just("program"), PLACES),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("fold"), st.booleans()),
    st.tuples(st.just("fold here"), st.none()),
    st.tuples(st.just("strip"), PLACES),
    st.tuples(st.just("find"), PLACES),
    st.tuples(st.just("survey"), st.none()),
    st.tuples(st.just("zoom"), st.integers(-2, 2)),
    st.tuples(st.just("resize"), st.tuples(st.integers(500, 1300), st.integers(200, 900))),
    st.tuples(st.just("view"), st.sampled_from(list(View))),
    st.tuples(st.just("scroll"), st.integers(-600, 600)),
    st.tuples(st.just("side"), st.sampled_from(list(Side))),
)
LINE = "has words in it that fill a line or two of the page"


def texts() -> tuple[str, str]:
    original = [f"Paragraph {number} {LINE} {'and more ' * (number % 7)}." for number in range(50)]
    original[8] = "שלום עולם " * 12
    corrected = [text.replace("words", "letters") if n in (5, 20, 21, 40) else text for n, text in enumerate(original)]
    corrected[30:30] = ["Wholly new words stand here."]
    corrected.insert(12, corrected.pop(45))
    del corrected[26]
    return "\n".join(original), "\n".join(corrected)


class Reader:
    """Does what a reader might."""

    def __init__(self, book: OpenBook) -> None:
        self.book = book
        self.spread = book.spread

    def do(self, deed: str, what) -> None:
        getattr(self, deed.replace(" ", "_"))(what)
        self.book.settle()

    @property
    def page(self):
        return self.spread.shown_page(self.spread.active_side)

    def key(self, key) -> None:
        QTest.keyClick(self.page, key)

    move = key

    def caret(self, number: int) -> None:
        text = self.book.content.corrected
        place = text.place_of(number % text.length)
        self.spread.page(Side.CORRECTION).select(place, place)

    def program(self, number: int) -> None:
        text = self.book.content.corrected
        place = text.place_of(number % text.length)
        self.book.content.replace(place, "", "new\nlines " if number % 2 else "new ")

    def undo(self, _) -> None:
        self.spread.undo()

    def fold(self, fold: bool) -> None:
        self.spread.folding.fold_all(fold)

    def fold_here(self, _) -> None:
        self.spread.folding.fold_here(self.spread.active_side)

    def strip(self, number: int) -> None:
        strips = list(self.spread._shown_scroller.strips_in_view())
        if strips:
            self.spread.folding.open_strip(strips[number % len(strips)].number)

    def find(self, number: int) -> None:
        texts = self.book.content.corrected
        words = texts[number % len(texts)].text.split()
        if words:
            self.book.content.find(Side.CORRECTION, words[0], Kind.SPELLING)
            self.spread.refresh_paragraphs(Side.CORRECTION, None)

    def survey(self, _) -> None:
        self.spread._overview._surveyor._pause.timeout.emit()

    def zoom(self, steps: int) -> None:
        self.spread.zoom(steps)

    def resize(self, size: tuple[int, int]) -> None:
        self.spread.resize(*size)

    def view(self, view: View) -> None:
        self.spread.set_view(view)

    def scroll(self, pixels: int) -> None:
        self.spread.scroll_by(pixels)

    def side(self, side: Side) -> None:
        self.spread.focus_page(side)


def check(book: OpenBook) -> None:
    spread = book.spread
    rows = spread._shown_scroller.rows
    assert all(one.top + one.height == other.top for one, other in pairwise(rows))
    for row in rows:
        folded = spread.level.folds.at(row.number)
        assert (folded is not None) == bool(row.hidden)
    if spread.view is View.MARKED:
        tops = column_tops(book)
        assert all(tops[row.number] == row.top for row in rows if not row.hidden and row.number in tops)
        assert {row.number for row in rows if not row.hidden and row.top >= 0} <= tops.keys()
        return
    if spread.view is View.BOTH:
        assert book.unlevel() == []
    for side in spread.view.sides:
        tops = book.tops(side)
        wanted = dict(spread._scroller.paragraphs_in_view(side))
        height = spread.sheets[side].height()
        assert {paragraph for paragraph, top in wanted.items() if 0 <= top < height} <= tops.keys()
        assert all(wanted[paragraph] == top for paragraph, top in tops.items() if paragraph in wanted)
        assert not any(spread.level.folds.at(spread.level.row_of(side, paragraph)) for paragraph in tops)


def column_tops(book: OpenBook) -> dict[int, int]:
    """Where the rows of the one column are painted."""
    page, sheet = book.spread.marked_column.page, book.spread.marked_column.sheet
    tops = dict(sheet._still)
    bottom = sheet.height() if sheet._bottom is None else min(sheet.height(), sheet._bottom)
    block = page.firstVisibleBlock()
    while block.isValid():
        top = page.blockBoundingGeometry(block).translated(page.contentOffset()).top() + page.y()
        assert top == round(top)
        if top >= bottom:
            break
        tops[block.blockNumber()] = round(top)
        block = block.next()
    return tops


@settings(max_examples=12)
@given(st.lists(DEEDS, min_size=4, max_size=14))
def test_pages_stay_level_whatever_is_done(qapp: QApplication, deeds) -> None:
    book = opened(FakePaneContent(*texts()), (966, 500))
    book.spread.show()
    book.spread.focus_page(Side.CORRECTION)
    reader = Reader(book)
    try:
        check(book)
        for deed in deeds:
            reader.do(*deed)
            check(book)
        assert book.content.corrected.as_string() == book.page().toPlainText()
        at = book.spread.current_place(Side.CORRECTION)
        assert at <= Place(len(book.content.corrected), 0)
    finally:
        book.close()
        QCoreApplication.processEvents()
