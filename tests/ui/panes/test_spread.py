"""The spread as a whole: focus, names, views, signals, tips, the end."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.ui.panes.book import View
from tests.fakes.appearance import FakeAppearance

ROOT = Path(__file__).parents[3]


def many(count: int = 60) -> str:
    return "\n".join(
        f"Paragraph {number} with some words in it that fill a line or two of it." for number in range(count)
    )


def test_both_pages_have_names_and_the_original_is_read_only(open_book) -> None:
    book = open_book("One.", "One.")
    assert book.page(Side.ORIGINAL).accessibleName() == "Original, read only"
    assert book.page(Side.CORRECTION).accessibleName() == "Correction"
    assert book.page(Side.ORIGINAL).isReadOnly()
    assert not book.page(Side.CORRECTION).isReadOnly()
    assert book.spread.map.accessibleName()


def test_the_keyboard_goes_from_page_to_page(open_book) -> None:
    book = open_book("One.", "One.")
    book.spread.activateWindow()
    book.spread.focus_page(Side.CORRECTION)
    assert book.spread.focusWidget() is book.page(Side.CORRECTION)
    book.spread.focus_page(Side.ORIGINAL)
    assert book.spread.focusWidget() is book.page(Side.ORIGINAL)
    assert book.spread.active_side is Side.ORIGINAL
    book.spread.set_view(View.CORRECTION)
    assert book.spread.focusWidget() is book.page(Side.CORRECTION)
    book.spread.focus_page(Side.ORIGINAL)
    assert book.spread.focusWidget() is book.page(Side.CORRECTION)


def test_a_tab_is_as_wide_on_both_pages_after_zooming_too(open_book) -> None:
    book = open_book("\tOne.", "\tOne.")
    before = book.page(Side.CORRECTION).tabStopDistance()
    assert book.page(Side.ORIGINAL).tabStopDistance() == before
    book.spread.zoom(4)
    after = book.page(Side.CORRECTION).tabStopDistance()
    assert book.page(Side.ORIGINAL).tabStopDistance() == after > before


def test_captions(open_book) -> None:
    book = open_book("One.", "One.")
    book.spread.set_caption(Side.ORIGINAL, "Original", "ferry & co.txt", "read only")
    book.spread.set_caption(Side.CORRECTION, "Correction", "", "saved 14:03")
    shown = {label.text() for label in book.spread.findChildren(QLabel)}
    assert {"Original", "ferry & co.txt", "read only", "Correction", "saved 14:03"} <= shown


def test_views_show_one_page_or_both(open_book) -> None:
    book = open_book(many(), many())
    widths = {}
    for view in View:
        book.spread.set_view(view)
        book.settle()
        for side in Side:
            assert book.spread.sheets[side].isVisible() is (side in view.sides and view is not View.MARKED)
        assert book.spread.marked_column.sheet.isVisible() is (view is View.MARKED)
        widths[view] = book.spread.sheets[view.sides[0]].width()
        assert book.spread.active_side in view.sides
    assert widths[View.ORIGINAL] == widths[View.CORRECTION] > 1.9 * widths[View.BOTH]


def test_the_text_columns_are_equally_wide(open_book) -> None:
    book = open_book(many(), many())
    for width in range(800, 830):
        book.spread.resize(width, 600)
        assert len({book.page(side).viewport().width() for side in Side}) == 1


def test_lines_are_not_longer_than_can_be_read(open_book) -> None:
    book = open_book(many(), many(), size=(3800, 900))
    assert book.spread.column <= 42 * 17 + 1
    assert book.spread.sheets[Side.ORIGINAL].text_left > 400


def test_what_is_in_view_is_told(open_book, qtbot) -> None:
    book = open_book(many(), many())
    told: list[tuple[int, int]] = []
    book.spread.visible_paragraphs_changed.connect(lambda first, last: told.append((first, last)))
    book.spread.scroll_by(600)
    first, last = told[-1]
    tops = book.tops(Side.CORRECTION)
    assert last == max(tops)
    assert first == min(tops) == book.spread.top_paragraph()
    before = len(told)
    book.spread.refresh_rows()
    book.settle()
    assert len(told) == before


def test_caret_moves_are_told_with_their_side(open_book) -> None:
    book = open_book("One two.", "One two.")
    told: list[tuple[Side, Place]] = []
    book.spread.cursor_place_changed.connect(lambda side, place: told.append((side, place)))
    book.spread.select(Side.ORIGINAL, Place(0, 1), Place(0, 4))
    book.spread.select(Side.CORRECTION, Place(0, 2), Place(0, 2))
    assert told == [(Side.ORIGINAL, Place(0, 4)), (Side.CORRECTION, Place(0, 2))]


def test_a_place_is_shown_in_the_middle(open_book) -> None:
    book = open_book(many(), many())
    for side in Side:
        for paragraph in (30, 5, 50):
            book.spread.show_place(side, Place(paragraph, 0))
            height = book.spread.sheets[side].height()
            top = book.tops(side)[paragraph]
            assert abs(top - height / 2) < 40 or paragraph == 5
            assert 0 < top < height
            assert book.unlevel() == []


def wheel(page, steps: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    viewport = page.viewport()
    centre = viewport.rect().center()
    event = QWheelEvent(
        centre.toPointF(),
        viewport.mapToGlobal(centre).toPointF(),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_scrolls_both_pages_from_either(open_book) -> None:
    book = open_book(many(), many())
    start = book.tops(Side.ORIGINAL)
    for number, side in enumerate(Side, start=1):
        wheel(book.page(side), -1)
        tops = book.tops(Side.ORIGINAL)
        assert start[3] - tops[3] == 81 * number
        assert tops == book.tops(Side.CORRECTION)


def test_the_wheel_with_ctrl_zooms(open_book, qtbot) -> None:
    book = open_book(many(), many())
    with qtbot.waitSignal(book.spread.zoomed) as told:
        wheel(book.page(), 1, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0] > 13
    assert book.page().font().pointSizeF() == told.args[0]
    book.spread.reset_zoom()
    assert book.page().font().pointSizeF() == 13
    for _ in range(60):
        book.spread.zoom(-1)
    assert 6 <= book.page().font().pointSizeF() < 7


def test_a_place_beyond_the_end_is_the_end(open_book) -> None:
    book = open_book(many(), many())
    book.spread.show_place(Side.CORRECTION, Place(900, 50))
    book.spread.select(Side.CORRECTION, Place(900, 50), Place(900, 50))
    assert book.spread.current_place(Side.CORRECTION).paragraph == 59
    assert book.spread._scroller.rows[-1].number == 59


class PaintedAreas(QObject):
    """Where a page is painted anew."""

    def __init__(self, page) -> None:
        super().__init__()
        self.areas: list[QRect] = []
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def test_a_key_press_paints_its_row_alone_and_on_both_pages(open_book) -> None:
    book = open_book(many(), many())
    at = Place(5, 10)
    book.spread.select(Side.CORRECTION, at, at)
    QTest.keyClick(book.page(), "a")
    book.settle()
    QApplication.processEvents()
    painted = {side: PaintedAreas(book.page(side)) for side in Side}
    QTest.keyClick(book.page(), "b")
    QApplication.processEvents()
    row = next(row for row in book.spread._scroller.rows if row.number == 5)
    for side in Side:
        page = book.page(side)
        assert painted[side].areas
        for area in painted[side].areas:
            assert area.height() <= row.height + 60
        top = row.top - page.y()
        assert any(area.top() <= top and area.bottom() >= top + row.height - 20 for area in painted[side].areas)


def test_a_row_that_grows_moves_all_below_on_both_pages(open_book) -> None:
    book = open_book(many(), many())
    at = Place(2, 10)
    book.spread.select(Side.CORRECTION, at, at)
    before = book.tops(Side.ORIGINAL)
    book.settle()
    QApplication.processEvents()
    painted = PaintedAreas(book.page(Side.ORIGINAL))
    book.content.replace(at, "", "many more words than fit in a line " * 3)
    QApplication.processEvents()
    assert book.tops(Side.ORIGINAL)[3] > before[3]
    assert any(area.height() > 600 for area in painted.areas)


def tip_at(book, words: str) -> str:
    page = book.page()
    line = page.document().firstBlock().layout().lineAt(0)
    x = line.cursorToX(page.document().firstBlock().text().index(words) + 2)[0]
    point = QPoint(round(x), round(page.contentOffset().y()) + 12)
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, point, page.viewport().mapToGlobal(point))
    QApplication.sendEvent(page.viewport(), event)
    return QToolTip.text()


def test_a_tip_says_what_why_who_and_how_sure(open_book, qtbot) -> None:
    book = open_book("A <speling> here.", "A <speling> here.")
    book.content.find(Side.CORRECTION, "<speling>", Kind.SPELLING, message="Not a word & no name.")
    tip = tip_at(book, "<speling>")
    for part in ("&lt;speling&gt;", "Not a word &amp; no name.", "Languagetool", "Likely"):
        assert part in tip
    tip_at(book, "here")
    qtbot.waitUntil(lambda: QToolTip.text() == "")


def test_another_theme_changes_every_colour(open_book) -> None:
    book = open_book("One.", "One.")
    light = book.spread.grab().toImage().pixelColor(300, 400).name()
    book.spread.set_appearance(FakeAppearance(dark=True))
    dark = book.spread.grab().toImage().pixelColor(300, 400).name()
    assert light == book.spread._looks.color("paper").name() or dark == FakeAppearance(True).color("paper").name()
    assert light == FakeAppearance(False).color("paper").name()
    assert dark == FakeAppearance(True).color("paper").name()


def test_another_content_can_be_shown(open_book) -> None:
    book = open_book(many(), many())
    book.spread.scroll_by(1500)
    book.content.original = type(book.content.original).from_string("Short.")
    other = type(book.content)("Short.", "Shorter.")
    book.mirror.detach()
    mirror = type(book.mirror)(book.spread.document(Side.CORRECTION), other)
    book.mirror = mirror
    mirror.load()
    places = type(mirror._places)(book.spread.document(Side.ORIGINAL), lambda: other.original)
    places.load()
    book.content = other
    book.spread.show_content(other, mirror, places)
    book.settle()
    assert list(book.tops(Side.CORRECTION)) == list(book.tops(Side.ORIGINAL)) == [0]
    assert book.spread._scroller.anchor.row == 0


def test_the_program_ends_well_with_or_without_being_told() -> None:
    script = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from facing.core.finding import Side
from facing.ui.panes.spread import Spread
from facing.ui.qtext import Mirror, StaticMirror
from tests.fakes.appearance import FakeAppearance
from tests.fakes.pane_content import FakePaneContent
application = QApplication([])
content = FakePaneContent("One.\\nTwo.", "One.\\nTwo.\\nThree.")
spread = Spread(FakeAppearance())
mirror = Mirror(spread.document(Side.CORRECTION), content)
places = StaticMirror(spread.document(Side.ORIGINAL), lambda: content.original)
mirror.load()
places.load()
spread.show_content(content, mirror, places)
spread.show()
application.processEvents()
spread.page(Side.CORRECTION).selectAll()
spread.page(Side.CORRECTION).copy()
if sys.argv[1] == "told":
    spread.release()
"""
    for how in ("told", "untold"):
        done = subprocess.run(
            [sys.executable, "-c", script, how],
            cwd=ROOT,
            env={"PYTHONPATH": f"{ROOT}:{ROOT / 'desktop'}", "PATH": "/usr/bin:/bin", "HOME": "/tmp"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
