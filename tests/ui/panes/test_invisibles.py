"""Signs for what has no ink: painted, each in its own shape, and without any weight for the text."""

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.invisibles import InvisiblePainter
from facing.ui.qtext import UnitCounter
from tests.fakes.appearance import FakeAppearance

KINDS = "\t\u00a0\u202f\u00ad\u200b\u200c\u200d\u2060\u200e\u200f\u202c\u2028\u2003\u0085"  # one of each shape


def picture(book, side: Side = Side.CORRECTION) -> QImage:
    book.settle()
    return book.page(side).viewport().grab().toImage()


def box_of(book, unit: int, side: Side = Side.CORRECTION) -> QRect:
    """The middle of a space of the first paragraph, in pixels of the page: no letter reaches into it."""
    page = book.page(side)
    line = page.document().firstBlock().layout().lineForTextPosition(unit)
    left, right = line.cursorToX(unit)[0], line.cursorToX(unit + 1)[0]
    top = page.contentOffset().y()
    letters = line.naturalTextRect().translated(0, top)
    return QRectF((left + right) / 2 - 2, letters.top(), 4, letters.height()).toRect()


def ink(image: QImage, box: QRect) -> set[tuple[int, int]]:
    """The pixels of a box that are not paper."""
    paper = image.pixelColor(image.width() - 3, image.height() - 3)
    return {
        (x - box.left(), y - box.top())
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
        if image.pixelColor(x, y) != paper
    }


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("dark", [False, True])
def test_spaces_and_ends_are_seen_when_they_are_shown(open_book, side: Side, dark: bool) -> None:
    book = open_book("one two\nthree", "one two\nthree", appearance=FakeAppearance(dark=dark))
    book.spread.select(Side.CORRECTION, Place(1, 0), Place(1, 0))
    before = picture(book, side)
    assert not ink(before, box_of(book, 3, side))
    book.spread.show_invisibles(True)
    shown = picture(book, side)
    assert ink(shown, box_of(book, 3, side))
    assert shown != before
    book.spread.show_invisibles(False)
    assert picture(book, side) == before


def test_each_kind_has_a_shape_of_its_own(open_book) -> None:
    """Painted alone, away from letters; a space's dot and the sign for an end are told apart with them."""
    looks = FakeAppearance()
    book = open_book("", "")
    painter_of_signs = InvisiblePainter(looks, LineMeasure.of(looks.reading_font(), 1.6))
    shapes = set()
    for sign in KINDS:
        image = QImage(60, 40, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.setPen(Qt.GlobalColor.black)
        painter_of_signs._draw.get(sign, painter_of_signs._diamond)(painter, QRectF(20, 18, 14, 9))
        painter.end()
        assert any(byte < 200 for byte in bytes(image.constBits())), f"{ord(sign):04x}"
        shapes.add(bytes(image.constBits()))
    assert len(shapes) == len(KINDS)
    assert book.unlevel() == []


def test_the_layout_knows_nothing_of_them(open_book) -> None:
    text = "A long line with many words in it,\u00a0wide\u2003spaces\tand zero\u200bwidth ones.\u2028Second.\n" * 8
    book = open_book(text, text)
    document = book.page().document()

    def lines() -> list[tuple[float, float, int]]:
        layouts = [document.findBlockByNumber(number).layout() for number in range(document.blockCount())]
        shown = [layout.lineAt(number) for layout in layouts for number in range(layout.lineCount())]
        return [(line.x(), line.y(), line.textLength()) for line in shown]

    before, steps, revision = lines(), document.availableUndoSteps(), document.revision()
    book.spread.show_invisibles(True)
    picture(book)
    assert lines() == before
    assert (document.availableUndoSteps(), document.revision()) == (steps, revision)
    assert book.unlevel() == []


def test_signs_stand_at_their_characters_behind_letters_of_two_units(open_book) -> None:
    book = open_book("😀😀 b c", "😀😀 b c")
    book.spread.select(Side.CORRECTION, Place(0, 6), Place(0, 6))
    assert not ink(picture(book), box_of(book, 4))
    book.spread.show_invisibles(True)
    assert ink(picture(book), box_of(book, 4))
    assert ink(picture(book), box_of(book, 6))


def test_lines_that_are_not_seen_cost_nothing(open_book, monkeypatch: pytest.MonkeyPatch) -> None:
    words = " ".join(["word"] * 20_000)
    book = open_book(words, words)
    looked_at: list[int] = []
    units = UnitCounter.units

    def counting(self: UnitCounter, code_points: int) -> int:
        looked_at.append(code_points)
        return units(self, code_points)

    monkeypatch.setattr(UnitCounter, "units", counting)
    book.spread.show_invisibles(True)
    book.spread.scroll_by(20_000)
    looked_at.clear()
    book.spread.grab()
    assert 100 < len(looked_at) < 2000


def test_an_end_that_is_marked_already_gets_no_second_sign(open_book, monkeypatch: pytest.MonkeyPatch) -> None:
    book = open_book("One two three four. Five six seven.", "One two three four.\nFive six seven.")
    ends: list[int] = []
    monkeypatch.setattr(InvisiblePainter, "_paint_end", lambda self, painter, block: ends.append(block.paragraph))
    book.spread.show_invisibles(True)
    book.page(Side.CORRECTION).viewport().grab()
    assert set(ends) == {1}
