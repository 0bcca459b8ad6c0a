"""Paragraphs rebuilt from the places of lines."""

import pytest

from facing.formats.pdf_paragraphs import Line, Page, paragraphs_of


def line(text: str, bottom: float, left: float = 50, right: float = 350) -> Line:
    return Line(left, bottom, right, bottom + 10, text)


def page(*lines: Line) -> Page:
    return Page(400, 600, lines)


def test_lines_of_the_usual_distance_are_one_paragraph() -> None:
    lines = [line("one", 500), line("two", 488), line("three", 476), line("Four", 450), line("five", 438)]
    assert paragraphs_of([page(*lines)]) == ["one two three", "Four five"]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [line("One", 500, left=65), line("two", 488), line("Three", 476, left=65), line("four", 464)]
    assert paragraphs_of([page(*lines)]) == ["One two", "Three four"]


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    lines = [line("One", 500), line("two.", 488, right=200), line("Three", 476), line("four", 464, right=320)]
    assert paragraphs_of([page(*lines)]) == ["One two.", "Three four"]


def test_bullets_begin_paragraphs_and_their_further_lines_do_not() -> None:
    lines = [line("• one", 500), line("more", 488, left=65), line("• two", 476), line("2. three", 464)]
    assert paragraphs_of([page(*lines)]) == ["• one more", "• two", "2. three"]


def test_a_heading_of_another_size_is_by_itself() -> None:
    lines = [Line(50, 500, 350, 520, "Title"), line("text", 478), line("goes on", 466)]
    assert paragraphs_of([page(*lines)]) == ["Title", "text goes on"]


def test_headers_footers_and_numbers_go_where_they_are_repeated() -> None:
    pages = [
        page(line("My book", 580), line(f"Text of page {number} here.", 400, right=200), line(f"- {number} -", 20))
        for number in range(1, 4)
    ]
    assert paragraphs_of(pages) == [f"Text of page {number} here." for number in range(1, 4)]
    assert paragraphs_of(pages[:1]) == ["My book", "Text of page 1 here.", "- 1 -"]


def test_what_is_repeated_inside_pages_stays() -> None:
    pages = [page(line("Again.", 300, right=100)) for _ in range(4)]
    assert paragraphs_of(pages) == ["Again."] * 4


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    first = [line("One goes on to", 500, right=190), line("the next", 488, right=190)]
    second = [line("column and", 500, left=210), line("the page", 488, left=210)]
    pages = [page(*first, *second), page(line("after it.", 500, right=150), line("New here.", 460, right=150))]
    assert paragraphs_of(pages) == ["One goes on to the next column and the page after it.", "New here."]


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("every-", "body", "everybody"),
        ("North-", "Korea", "North-Korea"),
        ("1990-", "1995", "1990-1995"),
        ("soft\u00ad", "ware", "software"),
        ("well-", "known", "well-known"),  # as it stands elsewhere
        ("this -", "that", "this - that"),
        ("-", "minus", "- minus"),
    ],
)
def test_hyphens_at_the_end_of_lines(end: str, start: str, joined: str) -> None:
    lines = [line(end, 500), line(start, 488), line("A well-known fact.", 400)]
    assert paragraphs_of([page(*lines)]) == [joined, "A well-known fact."]


def test_lines_in_disorder_are_read_from_the_top() -> None:
    lines = [line(f"line {number}", 500 - 12 * number) for number in range(6)]
    disordered = [lines[place] for place in (5, 1, 4, 0, 3, 2)]
    assert paragraphs_of([page(*disordered)]) == [" ".join(each.text for each in lines)]


def test_nothing_makes_no_paragraph() -> None:
    assert paragraphs_of([]) == paragraphs_of([page()]) == []
