"""``core.text`` against a plain string: whatever is edited, the text is what the string would be."""

import itertools

import pytest
from hypothesis import assume, given, note
from hypothesis import strategies as st

from facing.core.chunks import CHUNK_LIMIT, Paragraph
from facing.core.edit import Edit, Place
from facing.core.splicing import EditMismatch, SlotsMerged
from facing.core.text import Text

pieces = st.text(st.sampled_from("ab \n\u2028\ud800\U0001f600é"), max_size=8)
numbered_lines = st.tuples(st.integers(0, 700), st.integers(1, 9)).map(
    lambda given: "\n".join(str(number % given[1]) for number in range(given[0]))
)
strings = pieces | numbered_lines | st.lists(pieces, max_size=40).map("\n".join)


@st.composite
def edits(draw: st.DrawFn, text: Text, string: str) -> tuple[Edit, str]:
    """An edit that fits ``text`` (which says ``string``), and the string after it."""
    start = draw(st.integers(0, len(string)))
    end = draw(
        st.integers(start, len(string)) if draw(st.booleans()) else st.integers(start, min(start + 5, len(string)))
    )
    added = draw(pieces | strings)
    edit = Edit(text.place_of(start), string[start:end], added)
    return edit, string[:start] + added + string[end:]


def assert_says(text: Text, string: str) -> None:
    assert text.as_string() == string
    assert text.length == len(string)
    assert len(text) == string.count("\n") + 1
    assert [paragraph.text for paragraph in text] == string.split("\n")
    assert text == Text.from_string(string)


def assert_well_cut(text: Text) -> None:
    assert text.chunks
    assert all(1 <= len(chunk) <= CHUNK_LIMIT for chunk in text.chunks)
    assert all(len(chunk.paragraphs) == len(chunk.ids) for chunk in text.chunks)


def assert_ids(text: Text) -> None:
    ids = list(text.ids())
    assert len(set(ids)) == len(text)
    assert all(identifier < text.next_id for identifier in ids)
    for index in {0, len(ids) // 2, len(ids) - 1}:
        assert text.id_at(index) == ids[index]
        assert text.index_of(ids[index]) == index
    assert text.index_of(text.next_id) is None


@given(strings)
def test_a_new_text(string: str) -> None:
    text = Text.from_string(string)
    assert_says(text, string)
    assert_well_cut(text)
    assert list(text.ids()) == list(range(len(text)))


@given(strings, st.data())
def test_edits_do_what_they_do_to_a_string(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    done: list[tuple[Edit, Text]] = []
    for _ in range(data.draw(st.integers(1, 6))):
        edit, string = data.draw(edits(text, string))
        note(repr(edit))
        after = text.apply(edit)
        assert after.revision == text.revision + 1
        assert_says(after, string)
        assert_well_cut(after)
        assert_ids(after)
        done.append((edit, text))
        text = after
    for edit, before in reversed(done):
        text = text.apply(edit.inverse())
        assert text == before
    assert Text.from_string(done[0][1].as_string()).apply_all(edit for edit, _ in done).as_string() == string


@given(strings, st.data())
def test_many_edits_at_once_do_what_they_do_one_by_one(string: str, data: st.DataObject) -> None:
    start = text = Text.from_string(string)
    done: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 12))):
        edit, string = data.draw(edits(text, string))
        done.append(edit)
        text = text.apply(edit)
    at_once = start.apply_all(done)
    assert (at_once.revision, at_once.next_id) == (text.revision, text.next_id)
    assert_says(at_once, string)
    assert_well_cut(at_once)
    assert_ids(at_once)
    assert list(at_once.ids()) == list(text.ids())


