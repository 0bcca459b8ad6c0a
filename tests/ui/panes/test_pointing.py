"""Caret, pointer and direction of writing on lines that the layout has moved."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Kind, Side

LONG = "The ferry crossed the quiet harbour while people waited near the old stones for a long September evening. " * 3


def test_the_caret_stands_in_its_line(open_book) -> None:
    book = open_book(LONG, LONG)
    page = book.page()
    pitch = page.level_layout.measure.pitch
    assert pitch == 27
    for position in range(0, len(LONG), 7):
        cursor = page.textCursor()
        cursor.setPosition(position)
        page.setTextCursor(cursor)
        line = page.document().firstBlock().layout().lineForTextPosition(position).lineNumber()
        rect = page.cursorRect()
        block_top = round(page.contentOffset().y())
        assert block_top + line * pitch <= rect.top()
        assert rect.bottom() <= block_top + (line + 1) * pitch


@pytest.mark.parametrize("side", list(Side))
def test_a_click_puts_the_caret_between_the_letters_that_were_hit(open_book, side: Side) -> None:
    book = open_book(f"First.\n{LONG}\nLast.", f"First.\n{LONG}\nLast.")
    page = book.page(side)
    block = page.document().findBlockByNumber(1)
    top = page.blockBoundingGeometry(block).translated(page.contentOffset()).top()
    for line_number in range(block.layout().lineCount()):
        line = block.layout().lineAt(line_number)
        for y in (line_number * 27 + 1, line_number * 27 + 13, line_number * 27 + 26):
            position = line.textStart() + 11
            x = line.cursorToX(position)[0]
            QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(top) + y))
            assert page.textCursor().position() == block.position() + position, (line_number, y)


def test_a_click_below_a_padded_paragraph_goes_to_its_last_line(open_book) -> None:
    book = open_book(f"Short.\n{LONG}", f"{LONG}Short.\n{LONG}")
    page = book.page(Side.ORIGINAL)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(45, page.viewport().height() // 4))
    assert page.textCursor().position() in (1, 2, 3)


def test_a_click_in_the_wide_margin_is_one_at_the_line(open_book) -> None:
    book = open_book(LONG, LONG, size=(2400, 700))
    sheet = book.spread.sheets[Side.CORRECTION]
    assert sheet.text_left > 100
    y = book.tops(Side.CORRECTION)[0] + 27 + 10
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(10, y))
    line = book.page().document().firstBlock().layout().lineAt(1)
    assert book.page().textCursor().position() == line.textStart()


def test_dragging_below_the_edge_scrolls_and_selects_on(open_book) -> None:
    text = "\n".join(f"Paragraph {number}. {LONG}" for number in range(12))
    book = open_book(text, text)
    page, sheet = book.page(), book.spread.sheets[Side.CORRECTION]
    viewport = page.viewport()
    start = viewport.mapFrom(sheet, QPoint(60, 100))
    below = viewport.mapFrom(sheet, QPoint(60, sheet.height() + 40))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    before = page.textCursor().anchor()
    QTest.mouseMove(viewport, below)
    anchor = book.spread._scroller.anchor
    scroller = next(child for child in sheet.children() if type(child).__name__ == "DragScroller")
    scroller._point = QPointF(60, sheet.height() + 40)
    ends = []
    for _ in range(30):
        scroller.step()
        QApplication.processEvents()
        ends.append(page.textCursor().position())
        assert book.unlevel() == []
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=below)
    assert book.spread._scroller.anchor > anchor
    assert page.textCursor().anchor() == before
    assert ends == sorted(ends)
    assert ends[-1] > ends[0]


def test_paragraphs_written_from_right_to_left_stand_at_the_right(open_book) -> None:
    hebrew = "שלום עולם וזה טקסט ארוך " * 8
    book = open_book(f"{hebrew}\nplain words", f"{hebrew}\nplain words")
    page = book.page()
    layout = page.document().firstBlock().layout()
    assert layout.lineCount() > 2
    right = page.viewport().width() - 30
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        assert abs(line.cursorToX(line.textStart())[0] - right) < 1.5
    assert page.document().findBlockByNumber(1).layout().lineAt(0).cursorToX(0)[0] == 30
    page.moveCursor(QTextCursor.MoveOperation.Start)
    assert abs(page.cursorRect().center().x() - right) < 8
    assert book.unlevel() == []


def test_typing_keeps_right_to_left_paragraphs_at_the_right(open_book) -> None:
    book = open_book("שלום עולם", "שלום עולם")
    page = book.page()
    page.moveCursor(QTextCursor.MoveOperation.End)
    composed = QInputMethodEvent()
    composed.setCommitString("אב")
    QApplication.sendEvent(page, composed)
    book.settle()
    line = page.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().right() == page.viewport().width() - 30


@pytest.mark.parametrize("side", list(Side))
def test_a_click_on_a_finding_tells_which(open_book, qtbot, side: Side) -> None:
    book = open_book(LONG, LONG)
    outer = book.content.find(side, "quiet harbour while", Kind.STYLE)
    inner = book.content.find(side, "harbour", Kind.SPELLING)
    book.spread.refresh_paragraphs(side, None)
    book.settle()
    page = book.page(side)
    for words, expected in (("harbour", inner), ("while", outer)):
        line = page.document().firstBlock().layout().lineAt(0)
        x = line.cursorToX(LONG.index(words) + 2)[0]
        point = QPoint(round(x) + 1, round(page.contentOffset().y()) + 12)
        with qtbot.waitSignal(book.spread.finding_clicked) as told:
            QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert told.args == [expected]


def test_a_click_beside_findings_tells_nothing(open_book, qtbot) -> None:
    book = open_book("A word.\nNext.", "A word.\nNext.")
    book.content.find(Side.CORRECTION, "word", Kind.SPELLING)
    page = book.page()
    y = round(page.contentOffset().y())
    with qtbot.assertNotEmitted(book.spread.finding_clicked):
        for point in (QPoint(300, y + 10), QPoint(34, y + 10), QPoint(60, y + 32)):
            QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_places_count_code_points(open_book) -> None:
    text = "An 😀 emoji and wrong here."
    book = open_book(text, text)
    found = book.content.find(Side.CORRECTION, "wrong", Kind.SPELLING)
    start = text.index("wrong")
    book.spread.select(Side.CORRECTION, Place(0, start), Place(0, start + 5))
    assert book.page().textCursor().selectedText() == "wrong"
    assert book.spread.current_place(Side.CORRECTION) == Place(0, start + 5)
    assert book.spread.current_anchor(Side.CORRECTION) == Place(0, start)
    assert book.page().findings_at_caret() == (found,)
