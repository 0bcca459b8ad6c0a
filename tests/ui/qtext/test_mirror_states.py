"""The real pane against the session: whatever is done in whatever order, both hold the same text."""

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing.core.chunks import Paragraph
from facing.core.edit import Edit, Origin
from facing.core.finding import Side
from facing.core.text import Text
from facing.session.opening import open_session
from facing.session.rewriting import edits_between
from facing.session.session import Session
from facing.typography.aids import Choices
from facing.ui.bridge import SessionSignals
from facing.ui.panes.session_content import SessionContent
from facing.ui.panes.spread import Spread
from facing.ui.panes.typing_aid import TypingAid
from facing.ui.qtext import Mirror, StaticMirror, shown
from tests.fakes.appearance import FakeAppearance
from tests.fakes.services import services_for

LETTERS = st.sampled_from([*"ab. é漢😀", "\u00a0", "\u2028", "x", "I"])
HARD_LETTERS = st.sampled_from([*"ab .\n", "\u2029", "\ufdd0", "\ud83d", "\u00a0", "\ufffc", "😀"])
TEXTS = st.lists(st.text(HARD_LETTERS, max_size=12), min_size=1, max_size=6).map("\n".join)
SLOTTED = st.lists(st.text(HARD_LETTERS, max_size=8), min_size=1, max_size=5).map("\n\f".join)
FRACTIONS = st.floats(0, 1)


def slots_of(text: Text) -> list[int]:
    return list(dict.fromkeys(paragraph.slot for paragraph in text))


class PaneAndSession(RuleBasedStateMachine):
    """Types, pastes, composes, accepts, replaces, restores, undoes and redoes in a pane that really exists."""

    @initialize(text=st.one_of(TEXTS, SLOTTED))
    def open(self, text: str) -> None:
        services = services_for({Path("text.txt"): text})
        self.session: Session = open_session(services, Path("text.txt"))
        self.tasks = services.tasks
        self.signals = SessionSignals(self.session)
        self.spread = Spread(FakeAppearance())
        self.pane = self.spread.page(Side.CORRECTION)
        self.mirror = Mirror(self.pane.document(), self.session)
        self.mirror.load()
        original = StaticMirror(self.spread.document(Side.ORIGINAL), lambda: self.session.original.text)
        original.load()
        self.spread.show_content(SessionContent(self.session, lambda: None), self.mirror, original)
        self.pane.help_typing(TypingAid(lambda: "fr", Choices))
        self.signals.corrected_changed.connect(self._follow)
        self.accepted: list[tuple[Text, Text]] = []
        self.history: list[Text] = [self.session.corrected]
        self.slots = slots_of(self.session.corrected)

    def _follow(self, edits: tuple[Edit, ...], by_pane: bool) -> None:
        if not by_pane:
            self.mirror.follow(edits)
        self.spread.refresh_rows()

    def _place(self, fraction: float) -> int:
        text = self.session.corrected
        return self.mirror.to_position(text.place_of(round(fraction * text.length)))

    @rule(start=FRACTIONS, end=FRACTIONS)
    def select(self, start: float, end: float) -> None:
        cursor = self.pane.textCursor()
        cursor.setPosition(self._place(start))
        cursor.setPosition(self._place(end), QTextCursor.MoveMode.KeepAnchor)
        self.pane.setTextCursor(cursor)

    @rule(place=FRACTIONS)
    def put_cursor(self, place: float) -> None:
        cursor = self.pane.textCursor()
        cursor.setPosition(self._place(place))
        self.pane.setTextCursor(cursor)

    @rule(letters=st.sampled_from(["word", "x", ". ", "a", "  ", '"a" ', "it's--?", "..."]))
    def type_letters(self, letters: str) -> None:
        QTest.keyClicks(self.pane, letters)

    @rule(
        key=st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete]),
        modifier=st.sampled_from([Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]),
    )
    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self.pane, key, modifier if key is not Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier)

    @rule(text=st.text(HARD_LETTERS, max_size=6))
    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.pane.insertFromMimeData(data)

    @rule(text=st.text(LETTERS, min_size=1, max_size=3))
    def compose(self, text: str) -> None:
        QApplication.sendEvent(self.pane, QInputMethodEvent("draft", []))
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(self.pane, commit)

    @rule()
    def compose_and_give_up(self) -> None:
        QApplication.sendEvent(self.pane, QInputMethodEvent("draft", []))
        QApplication.sendEvent(self.pane, QInputMethodEvent("", []))

    @rule(start=FRACTIONS, length=st.integers(0, 4), suggestion=st.text(LETTERS, max_size=4))
    def accept(self, start: float, length: int, suggestion: str) -> None:
        text = self.session.corrected
        at = text.place_of(round(start * text.length))
        words = text[at.paragraph].text[at.offset : at.offset + length]
        self.session.apply([Edit(at, words, suggestion, Origin.RULE)], "suggestion")
        if self.session.corrected is not text:
            self.accepted.append((text, self.session.corrected))

    @rule(old=st.sampled_from(["a", "x", " ", "."]), new=st.sampled_from(["", "yy", "\n", "é"]))
    def replace_all(self, old: str, new: str) -> None:
        target = Text.from_paragraphs(
            Paragraph(line, paragraph.slot)
            for paragraph in self.session.corrected
            for line in paragraph.text.replace(old, new).split("\n")
        )
        self.session.apply(edits_between(self.session.corrected, target, Origin.BULK), "replace")
        assert self.session.corrected == target

    @rule()
    def keep_version(self) -> None:
        self.session.history.keep()

    @precondition(lambda self: self.session.history.versions())
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        version = data.draw(st.sampled_from(self.session.history.versions()))
        wanted = self.session.history.content(version.id).text
        self.session.history.restore(version.id, lambda: None, pytest.fail)
        self.tasks.drain()  # type: ignore[attr-defined]
        assert self.session.corrected == wanted

    @rule()
    def undo(self) -> None:
        before = self.session.corrected
        label = self.session.undo_label
        QTest.keyClick(self.pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        if label == "suggestion":
            # The newest step was an accepted suggestion: undo takes back that and nothing else.
            assert (self.session.corrected, before) in self.accepted
        elif label == "typing":
            # One undo never reaches across an accepted suggestion.
            assert (self.session.corrected, before) not in self.accepted

    @rule()
    def redo(self) -> None:
        QTest.keyClick(self.pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    @rule()
    def look(self) -> None:
        """Lay out and paint what is in view."""
        self.spread.settle()
        self.pane.viewport().grab()

    @rule()
    def pause(self) -> None:
        self.mirror.boundary()

    @invariant()
    def same_text(self) -> None:
        if not hasattr(self, "session"):
            return
        document = self.pane.document()
        blocks = [document.findBlockByNumber(number).text() for number in range(document.blockCount())]
        assert blocks == [shown(paragraph.text) for paragraph in self.session.corrected]
        assert slots_of(self.session.corrected) == self.slots

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        while self.session.redo_label:
            self.mirror.redo()
            self.same_text()
        end = self.session.corrected
        while self.session.undo_label:
            self.mirror.undo()
            self.same_text()
        assert self.session.corrected == self.history[0]
        while self.session.redo_label:
            self.mirror.redo()
        self.same_text()
        assert self.session.corrected == end
        self.signals.detach()
        self.mirror.detach()
        self.spread.release()
        self.spread.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.slow
def test_pane_and_session_hold_the_same_text(qtbot: QtBot) -> None:
    run_state_machine_as_test(
        PaneAndSession, settings=settings(max_examples=120, stateful_step_count=40, deadline=None)
    )
