from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Edit, Origin
from facing.core.text import Text
from facing.session.rewriting import edits_between

LINES = st.lists(
    st.sampled_from(["", "a", "one two", "one too", "three", "three, four", "x" * 30]), min_size=1, max_size=9
)


@given(LINES, LINES)
def test_edits_turn_one_text_into_the_other(old: list[str], new: list[str]) -> None:
    current, target = Text.from_string("\n".join(old)), Text.from_string("\n".join(new))
    edits = edits_between(current, target, Origin.RESTORE)
    assert current.apply_all(edits) == target
    assert all(edit.origin is Origin.RESTORE for edit in edits)


@given(LINES)
def test_equal_texts_need_no_edit(lines: list[str]) -> None:
    text = Text.from_string("\n".join(lines))
    assert edits_between(text, Text.from_string("\n".join(lines)), Origin.BULK) == []


def test_a_changed_word_is_one_small_edit() -> None:
    current = Text.from_string("First.\nThe old boat left.\nLast.")
    (edit,) = edits_between(current, Text.from_string("First.\nThe new boat left.\nLast."), Origin.RESTORE)
    assert isinstance(edit, Edit)
    assert (edit.removed, edit.added) == ("old", "new")
