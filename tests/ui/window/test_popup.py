from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.controls.choice_popup import Choice, ChoicePopup
from facing.ui.findings.popup import SuggestionsPopup
from tests.ui.window.conftest import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


def popup(scene: Scene) -> SuggestionsPopup:
    return scene.window._findings._popup


def open_at(scene: Scene, paragraph: int, offset: int) -> SuggestionsPopup:
    scene.window.parts.spread.select(Side.CORRECTION, Place(paragraph, offset), Place(paragraph, offset))
    scene.trigger("suggestions")
    return popup(scene)


def several(scene: Scene) -> SuggestionsPopup:
    """Open for a finding with three suggestions."""
    finding = replace(scene.finding("chep"), suggestions=("cheap", "chip", "cheep"))
    opened = popup(scene)
    opened.open_for(finding, QRect(100, 100, 1, 20))
    return opened


def test_it_opens_at_the_cursor_with_the_first_suggestion_under_the_keyboard(scene: Scene) -> None:
    opened = open_at(scene, 2, 14)
    assert opened.isVisible()
    assert [button.accessibleName() for button in opened._buttons] == [
        "cheap",
        "Ignore here",
        "Ignore in this document",
    ]
    assert [button.key for button in opened._buttons] == ["Enter", "Ctrl+;", "Ctrl+Shift+;"]
    assert opened._buttons[0].hasFocus()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert scene.session.corrected[2].text == "Tickets are chep."


def test_enter_takes_the_first(scene: Scene) -> None:
    QTest.keyClick(open_at(scene, 2, 14), Qt.Key.Key_Return)
    assert not popup(scene).isVisible()
    assert scene.session.corrected[2].text == "Tickets are cheap."


def test_digits_take_the_others(scene: Scene) -> None:
    opened = several(scene)
    assert [button.key for button in opened._buttons[:3]] == ["Enter", "1", "2"]
    QTest.keyClick(opened, Qt.Key.Key_2)
    assert scene.session.corrected[2].text == "Tickets are cheep."


def test_digits_of_the_number_pad_count_too(scene: Scene) -> None:
    QTest.keyClick(several(scene), Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier)
    assert scene.session.corrected[2].text == "Tickets are chip."


def test_a_digit_without_a_choice_does_nothing(scene: Scene) -> None:
    opened = several(scene)
    QTest.keyClick(opened, Qt.Key.Key_9)
    assert opened.isVisible()
    opened.close()


def test_arrows_walk_and_go_round(scene: Scene) -> None:
    opened = several(scene)
    QTest.keyClick(opened, Qt.Key.Key_Up)
    assert opened._buttons[-1].hasFocus()
    QTest.keyClick(opened, Qt.Key.Key_Down)
    QTest.keyClick(opened, Qt.Key.Key_Down)
    assert opened._buttons[1].hasFocus()
    QTest.keyClick(opened._buttons[1], Qt.Key.Key_Return)
    assert scene.session.corrected[2].text == "Tickets are chip."


def test_the_commands_own_keys_ignore(scene: Scene) -> None:
    QTest.keyClick(open_at(scene, 2, 14), Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert not popup(scene).isVisible()
    assert scene.window.parts.side.findings.count() == 3


def test_without_a_finding_at_the_cursor_it_says_so(scene: Scene) -> None:
    scene.window.parts.spread.select(Side.CORRECTION, Place(3, 0), Place(3, 0))
    scene.trigger("suggestions")
    assert not popup(scene).isVisible()
    assert scene.window.parts.status.currentMessage() == "There is no finding at the cursor."


def test_the_chosen_finding_is_offered_from_elsewhere_in_its_paragraph(scene: Scene) -> None:
    scene.window._findings.go_to(scene.finding("chep"))
    opened = open_at(scene, 2, 2)
    assert opened.isVisible()
    assert opened.accessibleName() == "Spelling: “chep”"
    opened.close()


def test_more_on_the_card_opens_it(scene: Scene) -> None:
    scene.window._findings.go_to(scene.finding("chep"))
    scene.window.parts.side.findings.card.more_wanted.emit()
    assert popup(scene).isVisible()
    popup(scene).close()


def test_it_stays_on_the_screen(scene: Scene) -> None:
    opened = ChoicePopup(scene.theme, scene.window)
    room = scene.window.screen().availableGeometry()
    for at in (QRect(room.right() - 5, room.bottom() - 5, 1, 20), QRect(room.left(), room.top(), 1, 20)):
        opened.offer("Title", [Choice("a"), Choice("b")], at)
        assert room.contains(opened.geometry())
        assert not opened.geometry().intersects(at)
        opened.close()


def test_it_can_be_opened_again_with_other_choices(scene: Scene) -> None:
    opened = ChoicePopup(scene.theme, scene.window)
    opened.offer("Title", [Choice("a"), Choice("b")], QRect(0, 0, 1, 1))
    opened.offer("Title", [Choice("c")], QRect(0, 0, 1, 1))
    assert [button.accessibleName() for button in opened._buttons] == ["c"]
    with scene.qtbot.waitSignal(opened.chosen) as chosen:
        QTest.keyClick(opened, Qt.Key.Key_Return)
    assert chosen.args == [0]
