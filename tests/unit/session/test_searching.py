from collections.abc import Callable
from typing import TypeVar

import pytest

from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.core.problem import ProblemCode
from facing.patterns.pattern import Match, Pattern
from facing.session import searching
from facing.session.replacing import Proposal, fitting_edits
from facing.session.row_order import Found
from facing.session.session import Session
from tests.fakes.services import session_on

T = TypeVar("T")
TEXT = "The boat left.\nNo oar here.\nA boat, a boat!\nBoats wait."
O, C = Side.ORIGINAL, Side.CORRECTION  # noqa: E741


class Answers:
    """Keeps what ``seek`` tells."""

    def __init__(self) -> None:
        self.all: list[tuple[Found | None, bool]] = []

    def __call__(self, found: Found | None, passed: bool) -> None:
        self.all.append((found, passed))

    @property
    def last(self) -> tuple[Found | None, bool]:
        return self.all[-1]


def drain(session: Session) -> None:
    session._services.tasks.drain()  # type: ignore[attr-defined]


def looking_for(text: str, wanted: str, sides: tuple[Side, ...] = (C,), **options: bool) -> Session:
    session = session_on(text)
    session.search.look_for(Pattern(wanted, **options), sides)
    drain(session)
    return session


def sought(session: Session, side: Side, place: Place, **how: bool) -> tuple[Found | None, bool]:
    answers = Answers()
    session.search.seek(side, place, answers, **how)
    drain(session)
    return answers.last


def edit(session: Session, paragraph: int, old: str, new: str) -> None:
    offset = session.corrected[paragraph].text.index(old)
    session.apply([Edit(Place(paragraph, offset), old, new)], "typing")


def test_all_is_found_and_counted() -> None:
    session = looking_for(TEXT, "boat")
    assert session.search.extent() == searching.Extent(4, complete=True, limited=False)
    assert session.search.of(C, 2) == (Match(2, 6), Match(10, 14))
    assert session.search.of(C, 1) == ()
    assert session.search.of(O, 0) == (), "the original is not searched"


def test_both_sides_are_walked_in_the_order_of_the_rows_and_round() -> None:
    session = looking_for(TEXT, "boat", (O, C))
    edit(session, 0, "boat", "ship")
    drain(session)
    walked = []
    side, place = C, Place(0, 0)
    for number in range(8):
        found, passed = sought(session, side, place, beyond=number > 0)
        assert found is not None
        walked.append((found.side.value[0], found.paragraph, found.start, session.search.number_of_current(), passed))
        side, place = found.side, Place(found.paragraph, found.start)
    assert walked == [
        ("o", 2, 2, 2, False),
        ("o", 2, 10, 3, False),
        ("c", 2, 2, 4, False),
        ("c", 2, 10, 5, False),
        ("o", 3, 0, 6, False),
        ("c", 3, 0, 7, False),
        ("o", 0, 4, 1, True),
        ("o", 2, 2, 2, False),
    ]
    back = []
    for _ in range(7):
        found, passed = sought(session, side, place, forward=False)
        assert found is not None
        back.append(session.search.number_of_current())
        side, place = found.side, Place(found.paragraph, found.start)
    assert back == [1, 7, 6, 5, 4, 3, 2]


def test_a_side_that_is_not_searched_is_a_place_to_start_from() -> None:
    session = looking_for(TEXT, "boat", (O,))
    assert sought(session, C, Place(2, 12))[0] == Found(O, 2, 2, 6)
    assert sought(session, C, Place(2, 0), forward=False)[0] == Found(O, 2, 10, 14)


def test_matches_of_no_width_are_walked_one_by_one() -> None:
    session = looking_for("ab\ncd", "^|$", is_expression=True)
    place, walked = Place(0, 0), []
    for number in range(5):
        found, _ = sought(session, C, place, beyond=number > 0)
        assert found is not None
        walked.append((found.paragraph, found.start))
        place = Place(found.paragraph, found.start)
    assert walked == [(0, 0), (0, 2), (1, 0), (1, 2), (0, 0)]


def test_what_is_not_there_is_told_as_such() -> None:
    session = looking_for(TEXT, "whale")
    assert sought(session, C, Place(0, 0)) == (None, False)
    assert session.search.number_of_current() is None


