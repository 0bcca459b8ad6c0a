"""Which lines are code or front matter, and what is prose while it is typed."""

import pytest

from facing.core.ports import DOCUMENT_START
from facing.formats.markdown import is_prose, markup_ranges
from facing.formats.markdown_blocks import block_lines


def shown(lines: list[str]) -> str:
    """One letter for each line: # for a block, . for other lines."""
    return "".join("#" if is_block else "." for is_block, _ in block_lines(lines))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["---", "title: A day", "tags:", "  - sea", "- air", "", "# note", "---", "Text: more"], "########."),
        (["+++", 'title = "A day"', "+++", "a"], "###."),
        (["---", "key: value", "...", "a"], "###."),
        (["---", "key: value", "A line without any sign of data", "a: b"], "##.."),
        (["", "---", "a: b", "---"], "...."),
        (["    code", "\tmore", "", "    still", "text"], "##.#."),
        (["text", "    goes on"], ".."),
        (["text", "", "    code"], "..#"),
        (["- item", "", "    of the item", "", "text", "", "    code"], "......#"),
        (["1. one", "lazy", "    and on"], "..."),
        (["- item", "", "  ```", "  code", "  ```", "    of the item"], "..###."),
        (["    ```", "", "text"], "#.."),
        (["```", "---", "    x", "```", "---"], "####."),
    ],
)
def test_code_and_front_matter_are_blocks(lines: list[str], expected: str) -> None:
    assert shown(lines) == expected


def test_a_text_can_be_read_in_pieces() -> None:
    lines = ["---", "a: b", "---", "", "    code", "", "- x", "", "    y", "```", "z", "```", "end"]
    for cut in range(len(lines) + 1):
        block = DOCUMENT_START
        for _, behind in block_lines(lines[:cut]):
            block = behind
        assert markup_ranges(lines[:cut]) + markup_ranges(lines[cut:], block) == markup_ranges(lines)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It is ", "", True),
        ("**bold**", "", True),
        ("call `f(", ")`", False),
        ("call `f(", "", False),
        ("call `f` and ", "", True),
        ("``a ` ", "", False),
        ("see https://exam", "ple.org", False),
        ("    x = ", "", False),
    ],
)
def test_what_is_typed_is_prose_or_not(before: str, after: str, expected: bool) -> None:
    assert is_prose(f"{before}'{after}", len(before), DOCUMENT_START) is expected
