import textwrap

from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.session.laying import laid_anew, width_of
from facing.session.passages import are_lines_wrapped
from tests.fakes.services import session_on

PARAGRAPHS = (
    "The ferry leaves the old harbour at noon and crosses the bay before the tide turns, so the passengers who come "
    "from the northern villages have to be on the quay an hour earlier than they would like to be.",
    "Nobody knows why the harbour master insists on this, but everybody has learned to obey him, because the one time "
    "when they did not the boat sat on the sand for six hours, and the gulls had all the fish.",
)
WRAPPED = "\n\n".join(textwrap.fill(paragraph, 64) for paragraph in PARAGRAPHS)


def laid(text: Text, first: int, last: int, width: int) -> str:
    return text.apply_all(laid_anew(text, first, last, width)).as_string()


def test_lines_are_broken_as_they_were_at_the_width_of_the_text() -> None:
    text = Text.from_string(WRAPPED)
    assert 60 <= width_of(text) <= 64
    assert laid_anew(text, 0, len(text) - 1, 64) == []


def test_only_the_paragraph_of_the_line_is_laid_anew() -> None:
    text = Text.from_string(WRAPPED).apply(Edit(Place(1, 0), "", "really and truly, as everybody says, "))
    result = laid(text, 2, 2, 64)
    first, second = result.split("\n\n")
    assert max(map(len, first.split("\n"))) <= 64
    assert " ".join(first.split()) == " ".join(text.as_string().split("\n\n")[0].split())
    assert second == WRAPPED.split("\n\n")[1]


def test_indents_quotations_and_lists_stay_where_they_begin() -> None:
    text = Text.from_string("  An indented line\nthat goes on\n> quoted\n- one\n- two")
    assert laid(text, 0, 4, 80) == "  An indented line that goes on\n> quoted\n- one\n- two"


def test_a_word_with_a_hyphen_at_the_end_of_a_line_gets_no_space_into_it() -> None:
    assert laid(Text.from_string("a well-\nknown boat"), 0, 1, 80) == "a well-known boat"


@given(st.lists(st.text(st.sampled_from("abcdef -"), max_size=40), min_size=1, max_size=8), st.integers(10, 50))
def test_no_word_changes_and_laying_anew_twice_is_laying_anew_once(lines: list[str], width: int) -> None:
    text = Text.from_string("\n".join(lines))
    once = text.apply_all(laid_anew(text, 0, len(text) - 1, width))
    assert "".join(once.as_string().split()) == "".join(text.as_string().split())


def test_how_lines_are_read_is_found_out_can_be_changed_and_is_remembered() -> None:
    session = session_on(f"{WRAPPED}\n\n{WRAPPED}")
    assert are_lines_wrapped(session.original.text)
    assert session.checking.wrapped
    session.read_wrapped(False)
    assert not session.checking.wrapped
    assert session.remembered.wrapped is False
