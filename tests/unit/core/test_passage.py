"""Which texts look wrapped, and where a new passage begins."""

import pytest

from facing.core.finding import Span
from facing.core.passage import joined, looks_wrapped, reading_passages

PROSE = (
    "The garden behind the house had been left to itself for so many years that nobody in the family could say "
    "where the paths had once been, or which of the old trees had been planted by whom. In spring the grass stood "
    "as high as a child, and in autumn the leaves lay so deep under the beeches that the dog disappeared in them. "
    "It was there, on a morning in October, that the letter was found, folded twice and put under a stone, and it "
    "was there that the whole affair began which people in the village still talk about when evenings grow long."
)


def wrapped_at(width: int) -> list[str]:
    lines = [""]
    for word in (PROSE + " " + PROSE).split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


@pytest.mark.parametrize("width", [50, 60, 72, 80])
def test_prose_broken_at_a_fixed_width_looks_wrapped(width: int) -> None:
    assert looks_wrapped(wrapped_at(width))
    assert looks_wrapped([*wrapped_at(width), "", *wrapped_at(width)])


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [PROSE] * 10,
        PROSE.split(". "),
        ["A short line."] * 30,
        [f"Item {number}: this line is a full sentence of its own, told in one go." for number in range(30)],
        wrapped_at(72)[:4],
    ],
)
def test_whole_paragraphs_and_lists_do_not(lines: list[str]) -> None:
    assert not looks_wrapped(lines)


def test_a_new_passage_begins_at_blank_lines_indents_and_marks() -> None:
    lines = ["one", "two", "", "three", "  indented", "goes on", "- item", "# title", "\tcode", "| table", "four", "  "]
    passages = reading_passages(list(enumerate(lines)), wrapped=True)
    assert [passage.text for passage in passages] == [
        "one two",
        "three",
        "  indented goes on",
        "- item",
        "# title",
        "\tcode",
        "| table four",
    ]


def test_a_remark_over_a_joint_has_a_span_on_each_side() -> None:
    passage = joined([(5, "one"), (6, "two")], " ")
    assert passage.spans(1, 6) == [Span(5, 1, 3), Span(6, 0, 2)]
    assert passage.spans(3, 4) == []
    assert passage.spans(3, 3) == [Span(5, 3, 3)]
    assert passage.spans(4, 4) == [Span(6, 0, 0)]
    assert passage.spans(0, 3) == [Span(5, 0, 3)]
