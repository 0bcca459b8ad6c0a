"""Unchanged paragraphs folded to strips: what is folded, what opens, how the caret and the pointer get by."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.ui.panes.book import View

CHANGED = (10, 30, 31, 60)


def texts(count: int = 80) -> tuple[str, str]:
    original = [
        f"Paragraph {number} has words in it that fill a line or two of the page it is on." for number in range(count)
    ]
    corrected = [text.replace("words", "letters") if n in CHANGED else text for n, text in enumerate(original)]
    return "\n".join(original), "\n".join(corrected)


@pytest.fixture
def folded(open_book):
    book = open_book(*texts(), size=(966, 900))
    book.spread.folding.fold_all(True)
    book.settle()
    return book


def strips(book, side: Side = Side.CORRECTION) -> dict[int, int]:
    """First row and number of paragraphs of the strips in view."""
    return {strip.row: strip.hidden for strip in book.spread.folding.strips(side)}


def caret(book, paragraph: int, offset: int = 0, side: Side = Side.CORRECTION) -> None:
    """Put the caret somewhere as a click would, without opening anything."""
    book.spread.focus_page(side)
    book.page(side).select(Place(paragraph, offset), Place(paragraph, offset))
    book.spread.folding._note(side)


def survey(book) -> None:
    book.spread._overview.renew_now(book.spread._estimate())
    book.settle()


def test_what_is_unchanged_is_one_strip_with_a_row_kept_around_each_change(folded) -> None:
    assert list(folded.spread.folding.folds) == [range(9), range(12, 29), range(33, 59), range(62, 80)]
    assert strips(folded) == {0: 9, 12: 17, 33: 26, 62: 18}
    assert [row.number for row in folded.spread._scroller.rows] == [
        0,
        9,
        10,
        11,
        12,
        29,
        30,
        31,
        32,
        33,
        59,
        60,
        61,
        62,
    ]
    for side in Side:
        assert sorted(folded.tops(side)) == [9, 10, 11, 29, 30, 31, 32, 59, 60, 61]
    assert folded.unlevel() == []


def test_off_means_nothing_is_folded(folded) -> None:
    folded.spread.folding.fold_all(False)
    folded.settle()
    assert strips(folded) == {}
    assert sorted(folded.tops(Side.CORRECTION))[:3] == [0, 1, 2]
    assert folded.unlevel() == []


def test_fewer_than_three_paragraphs_and_those_with_findings_on_either_side_stay(open_book) -> None:
    book = open_book(*texts())
    book.content.find(Side.ORIGINAL, "Paragraph 40", Kind.SPELLING)
    book.content.find(Side.CORRECTION, "Paragraph 46", Kind.SPELLING)
    survey(book)
    book.spread.folding.fold_all(True)
    assert range(33, 39) in book.spread.folding.folds
    assert range(42, 45) in book.spread.folding.folds
    book.content.find(Side.CORRECTION, "Paragraph 43", Kind.SPELLING)
    survey(book)
    assert not any(43 in fold for fold in book.spread.folding.folds)
    assert book.unlevel() == []


def test_a_click_on_a_strip_opens_it_on_both_pages(folded) -> None:
    strip = next(strip for strip in folded.spread.folding.strips(Side.ORIGINAL) if strip.row == 12)
    sheet = folded.spread.sheets[Side.ORIGINAL]
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(200, strip.top + strip.height // 2))
    folded.settle()
    assert strips(folded).keys() == {0}
    for side in Side:
        assert {12, 13, 14} <= folded.tops(side).keys()
    assert folded.unlevel() == []


@pytest.mark.parametrize("side", list(Side))
def test_the_caret_stands_on_a_strip_goes_on_behind_it_and_back(folded, side: Side) -> None:
    caret(folded, 11, 3, side)
    page = folded.page(side)
    for _ in range(6):
        QTest.keyClick(page.viewport(), Qt.Key.Key_Down)
        if folded.spread.current_place(side).paragraph != 11:
            break
    assert folded.spread.current_place(side) == Place(12, 0)
    assert next(strip for strip in folded.spread.folding.strips(side) if strip.row == 12).has_caret
    QTest.keyClick(page.viewport(), Qt.Key.Key_Down)
    assert folded.spread.current_place(side) == Place(29, 0)
    shown = page.viewport().mapTo(folded.spread.sheets[side], page.cursorRect().topLeft()).y()
    assert 0 <= shown - folded.tops(side)[29] < 27
    QTest.keyClick(page.viewport(), Qt.Key.Key_Left)
    assert folded.spread.current_place(side) == Place(12, 0)
    QTest.keyClick(page.viewport(), Qt.Key.Key_Up)
    assert folded.spread.current_place(side).paragraph == 11
    assert strips(folded) == {0: 9, 12: 17, 33: 26, 62: 18}


def test_enter_on_a_strip_opens_it_and_changes_nothing(folded) -> None:
    before = folded.content.corrected.as_string()
    caret(folded, 11)
    QTest.keyClick(folded.page().viewport(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    caret(folded, 12)
    QTest.keyClick(folded.page().viewport(), Qt.Key.Key_Return)
    folded.settle()
    assert 12 not in strips(folded)
    assert folded.content.corrected.as_string() == before
    assert folded.spread.current_place(Side.CORRECTION) == Place(12, 0)


def test_typing_on_a_strip_opens_it_and_shows_what_was_typed(folded) -> None:
    caret(folded, 12)
    QTest.keyClick(folded.page().viewport(), "x")
    folded.settle()
    assert folded.content.corrected[12].text.startswith("xParagraph 12")
    assert 12 not in strips(folded)
    assert 12 in folded.tops(Side.CORRECTION)
    assert folded.unlevel() == []
    survey(folded)
    assert 12 in folded.tops(Side.CORRECTION)


def test_joining_with_a_folded_paragraph_opens_the_fold(folded) -> None:
    for paragraph, offset, key in ((29, 0, Qt.Key.Key_Backspace), (32, None, Qt.Key.Key_Delete)):
        length = len(folded.content.corrected[paragraph].text)
        caret(folded, paragraph, length if offset is None else offset)
        before = len(folded.content.corrected)
        QTest.keyClick(folded.page().viewport(), key)
        folded.settle()
        assert len(folded.content.corrected) == before - 1
        at = folded.spread.current_place(Side.CORRECTION).paragraph
        assert at in folded.tops(Side.CORRECTION)
        assert folded.unlevel() == []


def test_a_change_elsewhere_does_not_let_the_next_step_open_a_fold(folded) -> None:
    caret(folded, 11)
    folded.content.replace(Place(60, 0), "", "More. ")
    folded.settle()
    while folded.spread.current_place(Side.CORRECTION).paragraph == 11:
        QTest.keyClick(folded.page().viewport(), Qt.Key.Key_Down)
    assert 12 in strips(folded)


def test_undoing_shows_what_was_undone(folded) -> None:
    folded.spread.select(Side.CORRECTION, Place(10, 0), Place(10, 0))
    QTest.keyClick(folded.page().viewport(), "x")
    folded.content.replace(Place(20, 0), "", "Hidden. ")
    folded.settle()
    folded.spread.undo()
    folded.settle()
    assert 20 in folded.tops(Side.CORRECTION)
    assert folded.unlevel() == []


def test_the_end_of_the_text_can_be_a_strip(folded) -> None:
    caret(folded, 30)
    page = folded.page()
    QTest.keyClick(page.viewport(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert folded.spread.current_place(Side.CORRECTION) == Place(62, 0)
    QTest.keyClick(page.viewport(), Qt.Key.Key_Down)
    assert folded.spread.current_place(Side.CORRECTION) == Place(62, 0)


def test_a_jump_opens_the_fold_that_it_leads_into(folded) -> None:
    folded.spread.select(Side.CORRECTION, Place(45, 2), Place(45, 6))
    assert not any(45 in fold for fold in folded.spread.folding.folds)
    assert 45 in folded.tops(Side.CORRECTION)
    folded.spread.show_place(Side.ORIGINAL, Place(20, 0))
    assert 20 in folded.tops(Side.ORIGINAL)
    assert folded.unlevel() == []


def test_fold_here_folds_the_stretch_around_the_caret_and_opens_it_again(open_book) -> None:
    book = open_book(*texts())
    caret(book, 20)
    assert book.spread.folding.fold_here(Side.CORRECTION)
    book.settle()
    assert list(book.spread.folding.folds) == [range(12, 29)]
    assert book.spread.folding.fold_here(Side.CORRECTION)
    assert list(book.spread.folding.folds) == []
    caret(book, 30)
    assert not book.spread.folding.fold_here(Side.CORRECTION)


def test_a_selection_over_a_fold_copies_all_of_it(folded) -> None:
    page = folded.page()
    page.select(Place(11, 0), Place(30, 5))
    page.copy()
    wanted = folded.content.corrected.slice(Place(11, 0), Place(30, 5))
    assert QApplication.clipboard().text() == wanted
    assert wanted.count("\n") == 19


def test_a_click_behind_a_fold_puts_the_caret_there(folded) -> None:
    for side in Side:
        for paragraph in (60, 10, 31):
            top = folded.tops(side)[paragraph]
            sheet = folded.spread.sheets[side]
            target = sheet.childAt(QPoint(200, top + 10)) or sheet
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(sheet, QPoint(200, top + 10)))
            assert folded.spread.current_place(side).paragraph == paragraph
            page = folded.page(side)
            shown = page.viewport().mapTo(sheet, page.cursorRect().topLeft()).y()
            assert top <= shown < top + 27
            assert folded.unlevel() == []


def test_a_selection_is_drawn_with_the_pointer_over_a_fold(folded) -> None:
    sheet, page = folded.spread.sheets[Side.CORRECTION], folded.page()
    tops = folded.tops(Side.CORRECTION)
    caret(folded, 10)
    QTest.mousePress(
        page.viewport(), Qt.MouseButton.LeftButton, pos=page.viewport().mapFrom(sheet, QPoint(60, tops[10] + 10))
    )
    target = page.viewport().mapFrom(sheet, QPoint(200, tops[30] + 10))
    event_at = page.viewport().mapToGlobal(target)
    QTest.mouseMove(page.viewport(), page.viewport().mapFromGlobal(event_at))
    folded.settle()
    assert page.textCursor().hasSelection()
    assert folded.spread.current_anchor(Side.CORRECTION).paragraph == 10
    assert folded.spread.current_place(Side.CORRECTION).paragraph == 30


def pictures_with_page_at(book, paragraphs: tuple[int, ...]) -> list[QImage]:
    """The correction's sheet while the page itself shows the stretch with each of these paragraphs."""
    page, sheet = book.page(), book.spread.sheets[Side.CORRECTION]
    page.clearFocus()
    page.setCursorWidth(0)
    pictures = []
    for paragraph in paragraphs:
        book.spread._scroller._reached[Side.CORRECTION] = paragraph
        book.spread._scroller._place()
        assert paragraph not in dict(sheet._still)
        pictures.append(sheet.grab().toImage())
    return pictures


