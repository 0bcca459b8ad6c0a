"""What is to be marked in a paragraph, in the units that Qt counts; and the heights of rows, without any window."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.diff.rows import Relation
from facing.ui.panes import mark_book
from facing.ui.panes.content import ShownMatch
from facing.ui.panes.level import Anchor, Level
from facing.ui.panes.long_marks import LongMarks
from facing.ui.panes.mark_book import MarkBook
from facing.ui.panes.marks import ChangeMark, ParagraphMarks
from tests.fakes.pane_content import FakePaneContent


def marked(original: str, corrected: str, side: Side, paragraph: int = 0) -> list[str]:
    """The marked stretches as text; a gap as ``|`` and the words behind it."""
    content = FakePaneContent(original, corrected)
    text = (content.original if side is Side.ORIGINAL else content.corrected)[paragraph].text
    encoded = text.encode("utf-16-le")

    def cut(start: int, end: int | None) -> str:
        return encoded[start * 2 : None if end is None else end * 2].decode("utf-16-le")

    marks = MarkBook(content, content.comparison).of(side, paragraph).changes
    return [cut(mark.start, mark.end) or f"|{cut(mark.end, None)}" for mark in marks]


def test_changed_words_on_both_sides() -> None:
    pair = ("The harbour bureau said so.", "The harbour office said so.")
    assert marked(*pair, Side.ORIGINAL) == ["bureau"]
    assert marked(*pair, Side.CORRECTION) == ["office"]


def test_marks_count_utf16_units() -> None:
    pair = ("😀😀 and 😀 bureau said 😀.", "😀😀 and 😀 office said 😀.")
    assert marked(*pair, Side.ORIGINAL) == ["bureau"]
    assert marked(*pair, Side.CORRECTION) == ["office"]


def test_the_spaces_around_a_change_are_not_shown() -> None:
    assert marked("He runs for the bakery here.", "He runs the bakery here.", Side.ORIGINAL) == ["for"]
    assert marked("He runs for the bakery here.", "He runs the bakery here.", Side.CORRECTION) == ["|the bakery here."]


def test_a_change_of_spaces_alone_is_shown() -> None:
    assert marked("Two  spaces here.", "Two spaces here.", Side.ORIGINAL) in (["  "], [" "])


def test_a_split_paragraph_has_its_break_marked_and_nothing_of_the_rest() -> None:
    original = "The first part of it ends here. The second part goes on for a while."
    content = FakePaneContent(original, original.replace("here. ", "here.\n"))
    marks = MarkBook(content, content.comparison)
    assert [marks.of(Side.CORRECTION, number).break_changed for number in (0, 1)] == [True, False]
    assert marks.of(Side.CORRECTION, 0).changes == ()
    assert marks.of(Side.CORRECTION, 1).changes == ()


def test_marks_in_the_second_paragraph_of_a_split_count_from_its_start() -> None:
    original = "The first part of it ends here. The second part goes on for a while."
    corrected = original.replace("here. ", "here.\n").replace("goes on", "continues")
    assert marked(original, corrected, Side.CORRECTION, 1) == ["continues"]


@pytest.mark.parametrize(
    ("original", "corrected", "side", "paragraph", "relation"),
    [
        ("One here.\nTwo there.", "One here.\nFresh words came in.\nTwo there.", Side.CORRECTION, 1, Relation.INSERTED),
        ("One here.\nFresh words came in.\nTwo there.", "One here.\nTwo there.", Side.ORIGINAL, 1, Relation.DELETED),
    ],
)
def test_whole_paragraphs(original: str, corrected: str, side: Side, paragraph: int, relation: Relation) -> None:
    content = FakePaneContent(original, corrected)
    marks = MarkBook(content, content.comparison).of(side, paragraph)
    assert marks.whole is relation
    assert marks.changes == ()


def test_marks_are_made_anew_where_something_changed() -> None:
    content = FakePaneContent("One two three.\nFour five six.", "One two three.\nFour five six.")
    marks = MarkBook(content, content.comparison)
    before = [marks.of(Side.CORRECTION, number) for number in (0, 1)]
    content.replace(Place(0, 4), "two", "2")
    marks.forget()
    after = [marks.of(Side.CORRECTION, number) for number in (0, 1)]
    assert before[0] != after[0]
    assert before[1] == after[1]
    content.find(Side.CORRECTION, "five", Kind.TERM)
    marks.forget()
    (found,) = marks.of(Side.CORRECTION, 1).findings
    assert (found.start, found.end) == (5, 9)


def test_rows_that_move_take_their_marks_along() -> None:
    content = FakePaneContent("One two three.\nFour five six.", "One two three.\nFour 5 six.")
    marks = MarkBook(content, content.comparison)
    assert marks.of(Side.CORRECTION, 1).changes == (ChangeMark(5, 6),)
    content.replace(Place(0, 0), "", "Something new entirely.\n")
    marks.forget()
    assert marks.of(Side.CORRECTION, 2).changes == (ChangeMark(5, 6),)
    assert marks.of(Side.CORRECTION, 1).changes == ()


def test_equal_parts_of_a_row_keep_their_own_marks() -> None:
    content = FakePaneContent("Same words here. Same words here.", "Same words here.\nSame words here.")
    marks = MarkBook(content, content.comparison)
    assert [marks.of(Side.CORRECTION, number).break_changed for number in (0, 1)] == [True, False]
    content.replace(Place(0, 0), "", "Something new entirely that nobody knew.\n")
    marks.forget()
    assert [marks.of(Side.CORRECTION, number).break_changed for number in (1, 2)] == [True, False]


def test_changes_of_a_stretch() -> None:
    words = [f"word{number}" for number in range(200)]
    other = [word if number % 5 else f"other{number}" for number, word in enumerate(words)]
    content = FakePaneContent(" ".join(words), " ".join(other))
    marks = MarkBook(content, content.comparison).of(Side.CORRECTION, 0)
    for start, end in ((0, 50), (300, 301), (700, 900), (10**6, 10**6)):
        expected = [change for change in marks.changes if change.start <= end and change.end >= start]
        assert list(marks.changes_in(start, end)) == expected
    assert marks.changes_in(0, 10**6) == marks.changes


def test_findings_at_a_place_the_shortest_first() -> None:
    content = FakePaneContent("x", "The quiet harbour waits.")
    outer = content.find(Side.CORRECTION, "quiet harbour waits", Kind.STYLE)
    inner = content.find(Side.CORRECTION, "harbour", Kind.SPELLING)
    marks = MarkBook(content, content.comparison)
    assert marks.at(Side.CORRECTION, Place(0, 12)) == (inner, outer)
    assert marks.at(Side.CORRECTION, Place(0, 5)) == (outer,)
    assert marks.at(Side.CORRECTION, Place(0, 1)) == ()
    assert marks.at(Side.CORRECTION, Place(7, 0)) == ()


# --- heights of rows --------------------------------------------------------------------------------------------------


def level_of(content: FakePaneContent, heights: dict[Side, list[int]], sides: tuple[Side, ...] = tuple(Side)) -> Level:
    level = Level({side: heights[side].__getitem__ for side in Side})
    level.show(content.comparison)
    level.choose(sides, gap=10)
    return level


@pytest.fixture
def inserted() -> FakePaneContent:
    """Row 1 is on the correction's side alone."""
    return FakePaneContent(
        "Alpha one here.\nOmega two there.", "Alpha one here.\nFresh words came in.\nOmega two there."
    )


