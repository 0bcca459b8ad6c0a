"""``core.edit``: what an edit says about itself agrees with what it does."""

from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Edit, Place
from facing.core.text import Text

pieces = st.text(st.sampled_from("ab\n\u2028"), max_size=10)
places = st.builds(Place, st.integers(0, 5), st.integers(0, 5))
edits = st.builds(Edit, places, pieces, pieces, step=st.integers(-5, 5))


@given(edits)
def test_the_inverse_of_the_inverse(edit: Edit) -> None:
    assert edit.inverse().inverse() == edit
    assert edit.inverse().removed_end == edit.added_end
    assert edit.inverse().step == -edit.step
    assert edit.is_empty() == edit.inverse().is_empty() == (edit.removed == edit.added)


@given(pieces, edits, pieces)
def test_the_ends_are_where_the_text_ends(before: str, edit: Edit, after: str) -> None:
    at = Text.from_string(before).place_of(len(before))
    edit = Edit(at, edit.removed, edit.added)
    text = Text.from_string(before + edit.removed + after)
    changed = text.apply(edit)
    assert text.position_of(edit.removed_end) == len(before + edit.removed)
    assert changed.position_of(edit.added_end) == len(before + edit.added)
    assert len(changed) - len(text) == edit.added_breaks - edit.removed_breaks


@given(pieces, edits, pieces)
def test_trimming_changes_nothing_but_the_size(before: str, edit: Edit, after: str) -> None:
    at = Text.from_string(before).place_of(len(before))
    edit = Edit(at, edit.removed, edit.added, step=3, time=7)
    trimmed = edit.trimmed()
    text = Text.from_string(before + edit.removed + after)
    assert text.apply(trimmed) == text.apply(edit)
    assert (trimmed.origin, trimmed.step, trimmed.time) == (edit.origin, 3, 7)
    assert len(edit.removed) - len(trimmed.removed) == len(edit.added) - len(trimmed.added) >= 0
    if trimmed.removed and trimmed.added:
        assert trimmed.removed[0] != trimmed.added[0]
        assert trimmed.removed[-1] != trimmed.added[-1]
    assert trimmed.trimmed() == trimmed
    if edit.is_empty():
        assert trimmed.removed == trimmed.added == ""
