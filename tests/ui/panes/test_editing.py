"""Typing, undo, copying and pasting on the correction's page; nothing of it on the original's."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Kind, Side

EXACT = "no\u00a0break, narrow\u202f; soft\u2028break, tab\tthen\u00ad, emoji 😀, zero\u200bwidth \ufeffmark"


def clipboard() -> str:
    return QApplication.clipboard().text()


def check_same(book) -> None:
    """The page shows the session's text."""
    document = book.page().document()
    blocks = [document.findBlockByNumber(number).text() for number in range(document.blockCount())]
    assert blocks == [paragraph.text for paragraph in book.content.corrected]


@pytest.mark.parametrize("side", list(Side))
def test_copying_gives_the_exact_characters_and_nothing_but_text(open_book, side: Side) -> None:
    book = open_book(f"Before.\n{EXACT}\nAfter.", f"Before.\n{EXACT}\nAfter.")
    book.spread.select(side, Place(0, 3), Place(2, 2))
    book.page(side).copy()
    assert clipboard() == f"ore.\n{EXACT}\nAf"
    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_pasting_gives_the_exact_characters_in_one_step(open_book) -> None:
    book = open_book("Here: .", "Here: .")
    QApplication.clipboard().setText(f"{EXACT}\nsecond")
    book.spread.select(Side.CORRECTION, Place(0, 6), Place(0, 6))
    QTest.keyClick(book.page(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert book.content.corrected.as_string() == f"Here: {EXACT}\nsecond."
    assert book.spread.current_place(Side.CORRECTION) == Place(1, 6)
    check_same(book)
    QTest.keyClick(book.page(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert book.content.corrected.as_string() == "Here: ."
    check_same(book)


def test_pasting_replaces_the_selection(open_book) -> None:
    book = open_book("One two three.", "One two three.")
    QApplication.clipboard().setText("2")
    book.spread.select(Side.CORRECTION, Place(0, 4), Place(0, 7))
    book.page().paste()
    assert book.content.corrected.as_string() == "One 2 three."
    check_same(book)


def test_pasting_into_the_original_is_impossible(open_book) -> None:
    book = open_book("One.", "One.")
    QApplication.clipboard().setText("2")
    page = book.page(Side.ORIGINAL)
    page.paste()
    QTest.keyClicks(page, "abc")
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert page.document().firstBlock().text() == "One."
    assert book.content.done == []


def test_cutting_takes_the_exact_characters(open_book) -> None:
    book = open_book(EXACT, EXACT)
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, len(EXACT)))
    QTest.keyClick(book.page(), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == EXACT
    assert book.content.corrected.as_string() == ""


def test_dropped_text_goes_through_the_model(open_book) -> None:
    book = open_book("Drop here: .", "Drop here: .")
    data = QMimeData()
    data.setText("a\u00a0b\nc")
    page = book.page()
    cursor = page.textCursor()
    cursor.setPosition(11)
    point = QPointF(page.cursorRect(cursor).center())
    drop = QDropEvent(point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(drop)
    assert book.content.corrected.as_string() == "Drop here: a\u00a0b\nc."
    check_same(book)


def test_files_are_left_to_the_window(open_book) -> None:
    book = open_book("One.", "One.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/x.txt")])
    data.setText("file:///tmp/x.txt")
    assert not book.page().canInsertFromMimeData(data)
    text = QMimeData()
    text.setText("words")
    assert book.page().canInsertFromMimeData(text)


def test_undo_and_redo_keys_take_the_sessions_steps(open_book) -> None:
    book = open_book("One.\nTwo.", "One.\nTwo.")
    book.content.replace(Place(1, 0), "Two", "Three")
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, 0))
    QTest.keyClicks(book.page(), "ab")
    QTest.keyClick(book.page(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert book.content.corrected.as_string() == "One.\nThree."
    QTest.keyClick(book.page(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert book.content.corrected.as_string() == "One.\nTwo."
    assert book.spread.current_place(Side.CORRECTION).paragraph == 1
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(book.page(), Qt.Key.Key_Z, redo)
    QTest.keyClick(book.page(), Qt.Key.Key_Z, redo)
    assert book.content.corrected.as_string() == "abOne.\nThree."
    check_same(book)


def test_undo_brings_the_place_into_view(open_book) -> None:
    text = "\n".join(f"Paragraph {number} with some words in it." for number in range(80))
    book = open_book(text, text)
    book.content.replace(Place(40, 0), "Paragraph", "Changed")
    for change, word in ((book.spread.undo, "Paragraph"), (book.spread.redo, "Changed")) * 2:
        book.spread.scroll_by(-(10**6))
        change()
        assert book.content.corrected[40].text.startswith(word)
        assert any(row.number == 40 for row in book.spread._scroller.rows)
        assert book.spread.current_place(Side.CORRECTION).paragraph == 40


def test_looks_and_sizes_leave_no_step_to_undo(open_book) -> None:
    book = open_book("One two.", "One two.")
    QTest.keyClicks(book.page(), "ab")
    steps = book.page().document().availableUndoSteps()
    book.spread.zoom(2)
    book.spread.resize(700, 500)
    book.spread.resize(2200, 900)
    book.spread.set_appearance(type(book.spread._looks)(dark=True))
    book.settle()
    assert book.page().document().availableUndoSteps() == steps
    book.spread.undo()
    assert book.content.corrected.as_string() == "One two."


def test_a_tab_is_typed_in_the_correction_and_leaves_the_original(open_book) -> None:
    book = open_book("One.", "One.")
    book.spread.focus_page(Side.CORRECTION)
    QTest.keyClick(book.page(), Qt.Key.Key_Tab)
    assert book.content.corrected.as_string() == "\tOne."
    assert book.page(Side.ORIGINAL).tabChangesFocus()
    assert not book.page().tabChangesFocus()


def test_shift_enter_makes_a_soft_break(open_book) -> None:
    book = open_book("One two.", "One two.")
    book.spread.select(Side.CORRECTION, Place(0, 4), Place(0, 4))
    QTest.keyClick(book.page(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert book.content.corrected.as_string() == "One \u2028two."
    assert book.unlevel() == []


def test_what_an_input_method_composes_is_level_and_kept_apart(open_book) -> None:
    book = open_book("One two.\nThree.", "One two.\nThree.")
    book.spread.select(Side.CORRECTION, Place(0, 4), Place(0, 4))
    page = book.page()
    composing = QInputMethodEvent("composed words that are long enough for a second line of it all, truly", [])
    QApplication.sendEvent(page, composing)
    book.settle()
    assert book.content.corrected.as_string() == "One two.\nThree."
    assert page.document().firstBlock().layout().lineCount() > 1
    assert book.unlevel() == []
    done = QInputMethodEvent("", [])
    done.setCommitString("x")
    QApplication.sendEvent(page, done)
    book.settle()
    assert book.content.corrected.as_string() == "One xtwo.\nThree."
    assert book.unlevel() == []


def entries(menu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_suggestions_for_the_words_at_the_caret(open_book, qtbot) -> None:
    book = open_book("A speling here.", "A speling here.")
    found = book.content.find(Side.CORRECTION, "speling", Kind.SPELLING, ("spelling", "spewing & more"))
    book.spread.refresh_paragraphs(Side.CORRECTION, None)
    ignore = QAction("Ignore here", book.spread)
    book.spread.set_finding_actions([ignore])
    for offset in (2, 5, 9):
        book.spread.select(Side.CORRECTION, Place(0, offset), Place(0, offset))
        assert entries(book.page().menu())[:3] == ["spelling", "spewing && more", "Ignore here"]
    with qtbot.waitSignal(book.spread.suggestion_chosen) as told:
        book.page().menu().actions()[1].trigger()
    assert told.args == [found, "spewing & more"]
    book.spread.select(Side.CORRECTION, Place(0, 12), Place(0, 12))
    assert "Ignore here" not in entries(book.page().menu())


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menu_by_mouse_is_for_the_words_under_the_pointer(open_book) -> None:
    book = open_book("A speling here.", "A speling here.")
    book.content.find(Side.CORRECTION, "speling", Kind.SPELLING, ("spelling",))
    page = book.page()
    line = page.document().firstBlock().layout().lineAt(0)
    point = QPoint(round(line.cursorToX(5)[0]), round(page.contentOffset().y()) + 12)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, page.mapToGlobal(point))
    QApplication.sendEvent(page.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert entries(menu)[0] == "spelling"
    menu.close()
    assert page.textCursor().position() == 5


def test_the_menu_keeps_a_selection_that_is_clicked(open_book) -> None:
    book = open_book("A speling here.", "A speling here.")
    page = book.page()
    book.spread.select(Side.CORRECTION, Place(0, 2), Place(0, 9))
    page._go_to(QPointF(page.cursorRect().left() - 12, round(page.contentOffset().y()) + 12))
    assert page.textCursor().selectedText() == "speling"
    assert "Copy" in entries(page.menu())


def test_the_menu_edits(open_book) -> None:
    book = open_book("One two.", "One two.")
    QTest.keyClicks(book.page(), "x")
    menu = book.page().menu()
    by_name = {action.text(): action for action in menu.actions()}
    assert by_name["Undo"].isEnabled()
    assert not by_name["Redo"].isEnabled()
    assert not by_name["Cut"].isEnabled()
    by_name["Undo"].trigger()
    assert book.content.corrected.as_string() == "One two."
    by_name["Select all"].trigger()
    assert book.page().textCursor().selectedText() == "One two."


def test_copying_does_not_scroll(open_book) -> None:
    text = "\n".join(f"Paragraph {number} with some words in it." for number in range(80))
    book = open_book(text, text)
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, 9))
    book.spread.scroll_by(1500)
    anchor = book.spread._scroller.anchor
    QTest.keyClick(book.page(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    book.settle()
    assert clipboard() == "Paragraph"
    assert book.spread._scroller.anchor == anchor
    QTest.keyClick(book.page(), Qt.Key.Key_Right)
    assert book.spread._scroller.anchor.row == 0


def test_caret_keys_work_in_the_original(open_book) -> None:
    book = open_book("One two.\nThree.", "One two.\nThree.")
    page = book.page(Side.ORIGINAL)
    book.spread.focus_page(Side.ORIGINAL)
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert book.spread.current_place(Side.ORIGINAL) == Place(1, 1)
    assert book.spread.current_anchor(Side.ORIGINAL) == Place(0, 1)


def test_moving_text_by_drag_is_exact(open_book) -> None:
    """What Qt does on a drop from the page itself: take the selection out, then insert."""
    book = open_book(f"{EXACT} end.", f"{EXACT} end.")
    page = book.page()
    book.spread.select(Side.CORRECTION, Place(0, 0), Place(0, len(EXACT)))
    data = page.createMimeDataFromSelection()
    cursor = page.textCursor()
    cursor.removeSelectedText()
    page.moveCursor(QTextCursor.MoveOperation.End)
    page.insertFromMimeData(data)
    assert book.content.corrected.as_string() == f" end.{EXACT}"
    check_same(book)
