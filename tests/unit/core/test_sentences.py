import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.core.sentences import sentence_ranges


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He said “Stop.” Then he left…", ["He said “Stop.”", "Then he left…"]),
        ("Mr. Field met J. Smith, i.e. the other. He waved.", ["Mr. Field met J. Smith, i.e. the other.", "He waved."]),
        ("violence. western powers", ["violence. western powers"]),
        ("Version 2.5 is out", ["Version 2.5 is out"]),
        ("東京へ行く。雨だ。", ["東京へ行く。", "雨だ。"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_say_so(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_ranges(text)] == sentences


@given(st.text(max_size=120))
def test_sentences_hold_everything_but_space_in_order(text: str) -> None:
    ranges = sentence_ranges(text)
    assert "".join("".join(text[start:end].split()) for start, end in ranges) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(ranges))
