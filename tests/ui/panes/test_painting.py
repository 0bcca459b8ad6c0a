"""Marks as they reach the screen, probed by pixels, and the boxes they are painted in."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.ui.panes.content import ShownMatch
from tests.fakes.appearance import FakeAppearance

SHAPES = {
    Kind.SPELLING: "speling",
    Kind.GRAMMAR: "grammars",
    Kind.STYLE: "styles",
    Kind.TYPOGRAPHY: "typography",
    Kind.TERM: "termings",
    Kind.CONSISTENCY: "consistant",
    Kind.GARBLE: "garbling",
    Kind.ENCODING: "encoding",
}


class Picture:
    """The sheet of one side as it is painted."""

    def __init__(self, book, side: Side) -> None:
        book.settle()
        self.sheet = book.spread.sheets[side]
        self.page = self.sheet.page
        self.image: QImage = self.sheet.grab().toImage()
        self.appearance = book.spread._looks

    def token(self, name: str) -> QColor:
        return self.appearance.color(name)

    def colours(self, left: int, top: int, right: int, bottom: int) -> set[str]:
        return {self.image.pixelColor(x, y).name() for x in range(left, right) for y in range(top, bottom)}

    def letters(self, paragraph: int, start: int, end: int) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of some letters on one line, in pixels of the sheet."""
        block = self.page.document().findBlockByNumber(paragraph)
        top = self.page.blockBoundingGeometry(block).translated(self.page.contentOffset()).top()
        line = block.layout().lineForTextPosition(start)
        origin = self.page.viewport().mapTo(self.sheet, QPoint(0, round(top)))
        box = line.naturalTextRect()
        left, right = line.cursorToX(start)[0], line.cursorToX(end)[0]
        return (
            round(origin.x() + left),
            round(origin.y() + box.bottom()) - round(box.height()),
            round(origin.x() + right),
            round(origin.y() + box.bottom()),
        )

    def has(self, token: str, left: int, top: int, right: int, bottom: int) -> bool:
        return self.token(token).name() in self.colours(left, top, right, bottom)


@pytest.mark.parametrize("dark", [False, True])
def test_a_changed_word_has_its_line_above_in_the_original_and_below_in_the_correction(open_book, dark: bool) -> None:
    book = open_book("The harbour bureau said.", "The harbour office said.", appearance=FakeAppearance(dark))
    for side, word, own in ((Side.ORIGINAL, "bureau", "delete"), (Side.CORRECTION, "office", "insert")):
        picture = Picture(book, side)
        left, top, right, bottom = picture.letters(0, 12, 12 + len(word))
        above = picture.has(f"{own}_edge", left + 4, top, right - 4, top + 2)
        below = picture.has(f"{own}_edge", left + 4, bottom - 2, right - 4, bottom)
        assert above is (side is Side.ORIGINAL)
        assert below is (side is Side.CORRECTION)
        assert picture.has(f"{own}_fill", left, top + 4, right, bottom - 4)
        before = picture.letters(0, 4, 11)
        assert not picture.has(f"{own}_fill", *before)


@pytest.mark.parametrize("dark", [False, True])
def test_letters_changed_in_a_word_are_stronger_than_the_rest_of_it(open_book, dark: bool) -> None:
    book = open_book("The adminastrator.", "The administrator.", appearance=FakeAppearance(dark))
    for side, own in ((Side.ORIGINAL, "delete"), (Side.CORRECTION, "insert")):
        picture = Picture(book, side)
        assert picture.has(f"{own}_letters", *picture.letters(0, 9, 10))
        for start, end in ((4, 8), (11, 17)):
            assert picture.has(f"{own}_fill", *picture.letters(0, start, end))
            assert not picture.has(f"{own}_letters", *picture.letters(0, start, end))


def test_no_mark_where_nothing_changed(open_book) -> None:
    book = open_book("The same words here.\nAnd here.", "The same words here.\nAnd here.")
    for side in Side:
        picture = Picture(book, side)
        whole = picture.colours(0, 0, picture.image.width(), 200)
        for token in ("delete_fill", "insert_fill", "move_fill", "delete_edge", "insert_edge", "move_edge"):
            assert picture.token(token).name() not in whole


