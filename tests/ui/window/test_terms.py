from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from facing.core.edit import Origin, Place
from facing.core.finding import Side
from facing.ui.controls.key_button import KeyButton
from tests.ui.window.conftest import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.csv"
    path.write_text("term,preferred,note\nferry,boat,of the river\nPell,,a name\n,,nothing\n", encoding="utf-8")
    return path


def load(scene: Scene, path: Path) -> None:
    scene.dialogs.file = path
    scene.trigger("add-glossary")
    scene.settle()


def rows(scene: Scene) -> list[tuple[str, str]]:
    model = scene.window.parts.side.terms._model
    told = [model.words_of(row) for row in range(model.rowCount())]
    return [(each.words, each.remark) for each in told]


def test_terms_of_the_paragraph_are_shown_with_what_to_write(scene: Scene, glossary: Path) -> None:
    load(scene, glossary)
    assert rows(scene) == [("ferry → boat", "garbled")]
    scene.window.parts.spread.select(Side.CORRECTION, Place(1, 0), Place(1, 0))
    assert rows(scene) == [("Pell", "leave it")]
    scene.window.parts.spread.select(Side.CORRECTION, Place(2, 0), Place(2, 0))
    assert rows(scene) == []
    assert "No terms in this paragraph" in scene.window.parts.side.terms._empty.text()


def test_a_glossary_with_broken_rows_is_used_and_the_rows_are_named(scene: Scene, glossary: Path) -> None:
    load(scene, glossary)
    (message,) = scene.messages()
    assert message == "“harbour” is in use: 2 terms; one row could not be used, the Terms panel names it."
    told = [label.text() for label in scene.window.parts.side.terms.shelf.findChildren(QLabel)]
    assert any(text.startswith("Line 4: it names no term") for text in told)


def test_a_glossary_that_cannot_be_used_is_told(scene: Scene, tmp_path: Path) -> None:
    load(scene, tmp_path / "missing.csv")
    (message,) = scene.messages()
    assert message.startswith("The glossary “missing.csv” cannot be used: the file is not there")


def test_a_glossary_is_used_no_more(scene: Scene, glossary: Path) -> None:
    load(scene, glossary)
    scene.window.parts.side.terms.shelf.menu.removed.emit(glossary)
    scene.settle()
    assert scene.program.glossaries.loaded() == []
    assert rows(scene) == []


def test_loaded_glossaries_are_in_the_menu(scene: Scene, glossary: Path) -> None:
    menu = scene.window.parts.menus.submenus["glossaries"]
    load(scene, glossary)
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "harbour"
    commands = {each.text(): each for each in action.menu().actions()}
    commands["&Stop using it"].trigger()
    assert scene.program.glossaries.loaded() == []


def test_enter_inserts_the_chosen_term_and_digits_the_others(scene: Scene, glossary: Path) -> None:
    load(scene, glossary)
    scene.window.parts.spread.select(Side.CORRECTION, Place(0, 4), Place(0, 9))
    scene.trigger("show-terms")
    panel = scene.window.parts.side.terms
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_1)
    assert scene.session.corrected[0].text == "The boat crossed befor noon."
    assert scene.window.parts.spread.page(Side.CORRECTION).hasFocus()
    assert scene.window.parts.spread.current_place(Side.CORRECTION) == Place(0, 8)
    assert scene.session.undo_label == "term"
    assert [span.origin for span in scene.session.origins.of(scene.session.corrected.id_at(0))] == [Origin.TERM]


def test_terms_at_the_cursor_are_taken_by_their_digit(scene: Scene, glossary: Path) -> None:
    load(scene, glossary)
    scene.window.parts.spread.select(Side.CORRECTION, Place(0, 4), Place(0, 9))
    scene.trigger("terms-here")
    popup = scene.window._terms._popup
    assert popup.isVisible()
    assert [button.accessibleName() for button in popup._buttons] == ["ferry → boat"]
    QTest.keyClick(popup, Qt.Key.Key_1)
    assert scene.session.corrected[0].text == "The boat crossed befor noon."
    scene.trigger("undo")
    assert scene.session.corrected[0].text == "The ferry crossed befor noon."


def test_without_terms_it_says_so(scene: Scene) -> None:
    scene.trigger("terms-here")
    assert scene.window.parts.status.currentMessage() == "There are no terms in this paragraph of the original."


def test_many_broken_rows_are_shown_on_request(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text("term,preferred,note\na,b,\n" + ",,x\n" * 7, encoding="utf-8")
    load(scene, path)
    shelf = scene.window.parts.side.terms.shelf
    (button,) = [each for each in shelf.findChildren(KeyButton) if each.isVisibleTo(shelf)]
    assert button.accessibleName() == "All 7 rows that were left out…"
    button.click()
    assert scene.dialogs.asked[-1].count("it names no term") == 7


def test_where_there_is_little_room_the_card_is_whole_and_the_panel_scrolls(scene: Scene, glossary: Path) -> None:
    load(scene, glossary)
    scene.window.show()
    scene.trigger("show-terms")
    panel = scene.window.parts.side.terms
    scroller = panel.findChild(QScrollArea)
    assert isinstance(scroller, QScrollArea)
    panel.setFixedSize(300, 160)
    scene.settle()
    card = panel._card
    assert card.height() >= card.layout().minimumHeightForWidth(card.width())
    assert scroller.verticalScrollBar().maximum() > 0
