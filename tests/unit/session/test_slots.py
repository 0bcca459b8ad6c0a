"""Slots of a document in what the program does by itself."""

import pytest

from facing.core.edit import Edit, Origin, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.session.exchanging import replace_later
from facing.session.opening import bring_in
from facing.session.rewriting import edits_between
from facing.session.session import Session
from facing.session.slots import onto_slots, with_further_slots
from tests.fakes.services import session_on, slotted

TABLE = "Before the table stands this.\n\fOne cell\n\fAnother cell\nits second paragraph\n\f\n\fAfter the table."


def shown(text: Text) -> list[tuple[int, str]]:
    return [(paragraph.slot, paragraph.text) for paragraph in text]


@pytest.mark.parametrize(
    "plain",
    [
        TABLE.replace("\f", ""),
        "Before the table stood this.\nOne call\nAnother cell\nits second paragraph\n\nAfter the table.",
        "Before the table stands this.\nOne cell\nAnother cell\nits second paragraph\nAfter the table.",
        "Before the table stands this.\nA new one.\nOne cell\nAnother cell its second paragraph\n\nAfter the table.",
    ],
)
def test_a_plain_text_goes_into_the_slots_of_its_partners(plain: str) -> None:
    current = slotted(TABLE)
    target = onto_slots(current, Text.from_string(plain))
    assert list(dict.fromkeys(slot for slot, _ in shown(target))) == [0, 1, 2, 3, 4]
    assert [text for _, text in shown(target) if text] == [line for line in plain.split("\n") if line]
    assert current.apply_all(edits_between(current, target, Origin.IMPORT)) == target


@pytest.mark.parametrize(
    "plain",
    ["Only this.", "Before the table stands this.\nOne cell Another cell\nits second paragraph\n\nAfter the table."],
)
def test_a_text_that_would_lose_a_slot_is_refused_and_nothing_changes(plain: str) -> None:
    session = session_on(TABLE)
    before = session.corrected
    with pytest.raises(UserProblem) as caught:
        bring_in(session, Text.from_string(plain))
    assert caught.value.code is ProblemCode.PLACES_DIFFER
    assert session.corrected is before


def test_edits_that_would_merge_slots_are_refused_as_a_whole() -> None:
    session = session_on(TABLE)
    before = session.corrected
    fine, merging = Edit(Place(0, 0), "Before", "Ahead of"), Edit(Place(1, 8), "\n", " ")
    with pytest.raises(UserProblem) as caught:
        session.apply([fine, merging], "replace")
    assert caught.value.code is ProblemCode.PARAGRAPHS_APART
    assert session.corrected is before
    assert session.undo_label == ""


def changed(session: Session, *edits: Edit) -> None:
    session.apply(edits, "test")


@pytest.mark.parametrize(
    "edit",
    [
        Edit(Place(2, 0), "Another cell\nits second paragraph", ""),  # all of a cell
        Edit(Place(2, 12), "\nits second paragraph", ""),  # the last paragraph of a cell
        Edit(Place(2, 0), "Another cell\n", ""),  # its first
        Edit(Place(3, 20), "", "\nQuite new words in the cell"),  # one more at its end
        Edit(Place(0, 0), "", "Quite new words at the start\n"),
        Edit(Place(5, 16), "", "\nQuite new words at the end"),
        Edit(Place(4, 0), "", "In the empty cell"),
        Edit(Place(1, 0), "One", "Two"),
    ],
)
def test_each_change_can_be_taken_back_in_its_slot(edit: Edit) -> None:
    session = session_on(TABLE)
    changed(session, edit)
    assert session.corrected != session.original.text
    for _ in range(5):
        change = next(session.comparison.changes(), None)
        if change is None:
            break
        session.take_back(change, session.comparison)
    assert shown(session.corrected) == shown(session.original.text)


def test_a_version_is_restored_with_its_slots() -> None:
    session = session_on(TABLE)
    changed(session, Edit(Place(2, 12), "", "\nmore of it"))
    version = session.history.keep()
    kept = session.corrected
    changed(session, Edit(Place(2, 0), "Another cell\nmore of it\n", ""), Edit(Place(1, 0), "One cell", ""))
    session.history.restore(version.id, lambda: None, pytest.fail)
    session._services.tasks.drain()  # type: ignore[attr-defined]
    assert shown(session.corrected) == shown(kept)


def test_a_text_that_would_lose_a_slot_is_refused_also_when_it_is_compared_on_another_thread() -> None:
    session = session_on(TABLE)
    before, problems = session.corrected, list[UserProblem]()
    replace_later(session, Text.from_string("Only this."), Origin.IMPORT, "import", pytest.fail, problems.append)
    session._services.tasks.drain()  # type: ignore[attr-defined]
    assert [problem.code for problem in problems] == [ProblemCode.PLACES_DIFFER]
    assert session.corrected is before


def test_a_ready_text_that_brings_paragraphs_is_paired_inside_its_slots() -> None:
    session = session_on(TABLE)
    bring_in(session, Text.from_string(TABLE.replace("\f", "").replace("One cell", "One cell\nAn island of its own")))
    rows = list(session.comparison.rows())
    session.comparison.realign(session.corrected)
    assert rows == list(session.comparison.rows())


def test_both_halves_of_a_move_are_taken_back_inside_their_slot() -> None:
    sea, island = "The sea was calm that morning", "An island lay far out"
    session = session_on(f"Before.\n\f{sea}\n{island}\n\fAfter.")
    changed(session, Edit(Place(1, 0), f"{sea}\n{island}", f"{island}\n{sea}"))
    session.comparison.realign(session.corrected)
    moved = next(change for change in session.comparison.changes() if change.run is None)
    assert session.comparison.partner(moved.row) is not None
    session.take_back(moved, session.comparison)
    assert shown(session.corrected) == shown(session.original.text)


def test_rows_pair_paragraphs_inside_their_slots() -> None:
    first, last = "The same words stand here", "Quite other things are told there"
    session = session_on(f"\f{first}\n\fBetween\n\f{last}")
    changed(session, Edit(Place(0, 0), first, last), Edit(Place(2, 0), last, first))
    session.comparison.realign(session.corrected)
    assert not any(row.move for row in session.comparison.rows())  # as it were without slots
    reached = [row.corrected[0] for row in session.comparison.rows() if row.corrected]
    assert reached == [0, 1, 2]


def test_a_version_from_before_more_places_were_shown_gets_them_at_its_end() -> None:
    kept, original = (
        slotted("A body, corrected.\nTwo lines\n\fa cell"),
        slotted("A bodi.\n\fa cell\n\fa note\n\fa header"),
    )
    completed = with_further_slots(kept, original)
    assert shown(completed) == [*shown(kept), (2, "a note"), (3, "a header")]
    assert list(completed.ids()) == list(range(5))
    for other in (slotted("one"), slotted("a\n\fb"), slotted("a\n\fb\n\fc\n\fd")):
        assert with_further_slots(original, other) is original