def test_what_is_painted_beside_the_page_looks_as_on_it(folded) -> None:
    folded.page().moveCursor(QTextCursor.MoveOperation.Start)
    first, second = pictures_with_page_at(folded, (60, 10))
    assert first == second


def test_what_is_selected_is_painted_beside_the_page_too(folded) -> None:
    folded.page().selectAll()
    token = folded.spread._looks.color("selection").rgb()
    for top in (folded.tops(Side.CORRECTION)[10] + 10, folded.tops(Side.CORRECTION)[60] + 10):
        widths = [
            sum(picture.pixel(x, top) == token for x in range(picture.width()))
            for picture in pictures_with_page_at(folded, (60, 10))
        ]
        assert widths[0] == widths[1] > 100


def test_scrolling_and_other_sizes_stay_level(folded) -> None:
    for width, height in ((966, 300), (700, 240), (1400, 500)):
        folded.spread.resize(width, height)
        folded.settle()
        folded.spread._scroller.go_to_top()
        before = None
        while before != folded.spread._scroller.anchor:
            before = folded.spread._scroller.anchor
            assert folded.unlevel() == []
            folded.spread.scroll_by(23)
    folded.spread.zoom(3)
    folded.settle()
    assert folded.unlevel() == []
    folded.spread.set_view(View.ORIGINAL)
    folded.settle()
    assert strips(folded, Side.ORIGINAL)


def test_the_map_is_of_what_is_shown(folded) -> None:
    survey(folded)
    folded_total = folded.spread._overview._survey.scale.total
    folded.spread.folding.fold_all(False)
    folded.settle()
    assert folded.spread._overview._survey.scale.total > 4 * folded_total
