"""Styles carried over to a correction: equal letters keep theirs, whatever else happens."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.styles import PLAIN, Style, StyleSpan, spans_of
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.projection import carried, project
from facing.diff.rows import Operation
from facing.diff.styling import carried_styles
from facing.diff.wording import compare_words

WORDS = st.sampled_from(["the", "old", "boat", "left", "harbour", "at", "dawn", "\ufffc", "x.", "island", "a-b"])
LINES = st.lists(st.lists(WORDS, max_size=6).map(" ".join), min_size=1, max_size=4)
STYLES = st.sampled_from([PLAIN, Style(bold=True), Style(italic=True), Style(bold=True, italic=True)])


def letters(lines: list[str], styles: dict[int, tuple[StyleSpan, ...]]) -> list[tuple[str, Style]]:
    """Each letter of the joined lines with its style."""
    found = []
    for number, line in enumerate(lines):
        looks = [PLAIN] * len(line)
        for span in styles.get(number, ()):
            looks[span.start : span.end] = [span.style] * (span.end - span.start)
        found += [*zip(line, looks, strict=True), ("\n", PLAIN)]
    return found[:-1]


def styled(data: st.DataObject, lines: list[str]) -> dict[int, tuple[StyleSpan, ...]]:
    found = {}
    for number, line in enumerate(lines):
        cuts = sorted(data.draw(st.lists(st.integers(0, len(line)), max_size=4)))
        edges = [0, *cuts, len(line)]
        stretches = [(start, end, data.draw(STYLES)) for start, end in pairwise(edges)]
        found[number] = spans_of(stretches)
    return found


@settings(max_examples=100)
@given(LINES, LINES, st.data())
def test_equal_letters_keep_exactly_their_style(before: list[str], after: list[str], data: st.DataObject) -> None:
    styles = styled(data, before)
    original, corrected = "\n".join(before), "\n".join(after)
    runs = compare_words(original, corrected)
    old = letters(before, styles)
    new = letters(after, dict(enumerate(project(styles, before, after, runs))))
    for run in runs:
        if run.operation is Operation.EQUAL and run.original and run.corrected:
            assert new[slice(*run.corrected)] == old[slice(*run.original)]
    looks = {style for letter, style in old if letter not in "\ufffc\n"} | {style for _, style in old} | {PLAIN}
    assert {style for _, style in new} <= looks


@settings(max_examples=100)
@given(LINES, LINES)
def test_every_letter_comes_from_one_place_in_order(before: list[str], after: list[str]) -> None:
    original, corrected = "\n".join(before), "\n".join(after)
    pieces = carried(original, corrected, compare_words(original, corrected))
    position = reached = 0
    for piece in pieces:
        assert piece.start == position < piece.end
        position = piece.end
        if piece.kept:
            assert piece.source is not None
            assert piece.source >= reached
            reached = piece.source + piece.end - piece.start
            assert original[piece.source : reached] == corrected[piece.start : piece.end]
    assert position == len(corrected)


def bold_words(original: str, corrected: str) -> list[str]:
    """The corrected words that are bold; in the original, those in capitals are, and the texts are compared small."""
    spans = []
    start = 0
    for word in original.split(" "):
        if word.isupper():
            spans.append((start, start + len(word), Style(bold=True)))
        start += len(word) + 1
    before, after = [original.lower()], corrected.split("\n")
    found = project({0: spans_of(spans)}, before, after, compare_words(before[0], corrected))
    return [line[span.start : span.end] for line, spans in zip(after, found, strict=True) for span in spans]


def test_words_take_the_style_of_those_they_replace() -> None:
    assert bold_words("the OLD boat left", "the elderly boat left") == ["elderly"]
    assert bold_words("the OLD boat left", "the very old boat left") == ["old"]
    assert bold_words("the OLD boat left", "the old and grey boat left") == ["old"]
    assert bold_words("THE old boat", "Yes the old boat") == ["Yes the"]
    assert bold_words("the OLD BOAT left at dawn", "the old boat\nleft at dawn") == ["old", "boat"]
    assert bold_words("the OLD boat left", "the odl boat left") == ["odl"]
    assert bold_words("the OLD boat left at dawn", "the old\nvery boat left at dawn") == ["old"]


def test_a_whole_text_carries_its_styles() -> None:
    bold = (StyleSpan(4, 7, Style(bold=True)),)
    before = Text.from_string("A line of its own.\nThe old boat left the harbour.\nThe end of it all.")
    after = Text.from_string("A line of its own.\nQuite new words stand here.\nThe odd boat left the harbour.")
    assert carried_styles({1: bold}, before, after) == {2: bold}
    assert carried_styles({}, before, after) == {}


def test_a_moved_paragraph_keeps_its_styles() -> None:
    lines = ["The first paragraph tells of the sea.", "A second one about the island.", "The third speaks of fish."]
    moved = [lines[1], lines[2], "The first paragraph tells of the wide sea."]
    comparison = Comparison(Text.from_string("\n".join(lines)), Text.from_string("\n".join(moved)))
    origin, runs = comparison.sources(len(comparison) - 1)
    assert origin == (0, 1)
    assert project({0: (StyleSpan(4, 9, Style(bold=True)),)}, lines[:1], moved[2:], runs) == [
        (StyleSpan(4, 9, Style(bold=True)),)
    ]