@given(strings, st.data())
def test_an_edit_that_does_not_fit_leaves_the_ones_before_it(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    edit, string = data.draw(edits(text, string))
    splicer = text.splicer()
    touched = splicer.apply(edit)
    with pytest.raises(EditMismatch):
        splicer.apply(Edit(Place(0, 0), f"{string}!", ""))
    after = text.after(splicer)
    assert_says(after, string)
    first = edit.at.paragraph
    assert touched.before == tuple(list(text.ids())[first : edit.removed_end.paragraph + 1])
    assert touched.after == tuple(list(after.ids())[first : edit.added_end.paragraph + 1])


@given(strings, st.data())
def test_an_edit_leaves_other_paragraphs_and_chunks_alone(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    edit, _ = data.draw(edits(text, string))
    after = text.apply(edit)
    first, last = edit.at.paragraph, edit.removed_end.paragraph
    behind = len(after) - (len(text) - 1 - last)
    ids, ids_after = list(text.ids()), list(after.ids())
    assert ids_after[:first] == ids[:first]
    assert ids_after[behind:] == ids[last + 1 :]
    # The paragraphs made by the edit have an id of those they stand for, or one never used before.
    assert all(new in ids[first : last + 1] or new >= text.next_id for new in ids_after[first:behind])
    kept = {id(chunk) for chunk in text.chunks} & {id(chunk) for chunk in after.chunks}
    touched = {number for number, chunk in enumerate(text.chunks) if id(chunk) not in kept}
    starts = list(itertools.accumulate(map(len, text.chunks), initial=0))
    home = {number for number in range(len(text.chunks)) if starts[number] <= last and starts[number + 1] > first}
    # Beside the chunks that the edit lies in, at most one neighbour is cut anew.
    assert touched <= home | {max(home) + 1}


@given(strings, st.data())
def test_an_edit_that_does_not_fit_is_refused(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    place = Place(data.draw(st.integers(-2, len(text) + 1)), data.draw(st.integers(-2, 12)))
    edit = Edit(place, data.draw(pieces), data.draw(pieces))
    lines = string.split("\n")
    fits = 0 <= place.paragraph < len(lines) and 0 <= place.offset <= len(lines[place.paragraph])
    if fits:
        position = sum(len(line) + 1 for line in lines[: place.paragraph]) + place.offset
        fits = string.startswith(edit.removed, position)
    if fits:
        text.apply(edit)
    else:
        with pytest.raises(EditMismatch):
            text.apply(edit)
    assert text.as_string() == string


@given(strings, st.data())
def test_positions_and_places_are_inverse(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    edit, string = data.draw(edits(text, string))
    text = text.apply(edit)
    first, last = sorted((data.draw(st.integers(0, len(string))), data.draw(st.integers(0, len(string)))))
    for position in (first, last):
        place = text.place_of(position)
        assert text.position_of(place) == position
        assert text.start_of(place.paragraph) + place.offset == position
        assert string[:position].count("\n") == place.paragraph
    assert text.slice(text.place_of(first), text.place_of(last)) == string[first:last]
    assert text.place_of(-5) == Place(0, 0)
    assert text.position_of(text.place_of(len(string) + 5)) == len(string)


@given(strings, st.data())
def test_a_stretch_of_paragraphs(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    lines = string.split("\n")
    assert [paragraph.text for paragraph in text.paragraphs(first, last)] == lines[first:last]
    for index in (first, last):
        if index < len(lines):
            assert text[index].text == lines[index]
    for index in (-1, len(text)):
        with pytest.raises(IndexError):
            text[index]


@given(strings, strings)
def test_texts_are_equal_when_their_paragraphs_are(one: str, other: str) -> None:
    assert (Text.from_string(one) == Text.from_string(other)) == (one == other)


@given(st.lists(st.tuples(st.text("ab", max_size=3), st.integers(0, 2)), min_size=1, max_size=60), st.data())
def test_slots_are_kept_and_never_merged(paragraphs: list[tuple[str, int]], data: st.DataObject) -> None:
    text = Text.from_paragraphs(Paragraph(string, slot) for string, slot in paragraphs)
    string = text.as_string()
    edit, after = data.draw(edits(text, string))
    first, last = edit.at.paragraph, edit.removed_end.paragraph
    slots = [slot for _, slot in paragraphs]
    if len(set(slots[first : last + 1])) > 1:
        with pytest.raises(SlotsMerged):
            text.apply(edit)
        return
    changed = text.apply(edit)
    assert changed.as_string() == after
    new = [paragraph.slot for paragraph in changed]
    assert new[: first + 1] == slots[: first + 1]
    assert new[len(new) - (len(slots) - 1 - last) :] == slots[last + 1 :]
    assert set(new) <= set(slots)


@given(strings, st.data())
def test_equal_chunks_have_equal_digests_whatever_their_ids(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    edit, _ = data.draw(edits(text, string))
    assume(not edit.is_empty())
    there_and_back = text.apply(edit).apply(edit.inverse())
    by_content = {chunk.paragraphs: chunk.digest for chunk in text.chunks}
    for chunk in there_and_back.chunks:
        if chunk.paragraphs in by_content:
            assert chunk.digest == by_content[chunk.paragraphs]
    digests = {chunk.digest for chunk in (*text.chunks, *there_and_back.chunks)}
    assert len(digests) == len({chunk.paragraphs for chunk in (*text.chunks, *there_and_back.chunks)})
