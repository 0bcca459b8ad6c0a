"""Moved paragraphs and their other places: the way there, what is said of it, what is seen of it."""

import pytest

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.panes.book import View

LINES = [
    f"Paragraph {number} says something quite its own about {word}."
    for number, word in enumerate("lanterns ropes gulls barges tides letters bread".split())
]
MOVED = [*LINES[1:5], LINES[0], *LINES[5:]]


@pytest.fixture
def book(open_book):
    return open_book("\n".join(LINES), "\n".join(MOVED))


def test_there_and_back(book) -> None:
    book.spread.focus_page(Side.CORRECTION)
    book.spread.select(Side.CORRECTION, Place(4, 7), Place(4, 7))
    assert book.spread.go_to_other_place()
    assert book.spread.active_side is Side.ORIGINAL
    assert book.spread.focusWidget() is book.page(Side.ORIGINAL)
    assert book.spread.current_place(Side.ORIGINAL) == Place(0, 0)
    assert book.spread.go_to_other_place()
    assert book.spread.active_side is Side.CORRECTION
    assert book.spread.current_place(Side.CORRECTION) == Place(4, 0)


def test_a_paragraph_that_stayed_has_no_other_place(book) -> None:
    book.spread.select(Side.CORRECTION, Place(1, 0), Place(1, 0))
    assert not book.spread.go_to_other_place()
    assert book.spread.active_side is Side.CORRECTION


def test_a_page_that_is_not_open_is_opened(book) -> None:
    told = []
    book.spread.view_changed.connect(told.append)
    book.spread.set_view(View.CORRECTION)
    book.spread.select(Side.CORRECTION, Place(4, 0), Place(4, 0))
    assert book.spread.go_to_other_place()
    assert told == [View.CORRECTION, View.BOTH]


def test_a_tip_names_the_other_place(book) -> None:
    tip = {side: book.page(side).paragraph_tip for side in Side}
    assert tip[Side.CORRECTION](4) == "Moved from paragraph 1 of the original"
    assert tip[Side.ORIGINAL](0) == "Moved to paragraph 5 of the correction"
    assert tip[Side.CORRECTION](1) == ""
    rows = [book.spread.level.row_of(Side.ORIGINAL, 0), book.spread.level.row_of(Side.CORRECTION, 4)]
    assert [book.spread.marked_column.page.paragraph_tip(row) for row in rows] == [
        "Moved to paragraph 5 of the correction",
        "Moved from paragraph 1 of the original",
    ]


def test_both_bars_grow_while_the_caret_is_in_one(book) -> None:
    def bar(side: Side, paragraph: int) -> int:
        sheet = book.spread.sheets[side]
        picture = sheet.grab().toImage()
        edge = book.spread._looks.color("move_edge").name()
        y = book.tops(side)[paragraph] + 10
        return sum(picture.pixelColor(x, y).name() == edge for x in range(sheet.text_left - 8, sheet.text_left))

    book.spread.select(Side.CORRECTION, Place(1, 0), Place(1, 0))
    narrow = bar(Side.CORRECTION, 4), bar(Side.ORIGINAL, 0)
    book.spread.select(Side.CORRECTION, Place(4, 30), Place(4, 30))
    wide = bar(Side.CORRECTION, 4), bar(Side.ORIGINAL, 0)
    assert narrow == (3, 3)
    assert wide[0] == wide[1] > 3
