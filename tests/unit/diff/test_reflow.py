import textwrap

import pytest

from facing.diff.pairing import pair_paragraphs
from facing.diff.reflow import are_wrapped
from facing.diff.rows import Relation, Row
from tests.unit.diff.book import Book, Writer


def wrapped(paragraphs: list[list[str]], width: int) -> list[str]:
    lines: list[str] = []
    for words in paragraphs:
        lines += [*textwrap.wrap(" ".join(words), width, break_long_words=False, break_on_hyphens=False), ""]
    return lines


def story(edited: float) -> tuple[list[list[str]], list[list[str]]]:
    writer = Writer(4)
    lengths = [writer.random.randint(2, 7) for _ in range(40)]
    paragraphs = [[word for _ in range(count) for word in writer.sentence(11)] for count in lengths]
    return paragraphs, [writer.edited(words, edited, Book()) for words in paragraphs]


def columns(row: Row) -> int:
    return max(last - first for first, last in (row.original or (0, 0), row.corrected or (0, 0)))


@pytest.mark.parametrize("widths", [(70, 60), (60, 72), (70, 70), (70, 10_000)])
@pytest.mark.parametrize("edited", [0.0, 0.03])
def test_lines_broken_anew_make_rows_as_long_as_their_paragraphs(widths: tuple[int, int], edited: float) -> None:
    original, corrected = story(edited)
    rows = pair_paragraphs(wrapped(original, widths[0]), wrapped(corrected, widths[1]))
    longest = max(len(wrapped([words], min(widths))) for words in (*original, *corrected))
    assert max(map(columns, rows)) < longest
    if not edited:
        assert {row.relation for row in rows} <= {Relation.SAME, Relation.REFLOWED, Relation.SPLIT, Relation.MERGED}
    # Words that crossed to the next line are not told as taken out here and put in there.
    one_sided = [row for row in rows if row.relation.one_sided]
    edited_rows = [row for row in rows if row.relation is Relation.EDITED]
    assert len(one_sided) <= 2
    assert len(edited_rows) <= 0.15 * len(wrapped(corrected, max(widths))) if edited else not edited_rows


def test_no_row_grows_without_end() -> None:
    words = [f"word{number}" for number in range(3_000)]
    shifted = ["shifted", *words]
    lines, other = ([" ".join(part[at : at + 9]) for at in range(0, len(part), 9)] for part in (words, shifted))
    rows = pair_paragraphs(lines, other)
    assert 30 < max(map(columns, rows)) <= 42
    assert not any(row.relation.one_sided for row in rows)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "The harbour master had kept the same",
                "ledger for thirty years, and in all that",
                "time nobody had asked.",
            ],
            True,
        ),
        (["The harbour master had kept the same", "ledger for thirty years, and in all that"], False),
        (["The ferry left.", "Nobody saw it go, as nobody had seen it come.", "The end."], False),
        (["The harbour master had kept the same", "", "ledger for thirty years, and in all that"], False),
        (["a b c", "d e f", "g"], False),
    ],
)
def test_lines_are_wrapped_where_the_next_word_would_not_have_fitted(lines: list[str], expected: bool) -> None:
    assert are_wrapped(lines) is expected


def test_paragraphs_that_changed_at_their_common_end_stay_apart() -> None:
    original = ["The ferry left at noon, an hour late.", "Anna stood at the rail and counted the gulls."]
    corrected = ["The ferry left at noon, two hours behind.", "Marta stood at the rail and counted the gulls."]
    assert [row.relation for row in pair_paragraphs(original, corrected)] == [Relation.EDITED] * 2