def test_a_row_is_as_high_as_its_higher_side(inserted: FakePaneContent) -> None:
    level = level_of(inserted, {Side.ORIGINAL: [30, 60], Side.CORRECTION: [90, 20, 30]})
    assert [level.row_height(number) for number in range(3)] == [100, 30, 70]
    assert level.room_below(Side.ORIGINAL, 0) == 70 + 30
    assert level.room_below(Side.CORRECTION, 0) == 10
    assert level.room_below(Side.CORRECTION, 2) == 40


def test_one_side_alone_leaves_gaps_alone(inserted: FakePaneContent) -> None:
    level = level_of(inserted, {Side.ORIGINAL: [30, 60], Side.CORRECTION: [90, 20, 30]}, (Side.ORIGINAL,))
    assert [level.row_height(number) for number in range(3)] == [40, 0, 70]
    assert level.room_below(Side.ORIGINAL, 0) == 10


def test_moving_over_rows_and_back(inserted: FakePaneContent) -> None:
    level = level_of(inserted, {Side.ORIGINAL: [30, 60], Side.CORRECTION: [90, 20, 30]})
    assert level.moved(Anchor(0, 0), 115) == Anchor(1, 15)
    assert level.moved(Anchor(1, 15), -115) == Anchor(0, 0)
    assert level.moved(Anchor(0, 0), 10_000) == Anchor(2, 10_000 - 130)
    assert level.moved(Anchor(0, 0), -20) == Anchor(0, -20)
    assert level.lowest(70) == Anchor(2, 0)
    assert level.lowest(100) == Anchor(1, 0)
    assert level.lowest(500) == Anchor(0, -300)