def test_moved_inserted_and_deleted_paragraphs_are_marked_as_a_whole(open_book) -> None:
    moved = "This one wanders through the whole document to its end."
    others = [f"Quiet paragraph number {number} stays exactly where it always was." for number in range(3)]
    book = open_book(
        "\n".join([moved, *others, "Completely superfluous remarks nobody needed."]),
        "\n".join([*others, moved]).replace(others[1], others[1] + "\nFresh words that nobody had ever written."),
    )
    original, correction = Picture(book, Side.ORIGINAL), Picture(book, Side.CORRECTION)
    left, top, _, bottom = original.letters(0, 0, 4)
    assert original.has("move_edge", left - 6, top, left - 3, bottom)
    assert original.has("move_fill", left, top, left + 380, bottom)
    left, top, right, _ = original.letters(4, 0, 10)
    assert original.has("delete_fill", left, top, right + 200, top + 20)
    assert original.has("delete_edge", left, top - 2, right, top)
    left, _, right, bottom = correction.letters(2, 0, 10)
    assert correction.has("insert_fill", left, bottom - 20, right, bottom)
    assert correction.has("insert_edge", left, bottom, right, bottom + 3)
    assert correction.has("move_edge", *_bar(correction, 4))


def _bar(picture: Picture, paragraph: int) -> tuple[int, int, int, int]:
    left, top, _, bottom = picture.letters(paragraph, 0, 4)
    return left - 6, top, left - 3, bottom


def test_a_paragraph_break_that_is_only_on_one_side_is_shown(open_book) -> None:
    text = "The first part of it ends here. The second part goes on for a while."
    book = open_book(text, text.replace("here. ", "here.\n"))
    picture = Picture(book, Side.CORRECTION)
    _, top, right, bottom = picture.letters(0, 0, 31)
    assert picture.has("insert_fill", right + 2, top, right + 20, bottom)


def test_a_gap_is_shown_where_words_are_gone(open_book) -> None:
    book = open_book("A bakery that really sells bread.", "A bakery that sells bread.")
    picture = Picture(book, Side.CORRECTION)
    left, _, _, bottom = picture.letters(0, 14, 15)
    assert picture.has("delete_edge", left - 6, bottom - 4, left + 4, bottom + 2)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_finding_has_a_line_below_its_words(open_book, side: Side, kind: Kind) -> None:
    text = " ".join(SHAPES.values())
    book = open_book(text, text)
    book.content.find(side, SHAPES[kind], kind)
    book.spread.refresh_paragraphs(side, None)
    picture = Picture(book, side)
    start = text.index(SHAPES[kind])
    left, top, right, bottom = picture.letters(0, start, start + len(SHAPES[kind]))
    colour = picture.token(kind.value)
    near = [
        pixel
        for pixel in (QColor(name) for name in picture.colours(left, bottom, right, bottom + 5))
        if abs(pixel.red() - colour.red()) + abs(pixel.green() - colour.green()) + abs(pixel.blue() - colour.blue())
        < 90
    ]
    assert near
    assert picture.has("garble_fill", left, top, right, bottom) is (kind is Kind.GARBLE)


def test_the_shapes_of_the_lines_differ(open_book) -> None:
    """The same words with each kind: no two pictures are alike, even without colour."""
    text = "mmmmmmmmmmmmmm"
    seen: dict[tuple[bool, ...], Kind] = {}
    for kind in Kind:
        book = open_book(text, text)
        book.content.find(Side.CORRECTION, text, kind)
        book.spread.refresh_paragraphs(Side.CORRECTION, None)
        picture = Picture(book, Side.CORRECTION)
        left, _, right, bottom = picture.letters(0, 0, len(text))
        paper = picture.token("current").name()
        shape = tuple(
            picture.image.pixelColor(x, y).name() != paper
            for y in range(bottom, bottom + 5)
            for x in range(left, right)
        )
        assert any(shape)
        assert shape not in seen, f"{kind} looks like {seen.get(shape)}"
        seen[shape] = kind


def test_the_chosen_finding_stands_out(open_book) -> None:
    book = open_book("A speling here.", "A speling here.")
    found = book.content.find(Side.CORRECTION, "speling", Kind.SPELLING)
    book.spread.refresh_paragraphs(Side.CORRECTION, None)
    picture = Picture(book, Side.CORRECTION)
    left, top, right, _ = picture.letters(0, 2, 9)
    frame = left - 3, top - 1, right + 3, top + 1
    assert not picture.has("spelling", *frame)
    book.content.current_finding = found
    book.spread.refresh_choice()
    before = picture.colours(*frame)
    picture = Picture(book, Side.CORRECTION)
    assert picture.colours(*frame) != before


