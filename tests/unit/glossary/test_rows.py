import pytest

from facing.glossary.rows import Row, RowProblem, RowReason, delimiter_of, rows

Told = tuple[int, tuple[str, ...]] | RowProblem


def read(text: str, delimiter: str = ",") -> list[Told]:
    """Rows as line and cells."""
    found = list(rows(text.split("\n"), delimiter))
    return [(row.line, row.cells) if isinstance(row, Row) else row for row in found]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Orow,Orrow\nArrow,Orrow", ","),
        ("Orow;Orrow\nFähre, klein;Boot", ";"),
        ("Orow\tOrrow\na, b\tc; d", "\t"),
        ('"a;b";c,d\n"e;f";g', ";"),
        ('a,"x;y"\nb,"z;z"', ","),
        ("one column\nonly", ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_the_one_that_divides_the_lines(text: str, delimiter: str) -> None:
    assert delimiter_of(text.split("\n")) == delimiter


def test_rows_keep_their_lines_and_lose_spaces_and_empty_lines() -> None:
    assert read(" a , b \n\n,,\nc,d") == [(1, ("a", "b")), (4, ("c", "d"))]


def test_quoted_cells_may_hold_delimiters_quotes_and_line_ends() -> None:
    assert read('a,"b, ""c"""\n"d\ne",f\ng,h') == [(1, ("a", 'b, "c"')), (2, ("d e", "f")), (4, ("g", "h"))]


def test_an_open_quote_costs_its_own_line_only() -> None:
    assert read('a,"b\nc,d\ne,f') == [
        RowProblem(1, RowReason.UNCLOSED_QUOTE, 'a,"b'),
        (2, ("c", "d")),
        (3, ("e", "f")),
    ]


def test_an_open_quote_does_not_swallow_rows_up_to_the_next_quote() -> None:
    assert read('a,"b\nc,d\n"e",f') == [
        RowProblem(1, RowReason.STRAY_QUOTE, 'a,"b'),
        (2, ("c", "d")),
        (3, ("e", "f")),
    ]


def test_a_quote_that_stays_open_for_many_lines_is_a_slip() -> None:
    found = read('"a,b\n' + "c,d\n" * 30 + 'x","y')
    assert found[0] == RowProblem(1, RowReason.UNCLOSED_QUOTE, '"a,b')
    assert found[1:31] == [(line, ("c", "d")) for line in range(2, 32)]


def test_letters_behind_a_closing_quote_are_a_problem() -> None:
    assert read('"a"b,c') == [RowProblem(1, RowReason.STRAY_QUOTE, '"a"b,c')]


def test_a_cell_without_measure_is_a_problem_that_is_told_shortly() -> None:
    (found,) = read('"' + "x" * 200_000 + '",b')
    assert found == RowProblem(1, RowReason.TOO_LONG, '"' + "x" * 199)
