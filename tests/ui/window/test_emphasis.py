"""Bold and italics in the window: the commands, their keys, what is seen at once and after undo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.looks import Look, LookSpan
from facing.core.styles import Style
from facing.formats.registry import AllFormats
from facing.ui.panes.letter_styles import style_of
from tests.fakes import docx_files as files
from tests.ui.window.conftest import Scene

BODY = files.paragraph(files.letters("The old "), files.letters("boat", "<w:b/>"), files.letters(" left.")) + (
    files.paragraph(files.letters("Nobody waved."))
)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def word(make_scene: Callable[..., Scene], tmp_path: Path) -> Scene:
    """A window with a Word document."""
    made = make_scene(words={})
    made.services = replace(made.services, formats=AllFormats())
    path = tmp_path / "ferry.docx"
    path.write_bytes(files.docx(BODY))
    made.open(path)
    return made


def select(scene: Scene, start: Place, end: Place | None = None) -> None:
    scene.window.parts.spread.select(Side.CORRECTION, start, end or start)
    QApplication.processEvents()


def seen(scene: Scene, side: Side, paragraph: int) -> list[tuple[str, Style]]:
    """What is not plain in a paragraph as it is laid out."""
    page = scene.window.parts.spread.page(side)
    QApplication.processEvents()
    block = page.document().findBlockByNumber(paragraph)
    page.level_layout.heights(block)
    found = [style_of(there) for there in block.layout().formats()]
    return [(block.text()[start : start + length], style) for start, length, style in found]


def checked(scene: Scene) -> tuple[bool, bool]:
    QApplication.processEvents()
    return scene.window.parts.actions["bold"].isChecked(), scene.window.parts.actions["italic"].isChecked()


def test_a_key_makes_the_word_at_the_cursor_bold_and_takes_that_back(word: Scene) -> None:
    page = word.window.parts.spread.page(Side.CORRECTION)
    select(word, Place(0, 5))
    assert checked(word) == (False, False)
    QTest.keyClick(page, Qt.Key.Key_B, CONTROL)
    assert seen(word, Side.CORRECTION, 0) == [("old", Style(bold=True)), ("boat", Style(bold=True))]
    assert seen(word, Side.ORIGINAL, 0) == [("boat", Style(bold=True))]
    assert checked(word) == (True, False)
    assert page.place() == page.anchor() == Place(0, 5)
    QTest.keyClicks(page, "x")
    assert word.session.corrected[0].looks == (LookSpan(4, 8, Look(bold=True)),)
    QTest.keyClick(page, Qt.Key.Key_B, CONTROL)
    assert not word.session.corrected.has_looks
    assert seen(word, Side.CORRECTION, 0) == [("boat", Style(bold=True))]


def test_a_selection_over_paragraphs_is_set_undone_and_set_again(word: Scene) -> None:
    page = word.window.parts.spread.page(Side.CORRECTION)
    select(word, Place(0, 8), Place(1, 6))
    QTest.keyClick(page, Qt.Key.Key_I, CONTROL)
    both = [("boat", Style(True, True)), (" left.", Style(italic=True))], [("Nobody", Style(italic=True))]
    assert (seen(word, Side.CORRECTION, 0), seen(word, Side.CORRECTION, 1)) == both
    assert (page.anchor(), page.place()) == (Place(0, 8), Place(1, 6))
    assert word.window.parts.actions["undo"].text() == "&Undo italics"
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert seen(word, Side.CORRECTION, 0) == [("boat", Style(bold=True))]
    assert seen(word, Side.CORRECTION, 1) == []
    word.trigger("redo")
    assert (seen(word, Side.CORRECTION, 0), seen(word, Side.CORRECTION, 1)) == both
    assert word.session.corrected.as_string() == word.session.original.text.as_string()
    assert word.session.counts().changes == 0


def test_typing_and_looks_are_undone_one_after_the_other(word: Scene) -> None:
    page = word.window.parts.spread.page(Side.CORRECTION)
    texts = [list(word.session.corrected)]
    select(word, Place(1, 6))
    QTest.keyClicks(page, "ever")
    texts.append(list(word.session.corrected))
    QTest.keyClick(page, Qt.Key.Key_B, CONTROL)
    texts.append(list(word.session.corrected))
    QTest.keyClicks(page, "y")
    assert word.session.corrected[1].looks == (LookSpan(0, 11, Look(bold=True)),)
    for before in reversed(texts):
        word.trigger("undo")
        assert list(word.session.corrected) == before
    assert not word.session.undo_label


def test_the_one_column_shows_what_was_chosen(word: Scene) -> None:
    select(word, Place(1, 0), Place(1, 6))
    word.trigger("bold")
    word.trigger("view-marked")
    QApplication.processEvents()
    column = word.window.parts.spread.marked_column
    block = column.page.document().findBlockByNumber(1)
    column.page.level_layout.heights(block)
    assert [style_of(there) for there in block.layout().formats()] == [(0, 6, Style(bold=True))]


def test_looks_are_kept_restored_and_compared(word: Scene) -> None:
    session = word.session
    select(word, Place(1, 0), Place(1, 6))
    word.trigger("bold")
    assert session.history.changed
    kept = session.history.keep()
    assert not session.history.changed
    word.trigger("bold")
    assert not session.corrected.has_looks
    assert session.history.changed
    word.window.compare_version(kept)
    word.settle()
    assert seen(word, Side.ORIGINAL, 1) == [("Nobody", Style(bold=True))]
    assert seen(word, Side.CORRECTION, 1) == []
    word.trigger("back-to-current")
    session.history.restore(kept.id, lambda: None, lambda problem: None)
    word.settle()
    assert session.corrected[1].looks == (LookSpan(0, 6, Look(bold=True)),)
    assert seen(word, Side.CORRECTION, 1) == [("Nobody", Style(bold=True))]


def test_where_there_are_no_letters_that_is_said(word: Scene) -> None:
    select(word, Place(0, 18))
    word.trigger("bold")
    assert word.window.parts.status.currentMessage() == "There are no letters at the cursor."
    assert not word.window.parts.actions["bold"].isChecked()


def test_plain_text_has_neither_and_the_commands_say_so(scene: Scene) -> None:
    for name in ("bold", "italic"):
        action = scene.window.parts.actions[name]
        assert not action.isEnabled()
        assert action.statusTip() == "The corrected file is plain text, which has neither bold nor italics"
    scene.window.close_document()
    assert not scene.window.parts.actions["bold"].isEnabled()
    assert scene.window.parts.actions["bold"].statusTip().startswith("Make what is selected")


def test_markdown_gets_its_signs(make_scene: Callable[..., Scene], tmp_path: Path) -> None:
    scene = make_scene(words={})
    scene.services = replace(scene.services, formats=AllFormats())
    path = tmp_path / "a.md"
    path.write_text("The old boat\n", encoding="utf-8")
    scene.open(path)
    page = scene.window.parts.spread.page(Side.CORRECTION)
    select(scene, Place(0, 7))
    QTest.keyClick(page, Qt.Key.Key_B, CONTROL)
    assert scene.session.corrected[0].text == "The **old** boat"
    assert (page.place(), checked(scene)) == (Place(0, 9), (True, False))
    QTest.keyClick(page, Qt.Key.Key_I, CONTROL)
    assert scene.session.corrected[0].text == "The ***old*** boat"
    QTest.keyClick(page, Qt.Key.Key_B, CONTROL)
    assert scene.session.corrected[0].text == "The *old* boat"
    assert page.place() == Place(0, 8)
    assert scene.session.undo_label == "bold"
