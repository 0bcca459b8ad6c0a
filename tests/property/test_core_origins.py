"""``core.origins`` against a model in which every letter knows where it came from."""

from itertools import pairwise

from hypothesis import given, note
from hypothesis import strategies as st

from facing.core.edit import Edit, Origin
from facing.core.origins import Origins, OriginSpan
from facing.core.text import Text

pieces = st.text(st.sampled_from("ab\n"), max_size=8)
some_origins = st.sampled_from([Origin.TYPED, Origin.RULE, Origin.BULK])

# A letter's origin, ``None`` for one of the original; breaks have none.
Letters = list[Origin | None]


def expanded(origins: Origins, text: Text) -> Letters:
    """The origin of each code point of the text."""
    letters: Letters = []
    for index, identifier in enumerate(text.ids()):
        own: Letters = [None] * len(text[index].text)
        for span in origins.of(identifier):
            own[span.start : span.end] = [span.origin] * (span.end - span.start)
        letters += [*own, None]
    return letters[:-1]


def assert_in_order(origins: Origins, text: Text) -> None:
    lengths = {identifier: len(text[index].text) for index, identifier in enumerate(text.ids())}
    assert set(origins.paragraphs()) <= set(lengths)
    for identifier in origins.paragraphs():
        spans = origins.of(identifier)
        assert spans
        position = 0
        for span in spans:
            assert position <= span.start <= span.end <= lengths[identifier], spans
            position = span.end
        for one, other in pairwise(spans):
            assert not (one.end == other.start and one.origin is other.origin), spans


def all_spans(origins: Origins) -> dict[int, tuple[OriginSpan, ...]]:
    return {identifier: origins.of(identifier) for identifier in origins.paragraphs()}


@given(pieces, st.data())
def test_every_letter_knows_where_it_came_from(string: str, data: st.DataObject) -> None:
    text, origins = Text.from_string(string), Origins()
    letters: Letters = [None] * len(string)
    undo: list[tuple[Edit, dict[int, tuple[OriginSpan, ...]], dict[int, tuple[OriginSpan, ...]], Letters]] = []
    for _ in range(data.draw(st.integers(1, 6))):
        string = text.as_string()
        start = data.draw(st.integers(0, len(string)))
        end = data.draw(st.integers(start, len(string)))
        edit = Edit(text.place_of(start), string[start:end], data.draw(pieces), data.draw(some_origins))
        note(repr(edit))
        splicer = text.splicer()
        before, letters_before = all_spans(origins), letters
        former = origins.record(edit, splicer.apply(edit))
        after = text.after(splicer)
        new: Letters = [None if letter == "\n" else edit.origin for letter in edit.added]
        letters = [*letters[:start], *new, *letters[end:]]
        assert expanded(origins, after) == letters
        assert_in_order(origins, after)
        undo.append((edit, former, before, letters_before))
        text = after
    for _, former, before, _ in reversed(undo):
        now = all_spans(origins)
        replaced = origins.put_back(former)
        assert all_spans(origins) == before
        # Redo and undo again.
        origins.put_back(replaced)
        assert all_spans(origins) == now
        origins.put_back(former)


@given(pieces, st.data())
def test_a_deletion_leaves_a_trace(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    start = data.draw(st.integers(0, len(string)))
    end = data.draw(st.integers(start, len(string)))
    edit = Edit(text.place_of(start), string[start:end], "", Origin.RULE)
    origins = Origins()
    splicer = text.splicer()
    origins.record(edit, splicer.apply(edit))
    after = text.after(splicer)
    expected = (OriginSpan(edit.at.offset, edit.at.offset, Origin.RULE),) if start < end else ()
    assert origins.of(after.id_at(edit.at.paragraph)) == expected
