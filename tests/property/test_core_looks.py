"""Chosen looks against a model in which every letter has its own."""

from hypothesis import given, note
from hypothesis import strategies as st

from facing.core.edit import Edit
from facing.core.looks import UNCHOSEN, Look, LookSpans, look_spans
from facing.core.text import Text

pieces = st.text(st.sampled_from("ab\n"), max_size=8)
looks = st.sampled_from([UNCHOSEN, Look(bold=True), Look(bold=False), Look(True, True), Look(italic=True)])
Letters = list[Look]


def expanded(text: Text) -> Letters:
    """The look of each code point of the text; of breaks none."""
    letters: Letters = []
    for paragraph in text:
        own = [UNCHOSEN] * len(paragraph.text)
        for start, end, look in paragraph.looks:
            own[start:end] = [look] * (end - start)
        letters += [*own, UNCHOSEN]
    return letters[:-1]


def spans(letters: Letters) -> LookSpans:
    return look_spans((place, place + 1, look) for place, look in enumerate(letters))


def without_breaks(letters: Letters, string: str) -> Letters:
    return [UNCHOSEN if letter == "\n" else look for look, letter in zip(letters, string, strict=True)]


@given(pieces, st.data())
def test_letters_keep_their_looks_and_undo_is_exact(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    undo: list[tuple[Edit, Text]] = []
    for _ in range(data.draw(st.integers(1, 6))):
        string, letters = text.as_string(), expanded(text)
        start = data.draw(st.integers(0, len(string)))
        end = data.draw(st.integers(start, len(string)))
        added = data.draw(st.one_of(pieces, st.just(string[start:end])))
        chosen = [data.draw(looks) for _ in added] if data.draw(st.booleans()) else None
        edit = Edit(text.place_of(start), string[start:end], added, looks=None if chosen is None else spans(chosen))
        note(repr(edit))
        splicer = text.splicer()
        splicer.apply(edit)
        undo.append((splicer.made[0], text))
        text = text.after(splicer)
        now = expanded(text)
        assert (now[:start], now[start + len(added) :]) == (letters[:start], letters[end:])
        assert all(paragraph.looks == look_spans(paragraph.looks) for paragraph in text)
        if chosen is not None:
            assert now[start : start + len(added)] == without_breaks(chosen, added)
        elif not set(letters) - {UNCHOSEN}:
            assert not text.has_looks
        else:
            assert set(now) <= {*letters, UNCHOSEN}
    after = text
    for made, before in reversed(undo):
        text = text.apply(made.inverse())
        assert list(text) == list(before)
    for made, _ in undo:
        text = text.apply(made)
    assert list(text) == list(after)