class Counted:
    """How often each paragraph was searched."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        original = searching.finder_of

        def counting(pattern: Pattern) -> object:
            finder = original(pattern)
            counted = self

            class Counting:
                is_quick = finder.is_quick

                def find(self, text: str) -> tuple[Match, ...]:
                    counted.texts.append(text)
                    return finder.find(text)

            return Counting()

        monkeypatch.setattr(searching, "finder_of", counting)


def test_an_edit_searches_its_own_paragraph_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    session = looking_for("\n".join(f"Line {number}, a boat." for number in range(2000)), "boat", (O, C))
    assert len(counted.texts) == 2000, "both sides have the same paragraphs"
    counted.texts.clear()
    edit(session, 1200, "boat", "boat or a boat")
    drain(session)
    assert counted.texts == ["Line 1200, a boat or a boat."]
    assert session.search.extent() == searching.Extent(4001, complete=True, limited=False)
    session.undo()
    drain(session)
    assert len(counted.texts) == 1, "what was known before is known still"
    assert session.search.extent().matches == 4000


def test_paragraphs_that_come_and_go_are_counted() -> None:
    session = looking_for(TEXT, "boat")
    session.apply([Edit(Place(0, 14), "", "\nOne more boat.")], "typing")
    drain(session)
    assert session.search.extent().matches == 5
    session.apply([Edit(Place(0, 14), "\nOne more boat.\nNo oar here.", "")], "typing")
    drain(session)
    assert session.search.extent().matches == 4


def test_what_is_around_is_searched_first(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    monkeypatch.setattr(searching, "_TEXTS_AT_ONCE", 10)
    session = session_on("\n".join(f"Line {number}." for number in range(100)))
    session.search.look_for(Pattern("line", is_expression=True), (C,), Place(50, 0))
    session.search.of(C, 7)
    drain(session)
    assert counted.texts[0] == "Line 50."
    assert counted.texts[10] == "Line 7.", "what is looked at comes before what was planned"
    assert sorted(counted.texts) == sorted(f"Line {number}." for number in range(100))


def test_what_there_was_no_time_for_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    monkeypatch.setattr(searching, "_TEXTS_AT_ONCE", 10)
    monkeypatch.setattr(searching, "_SLICE", -1)
    session = session_on("\n".join(f"Line {number}." for number in range(100)))
    session.search.look_for(Pattern("line", is_expression=True), (C,), Place(50, 0))
    drain(session)
    assert counted.texts[:12] == [f"Line {number}." for number in range(50, 62)]
    assert len(counted.texts) == 100


def test_the_match_behind_the_cursor_is_told_before_the_rest_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    monkeypatch.setattr(searching, "_TEXTS_AT_ONCE", 10)
    session = session_on("\n".join(f"Line {number}." for number in range(100)))
    session.search.look_for(Pattern("line 6", is_expression=True), (C,), Place(50, 0))
    told: list[int] = []
    session.search.seek(C, Place(50, 0), lambda found, passed: told.append(len(counted.texts)))
    assert told == []
    drain(session)
    assert told == [20]
    assert len(counted.texts) == 100


def test_another_search_drops_what_the_first_one_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_on(TEXT)
    answers = Answers()
    session.search.look_for(Pattern("boat"), (C,))
    session.search.seek(C, Place(0, 0), answers)
    session.search.look_for(Pattern("oar"), (C,))
    drain(session)
    assert answers.all == []
    assert session.search.extent().matches == 1
    session.search.look_for(None)
    assert not session.search.is_on
    assert session.search.of(C, 0) == ()


def test_matches_are_kept_up_to_a_limit_and_still_walked_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_TEXTS_AT_ONCE", 10)
    monkeypatch.setattr(searching, "MOST_KEPT", 15)
    session = looking_for("\n".join(f"Line {number}." for number in range(100)), "line")
    assert session.search.extent() == searching.Extent(20, complete=False, limited=True)
    assert sought(session, C, Place(70, 2))[0] == Found(C, 71, 0, 4)
    assert sought(session, C, Place(0, 0), forward=False) == (Found(C, 99, 0, 4), True)
    assert not session.search.extent().complete
    assert session.search.of(C, 50) == (Match(0, 4),), "what is looked at is searched all the same"


def test_a_wrong_or_hostile_expression_is_a_problem_and_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facing.patterns.expression.TIME_LIMIT", 0.02)
    session = looking_for("x\n" + "a" * 3000 + "!", "(a+)+$", is_expression=True)
    assert session.search.problem is not None
    assert session.search.problem.code is ProblemCode.PATTERN_TOO_SLOW
    session.search.look_for(Pattern("(a", is_expression=True))
    assert session.search.problem.code is ProblemCode.PATTERN_UNUSABLE
    session.search.look_for(Pattern("a"))
    assert session.search.problem is None


def replaced(session: Session, replacement: str, choose: Callable[[list[T]], list[T]] = lambda all: all) -> int:
    proposals = session.search.proposals(replacement)
    return session.replace(choose(proposals), Origin.BULK, "replace-all")  # type: ignore[arg-type]


def test_the_chosen_replacements_are_one_step_of_small_edits() -> None:
    session = looking_for(TEXT, "boat")
    assert replaced(session, "boot", lambda all: all[1:]) == 0
    assert session.corrected.as_string() == "The boat left.\nNo oar here.\nA boot, a boot!\nboots wait."
    assert [span.origin for span in session.origins.of(session.corrected.id_at(2))] == [Origin.BULK, Origin.BULK]
    step = session._steps.newest
    assert step is not None and [edit.removed for edit in step.edits] == ["Boa", "a", "a"]
    assert session.undo_label == "replace-all"
    session.undo()
    assert session.corrected.as_string() == TEXT
    assert not session.undo_label


def test_replacements_may_part_paragraphs() -> None:
    session = looking_for(TEXT, r"(\w), |\. ?$", is_expression=True)
    assert replaced(session, r"$1!\n") == 0
    assert session.corrected.as_string() == "The boat left!\n\nNo oar here!\n\nA boat!\na boat!\nBoats wait!\n"
    drain(session)
    assert session.search.extent().matches == 0


def test_what_changed_since_it_was_proposed_is_left_and_counted() -> None:
    session = looking_for(TEXT, "boat")
    proposals = session.search.proposals("ship")
    edit(session, 2, "A boat, ", "")
    session.apply([Edit(Place(0, 0), "The boat left.\n", "")], "typing")
    session.apply([Edit(Place(0, 0), "", "New.\n")], "typing")
    assert session.replace(proposals, Origin.BULK, "replace-all") == 2
    assert session.corrected.as_string() == "New.\nNo oar here.\na ship!\nships wait."


def test_proposals_that_overlap_are_made_once() -> None:
    session = looking_for("aaa", "aa")
    proposal = session.search.proposals("b")[0]
    edits, misfits = fitting_edits(session.corrected, [proposal, proposal], Origin.BULK)
    assert (len(edits), misfits) == (1, 1)


def test_one_match_is_replaced_by_itself() -> None:
    session = looking_for(TEXT, "(b)oat", (O, C), is_expression=True)
    sought(session, O, Place(0, 0))
    assert session.search.proposal_for_current("x") is None, "the original is never changed"
    sought(session, C, Place(0, 0))
    proposal = session.search.proposal_for_current("$1ark")
    assert proposal is not None
    assert (proposal.at, proposal.removed, proposal.added) == (Place(0, 4), "boat", "bark")
    assert session.replace([proposal], Origin.TYPED, "replace") == 0
    assert session.corrected[0].text == "The bark left."
    drain(session)
    assert session.search.proposal_for_current("$1ark") is None


def test_a_closed_search_tells_nobody() -> None:
    session = session_on(TEXT)
    told: list[int] = []
    listener = lambda seen: told.append(1)  # noqa: E731
    session.search.when_changed(listener)
    session.search.look_for(Pattern("boat"))
    assert told
    told.clear()
    session.search.stop_telling(listener)
    session.search.look_for(None)
    assert told == []


def test_listeners_are_told_what_is_to_be_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_SLICE", 3600.0)  # one portion, however slow the computer is
    session = session_on(TEXT)
    session.search.look_for(Pattern("boat", is_expression=True), (C,))
    assert session.search.of(C, 2) == (), "an expression is not tried while somebody waits"
    told: list[bool] = []
    session.search.when_changed(told.append)
    drain(session)
    assert told == [True], "the paragraph that was asked for"
    edit(session, 1, "oar", "boat")
    told.clear()
    drain(session)
    assert told == [False], "the one that nobody asked for"


def test_many_replacements_from_the_last_place_to_the_first_are_one_step_that_can_be_undone() -> None:
    text = "\n".join(f"The boat and the boat of day {number}." for number in range(400))
    session = session_on(text)
    proposals = [
        Proposal(session.corrected.id_at(paragraph), Place(paragraph, offset), "boat", "ferry")
        for paragraph in range(400)
        for offset in (4, 17)
    ]
    assert session.replace(proposals, Origin.BULK, "replace-all") == 0
    assert session.corrected.as_string() == text.replace("boat", "ferry")
    assert session.comparison.summary().changes == 800
    session.undo()
    assert session.corrected.as_string() == text
    assert session.comparison.summary().changes == 0
