"""Bold and italics on both pages, objects, and slots that cannot be merged."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.styles import Style, StyleSpan
from facing.ui.panes.book import View
from facing.ui.panes.content import text_of
from facing.ui.panes.letter_styles import style_of
from facing.ui.qtext import StaticMirror
from tests.fakes.open_book import OpenBook, opened
from tests.fakes.pane_content import FakePaneContent
from tests.fakes.services import slotted

BOLD, ITALIC = Style(bold=True), Style(italic=True)
CTRL = Qt.KeyboardModifier.ControlModifier
CELLS = "Before the table.\n\fOne cell\n\fAnother cell\nand its second paragraph\n\f\n\fAfter."


@pytest.fixture
def book_of(qapp: QApplication):
    books: list[OpenBook] = []

    def shown(original: str, corrected: str, styles: dict[int, tuple[StyleSpan, ...]] | None = None) -> OpenBook:
        content = FakePaneContent(slotted(original), slotted(corrected))
        content.styles = styles or {}
        book = opened(content)
        books.append(book)
        book.spread.show()
        QApplication.processEvents()
        return book

    yield shown
    for book in books:
        book.close()


def looks(book: OpenBook, side: Side, paragraph: int) -> list[tuple[str, Style]]:
    """What the layout of a paragraph has that is not plain."""
    block = book.page(side).document().findBlockByNumber(paragraph)
    book.page(side).level_layout.heights(block)
    found = [style_of(there) for there in block.layout().formats()]
    return [(block.text()[start : start + length], style) for start, length, style in found]


def test_both_pages_show_bold_and_italics_level(book_of) -> None:
    text = "One.\n" + "The old boat left the harbour of the island. " * 6 + "\nLast."
    long = text.split("\n")[1]
    book = book_of(text, text.replace("old boat", "older boats"), {1: (StyleSpan(4, len(long), BOLD),)})
    assert looks(book, Side.ORIGINAL, 1) == [(long[4:], BOLD)]
    assert looks(book, Side.CORRECTION, 1) == [(long.replace("old boat", "older boats")[4:], BOLD)]
    assert looks(book, Side.ORIGINAL, 0) == looks(book, Side.CORRECTION, 2) == []
    assert book.unlevel() == []
    plain = book_of(text, text)
    blocks = [shown.page(Side.ORIGINAL).document().findBlockByNumber(1) for shown in (book, plain)]
    for shown, block in zip((book, plain), blocks, strict=True):
        shown.page(Side.ORIGINAL).level_layout.heights(block)
    bold, light = (block.layout().lineAt(0).cursorToX(20)[0] for block in blocks)
    assert bold > light  # bold letters are wider


def test_a_text_that_is_only_read_in_the_place_of_the_correction_is_bold_too(book_of) -> None:
    text, other = "One.\nThe old boat left.", "One.\nThe old ship left."
    styles = {1: (StyleSpan(4, 12, BOLD),)}
    book = book_of(text, text, styles)
    read = FakePaneContent(slotted(text), slotted(other))
    read.styles = styles
    book.spread.read_only(True)
    mirrors = [
        StaticMirror(book.spread.document(side), lambda side=side: text_of(read, side))  # type: ignore[misc]
        for side in Side
    ]
    for mirror in mirrors:
        mirror.load()
    book.spread.show_reading(read, *mirrors)
    QApplication.processEvents()
    assert looks(book, Side.CORRECTION, 1) == [("old ship", BOLD)]
    assert book.unlevel() == []
    book.spread.read_only(False)
    book.spread.show_content(book.content, book.mirror, mirrors[0])
    assert looks(book, Side.CORRECTION, 1) == [("old boat", BOLD)]


def test_what_is_typed_in_bold_words_is_bold_at_once(book_of) -> None:
    book = book_of("The old boat.", "The old boat.", {0: (StyleSpan(4, 7, BOLD), StyleSpan(8, 12, ITALIC))})
    book.spread.select(Side.CORRECTION, Place(0, 7), Place(0, 7))
    QTest.keyClicks(book.page(), "er")
    assert looks(book, Side.CORRECTION, 0) == [("older", BOLD), ("boat", ITALIC)]
    book.settle()
    assert looks(book, Side.CORRECTION, 0) == [("older", BOLD), ("boat", ITALIC)]
    book.spread.undo()
    book.settle()
    assert looks(book, Side.CORRECTION, 0) == [("old", BOLD), ("boat", ITALIC)]
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, 0))
    QTest.keyClick(book.page(), Qt.Key.Key_Return)
    book.settle()
    assert looks(book, Side.CORRECTION, 1) == [("old", BOLD), ("boat", ITALIC)]
    assert book.unlevel() == []


def test_showing_bold_is_neither_a_change_nor_a_step_to_undo(book_of) -> None:
    lines = "\n".join(f"The boat number {number} left." for number in range(200))
    book = book_of(lines, lines, {number: (StyleSpan(4, 8, BOLD),) for number in range(200)})
    page = book.page()
    told: list[tuple[int, int, int]] = []
    page.document().contentsChange.connect(lambda *change: told.append(change))
    for number in range(200):
        assert looks(book, Side.CORRECTION, number)
    assert told == []
    assert page.document().availableUndoSteps() == 0
    book.spread.select(Side.CORRECTION, Place(100, 4), Place(100, 4))
    QTest.keyClicks(page, "x")
    assert [change[1:] for change in told] == [(0, 1)]


def column_looks(book: OpenBook, row: int) -> list[tuple[str, Style]]:
    page = book.spread.marked_column.page
    block = page.document().findBlockByNumber(row)
    page.level_layout.heights(block)
    found = [style_of(there) for there in block.layout().formats()]
    return [(block.text()[start : start + length], style) for start, length, style in found]


def test_the_one_column_shows_what_went_and_what_stands_in_its_style(book_of) -> None:
    styles = {0: (StyleSpan(4, 12, BOLD),), 1: (StyleSpan(0, 4, ITALIC),)}
    book = book_of("The old boat left.\nGone for good.\nLast.", "The new boat left.\nLast.", styles)
    book.spread.set_view(View.MARKED)
    book.settle()
    assert column_looks(book, 0) == [("oldnew boat", BOLD)]
    assert column_looks(book, 1) == [("Gone", ITALIC)]
    assert column_looks(book, 2) == []


def still_image(book: OpenBook, paragraph: int) -> QImage:
    """A paragraph as it is painted beside the page."""
    image = QImage(600, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    book.page().paint_still(painter, [(paragraph, 20)], image.height())
    painter.end()
    return image


def test_bold_words_and_the_edges_of_cells_are_seen_beside_the_page_too(book_of) -> None:
    text = "\n".join(["A line of words."] * 300)
    plain, bold = book_of(text, text), book_of(text, text, {250: (StyleSpan(2, 6, BOLD),)})
    assert still_image(plain, 250) != still_image(bold, 250)
    assert still_image(plain, 251) == still_image(bold, 251)
    cell = book_of(*[text.replace("\nA", "\n\fA", 250).replace("\n\fA", "\nA", 249)] * 2)
    assert still_image(plain, 250) != still_image(cell, 250)
    assert still_image(plain, 249) == still_image(cell, 249)


def test_cells_are_told_apart_in_the_one_column(book_of) -> None:
    book = book_of(CELLS, CELLS.replace("\n\fAnother cell", "\n\fNew at first\nAnother cell"))
    book.spread.set_view(View.MARKED)
    book.settle()
    column = book.spread.marked_column
    rows = [text for text in column.page.toPlainText().split("\n") if text]
    assert [text for number, text in enumerate(rows) if column._text.begins_slot(Side.CORRECTION, number)][:2] == [
        "One cell",
        "New at first",
    ]


def test_plain_documents_set_no_formats(book_of) -> None:
    book = book_of("One.\nTwo.", "One.\nTwo.")
    assert book.page().level_layout._styles is None
    assert book.spread.marked_column.page.level_layout._styles is None
    assert looks(book, Side.CORRECTION, 0) == []


def test_an_object_has_a_mark_that_is_copied_as_the_object(book_of, qtbot: QtBot) -> None:
    book = book_of("See\ufffc here.", "See\ufffc here.")
    assert book.page().toPlainText() == "See\u25a3 here."
    assert book.mirror.text_of_selection(book.page().textCursor()) == ""
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, 4))
    assert book.mirror.text_of_selection(book.page().textCursor()) == "See\ufffc"
    block = book.page().document().findBlockByNumber(0)
    line = block.layout().lineAt(0)
    left = line.cursorToX(3)[0]
    offset = book.page().contentOffset()
    point = QPointF(left + 3 + offset.x(), line.y() + 8 + offset.y())
    assert book.page().has_object_at(point)
    assert not book.page().has_object_at(QPointF(point.x() - 20, point.y()))


AT = QPointF(5, 5)


def put(book: OpenBook, words: str, start: Place, end: Place) -> str:
    """The correction after words were pasted in place of those from ``start`` to ``end``."""
    data = QMimeData()
    data.setText(words)
    book.spread.select(Side.CORRECTION, start, end)
    book.page().insertFromMimeData(data)
    return book.content.corrected.as_string()


def test_a_copied_mark_is_not_pasted_beside_its_object(book_of) -> None:
    book = book_of("See\ufffc here.", "See\ufffc here.")
    assert put(book, "See\ufffc", Place(0, 10), Place(0, 10)) == "See\ufffc here.See"


def test_a_mark_is_pasted_once_after_it_was_cut_or_over_itself(book_of) -> None:
    book = book_of("See\ufffc here.", "See\ufffc here.")
    assert put(book, "So\ufffc\ufffc", Place(0, 0), Place(0, 4)) == "So\ufffc here."
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, 3))
    QTest.keyClick(book.page(), Qt.Key.Key_X, CTRL)
    assert book.content.corrected.as_string() == " here."
    assert put(book, "So\ufffc", Place(0, 6), Place(0, 6)) == " here.So\ufffc"


def test_words_that_are_dragged_keep_their_marks(book_of) -> None:
    book = book_of("See\ufffc here.", "See\ufffc here.")
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, 4))
    drop(book, "See\ufffc", QPointF(2000, 8))
    # Qt takes the words from where they were only in a drag that it began itself.
    assert book.content.corrected.as_string() == "See\ufffcSee\ufffc here."


def drop(book: OpenBook, words: str = "words", point: QPointF = AT) -> None:
    page = book.page()
    data = QMimeData()
    data.setText(words)
    event = QDropEvent(point, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.source = lambda: page.viewport()  # what Qt knows of a drag that it began itself
    page.dropEvent(event)


def compose(book: OpenBook) -> None:
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(book.page(), event)


def paste(book: OpenBook) -> None:
    data = QMimeData()
    data.setText("pasted\nlines")
    book.page().insertFromMimeData(data)


END, START = Place(1, 8), Place(2, 0)
INSIDE, BEYOND = Place(1, 3), Place(2, 4)
WAYS = {
    "Backspace at a cell's start": (START, START, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Backspace)),
    "Ctrl+Backspace": (START, START, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Backspace, CTRL)),
    "Delete at a cell's end": (END, END, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Delete)),
    "Ctrl+Delete": (END, END, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Delete, CTRL)),
    "Delete over a selection": (INSIDE, BEYOND, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Delete)),
    "typing over a selection": (INSIDE, BEYOND, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_X)),
    "Return over a selection": (BEYOND, INSIDE, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Return)),
    "tab over a selection": (INSIDE, BEYOND, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Tab)),
    "Ctrl+X": (INSIDE, BEYOND, lambda book: QTest.keyClick(book.page(), Qt.Key.Key_X, CTRL)),
    "the menu's cut": (INSIDE, BEYOND, lambda book: book.page().cut()),
    "paste": (INSIDE, BEYOND, paste),
    "an input method": (INSIDE, BEYOND, compose),
    "a drop of its own words": (INSIDE, BEYOND, drop),
    "all of it": (Place(0, 0), Place(5, 6), lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Backspace)),
}


@pytest.mark.parametrize("way", WAYS)
def test_slots_are_not_merged_by(way: str, book_of, qtbot: QtBot) -> None:
    book = book_of(CELLS, CELLS)
    start, end, act = WAYS[way]
    before = book.content.corrected
    book.spread.select(Side.CORRECTION, start, end)
    with qtbot.waitSignal(book.page().merge_refused, timeout=1000):
        act(book)
    assert book.content.corrected is before
    assert book.page().document().availableUndoSteps() == 0


def test_inside_a_slot_everything_can_be_done(book_of) -> None:
    book = book_of(CELLS, CELLS)
    refused: list[bool] = []
    book.page().merge_refused.connect(lambda: refused.append(True))
    book.spread.select(Side.CORRECTION, Place(3, 0), Place(3, 0))
    QTest.keyClick(book.page(), Qt.Key.Key_Backspace)
    book.spread.select(Side.CORRECTION, Place(1, 0), Place(1, 8))
    QTest.keyClick(book.page(), Qt.Key.Key_Delete)
    QTest.keyClicks(book.page(), "new")
    QTest.keyClick(book.page(), Qt.Key.Key_Return)
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(4, 2))
    QTest.keyClick(book.page(), Qt.Key.Key_C, CTRL)
    assert not refused
    assert [(paragraph.text, paragraph.slot) for paragraph in book.content.corrected] == [
        ("Before the table.", 0),
        ("new", 1),
        ("", 1),
        ("Another celland its second paragraph", 2),
        ("", 3),
        ("After.", 4),
    ]


def test_a_break_that_composing_takes_out_of_a_cell_is_the_one_inside_it(book_of) -> None:
    text = "Before.\n\f\n\n\fAfter."
    book = book_of(text, text)
    book.spread.select(Side.CORRECTION, Place(1, 0), Place(2, 0))
    QApplication.sendEvent(book.page(), QInputMethodEvent("draft", []))
    QApplication.sendEvent(book.page(), QInputMethodEvent("", []))
    assert [(each.text, each.slot) for each in book.content.corrected] == [("Before.", 0), ("", 1), ("After.", 2)]
    assert book.page().document().blockCount() == 3


def test_a_merge_that_came_another_way_is_put_right(book_of, qtbot: QtBot) -> None:
    book = book_of(CELLS, CELLS)
    before = book.content.corrected
    cursor = book.page().textCursor()
    cursor.setPosition(book.mirror.to_position(INSIDE))
    cursor.setPosition(book.mirror.to_position(BEYOND), cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    qtbot.waitUntil(lambda: book.page().document().blockCount() == len(before))
    assert book.content.corrected is before
    assert [paragraph.text for paragraph in before] == book.page().toPlainText().split("\n")
