"""What counts as mark-up, line by line (golden) and over lines."""

from pathlib import Path

import pytest

from facing.formats.markdown import line_markup, markup_ranges

GOLDEN = Path(__file__).parents[2] / "golden" / "markdown" / "cases.txt"
CASES = GOLDEN.read_text("utf-8").rstrip("\n").split("\n---\n")
HOSTILE = ("`", "`a``", "[a](", " ", " #", "<a", "[", "*a ", "|-", "\\`")


def bracketed(line: str) -> str:
    """The line with its mark-up in square brackets."""
    shown, position = "", 0
    for start, end in line_markup(line):
        shown += f"{line[position:start]}[{line[start:end]}]"
        position = end
    return shown + line[position:]


@pytest.mark.parametrize("case", CASES)
def test_one_line(case: str) -> None:
    line, expected = case.split("\n")
    assert bracketed(line) == expected


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["a", "```python", "x = 1", "", "```", "b"], [False, True, True, False, True, False]),
        (["~~~", "```", "~~~~", "b"], [True, True, True, False]),
        (["````", "```", "````", "b"], [True, True, True, False]),
        (["```", "``` not closing", "never closed"], [True, True, True]),
        (["``` not `a` fence", "b"], [False, False]),
        (["> ```", "> quoted code", "> ```", "b"], [True, True, True, False]),
    ],
)
def test_fences_cover_whole_lines(lines: list[str], whole: list[bool]) -> None:
    found = [ranges == ((0, len(line)),) for ranges, line in zip(markup_ranges(lines), lines, strict=True)]
    assert found == whole


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_lines_take_no_more_than_their_length(piece: str) -> None:
    # Quadratic work on these would take minutes and be ended by the time limit of the run.
    for line in (piece * 50_000, "#" + piece * 50_000 + "x"):
        assert all(start < end for start, end in line_markup(line))
