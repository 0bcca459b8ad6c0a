from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from facing.core.edit import Origin, Place
from facing.core.finding import Side
from facing.session import searching
from facing.session.replacing import Proposal
from facing.ui.search.find_bar import FindBar
from facing.ui.search.wording import extent_words, replaced_words
from facing.ui.window.paragraph_dialog import ParagraphDialog
from tests.ui.window.conftest import Scene
from tests.ui.window.test_accessibility import nameless

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
O, C = Side.ORIGINAL, Side.CORRECTION  # noqa: E741


def bar(scene: Scene) -> FindBar:
    return scene.window.parts.find


def settle(scene: Scene) -> None:
    """Let the search do all its work and the bar say what was found."""
    bar(scene).flush()
    scene.settle()
    scene.window._search._show_extent()
    scene.window.parts.spread.settle()


def find(scene: Scene, words: str, command: str = "find", sides: str = "correction") -> None:
    scene.trigger(f"find-in-{sides}")
    scene.trigger(command)
    bar(scene).field.setText(words)
    settle(scene)


def press(scene: Scene, field: QLineEdit, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(field, key, modifier)
    settle(scene)


def selected(scene: Scene) -> tuple[str, int, str]:
    """Side, paragraph and words that are selected on the page that was worked in last."""
    spread = scene.window.parts.spread
    side = spread.active_side
    start, end = spread.current_anchor(side), spread.current_place(side)
    return side.value, start.paragraph, scene.session.text(side).slice(start, end)


def test_typing_in_the_bar_shows_the_first_place_and_the_keyboard_stays(scene: Scene) -> None:
    find(scene, "befor")
    assert selected(scene) == ("correction", 0, "befor")
    assert bar(scene).extent() == "1 of 2"
    assert bar(scene).field.hasFocus()
    bar(scene).field.setText("before")
    settle(scene)
    assert bar(scene).extent() == "not found"
    assert selected(scene) == ("correction", 0, "befor"), "the page stays where it was"


def test_enter_and_f3_walk_and_say_when_they_go_round(scene: Scene) -> None:
    find(scene, "befor")
    press(scene, bar(scene).field, Qt.Key.Key_Return)
    assert (selected(scene)[1], bar(scene).extent()) == (1, "2 of 2")
    press(scene, bar(scene).field, Qt.Key.Key_Return)
    assert (selected(scene)[1], bar(scene).extent()) == (0, "1 of 2, from the start again")
    press(scene, bar(scene).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (selected(scene)[1], bar(scene).extent()) == (1, "2 of 2, from the end again")
    scene.trigger("find-previous")
    settle(scene)
    assert (selected(scene)[1], bar(scene).extent()) == (0, "1 of 2")


def test_enter_right_after_typing_goes_to_the_first_place(scene: Scene) -> None:
    scene.trigger("find-in-correction")
    scene.trigger("find")
    bar(scene).field.setText("befor")
    press(scene, bar(scene).field, Qt.Key.Key_Return)
    assert bar(scene).extent() == "1 of 2"
    bar(scene).field.setText("b")
    scene.trigger("find-next")
    settle(scene)
    assert bar(scene).extent() == "1 of 4"


def test_both_pages_are_searched_row_by_row(scene: Scene) -> None:
    find(scene, "befor", sides="both")
    walked = [selected(scene)[:2]]
    for _ in range(3):
        scene.trigger("find-next")
        settle(scene)
        walked.append(selected(scene)[:2])
    assert sorted(walked) == [("correction", 0), ("correction", 1), ("original", 0), ("original", 1)]
    assert bar(scene).extent() in ("3 of 4", "4 of 4", "1 of 4, from the start again")
    scene.window.parts.spread.focus_page(C)
    scene.trigger("find-next")
    settle(scene)
    assert scene.window.parts.spread.page(scene.window.parts.spread.active_side).hasFocus()


def test_a_page_that_is_not_shown_is_not_searched(scene: Scene) -> None:
    find(scene, "befor", sides="both")
    scene.trigger("view-correction")
    settle(scene)
    assert bar(scene).extent().endswith("2 found")


def test_the_selection_is_what_is_looked_for(scene: Scene) -> None:
    scene.window.parts.spread.select(C, Place(1, 6), Place(1, 9))
    scene.trigger("find-in-correction")
    scene.trigger("find")
    settle(scene)
    assert bar(scene).field.text() == "was"
    assert bar(scene).extent() == "1 of 1"


def test_escape_closes_the_bar_and_gives_the_keyboard_back(scene: Scene) -> None:
    find(scene, "befor")
    assert scene.window.parts.spread._marks.of(C, 0).matches  # type: ignore[union-attr]
    press(scene, bar(scene).field, Qt.Key.Key_Escape)
    assert not bar(scene).isVisible()
    assert QApplication.focusWidget() is scene.window.parts.spread.page(C)
    assert scene.window.parts.spread.active_side is C
    assert not scene.window.parts.spread._marks.of(C, 0).matches  # type: ignore[union-attr]
    scene.trigger("find-next")
    settle(scene)
    assert bar(scene).isVisible()
    assert selected(scene) == ("correction", 1, "befor"), "F3 goes on with what was looked for"
    QTest.keyClick(scene.window.parts.spread.page(C), Qt.Key.Key_Escape)
    assert not bar(scene).isVisible()


def test_options_are_commands_with_keys_and_count_at_once(scene: Scene) -> None:
    find(scene, "mart")
    assert bar(scene).extent() == "1 of 1"
    for name in ("find-case", "find-words", "find-expression"):
        assert scene.window.parts.actions[name].shortcut() != QKeySequence()
    scene.trigger("find-words")
    settle(scene)
    assert bar(scene).extent() == "not found"
    scene.trigger("find-words")
    scene.trigger("find-case")
    settle(scene)
    assert bar(scene).extent() == "not found"
    scene.trigger("find-case")
    scene.trigger("find-expression")
    bar(scene).field.setText(r"\w+t\w\b")
    settle(scene)
    assert selected(scene)[2] == "Marta"


def test_a_wrong_expression_is_told_with_its_place(scene: Scene) -> None:
    scene.trigger("find-expression")
    find(scene, "(boat")
    assert bar(scene).problem() == (
        "⚠ The regular expression cannot be used, at its character 5: a bracket ( is opened and not closed."
    )
    bar(scene).field.setText("boat")
    settle(scene)
    assert bar(scene).problem() == ""
    assert bar(scene).extent() == "1 of 1"


def test_a_hostile_expression_is_told_and_nothing_hangs(
    make_scene: Callable[..., Scene], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facing.patterns.expression.TIME_LIMIT", 0.02)
    scene = make_scene("Short.\n" + "a" * 4000 + "!", {})
    scene.open()
    scene.trigger("find-expression")
    find(scene, "(a+)+$")
    assert bar(scene).problem().startswith("⚠ The regular expression takes too long")
    scene.trigger("replace-all")
    scene.trigger("replace-all")
    settle(scene)
    assert scene.dialogs.asked == []


def test_matches_follow_the_typing_without_another_search(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    find(scene, "befor")
    searched: list[str] = []
    finder = scene.session.search._finder
    monkeypatch.setattr(type(finder), "find", lambda self, text: searched.append(text) or ())
    scene.edit(2, "chep", "cheap")
    settle(scene)
    assert searched == ["Tickets are cheap."]
    assert bar(scene).extent() == "1 of 2"


def test_one_place_is_replaced_and_the_next_one_comes(scene: Scene) -> None:
    find(scene, "befor", "replace", "both")
    bar(scene).replacement.setText("before")
    press(scene, bar(scene).replacement, Qt.Key.Key_Return)
    assert scene.session.corrected[0].text == "The ferry crossed before noon."
    assert selected(scene) == ("correction", 1, "befor")
    assert scene.session.undo_label == "replace"
    assert [span.origin for span in scene.session.origins.of(scene.session.corrected.id_at(0))] == [Origin.TYPED]
    assert "replacing" in scene.window.parts.actions["undo"].text()


def test_replace_all_offers_a_preview_and_makes_what_is_chosen_in_one_step(scene: Scene) -> None:
    before = scene.session.corrected.as_string()
    find(scene, "e", "replace", "both")
    bar(scene).replacement.setText("E")
    scene.dialogs.choose = lambda proposals: proposals[1:]
    scene.trigger("replace-all")
    settle(scene)
    count = before.count("e")
    assert scene.dialogs.asked == [f"Replace all: {count}"]
    assert scene.session.corrected.as_string() == "The" + before[3:].replace("e", "E")
    assert scene.messages() == [f"{count - 1} places were replaced."]
    scene.window.parts.strip._act()
    assert scene.session.corrected.as_string() == before
    assert not scene.session.undo_label


def test_a_declined_preview_changes_nothing(scene: Scene) -> None:
    find(scene, "e", "replace")
    scene.dialogs.choose = lambda proposals: None
    scene.trigger("replace-all")
    settle(scene)
    assert not scene.session.undo_label


def test_what_changes_under_the_preview_is_left_and_told(scene: Scene) -> None:
    find(scene, "befor", "replace")
    bar(scene).replacement.setText("before")

    def choose(proposals: list[Proposal]) -> list[Proposal]:
        scene.edit(0, " befor noon", "")
        return proposals

    scene.dialogs.choose = choose
    scene.trigger("replace-all")
    settle(scene)
    assert scene.messages() == ["1 place was replaced. 1 had changed meanwhile and were left."]


def test_a_wrong_replacement_is_told(scene: Scene) -> None:
    scene.trigger("find-expression")
    find(scene, "(b)oat", "replace")
    bar(scene).replacement.setText("$2")
    scene.trigger("replace-all")
    settle(scene)
    assert bar(scene).problem().startswith("⚠ The replacement cannot be used, at its character 1: there is no such")
    press(scene, bar(scene).replacement, Qt.Key.Key_Return)
    assert not scene.session.undo_label
    bar(scene).replacement.setText("$1ark")
    assert bar(scene).problem() == ""
    press(scene, bar(scene).replacement, Qt.Key.Key_Return)
    assert scene.session.corrected[3].text == "Nobody saw the bark."


def test_the_original_is_never_replaced(scene: Scene) -> None:
    find(scene, "befor", "replace", "original")
    press(scene, bar(scene).replacement, Qt.Key.Key_Return)
    assert scene.window.parts.status.currentMessage() == "There is nothing to replace in the correction."
    scene.trigger("replace-all")
    settle(scene)
    assert scene.dialogs.asked == []
    assert not scene.session.undo_label


def test_an_earlier_version_in_the_originals_place_is_searched(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    scene.edit(2, "cheap", "dear")
    find(scene, "cheap", sides="original")
    assert bar(scene).extent() == "not found"
    scene.window.parts.side.versions.list.choose_row(1)
    scene.trigger("compare-version")
    settle(scene)
    assert bar(scene).extent() == "1 found"


def test_the_keyboard_goes_to_the_paragraph_asked_for(scene: Scene) -> None:
    spread = scene.window.parts.spread
    scene.dialogs.number = 3
    scene.trigger("go-to-paragraph")
    assert scene.dialogs.asked == ["&Number of a paragraph of the correction, 1 to 4:"]
    assert (spread.active_side, spread.current_place(C)) == (C, Place(2, 0))
    spread.focus_page(O)
    scene.dialogs.number = 4
    scene.trigger("go-to-paragraph")
    assert (spread.active_side, spread.current_place(O)) == (O, Place(3, 0))
    assert spread.page(O).hasFocus()
    scene.dialogs.number = None
    scene.trigger("go-to-paragraph")
    assert spread.current_place(O) == Place(3, 0)


def test_a_number_out_of_range_cannot_be_given(qtbot: QtBot) -> None:
    dialog = ParagraphDialog("Number?", 4, 2)
    qtbot.addWidget(dialog)
    dialog._number.setValue(9)
    assert dialog.answer() == 4


def test_without_a_document_there_is_nothing_to_find(empty: Scene) -> None:
    for name in ("find", "replace", "find-next", "find-previous", "replace-here", "replace-all", "go-to-paragraph"):
        assert not empty.window.parts.actions[name].isEnabled()
    empty.open()
    find(empty, "befor")
    empty.window.close_document()
    assert not bar(empty).isVisible()
    empty.open(Path("/nowhere/other.txt"))
    scene = empty
    find(scene, "another")
    assert bar(scene).extent() == "1 of 1"


@pytest.mark.parametrize("width", [860, 1280])
def test_every_control_of_the_bar_has_a_name_and_is_whole(scene: Scene, width: int) -> None:
    find(scene, "befor", "replace", "both")
    scene.window.resize(width, 600)
    scene.qtbot.wait(1)
    assert nameless(scene.window) == []
    for widget in bar(scene).findChildren(QPushButton) + bar(scene).findChildren(QToolButton):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.width() >= widget.minimumSizeHint().width(), widget.objectName()
    for label in bar(scene).findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.sizeHint().width() or label.wordWrap(), label.text()
    assert scene.window.width() == width


def test_the_tab_key_goes_from_what_to_find_to_what_to_write_instead(scene: Scene) -> None:
    find(scene, "befor", "replace")
    names = []
    for _ in range(5):
        names.append((QApplication.focusWidget() or bar(scene)).objectName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names[:4] == ["find-field", "replace-field", "replace-here-button", "replace-all-button"]


def test_numbers_are_told_in_words() -> None:
    def told(matches: int, number: int | None = None, complete: bool = True, limited: bool = False) -> str:
        return extent_words(searching.Extent(matches, complete, limited), number)

    assert told(0) == "not found"
    assert told(340, 12) == "12 of 340"
    assert told(340) == "340 found"
    assert told(40, complete=False) == "40 so far …"
    assert told(123456, complete=False, limited=True) == "more than 100\u202f000"
    assert replaced_words(1, 0) == "1 place was replaced."
    assert replaced_words(12, 2) == "12 places were replaced. 2 had changed meanwhile and were left."
