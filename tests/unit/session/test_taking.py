from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.changes import Change
from facing.diff.comparison import Comparison
from facing.session.opening import open_session
from facing.session.session import Session
from facing.session.taking import all_words_back, origin_of, words_across, words_back
from tests.fakes.services import services_for, session_on

OLD = """The ferry left at noon, an hour late, with nobody at the rail.
Anna stood in the wind and counted the gulls over the pier.
The engine coughed twice before it found its rhythm again.
By four the captain smiled, and the lamps were lit on the far shore."""
LINES = OLD.split("\n")


def compared(old: str, new: str) -> Comparison:
    return Comparison(Text.from_string(old), Text.from_string(new))


def taken(comparison: Comparison, edits: list[Edit]) -> str:
    return comparison.corrected.apply_all(edits).as_string()


@pytest.mark.parametrize(
    "new",
    [
        OLD.replace("noon", "dawn"),
        OLD.replace(", an hour late", ""),
        OLD.replace("Anna", "Old Anna"),
        "\n".join(LINES[:1] + LINES[2:]),
        "\n".join(LINES[:3]),
        "\n".join([LINES[0], "A line that was not there, about tickets.", *LINES[1:]]),
        "\n".join([*LINES, "A line that was not there, about tickets."]),
        "\n".join([LINES[1], LINES[2], LINES[0], LINES[3]]),
        "\n".join([LINES[3], *LINES[:3]]),
        "\n".join([*LINES[1:], LINES[0]]),
    ],
)
def test_taking_any_one_change_back_gives_the_old_text(new: str) -> None:
    comparison = compared(OLD, new)
    for change in comparison.changes():
        edits = words_back(comparison, change)
        assert taken(comparison, edits) == OLD
        assert {edit.origin for edit in edits} == {Origin.RESTORE}


def change_between(old: str, new: str) -> Change:
    (change,) = compared(old, new).changes()
    return change


def test_words_of_a_version_are_found_in_a_correction_that_went_on() -> None:
    newer = OLD.replace("noon", "dawn")
    change = change_between(OLD, newer)
    now = "A new first line, about the tickets.\n" + newer.replace("Anna", "Old Anna")
    for source in (OLD, newer):
        where = change.original if source is OLD else change.corrected
        edits = words_across(compared(source, now), where, whole=False)
        assert edits is not None
        text = Text.from_string(now).apply_all(edits).as_string()
        assert text == now.replace("dawn", "noon") if source is OLD else text == now


def test_words_that_a_version_has_not_are_taken_out() -> None:
    newer = OLD.replace(", an hour late", "")
    change = change_between(OLD, newer)
    comparison = compared(newer, OLD.replace("gulls", "crows"))
    edits = words_across(comparison, change.corrected, whole=False)
    assert edits is not None
    assert taken(comparison, edits) == newer.replace("gulls", "crows")


def test_only_the_words_asked_for_are_taken_not_the_changes_beside_them() -> None:
    comparison = compared("He said (late) then, by noon.", "He said [early] then, by dawn.")
    edits = words_across(comparison, (Place(0, 9), Place(0, 13)), whole=False)
    assert edits is not None
    assert [(edit.removed, edit.added) for edit in edits] == [("early", "late")]


def test_a_paragraph_that_the_correction_has_not_can_only_be_taken_whole() -> None:
    comparison = compared(OLD, "\n".join(LINES[:1] + LINES[2:]))
    inside = Place(1, 0), Place(1, 4)
    assert words_across(comparison, inside, whole=False) is None
    edits = words_across(comparison, (Place(1, 0), Place(2, 0)), whole=True)
    assert edits is not None
    assert taken(comparison, edits) == OLD


def test_changes_at_a_place_are_those_that_touch_it() -> None:
    comparison = compared(OLD, "\n".join([LINES[0].replace("noon", "dawn"), *LINES[2:]]))
    at = LINES[0].index("noon")
    for start, end in ((at, at), (at + 4, at + 4), (at + 1, at + 2), (0, 60)):
        (change,) = comparison.changes_at(Side.CORRECTION, Place(0, start), Place(0, end))
        assert (change.row, change.run) == (0, 1)
    assert list(comparison.changes_at(Side.CORRECTION, Place(0, 0), Place(0, at - 1))) == []
    (gone,) = comparison.changes_at(Side.CORRECTION, Place(1, 0), Place(1, 0))
    assert (gone.run, gone.original) == (None, (Place(1, 0), Place(2, 0)))
    assert [change.row for change in comparison.changes_at(Side.ORIGINAL, Place(0, 0), Place(3, 0))] == [0, 1]


def changed_by(session: Session, old: str, new: str, origin: Origin) -> None:
    place = session.corrected.place_of(session.corrected.as_string().index(old))
    session.apply([Edit(place, old, new, origin).trimmed()], "step")


def back(session: Session, origin: Origin) -> None:
    edits = all_words_back(session.comparison, lambda at: session.origins.of(session.corrected.id_at(at)), origin)
    session.apply(edits, "take-back")


def test_all_changes_of_one_origin_go_back_as_one_step_and_hand_edits_stay() -> None:
    session = session_on(OLD)
    changed_by(session, "noon", "dawn", Origin.BULK)
    changed_by(session, "gulls", "geese", Origin.BULK)
    changed_by(session, "rhythm", "beat", Origin.RULE)
    changed_by(session, "Anna", "Old Anna", Origin.TYPED)
    changed_by(session, "geese", "geeses", Origin.TYPED)
    changed_by(session, "\nBy four", "\nA new line about tickets.\nBy four", Origin.BULK)
    back(session, Origin.BULK)
    assert session.corrected.as_string() == (
        OLD.replace("gulls", "geeses").replace("rhythm", "beat").replace("Anna", "Old Anna")
    )
    session.undo()
    assert "dawn" in session.corrected.as_string()
    assert "about tickets" in session.corrected.as_string()


def test_a_letter_deleted_by_hand_makes_a_change_typed() -> None:
    session = session_on(OLD)
    changed_by(session, "captain", "captains", Origin.RULE)
    changed_by(session, "captains", "aptains", Origin.TYPED)
    back(session, Origin.RULE)
    assert "the aptains smiled" in session.corrected.as_string()


def test_origins_last_through_saving_and_starting_again() -> None:
    path = Path("text.txt")
    services = services_for({path: OLD})
    session = open_session(services, path)
    changed_by(session, "noon", "dawn", Origin.TERM)
    session.history.keep()
    changed_by(session, "rhythm", "beat", Origin.RULE)
    session.close()
    again = open_session(services, path)
    back(again, Origin.TERM)
    assert again.corrected.as_string() == OLD.replace("rhythm", "beat")
    back(again, Origin.RULE)
    assert again.corrected.as_string() == OLD


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from([Origin.RULE, Origin.BULK, Origin.TYPED])), max_size=8))
def test_what_is_taken_back_leaves_no_change_of_that_origin_and_all_others(changes: list[tuple[int, Origin]]) -> None:
    session = session_on(OLD)
    for at, origin in changes:
        word = session.corrected.as_string().split()[at]
        changed_by(session, word, word + "x", origin)
    before = {origin: _of(session, origin) for origin in Origin}
    back(session, Origin.BULK)
    after = {origin: _of(session, origin) for origin in Origin}
    assert after == before | {Origin.BULK: 0, Origin.RESTORE: 0}


def _of(session: Session, origin: Origin) -> int:
    origins = [
        origin_of(session.corrected, lambda at: session.origins.of(session.corrected.id_at(at)), change.corrected)
        for change in session.comparison.changes()
    ]
    return origins.count(origin)
