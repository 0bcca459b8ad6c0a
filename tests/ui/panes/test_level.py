"""Rows stay level to the pixel, wherever the text is scrolled and whatever happens to it."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Side
from facing.diff.rows import Relation
from tests.fakes.appearance import FakeAppearance

WORDS = "the harbour ferry crossed quietly while people waited near stones and lanterns of September evening".split()


def paragraph(number: int, length: int, dice: random.Random) -> str:
    return f"Paragraph {number} " + " ".join(f"{dice.choice(WORDS)}{dice.randrange(999)}" for _ in range(length)) + "."


def book_texts(paragraphs: int = 60, seed: int = 7) -> tuple[str, str]:
    """A text and one with edited, split, merged, moved, inserted and deleted paragraphs, letters of many fonts, and at
    the end lines broken anew."""
    dice = random.Random(seed)
    original = [paragraph(number, dice.choice((2, 8, 20, 45, 90)), dice) for number in range(paragraphs)]
    original[5] += " 😀 中文字符 مرحبا بالعالم"
    original[9] = "שלום עולם " * 30
    original[11] = ""
    corrected: list[str] = []
    for number, text in enumerate(original):
        words = text.split(" ")
        kind = number % 10
        if kind == 1:
            words[len(words) // 2 : len(words) // 2] = ["quite", "another", "thing"] * 4
        if kind == 2 and len(words) > 10:
            corrected += [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
        elif kind == 4 and number > 10:
            corrected[-1] += " " + text
        elif kind == 6:
            corrected += ["Wholly new " + paragraph(1000 + number, 30, dice), " ".join(words)]
        elif kind != 8:
            corrected.append(" ".join(words))
    corrected.insert(3, corrected.pop(20))
    lines = paragraph(paragraphs, 90, dice).split(" ")
    for text, width in ((original, 9), (corrected, 7)):
        text += [" ".join(lines[at : at + width]) for at in range(0, len(lines), width)]
    return "\n".join(original), "\n".join(corrected)


def sweep(book, step: int) -> int:
    """Scroll from the top to the end by ``step`` pixels and look at every place; gives how many there were."""
    places = 0
    book.spread._scroller.go_to_top()
    before = None
    while before != book.spread._scroller.anchor:
        before = book.spread._scroller.anchor
        assert book.unlevel() == []
        places += 1
        book.spread.scroll_by(step)
    return places


def test_the_text_has_every_kind_of_row(open_book) -> None:
    book = open_book(*book_texts())
    assert {row.relation for row in book.content.comparison.rows()} == set(Relation)


@pytest.mark.parametrize("step", [3, 37, 700])
def test_all_rows_are_level_wherever_the_text_is_scrolled(open_book, step: int) -> None:
    book = open_book(*book_texts(20 if step == 1 else 60))
    assert sweep(book, step) > 10


def test_scrolling_moves_every_row_by_as_much(open_book) -> None:
    book = open_book(*book_texts())
    book.spread.scroll_by(500)
    before = {row.number: row.top for row in book.spread._scroller.rows}
    book.spread.scroll_by(13)
    after = {row.number: row.top for row in book.spread._scroller.rows}
    common = before.keys() & after.keys()
    assert common
    assert all(before[number] - after[number] == 13 for number in common)


def test_scrolling_down_and_up_again_comes_back(open_book) -> None:
    book = open_book(*book_texts())
    book.spread.scroll_by(800)
    start = book.spread._scroller.anchor
    for pixels in (333, 4000, -2000, -2333):
        book.spread.scroll_by(pixels)
    assert book.spread._scroller.anchor == start


def test_the_ends_of_the_text_stop_the_scrolling(open_book) -> None:
    book = open_book(*book_texts())
    book.spread.scroll_by(-500)
    top = book.tops(Side.ORIGINAL)[0]
    assert 0 < top < 40
    book.spread.scroll_by(10**7)
    last = book.spread._scroller.rows[-1]
    assert last.number == len(book.content.comparison) - 1
    height = book.spread.sheets[Side.ORIGINAL].height()
    assert height * 0.8 < last.top + last.height <= height


def test_rows_of_one_side_leave_room_on_the_other(open_book) -> None:
    book = open_book("One one one.\nTwo two two.", "One one one.\nSomething else entirely came in here.\nTwo two two.")
    original, correction = book.tops(Side.ORIGINAL), book.tops(Side.CORRECTION)
    assert original[0] == correction[0]
    assert original[1] == correction[2]
    assert correction[1] < original[1]


def test_rows_of_one_side_at_the_very_start_push_the_other_side_down(open_book) -> None:
    new = "\n".join(f"A new beginning number {number} of words." for number in range(3))
    book = open_book("The end of it all.", f"{new}\nThe end of it all.")
    assert book.tops(Side.ORIGINAL)[0] == book.tops(Side.CORRECTION)[3] > 100
    book.spread.scroll_by(60)
    assert book.unlevel() == []


@pytest.mark.parametrize("added", [200, 3000])
def test_a_side_with_nothing_in_view_is_empty(open_book, added: int) -> None:
    new = "\n".join(f"Inserted paragraph number {number}: {'words ' * 12}" for number in range(added))
    book = open_book(
        "The beginning was here.\nThe end of it all.", f"The beginning was here.\n{new}\nThe end of it all."
    )
    book.spread.scroll_by(3000)
    assert not {number for number, top in book.tops(Side.ORIGINAL).items() if top > -200}
    book.spread.scroll_by(10**8)
    assert book.unlevel() == []
    assert book.tops(Side.ORIGINAL)[1] == book.tops(Side.CORRECTION)[added + 1]


@pytest.mark.parametrize("at", [Place(3, 0), Place(3, 40), Place(8, 5), Place(0, 0)])
@pytest.mark.parametrize("keys", ["x" * 120, "\r", "some words\rand more"])
def test_rows_stay_level_while_typing(open_book, at: Place, keys: str) -> None:
    book = open_book(*book_texts(20))
    book.spread.select(Side.CORRECTION, at, at)
    for letter in keys:
        QTest.keyClick(book.page().viewport(), Qt.Key.Key_Return if letter == "\r" else letter)
        book.settle()
        assert book.unlevel() == []
    for _ in range(12):
        QTest.keyClick(book.page().viewport(), Qt.Key.Key_Backspace)
        book.settle()
        assert book.unlevel() == []


def test_rows_stay_level_through_random_edits_of_the_program(open_book) -> None:
    book = open_book(*book_texts(30))
    dice = random.Random(3)
    for _ in range(60):
        text = book.content.corrected
        index = dice.randrange(len(text))
        words = text[index].text
        start = dice.randrange(len(words) + 1)
        removed = words[start : start + dice.randrange(60)]
        if dice.random() < 0.2 and index + 1 < len(text):
            start, removed = len(words), "\n"
        added = dice.choice(["", "word ", "\n", "a long stretch of other words " * 6, "two\nbreaks\n"])
        book.content.replace(Place(index, start), removed, added)
        book.spread.scroll_by(dice.randrange(-900, 900))
        book.settle()
        assert book.unlevel() == []
    while book.content.done:
        book.spread.undo()
        book.settle()
        assert book.unlevel() == []


def test_what_is_at_the_top_stays_there_when_the_width_changes(open_book) -> None:
    book = open_book(*book_texts())
    book.spread.show_place(Side.CORRECTION, Place(30, 0))
    book.spread._scroller.go_to(book.spread._scroller.anchor._replace(below=0))
    row = book.spread._scroller.anchor.row
    for width in (700, 1500, 966, 420):
        book.spread.resize(width, 732)
        book.settle()
        assert book.spread._scroller.anchor.row == row
        assert book.unlevel() == []


def test_what_is_at_the_top_stays_there_when_the_type_grows(open_book) -> None:
    book = open_book(*book_texts())
    book.spread.scroll_by(2500)
    row = book.spread._scroller.anchor.row
    for steps in (1, 3, -6, 9):
        book.spread.zoom(steps)
        book.settle()
        assert book.spread._scroller.anchor.row == row
        assert book.unlevel() == []


def test_what_is_at_the_top_stays_there_when_rows_come_in_above(open_book) -> None:
    book = open_book(*book_texts())
    book.spread.scroll_by(3000)
    tops = book.tops(Side.ORIGINAL)
    book.content.replace(Place(1, 0), "", "Three\nnew\nparagraphs\n")
    book.settle()
    assert book.tops(Side.ORIGINAL) == tops
    assert book.unlevel() == []


@pytest.mark.parametrize("family", ["DejaVu Sans", "Noto Sans Arabic", "Noto Serif"])
@pytest.mark.parametrize("points", [7.5, 13.0, 31.0])
def test_any_font_is_level(open_book, family: str, points: float) -> None:
    book = open_book(*book_texts(20), appearance=FakeAppearance(family=family, points=points))
    assert sweep(book, 211) > 3


def test_one_page_alone_has_no_room_for_the_other(open_book) -> None:
    book = open_book(*book_texts(20))
    for view in ("original", "correction"):
        side = Side(view)
        book.spread.set_view(type(book.spread.view)(view))
        book.settle()
        heights = [book.page(side).level_layout.text_height(number) for number in range(3)]
        tops = book.tops(side)
        gap = tops[1] - tops[0] - heights[0]
        assert 0 < gap < 27
        assert tops[2] - tops[1] - heights[1] == gap


def test_turning_pages_keeps_two_lines_and_takes_the_caret_along(open_book) -> None:
    book = open_book(*book_texts())
    page = book.page()
    page.setFocus()
    QTest.keyClick(page.viewport(), Qt.Key.Key_PageDown)
    first = book.tops(Side.CORRECTION)
    assert book.unlevel() == []
    assert book.spread.current_place(Side.CORRECTION).paragraph in first
    QTest.keyClick(page.viewport(), Qt.Key.Key_PageUp)
    assert book.spread.current_place(Side.CORRECTION).paragraph == 0
    QTest.keyClick(page.viewport(), Qt.Key.Key_PageUp)
    assert book.spread.current_place(Side.CORRECTION) == Place(0, 0)
    for _ in range(40):
        QTest.keyClick(page.viewport(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
        assert book.unlevel() == []
    assert page.textCursor().selectionEnd() == page.document().characterCount() - 1
    assert page.textCursor().selectionStart() == 0


def test_the_caret_is_always_in_view_when_keys_move_it(open_book) -> None:
    book = open_book(*book_texts(30))
    page = book.page()
    page.setFocus()
    sheet = book.spread.sheets[Side.CORRECTION]
    moves = [Qt.Key.Key_Down] * 60 + [Qt.Key.Key_Up] * 25 + [Qt.Key.Key_End, Qt.Key.Key_Right] * 5
    for key in moves:
        QTest.keyClick(page.viewport(), key)
        QApplication.processEvents()
        rect = page.cursorRect()
        top = page.viewport().mapTo(sheet, rect.topLeft()).y()
        assert top >= 0
        assert top + rect.height() <= sheet.height()
        assert book.unlevel() == []
    page.moveCursor(QTextCursor.MoveOperation.Start)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(page.viewport(), key, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        top = page.viewport().mapTo(sheet, page.cursorRect().topLeft()).y()
        assert 0 <= top <= sheet.height() - 20
        assert book.unlevel() == []
