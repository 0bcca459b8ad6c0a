"""What the mirror makes of keys, of pasted text and of characters that Qt cannot hold."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit
from pytestqt.qtbot import QtBot

from facing.core.edit import Edit, Origin, Place
from facing.session.session import Session
from facing.ui.bridge import SessionSignals
from facing.ui.qtext import OBJECT, Mirror, code_points, shown, units
from tests.fakes.services import session_on


class Desk:
    def __init__(self, text: str, qtbot: QtBot) -> None:
        self.session: Session = session_on(text)
        self.pane = QPlainTextEdit()
        qtbot.addWidget(self.pane)
        self.pane.document().setDocumentLayout(QPlainTextDocumentLayout(self.pane.document()))
        self.mirror = Mirror(self.pane.document(), self.session)
        self.mirror.load()
        self.edits: list[Edit] = []
        self.signals = SessionSignals(self.session)
        self.signals.corrected_changed.connect(self._follow)

    def _follow(self, edits: tuple[Edit, ...], by_pane: bool) -> None:
        self.edits += edits
        if not by_pane:
            self.mirror.follow(edits)

    def cursor(self, place: Place, until: Place | None = None) -> QTextCursor:
        cursor = self.pane.textCursor()
        cursor.setPosition(self.mirror.to_position(place))
        if until is not None:
            cursor.setPosition(self.mirror.to_position(until), QTextCursor.MoveMode.KeepAnchor)
        self.pane.setTextCursor(cursor)
        return cursor

    def text(self) -> str:
        return self.session.corrected.as_string()


@pytest.fixture
def desk(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Desk]:
    made = Desk(getattr(request, "param", "hello all"), qtbot)
    yield made
    made.mirror.detach()


def test_a_letter_beside_its_like_is_put_where_it_was_typed(desk: Desk) -> None:
    desk.cursor(Place(0, 3))
    QTest.keyClicks(desk.pane, "l")
    assert [(edit.at, edit.removed, edit.added) for edit in desk.edits] == [(Place(0, 3), "", "l")]


def test_a_sentence_is_a_step_of_its_own(desk: Desk) -> None:
    desk.cursor(Place(0, 9))
    QTest.keyClicks(desk.pane, ". One. Two")
    desk.mirror.undo()
    assert desk.text() == "hello all. One. "
    desk.mirror.undo()
    assert desk.text() == "hello all. "
    desk.mirror.redo()
    assert desk.text() == "hello all. One. "


def test_typing_after_an_accepted_suggestion_is_undone_without_it(desk: Desk) -> None:
    desk.session.apply([Edit(Place(0, 0), "hello", "Hello", Origin.RULE)], "suggestion")
    desk.cursor(Place(0, 5))
    QTest.keyClicks(desk.pane, "xy")
    desk.mirror.undo()
    assert desk.text() == "Hello all"
    desk.mirror.undo()
    assert desk.text() == "hello all"


def test_pasted_line_ends_of_other_systems_are_paragraph_breaks(desk: Desk) -> None:
    desk.mirror.insert_text(desk.cursor(Place(0, 5)), "1\r\n2\r3\u20294\n5")
    assert [paragraph.text for paragraph in desk.session.corrected] == ["hello1", "2", "3", "4", "5 all"]
    desk.mirror.undo()
    assert desk.text() == "hello all"


@pytest.mark.parametrize("desk", ["a\u00a0b\ud83dc\ufdd0\u2028d😀e"], indirect=True)
def test_what_qt_cannot_hold_stays_in_the_text_and_is_copied_exactly(desk: Desk) -> None:
    before = desk.text()
    desk.cursor(Place(0, 9))
    QTest.keyClicks(desk.pane, "x")
    assert desk.text() == before[:9] + "x" + before[9:]
    assert desk.mirror.text_of_selection(desk.cursor(Place(0, 0), Place(0, 10))) == before[:9] + "x"


def test_units_and_code_points_are_each_others_inverse() -> None:
    text = "a😀b\ud800é漢😀"
    assert units(text, len(text)) == 9
    assert [code_points(text, units(text, number)) for number in range(len(text) + 1)] == list(range(len(text) + 1))
    assert code_points(text, 2) == 1, "half a character counts as none"
    assert len(shown(text)) == len(text)


def test_an_object_has_its_sign_in_a_long_paragraph_too() -> None:
    assert shown("a" * 3000 + OBJECT) == "a" * 3000 + "\u25a3"
