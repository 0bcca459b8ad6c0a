"""One column with marks: what it shows, where its places are, how a reader gets in and out."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.diff.composing import Fate
from facing.ui.panes.book import View
from facing.ui.panes.content import ShownMatch
from facing.ui.panes.marks import MatchMark
from tests.fakes.appearance import FakeAppearance

ORIGINAL = """The ferry left the old harbour before noon.
Nobody on the quay looked up. Marta counted the lanterns.
Pell kept a diary of every ship, its flag and its captain.
The bell rang eleven times and then it rang no more.
Gulls sat on every post along the wall and waited for the boats.
The tide turned at four, and nobody remarked on it.
This paragraph went away for good, with all it said.
The last line."""
CORRECTION = """The ferry left the new harbour before noon.
Nobody on the quay looked up.
Marta counted the lanterns.
The bell rang twelve times and then it rang no more.
Gulls sat on every post along the wall and waited for the boats.
The tide turned at four, and nobody remarked on it.
Pell kept a diary of every ship, its flag and its captain.
The last line."""


@pytest.fixture
def book(open_book):
    book = open_book(ORIGINAL, CORRECTION)
    book.spread.focus_page(Side.CORRECTION)
    book.spread.set_view(View.MARKED)
    book.settle()
    return book


def column(book):
    return book.spread.marked_column


def lines(book) -> list[str]:
    document = column(book).page.document()
    return [document.findBlockByNumber(number).text() for number in range(document.blockCount())]


def row_with(book, words: str) -> int:
    return next(number for number, line in enumerate(lines(book)) if words in line)


def test_both_texts_stand_in_one(book) -> None:
    shown = lines(book)
    assert shown[0] == "The ferry left the oldnew harbour before noon."
    assert shown[1] == "Nobody on the quay looked up. ¶\u2028Marta counted the lanterns."
    assert "The bell rang eleventwelve times and then it rang no more." in shown
    assert "This paragraph went away for good, with all it said." in shown
    assert sum("Pell kept a diary" in line for line in shown) == 2
    assert len(shown) == len(book.content.comparison)


def test_marks_say_what_became_of_each_piece(book) -> None:
    text = column(book)._text
    assert [(m.start, m.end, m.fate) for m in text.of(Side.CORRECTION, 0).tracked] == [
        (19, 22, Fate.DELETED),
        (22, 25, Fate.INSERTED),
    ]
    fates = {mark.fate for row in range(len(lines(book))) for mark in text.of(Side.CORRECTION, row).tracked}
    assert fates == {Fate.DELETED, Fate.INSERTED, Fate.MOVED_AWAY, Fate.MOVED_HERE}


@pytest.mark.parametrize("dark", [False, True])
def test_deleted_and_new_words_differ_by_where_their_line_is(open_book, dark: bool) -> None:
    book = open_book(ORIGINAL, CORRECTION, appearance=FakeAppearance(dark))
    book.spread.set_view(View.MARKED)
    book.settle()
    page, sheet = column(book).page, column(book).sheet
    picture = sheet.grab().toImage()
    line = page.document().firstBlock().layout().lineAt(0)
    top = page.y() + round(page.contentOffset().y())
    box = line.naturalTextRect()

    def heights(token: str, start: int, end: int) -> set[int]:
        ink = book.spread._looks.color(token).name()
        left, right = (round(page.x() + line.cursorToX(unit)[0]) for unit in (start, end))
        ys = range(round(top + box.top()), round(top + box.bottom()) + 3)
        return {y for y in ys if all(picture.pixelColor(x, y).name() == ink for x in range(left + 1, right - 1))}

    middle = top + box.center().y()
    struck, underlined = heights("delete_edge", 19, 22), heights("insert_edge", 22, 25)
    assert struck
    assert underlined
    assert all(abs(y - middle) < box.height() / 4 for y in struck)
    assert all(y > middle + box.height() / 4 for y in underlined)


def test_the_caret_and_what_is_at_the_top_stay_from_view_to_view(open_book) -> None:
    text = "\n".join(f"Paragraph {number} has words in it that fill a line or two." for number in range(90))
    book = open_book(text, text.replace("words", "letters"))
    book.spread.focus_page(Side.CORRECTION)
    book.spread.select(Side.CORRECTION, Place(40, 20), Place(40, 20))
    row = book.spread._scroller.anchor.row
    book.spread.set_view(View.MARKED)
    assert column(book).scroller.anchor.row == row
    assert column(book).page.hasFocus()
    assert column(book)._text.place_on(Side.CORRECTION, column(book).page.place()) == Place(40, 20)
    QTest.keyClick(column(book).page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    for _ in range(5):
        QTest.keyClick(column(book).page, Qt.Key.Key_Down)
    place = book.spread.current_place(Side.CORRECTION)
    assert place.paragraph > 40
    row = column(book).scroller.anchor.row
    book.spread.set_view(View.BOTH)
    assert book.spread._scroller.anchor.row == row
    assert book.spread.current_place(Side.CORRECTION) == place
    assert book.page().hasFocus()
    assert book.unlevel() == []


@pytest.mark.parametrize("way", ["enter", "letter", "double click"])
def test_writing_leads_to_the_same_place_of_the_correction(book, way: str) -> None:
    page = column(book).page
    page.select(Place(0, 30), Place(0, 30))
    before = book.content.corrected.as_string()
    if way == "enter":
        QTest.keyClick(page, Qt.Key.Key_Return)
    elif way == "letter":
        QTest.keyClick(page, "x")
    else:
        at = page.cursorRect().center()
        QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert book.spread.view is View.BOTH
    assert book.page().hasFocus()
    assert book.spread.current_place(Side.CORRECTION).paragraph == 0
    assert 20 <= book.spread.current_place(Side.CORRECTION).offset <= 34
    assert book.content.corrected.as_string() == before


def test_walking_selects_what_both_sides_have_of_a_change(book) -> None:
    selected = []
    for change in book.content.comparison.changes():
        book.spread.select_change(change)
        selected.append(column(book).page.textCursor().selectedText())
    assert selected[0] == "oldnew"
    assert "eleventwelve" in selected
    assert "This paragraph went away for good, with all it said." in selected
    assert sum(words.startswith("Pell kept") for words in selected) == 2


def test_copying_gives_the_correction_or_what_alone_was_deleted(book) -> None:
    page = column(book).page
    page.select(Place(0, 0), Place(1, 6))
    page.copy()
    assert QApplication.clipboard().text() == "The ferry left the new harbour before noon.\nNobody"
    page.select(Place(0, 19), Place(0, 22))
    page.copy()
    assert QApplication.clipboard().text() == "old"
    page.selectAll()
    page.copy()
    assert QApplication.clipboard().text() == CORRECTION


def test_findings_of_the_correction_are_marked_and_clicked(book, qtbot) -> None:
    finding = book.content.find(Side.CORRECTION, "harbour", Kind.SPELLING)
    marks = column(book)._text.of(Side.CORRECTION, 0)
    assert lines(book)[0][marks.findings[0].start : marks.findings[0].end] == "harbour"
    page = column(book).page
    page.select(Place(0, 28), Place(0, 28))
    with qtbot.waitSignal(book.spread.finding_clicked) as told:
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.cursorRect().center())
    assert told.args == [finding]


def test_what_is_looked_for_is_marked_on_both_sides_and_once_where_they_are_the_same(book) -> None:
    book.content.matches[Side.ORIGINAL, 0] = [ShownMatch(4, 9, False), ShownMatch(15, 26, True)]
    book.content.matches[Side.CORRECTION, 0] = [ShownMatch(4, 9, False), ShownMatch(10, 22, False)]
    marks = column(book)._text.of(Side.CORRECTION, 0)
    assert lines(book)[0][15:33] == "the oldnew harbour"
    assert marks.matches == (
        MatchMark(4, 9, False),
        MatchMark(10, 19, False),
        MatchMark(15, 22, True),
        MatchMark(22, 25, False),
        MatchMark(25, 29, True),
    )


def test_matches_of_a_row_of_several_paragraphs_and_places_between_letters_are_marked(book) -> None:
    row = row_with(book, "Nobody")
    book.content.matches[Side.CORRECTION, 2] = [ShownMatch(0, 5, False), ShownMatch(6, 6, False)]
    shown = lines(book)[row]
    first, second = column(book)._text.of(Side.CORRECTION, row).matches
    assert shown[first.start : first.end] == "Marta"
    assert second.start == second.end == shown.index("counted")


def test_what_the_program_changes_is_shown_and_the_text_is_read_only(book) -> None:
    book.content.replace(Place(0, 19), "new", "small")
    book.settle()
    assert lines(book)[0] == "The ferry left the oldsmall harbour before noon."
    book.content.replace(Place(0, 0), "", "Wholly new.\n")
    book.settle()
    assert len(lines(book)) == len(book.content.comparison)
    before = lines(book)
    page = column(book).page
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        QTest.keyClick(page, key)
    assert lines(book) == before


def test_from_one_place_of_a_moved_paragraph_to_the_other(book) -> None:
    first, second = (number for number, line in enumerate(lines(book)) if "Pell kept" in line)
    column(book).go_to_row(first)
    assert book.spread.go_to_other_place()
    assert column(book).row == second
    assert book.spread.go_to_other_place()
    assert column(book).row == first
    column(book).go_to_row(0)
    assert not book.spread.go_to_other_place()


def test_folds_are_strips_in_the_column_too(open_book) -> None:
    text = [f"Paragraph {number} has words in it that fill a line or two." for number in range(40)]
    changed = [line.replace("words", "letters") if number in (10, 30) else line for number, line in enumerate(text)]
    book = open_book("\n".join(text), "\n".join(changed))
    book.spread.folding.fold_all(True)
    book.spread.set_view(View.MARKED)
    book.spread.focus_page(Side.CORRECTION)
    book.settle()
    assert [(strip.row, strip.hidden) for strip in column(book).folding.strips(Side.CORRECTION)] == [
        (0, 9),
        (12, 17),
        (32, 8),
    ]
    page, sheet = column(book).page, column(book).sheet
    page.select(Place(11, 0), Place(11, 0))
    column(book).folding._note(Side.CORRECTION)
    while column(book).row == 11:
        QTest.keyClick(page, Qt.Key.Key_Down)
    assert column(book).row == 12
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert column(book).row == 29
    strip = next(strip for strip in column(book).folding.strips(Side.CORRECTION) if strip.row == 12)
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(300, strip.top + 5))
    book.settle()
    assert not any(strip.row == 12 for strip in column(book).folding.strips(Side.CORRECTION))


def test_the_page_has_a_name_and_native_text(book) -> None:
    page = column(book).page
    assert page.accessibleName() == "Original and correction in one column, read only"
    assert page.isReadOnly()
    page.moveCursor(QTextCursor.MoveOperation.End)
    assert page.textCursor().block().text() == "The last line."
