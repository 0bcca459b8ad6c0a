import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from facing.core.edit import Place
from facing.core.settings import Settings, ThemeChoice
from facing.core.text import Text
from facing.session.replacing import Proposal
from facing.ui.preview.dialog import PreviewDialog, PreviewWords
from facing.ui.preview.model import ProposalModel
from facing.ui.theme import Theme
from tests.ui.window.test_accessibility import nameless

WORDS = PreviewWords("Replace all", "What is ticked is replaced.", lambda count: f"&Replace {count}")
TEXT = Text.from_string("The boat left.\nA boat, a boat!")
PROPOSALS = [
    Proposal(0, Place(0, 4), "boat", "ship"),
    Proposal(1, Place(1, 2), "boat", "ship", "House rule"),
    Proposal(1, Place(1, 10), "boat", ""),
]


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot) -> PreviewDialog:
    made = PreviewDialog(Theme(Settings(theme=ThemeChoice.LIGHT)), WORDS, PROPOSALS, TEXT)
    qtbot.addWidget(made)
    made.show()
    return made


def accept_button(dialog: PreviewDialog) -> str:
    return next(
        button.text()
        for button in dialog._buttons.buttons()
        if dialog._buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole
    )


def test_everything_is_ticked_at_first_and_chosen(dialog: PreviewDialog) -> None:
    assert dialog.chosen() == PROPOSALS
    assert dialog._count.text() == "3 of 3 ticked"
    assert accept_button(dialog) == "&Replace 3"


def test_space_unticks_the_chosen_rows_and_ticks_them_again(dialog: PreviewDialog) -> None:
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen() == PROPOSALS[1:]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen() == PROPOSALS[2:]
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen() == PROPOSALS
    assert dialog.model.ticked == 3


def test_a_click_on_the_box_ticks_and_a_click_on_the_words_chooses(dialog: PreviewDialog) -> None:
    left = Qt.MouseButton.LeftButton
    row = dialog.list.visualRect(dialog.model.index(1))
    QTest.mouseClick(dialog.list.viewport(), left, pos=QPoint(row.left() + 14, row.center().y()))
    assert dialog.chosen() == [PROPOSALS[0], PROPOSALS[2]]
    assert dialog.list.currentIndex().row() == 0
    QTest.mouseClick(dialog.list.viewport(), left, pos=row.center())
    assert dialog.list.currentIndex().row() == 1
    assert dialog.model.ticked == 2


def test_none_and_all(dialog: PreviewDialog) -> None:
    dialog._none.click()
    assert dialog.chosen() == []
    assert not dialog._accept.isEnabled()
    dialog._all.click()
    assert dialog.chosen() == PROPOSALS
    assert dialog._accept.isEnabled()


def test_enter_agrees_and_escape_declines(dialog: PreviewDialog) -> None:
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.show()
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_rows_can_be_heard_and_their_ticks_too(dialog: PreviewDialog) -> None:
    def heard(row: int, role: Qt.ItemDataRole = Qt.ItemDataRole.AccessibleTextRole) -> object:
        return dialog.model.data(dialog.model.index(row), role)

    assert heard(0) == "Paragraph 1: boat → ship, in: The boat left."
    assert heard(1) == "House rule. Paragraph 2: boat → ship, in: A boat, a boat!"
    assert heard(2) == "Paragraph 2: boat → nothing, in: A boat, a boat!"
    assert heard(0, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    dialog.model.setData(dialog.model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert heard(0, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert nameless(dialog) == []


@pytest.mark.parametrize(
    ("removed", "added", "shown"),
    [
        (" ", "\u00a0", ("·", "°")),
        (" a b ", "a\nb", ("·a b·", "a¶b")),
        ("\t", "\u2028", ("→", "↵")),
    ],
)
def test_what_cannot_be_seen_has_a_sign(removed: str, added: str, shown: tuple[str, str]) -> None:
    text = Text.from_string(f"x{removed}y".replace("\n", " "))
    words = ProposalModel([Proposal(0, Place(0, 1), removed, added)], text).words_of(0)
    assert (words.removed, words.added) == shown
    assert (words.before, words.behind) == ("x", "y")


def test_what_would_go_and_what_would_come_differ_by_more_than_colour(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Theme, "color", lambda self, token: QColor("black" if token == "ink" else "white"))

    def painted(proposal: Proposal) -> bytes:
        other = PreviewDialog(Theme(Settings(theme=ThemeChoice.LIGHT)), WORDS, [proposal], TEXT)
        other.list.selectionModel().clear()
        image = other.list.viewport().grab().toImage()
        other.deleteLater()
        return bytes(image.constBits())

    gone, come = Proposal(0, Place(0, 14), "boat", ""), Proposal(0, Place(0, 14), "", "boat")
    assert painted(gone) == painted(gone)
    assert painted(gone) != painted(come)


def test_words_are_made_only_for_rows_that_are_seen(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Text.from_string("\n".join(f"Line {number}." for number in range(50_000)))
    proposals = [Proposal(number, Place(number, 0), "Line", "Row") for number in range(50_000)]
    worded: set[int] = set()
    words_of = ProposalModel.words_of

    def counting(self: ProposalModel, row: int) -> object:
        worded.add(row)
        return words_of(self, row)

    monkeypatch.setattr(ProposalModel, "words_of", counting)
    dialog = PreviewDialog(Theme(Settings(theme=ThemeChoice.LIGHT)), WORDS, proposals, text)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.grab()
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    dialog.grab()
    assert dialog.list.currentIndex().row() == 49_999
    assert 0 < len(worded) < 150
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.model.ticked == 0
    assert len(worded) < 150
