"""Paragraphs written from right to left beside others: numbers, bars and rows."""

import pytest

from facing.core.edit import Place
from facing.core.finding import Side

ARABIC = "الميناء القديم هادئ في المساء والقارب يعود قبل الغروب مع الركاب والبضائع إلى الرصيف."
HEBREW = "הספינה הקטנה הגיעה לנמל לפני הצהריים והקפטן כתב את היומן בעט שחור."
ENGLISH = "In the second line stood שלום and then مرحبا and nothing but the date."


def inked(book, side: Side, paragraph: int) -> tuple[bool, bool]:
    """Whether there is a number at the left and at the right of a paragraph."""
    sheet = book.spread.sheets[side]
    picture = sheet.grab().toImage()
    paper = book.spread._looks.color("paper").name()
    top = book.tops(side)[paragraph]
    ends = ((sheet.text_left - 18, sheet.text_left - 8), (sheet.width() - sheet.text_left + 9, None))
    sides = []
    for left, right in ends:
        xs = range(left, right or left + 6)
        sides.append(any(picture.pixelColor(x, y).name() != paper for x in xs for y in range(top + 8, top + 22)))
    return sides[0], sides[1]


@pytest.mark.parametrize("width", [700, 966])
def test_a_number_stands_where_its_paragraph_begins(open_book, width: int) -> None:
    text = "\n".join([ENGLISH, ARABIC, HEBREW, ENGLISH, "Last."])
    book = open_book(text, text, size=(width, 700))
    book.spread.select(Side.CORRECTION, Place(4, 0), Place(4, 0))
    for paragraph in (1, 2):
        assert inked(book, Side.CORRECTION, paragraph) == (False, True)
    for paragraph in (0, 3):
        assert inked(book, Side.CORRECTION, paragraph)[0]
    sheet = book.spread.sheets[Side.CORRECTION]
    assert sheet.width() - sheet.text_left + 9 + 6 <= sheet.width() - book.spread.map.width()
    assert book.unlevel() == []


def test_only_texts_with_such_letters_leave_room_for_numbers_at_the_right(open_book) -> None:
    plain = open_book("One.", "One.")
    mixed = open_book(f"One.\n{HEBREW}", f"One.\n{HEBREW}")
    assert mixed.spread.sheets[Side.CORRECTION].text_left > plain.spread.sheets[Side.CORRECTION].text_left


def test_the_bar_of_a_moved_paragraph_is_at_its_start(open_book) -> None:
    lines = [f"Paragraph {number} says something quite its own." for number in range(5)]
    book = open_book("\n".join([ARABIC, *lines]), "\n".join([*lines, ARABIC]))
    book.spread.select(Side.CORRECTION, Place(1, 0), Place(1, 0))
    sheet = book.spread.sheets[Side.ORIGINAL]
    picture = sheet.grab().toImage()
    edge = book.spread._looks.color("move_edge").name()
    y = book.tops(Side.ORIGINAL)[0] + 10
    xs = [x for x in range(sheet.width()) if picture.pixelColor(x, y).name() == edge]
    assert xs
    assert min(xs) >= sheet.width() - sheet.text_left
