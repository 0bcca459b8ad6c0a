"""Typing aids on the page: each is a step of its own, and one that was taken back stays away."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Side
from facing.typography.aids import Choices
from facing.ui.panes.typing_aid import TypingAid

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """A page with aids whose language and choices a test may change."""

    book: object
    language: str = "en-US"
    choices: Choices | None = field(default_factory=Choices)

    def type(self, keys: str) -> None:
        QTest.keyClicks(self.book.page(), keys)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.book.page(), key, modifier)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, CONTROL)

    def go(self, paragraph: int, offset: int, end: int | None = None) -> None:
        self.book.spread.select(Side.CORRECTION, Place(paragraph, offset), Place(paragraph, end or offset))

    @property
    def text(self) -> str:
        document = self.book.page().document()
        blocks = [document.findBlockByNumber(number).text() for number in range(document.blockCount())]
        assert "\n".join(blocks) == self.book.content.corrected.as_string()
        return "\n".join(blocks)

    @property
    def caret(self) -> Place:
        return self.book.spread.current_place(Side.CORRECTION)


@pytest.fixture
def desk(open_book):
    def made(text: str = "", language: str = "en-US") -> Desk:
        book = open_book(text, text)
        desk = Desk(book, language)
        book.page().help_typing(TypingAid(lambda: desk.language, lambda: desk.choices))
        desk.go(0, len(text.split("\n")[0]))
        return desk

    return made


def test_what_is_typed_becomes_what_the_language_writes(desk) -> None:
    one = desk()
    one.type('"It\'s late--really..."')
    assert one.text == "“It’s late—really…”"
    assert one.caret == Place(0, len(one.text))


def test_the_caret_stands_behind_what_was_put_there_also_after_letters_of_two_units(desk) -> None:
    one = desk("😀😀 b", language="fr")
    one.go(0, 3)
    one.type('"a"')
    assert one.text == "😀😀 «\u202fa\u202f»b"
    assert one.caret == Place(0, 8)


def test_one_undo_brings_back_what_was_typed(desk) -> None:
    one = desk()
    one.type('"')
    assert one.text == "“"
    one.undo()
    assert one.text == '"'
    assert one.caret == Place(0, 1)
    one.undo()
    assert one.text == ""


def test_after_undo_typing_goes_on_and_the_aid_stays_away(desk) -> None:
    one = desk()
    one.type("wait--w")
    assert one.text == "wait—w"
    one.undo()
    assert one.text == "wait--w"
    one.type("hat")
    assert one.text == "wait--what"
    for _ in range(4):
        one.press(Qt.Key.Key_Backspace)
    one.type("no")
    assert one.text == "wait--no"


def test_the_aid_stays_away_at_that_place_alone(desk) -> None:
    one = desk("\n")
    one.type('"')
    one.undo()
    one.press(Qt.Key.Key_Backspace)
    one.type('"')
    assert one.text == '"\n'
    one.go(1, 0)
    one.type('"')
    assert one.text == '"\n“'


def test_several_aids_are_taken_back_one_by_one(desk) -> None:
    one = desk()
    one.type('"a"')
    states = []
    while one.text:
        one.undo()
        states.append(one.text)
    assert states == ['“a"', "“", '"', ""]
    for wanted in ('"', "“", '“a"', "“a”"):
        one.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert one.text == wanted


def test_a_selection_that_is_typed_over_comes_back(desk) -> None:
    one = desk("old words")
    one.go(0, 0, 3)
    one.type('"')
    assert one.text == "“ words"
    one.undo()
    assert one.text == '" words'
    one.undo()
    assert one.text == "old words"


def test_what_is_pasted_stays_as_it_is(desk) -> None:
    one = desk()
    for text in ('"', "'a'--b...", '"'):
        data = QMimeData()
        data.setText(text)
        one.book.page().insertFromMimeData(data)
    assert one.text == "\"'a'--b...\""


def test_redo_brings_back_the_literal_text_without_helping(desk) -> None:
    one = desk()
    one.choices = None
    one.type('"a"')
    one.undo()
    one.choices = Choices()
    one.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert one.text == '"a"'


def test_a_dead_key_commits_a_mark_and_is_helped(desk) -> None:
    one = desk()
    page = one.book.page()
    QApplication.sendEvent(page, QInputMethodEvent('"', []))
    assert one.book.content.corrected.as_string() == ""
    commit = QInputMethodEvent()
    commit.setCommitString('"')
    QApplication.sendEvent(page, commit)
    assert one.text == "“"


def test_what_is_committed_while_composing_goes_on_is_left_alone(desk) -> None:
    one = desk()
    page = one.book.page()
    event = QInputMethodEvent("next", [])
    event.setCommitString('"')
    QApplication.sendEvent(page, event)
    assert one.book.content.corrected.as_string() == '"'
    assert page.document().firstBlock().layout().preeditAreaText() == "next"
    QApplication.sendEvent(page, QInputMethodEvent("", []))
    assert one.text == '"'


def test_aids_can_be_switched_off_and_follow_the_language(desk) -> None:
    one = desk()
    one.choices = None
    one.type('"')
    one.choices, one.language = Choices(), "de"
    one.type(' "')
    assert one.text == '" "'
    one.press(Qt.Key.Key_Return)
    one.type('"a"')
    assert one.text.endswith("\n„a“")


def test_keys_that_type_nothing_are_no_typing(desk) -> None:
    one = desk('a"')
    steps = one.book.page().document().availableUndoSteps()
    one.press(Qt.Key.Key_Left)
    one.press(Qt.Key.Key_Home)
    one.press(Qt.Key.Key_QuoteDbl, CONTROL)
    assert one.text == 'a"'
    assert one.book.page().document().availableUndoSteps() == steps


def test_in_code_what_is_typed_stays(desk) -> None:
    one = desk("code prose")
    asked = []

    def is_prose(paragraph: int, offset: int) -> bool:
        asked.append((paragraph, offset))
        return offset > 4

    one.book.page().help_typing(TypingAid(lambda: "en-US", lambda: one.choices, is_prose))
    one.go(0, 4)
    one.type("'s")
    one.go(0, 12)
    one.type("'s")
    assert one.text == "code's prose’s"
    assert asked == [(0, 4), (0, 12)]
