import pytest

from facing.core.edit import Edit, Origin, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.reshaping import edits_to, joining, splitting
from tests.fakes.services import session_on


def test_only_what_differs_is_written() -> None:
    edits = edits_to(Place(3, 2), "One two\nSAME\nthree", "One TWO\nSAME\nThree")
    assert edits == [Edit(Place(3, 6), "two", "TWO"), Edit(Place(5, 0), "t", "T")]
    assert {edit.origin for edit in edits} == {Origin.TYPED}


def test_joining_takes_only_what_is_at_the_seam() -> None:
    text = Text.from_string("The fer-\nry crossed.\n  Next.")
    assert joining(text, 0, 1) == Edit(Place(0, 7), "-\n", "")
    assert text.apply(joining(text, 0, 2)).as_string() == "The ferry crossed. Next."


def test_paragraphs_of_different_slots_stay_apart() -> None:
    session = session_on("One.\nTwo.\n\fCell.\n\f\nCell.")
    session.apply([joining(session.corrected, 0, 1)], "join")
    assert session.corrected.as_string() == "One. Two.\nCell.\n\nCell."
    for first, last in ((0, 1), (1, 2), (1, 3)):
        with pytest.raises(UserProblem) as told:
            session.apply([joining(session.corrected, first, last)], "join")
        assert told.value.code is ProblemCode.PARAGRAPHS_APART


@pytest.mark.parametrize("offset", [3, 4, 5])
def test_splitting_leaves_no_space_at_the_new_edges(offset: int) -> None:
    text = Text.from_string("One  two.")
    assert text.apply(splitting(text, Place(0, offset))).as_string() == "One\ntwo."


def test_splitting_at_an_edge_gives_an_empty_paragraph() -> None:
    text = Text.from_string("One.")
    assert text.apply(splitting(text, Place(0, 0))).as_string() == "\nOne."
    assert text.apply(splitting(text, Place(0, 4))).as_string() == "One.\n"


def test_many_edits_without_breaks_are_paired_when_the_hands_rest() -> None:
    """Pairing all paragraphs takes seconds in a long text, and edits inside paragraphs do not need it at once."""
    session = session_on("\n".join(f"Paragraph {number} of this text." for number in range(20)))
    paired: list[bool] = []
    realign = session.comparison.realign
    session.comparison.realign = lambda text: paired.append(True) or realign(text)  # type: ignore[method-assign]
    there = session.corrected.as_string()
    session.apply(edits_to(Place(0, 0), there, there.upper()), "change-case")
    assert paired == []
    assert session.comparison.summary().changes >= 20
    session.rest()
    session._services.tasks.drain()  # type: ignore[attr-defined]
    assert session.comparison.corrected is session.corrected
    session.undo()
    assert paired == []
    assert session.comparison.summary().changes == 0
    session.apply([Edit(Place(number, 0), "", "x\n") for number in range(5)], "split")
    assert paired == [True]


def test_what_is_read_in_pairs_is_read_again_when_the_hands_rest_and_other_paragraphs_are_partners() -> None:
    session = session_on("\n".join(f"Paragraph {number} of this text." for number in range(20)))
    told: list[bool] = []
    session.checking.realigned = lambda: told.append(True)  # type: ignore[method-assign]
    version = Comparison(session.corrected, session.corrected)
    session.comparing.watch(version)
    session.apply([Edit(Place(3, 0), "", "Something new.\n")], "split")
    session.rest()
    assert told == []
    session._services.tasks.drain()  # type: ignore[attr-defined]
    assert told == [True]
    assert version.corrected is session.corrected
