"""Counts of a stretch equal those that are made in the simplest way, whatever the stretch."""

from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.core.words import count_words
from facing.diff.comparison import Comparison
from facing.diff.rows import Relation
from facing.session.counting import EMPTY, Size, WordCounter
from facing.session.measuring import Measure, measured

WORDS = st.sampled_from(
    ["one", "two", "three", "fo ur", "漢字", "a\u2028b", "", "long enough to be found again elsewhere"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map("\n".join)


def total(text: Text, comparison: Comparison, side: Side, start: Place, end: Place) -> Measure:
    whole = Measure()
    for piece in measured(WordCounter(), text, comparison, side, (start, end)):
        whole = whole.plus(piece)
    return whole


def simple_size(string: str) -> Size:
    lines = string.split("\n")
    return Size(
        sum(map(count_words, lines)),
        sum(len(line) for line in lines) - string.count("\u2028"),
        sum(not letter.isspace() for letter in string),
    )


@given(TEXTS, TEXTS, st.sampled_from(Side), st.data())
def test_a_stretch_is_counted_as_if_it_stood_alone(
    original: str, corrected: str, side: Side, data: st.DataObject
) -> None:
    comparison = Comparison(Text.from_string(original), Text.from_string(corrected))
    text = comparison.original if side is Side.ORIGINAL else comparison.corrected
    first = data.draw(st.integers(0, text.length))
    last = data.draw(st.integers(first, text.length))
    start, end = text.place_of(first), text.place_of(last)
    if data.draw(st.booleans()):
        comparison.summary()  # rows that were counted already are taken as they are
    counted = total(text, comparison, side, start, end)
    assert counted.size == simple_size(text.slice(start, end))
    assert counted.changes == simple_changes(comparison, side, start, end)


def simple_changes(comparison: Comparison, side: Side, start: Place, end: Place) -> int:
    found = 0
    for change in comparison.changes():
        row = comparison.row(change.row)
        here = row.original if side is Side.ORIGINAL else row.corrected
        if row.relation is Relation.MOVED:
            found += here is not None and here[0] <= end.paragraph and here[1] > start.paragraph
            continue
        first, last = change.on(side)
        found += start <= first <= end if first == last else first < end and start < last
    return found


@given(TEXTS, TEXTS, st.sampled_from(Side))
def test_the_whole_text_has_all_changes(original: str, corrected: str, side: Side) -> None:
    comparison = Comparison(Text.from_string(original), Text.from_string(corrected))
    text = comparison.original if side is Side.ORIGINAL else comparison.corrected
    last = len(text) - 1
    counted = total(text, comparison, side, Place(0, 0), Place(last, len(text[last].text)))
    assert counted.changes == comparison.summary().changes


def test_what_was_counted_once_is_not_counted_again(monkeypatch) -> None:
    counted: list[int] = []
    monkeypatch.setattr("facing.session.counting.count_words", lambda text: counted.append(1) or count_words(text))
    text = Text.from_string("\n".join(f"Paragraph {number}" for number in range(3000)))
    counter = WordCounter()
    assert counter.size(text).words == 6000
    counted.clear()
    sizes = counter.sizes_between(text, Place(1, 0), Place(2990, 3))
    whole = EMPTY
    for size in sizes:
        whole = whole.plus(size)
    assert whole.words == 2 * 2989 + 1
    assert len(counted) <= 2 * 256
