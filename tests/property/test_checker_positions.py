"""Positions survive the way to an engine and back, for any text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from facing.checkers.embedded_worker import Utf8Offsets
from facing.checkers.languagetool_client import annotation
from facing.checkers.offsets import Utf16Offsets
from facing.checkers.stretches import BATCH_PASSAGES, Stretch, batches
from facing.checkers.visible import VisibleText
from facing.core.passage import Passage, Piece
from facing.session.sections import sections

LETTERS = st.sampled_from("ab é…“😀𝔘\u2028\u00ad\ufffc")
TEXTS = st.text(LETTERS, max_size=40)
RANGES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))), max_size=4
)


def passage(text: str) -> Passage:
    return Passage(text, (Piece(0, len(text), 0),))


@given(TEXTS, st.data())
def test_utf16_there_and_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = len(text[start:end].encode("utf-16-le")) // 2
    offsets = Utf16Offsets(text)
    assert offsets.units_before(start) == len(text[:start].encode("utf-16-le")) // 2
    assert offsets.code_points_before(offsets.units_before(start)) == start
    assert offsets.end(start, units) == end


@given(TEXTS, st.data())
def test_utf8_back(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    assert Utf8Offsets(text).code_points_before(len(text[:end].encode())) == end


@given(st.lists(TEXTS, min_size=1, max_size=6), st.data())
def test_a_range_comes_back_to_its_passage(texts: list[str], data: st.DataObject) -> None:
    stretch = Stretch([passage(text) for text in texts])
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number])))
    end = data.draw(st.integers(start, len(texts[number])))
    before = sum(len(text) + 2 for text in texts[:number])
    expected = (number, start, end) if start < end else None
    assert stretch.locate(before + start, before + end) == expected
    assert stretch.text[before + start : before + end] == texts[number][start:end]


@given(st.lists(TEXTS, max_size=40))
def test_batches_and_sections_hold_every_passage_once_and_in_order(texts: list[str]) -> None:
    passages = [passage(text) for text in texts]
    found = list(batches(passages))
    assert [each for batch in found for each in batch.passages] == passages
    assert all(len(batch.passages) <= BATCH_PASSAGES for batch in found)
    assert [each for section in sections(passages) for each in section] == passages


@given(st.integers(0, 400), TEXTS)
def test_an_unrelated_edit_changes_few_sections(index: int, text: str) -> None:
    before = [passage(f"Paragraph {number} of the book.") for number in range(401)]
    after = [*before[:index], passage(text), *before[index + 1 :]]
    old, new = set(sections(before)), set(sections(after))
    assert len(new - old) <= 5


@given(TEXTS, RANGES)
def test_visible_text_is_the_rest_and_leads_back(text: str, markup: list[tuple[int, int]]) -> None:
    inside = [(start, min(end, len(text))) for start, end in markup if start < len(text)]
    hidden = {index for start, end in inside for index in range(start, end)}
    kept = [index for index in range(len(text)) if index not in hidden]
    visible = VisibleText(text, inside)
    assert visible.text == "".join(text[index] for index in kept)
    for position, index in enumerate(kept):
        assert visible.place(position, position + 1) == (index, index + 1)


@given(TEXTS, RANGES)
def test_annotation_holds_the_whole_text_in_order(text: str, markup: list[tuple[int, int]]) -> None:
    pieces = annotation(text, markup)
    assert "".join(piece.get("text", "") + piece.get("markup", "") for piece in pieces) == text
    hidden = {index for start, end in markup for index in range(start, min(end, len(text)))}
    assert sum(len(piece.get("markup", "")) for piece in pieces) == len(hidden)
    assert json.loads(json.dumps(pieces)) == pieces