def test_the_row_of_the_caret_is_a_band_on_both_pages(open_book) -> None:
    book = open_book("One one.\nTwo two.\nThree three.", "One one.\nTwo two, and some more words.\nThree three.")
    book.spread.focus_page(Side.CORRECTION)
    for paragraph in (1, 2):
        book.spread.select(Side.CORRECTION, Place(paragraph, 0), Place(paragraph, 0))
        for side in Side:
            picture = Picture(book, side)
            current = picture.token("current").name()
            for number in range(3):
                left, top, _, _ = picture.letters(number, 0, 1)
                there = picture.image.pixelColor(left - 9 + 300, top + 1).name() == current
                assert there is (number == paragraph), (side, number)


def test_words_of_both_directions_are_marked_where_they_stand(open_book) -> None:
    text = "Mixed line with עברית מילים words."
    book = open_book(text, text.replace("עברית", "טקסט"))
    picture = Picture(book, Side.ORIGINAL)
    line = picture.page.document().firstBlock().layout().lineAt(0)
    # The first of two such words stands at the right of the other.
    assert line.glyphRuns(16, 5)[0].boundingRect().left() > line.glyphRuns(22, 5)[0].boundingRect().left()
    runs = line.glyphRuns(16, 5)
    left = min(run.boundingRect().left() for run in runs)
    right = max(run.boundingRect().right() for run in runs)
    _, top, _, bottom = picture.letters(0, 0, 5)
    indent = picture.sheet.text_left - 30
    for x in (left + 1, (left + right) / 2, right - 1):
        column = picture.colours(round(indent + x), top + 4, round(indent + x) + 1, bottom - 1)
        assert picture.token("delete_fill").name() in column
    for x in (left - 5, right + 3):
        beside = picture.colours(round(indent + x), top + 4, round(indent + x) + 2, bottom - 1)
        assert picture.token("delete_fill").name() not in beside


def test_marks_follow_what_is_typed(open_book) -> None:
    book = open_book("The harbour office said.", "The harbour office said.")
    picture = Picture(book, Side.ORIGINAL)
    area = picture.letters(0, 12, 18)
    assert not picture.has("delete_fill", *area)
    book.content.replace(Place(0, 12), "office", "bureau")
    assert Picture(book, Side.ORIGINAL).has("delete_fill", *area)
    assert Picture(book, Side.CORRECTION).has("insert_fill", *area)
    book.spread.undo()
    assert not Picture(book, Side.ORIGINAL).has("delete_fill", *area)


@pytest.mark.parametrize("dark", [False, True])
def test_a_match_stands_in_an_edged_box_and_the_current_one_in_a_thick_one(open_book, dark: bool) -> None:
    book = open_book("A boat and 😀 a boat.", "A boat and 😀 a boat.", appearance=FakeAppearance(dark))
    book.content.matches[Side.CORRECTION, 0] = [ShownMatch(2, 6, False), ShownMatch(15, 19, True)]
    book.spread.refresh_matches()
    picture = Picture(book, Side.CORRECTION)
    edge, fill = picture.token("match_edge").name(), picture.token("match_fill").name()
    for start, thickness in ((2, 1), (16, 3)):
        left, top, right, bottom = picture.letters(0, start, start + 4)
        middle = (left + right) // 2
        column = [picture.image.pixelColor(middle, y).name() for y in range(top - 2, bottom + 2)]
        assert fill in picture.colours(left, top + 3, right, bottom - 3)
        first, last = column.index(edge), len(column) - 1 - column[::-1].index(edge)
        assert last - first >= bottom - top - 1, "above the letters and below them"
        assert all(color == edge for color in column[last - thickness + 1 : last + 1])
        assert column[last - thickness] != edge
    assert fill not in picture.colours(*picture.letters(0, 7, 10))
    assert fill not in Picture(book, Side.ORIGINAL).colours(*picture.letters(0, 2, 6))


def test_a_change_shows_through_a_match(open_book) -> None:
    book = open_book("The harbour bureau said.", "The harbour office said.")
    book.content.matches[Side.CORRECTION, 0] = [ShownMatch(12, 18, False)]
    book.spread.refresh_matches()
    picture = Picture(book, Side.CORRECTION)
    word = picture.letters(0, 12, 18)
    assert picture.has("insert_fill", *word)
    assert picture.has("match_edge", *word)


def test_a_place_between_two_letters_is_a_line(open_book) -> None:
    book = open_book("A boat.", "A boat.")
    book.content.matches[Side.CORRECTION, 0] = [ShownMatch(4, 4, False)]
    book.spread.refresh_matches()
    picture = Picture(book, Side.CORRECTION)
    left, top, _, bottom = picture.letters(0, 4, 5)
    assert picture.has("match_edge", left - 2, top + 2, left + 2, bottom - 2)
