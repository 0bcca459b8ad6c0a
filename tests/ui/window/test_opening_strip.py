"""While a document is being opened the window says so, unless it is quick, and lets the user give it up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facing.core.finding import Side
from tests.ui.window.conftest import Scene


def begin(scene: Scene, name: str, progress: tuple[int, int] = (0, 0), shown: bool = True) -> list[str]:
    """Begin to open something; gives what is asked to be given up."""
    strip = scene.window.parts.opening
    cancelled: list[str] = []
    strip.cancelled.connect(lambda: cancelled.append(name))
    strip.begin(name, lambda: progress)
    if shown:
        strip._delay.timeout.emit()
    return cancelled


def test_what_opens_quickly_is_not_announced(scene: Scene) -> None:
    strip = scene.window.parts.opening
    begin(scene, "a.txt", shown=False)
    assert strip.is_opening
    assert not strip.isVisible()
    strip.end()
    assert not strip._delay.isActive()


@pytest.mark.parametrize(
    ("name", "progress", "words", "far", "most"),
    [
        ("a.txt", (0, 0), "Opening “a.txt”…", "", 0),
        ("a.pdf", (11, 300), "Opening “a.pdf”…", "page 12 of 300", 300),
        ("a.pdf", (300, 300), "Opening “a.pdf”…", "page 300 of 300", 300),
        ("a.facing", (0, 7), "Opening “a.facing”…", "version 1 of 7", 7),
        ("", (0, 0), "Opening the copied text…", "", 0),
    ],
)
def test_the_name_and_how_far_it_is_are_told(
    scene: Scene, name: str, progress: tuple[int, int], words: str, far: str, most: int
) -> None:
    strip = scene.window.parts.opening
    begin(scene, name, progress)
    assert strip.isVisible()
    assert (strip._text.text(), strip.accessibleName()) == (words, words)
    assert (strip._far.text(), strip._bar.maximum()) == (far, most)
    strip.end()
    assert not strip.isVisible()
    assert not strip._looking.isActive()


def test_escape_gives_it_up_before_anything_else_and_typing_goes_on_meanwhile(scene: Scene) -> None:
    spread, strip = scene.window.parts.spread, scene.window.parts.opening
    spread.focus_page(Side.CORRECTION)
    cancelled = begin(scene, "a.pdf")
    page = spread.page(Side.CORRECTION)
    assert page.hasFocus()
    QTest.keyClicks(page, "x")
    assert scene.session.corrected.as_string().startswith("x")
    scene.trigger("find")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert cancelled == ["a.pdf"]
    assert scene.window.parts.find.isVisible()
    strip.cancel.setFocus()
    QTest.keyClick(strip.cancel, Qt.Key.Key_Space)
    assert cancelled == ["a.pdf", "a.pdf"]
    strip.end()
    assert page.hasFocus()


def test_before_the_first_document_there_is_nothing_but_giving_up(scene: Scene) -> None:
    window, strip = scene.window, scene.window.parts.opening
    window.close_document()
    invitation = window._pages.currentWidget()
    begin(scene, "a.pdf")
    assert window._pages.currentWidget() not in (invitation, window.parts.spread)
    assert strip.cancel.hasFocus()
    strip.end()
    assert window._pages.currentWidget() is invitation
    assert invitation.isAncestorOf(window.focusWidget() or window)