def test_rows_in_view(inserted: FakePaneContent) -> None:
    level = level_of(inserted, {Side.ORIGINAL: [30, 60], Side.CORRECTION: [90, 20, 30]})
    assert [row[:3] for row in level.rows_from(Anchor(0, 40), 80)] == [(0, -40, 100), (1, 60, 30)]


def test_room_is_added_up_no_further_than_a_window_is_high() -> None:
    new = "\n".join(f"Inserted words number {number} stand in it." for number in range(2000))
    content = FakePaneContent("Alpha one here.\nOmega two there.", f"Alpha one here.\n{new}\nOmega two there.")
    asked: list[int] = []

    def height(paragraph: int) -> int:
        asked.append(paragraph)
        return 30

    level = Level(dict.fromkeys(Side, height))
    level.show(content.comparison)
    level.choose(tuple(Side), gap=10)
    assert level.room_below(Side.ORIGINAL, 0) > 8000
    assert len(asked) < 300


def test_a_document_ahead_of_its_comparison_does_no_harm(inserted: FakePaneContent) -> None:
    level = level_of(inserted, {Side.ORIGINAL: [30, 60], Side.CORRECTION: [90, 20, 30]})
    assert level.room_below(Side.CORRECTION, 17) == 10


def test_letters_that_changed_in_a_word_are_marked_inside_it() -> None:
    content = FakePaneContent("\U0001f600 The colour of the harbour.", "\U0001f600 The color of the office.")
    marks = MarkBook(content, content.comparison)
    assert marks.of(Side.ORIGINAL, 0).changes == (ChangeMark(7, 13, ((11, 12),)), ChangeMark(21, 28))
    assert marks.of(Side.CORRECTION, 0).changes == (ChangeMark(7, 12, ((11, 11),)), ChangeMark(20, 26))


def test_letters_are_marked_in_the_paragraph_of_a_split_row_that_holds_them() -> None:
    content = FakePaneContent(
        "The first part of it ends here. The secund part goes on for a while.",
        "The first part of it ends here.\nThe second part goes on for a while.",
    )
    marks = MarkBook(content, content.comparison)
    assert marks.of(Side.ORIGINAL, 0).changes[-1] == ChangeMark(36, 42, ((39, 40),))
    assert marks.of(Side.CORRECTION, 1).changes == (ChangeMark(4, 10, ((7, 8),)),)


LETTERS = st.sampled_from(["one", "two", "three", "שלום", "\U0001f600", "\U0001f600x", "a", ",", "  "])
WORDS = st.lists(LETTERS, min_size=1, max_size=14).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3), st.data())
def test_the_marks_of_a_long_paragraph_are_the_same_where_they_are_asked_for(
    original: list[str], corrected: list[str], data: st.DataObject
) -> None:
    content = FakePaneContent("\n".join(original), "\n".join(corrected))
    side = data.draw(st.sampled_from(Side))
    text = content.original if side is Side.ORIGINAL else content.corrected
    paragraph = data.draw(st.integers(0, len(text) - 1))
    content.find(side, text[paragraph].text[:3], Kind.SPELLING)
    length = len(text[paragraph].text)
    cuts = sorted(data.draw(st.lists(st.integers(0, length), max_size=6)))
    content.matches[side, paragraph] = [ShownMatch(*pair, False) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    whole = MarkBook(content, content.comparison).of(side, paragraph)
    with patch.object(mark_book, "_LONG", -1):
        long = MarkBook(content, content.comparison).of(side, paragraph)
    assert isinstance(whole, ParagraphMarks)
    assert isinstance(long, LongMarks)
    most = len(text[paragraph].text.encode("utf-16-le")) // 2
    start = data.draw(st.integers(0, most))
    end = data.draw(st.integers(start, most))
    found = long.within(start, end)
    assert (found.whole, found.break_changed) == (whole.whole, whole.break_changed)
    assert found.changes_in(start, end) == whole.changes_in(start, end)
    assert list(found.findings_in(start, end)) == list(whole.findings_in(start, end))
    assert found.matches_in(start, end) == whole.matches_in(start, end)
