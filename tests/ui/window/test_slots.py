"""A document with cells in the window: what would merge them is refused and said."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facing.core.edit import Place
from facing.core.finding import Side
from facing.session.counting import Size
from facing.session.measuring import Measure
from tests.ui.window.conftest import Scene

TEXT = "Before the table.\n\fOne cell\n\fAnother cell"


def test_a_key_that_would_merge_cells_says_why_it_does_nothing(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene(TEXT)
    scene.open()
    before = scene.session.corrected
    scene.window.parts.spread.select(Side.CORRECTION, Place(2, 0), Place(2, 0))
    QTest.keyClick(scene.window.parts.spread.correction_page, Qt.Key.Key_Backspace)
    status = scene.window.parts.status
    assert "not merged" in status.currentMessage()
    assert scene.session.corrected is before
    # The figures come back when the message has gone, not over it.
    status.show_counts(scene.session.counts())
    scene.window.parts.spread.select(Side.CORRECTION, Place(0, 0), Place(0, 6))
    status.show_selection(Measure(Size(1, 6, 6)))
    assert not status._words.isVisible()
    assert not status._characters.isVisible()
    status.clearMessage()
    assert status._words.isVisible()
    assert status._characters.isVisible()


def test_a_letter_that_an_aid_would_better_does_not_merge_cells(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene(TEXT)
    scene.open()
    spread = scene.window.parts.spread
    before = scene.session.corrected
    spread.select(Side.CORRECTION, Place(1, 4), Place(2, 7))
    QTest.keyClicks(spread.correction_page, '"')
    assert scene.session.corrected is before
    spread.select(Side.CORRECTION, Place(2, 0), Place(2, 0))
    QTest.keyClicks(spread.correction_page, '"')
    assert [(each.text, each.slot) for each in scene.session.corrected][1:] == [("One cell", 1), ("“Another cell", 2)]
