import random
from collections.abc import Callable, Sequence

import pytest

from facing.core.chunks import Paragraph
from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff import comparison as comparison_module
from facing.diff import run_cache
from facing.diff.comparison import Comparison, RowChange, Summary
from facing.diff.rows import Operation, Relation, Row, Run
from facing.diff.tally import tally_of
from tests.unit.diff.book import Writer, book
from tests.unit.diff.work import lines_run

FERRY = [
    "The ferry to Lindholm left at noon, an hour late.",
    "Anna stood at the rail and counted the gulls.",
    "The engine coughed twice before it found its rhythm.",
    "By four o’clock the wind had turned, and the captain smiled.",
    "Nobody saw the lighthouse until they were almost past it.",
]


def text_of(lines: Sequence[str]) -> Text:
    return Text.from_paragraphs(map(Paragraph, lines))


def compared(original: Sequence[str], corrected: Sequence[str]) -> Comparison:
    return Comparison(text_of(original), text_of(corrected))


def relations(comparison: Comparison) -> list[str]:
    return [row.relation.value for row in comparison.rows()]


def put_in(comparison: Comparison, paragraph: int, offset: int, added: str, removed: str = "") -> RowChange:
    edit = Edit(Place(paragraph, offset), removed, added)
    return comparison.edited(edit, comparison.corrected.apply(edit))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The texts of every word comparison that is made."""
    made: list[tuple[str, str]] = []
    real: Callable[[str, str], tuple[Run, ...]] = run_cache.compare_words

    def noted(original: str, corrected: str) -> tuple[Run, ...]:
        made.append((original, corrected))
        return real(original, corrected)

    monkeypatch.setattr(run_cache, "compare_words", noted)
    return made


def test_rows_and_runs_of_equal_texts() -> None:
    comparison = compared(FERRY, FERRY)
    assert relations(comparison) == ["same"] * 5
    assert comparison.runs(1) == (Run(Operation.EQUAL, (0, 45), (0, 45)),)
    assert comparison.summary() == Summary(0, 0, 0, 0)
    assert list(comparison.changes()) == []


def test_typing_changes_the_relation_of_its_row_alone() -> None:
    comparison = compared(FERRY, FERRY)
    assert put_in(comparison, 1, 0, "x") == RowChange(1, 1, 1)
    assert relations(comparison) == ["same", "edited", "same", "same", "same"]
    assert comparison.summary() == Summary(1, 1, 1, 0)
    assert put_in(comparison, 1, 0, "", removed="x") == RowChange(1, 1, 1)
    assert relations(comparison) == ["same"] * 5
    assert comparison.summary() == Summary(0, 0, 0, 0)


def test_a_break_splits_a_row_and_taking_it_out_mends_it() -> None:
    comparison = compared(FERRY, FERRY)
    change = put_in(comparison, 2, 24, "\n")
    assert change == RowChange(2, 1, 1)
    assert comparison.row(2) == Row(Relation.SPLIT, (2, 3), (2, 4))
    assert comparison.row(3) == Row(Relation.SAME, (3, 4), (4, 5))
    put_in(comparison, 2, 24, "", removed="\n")
    assert relations(comparison) == ["same"] * 5


def test_a_break_at_the_end_begins_an_inserted_row_that_can_be_typed_in() -> None:
    comparison = compared(FERRY, FERRY)
    assert put_in(comparison, 4, len(FERRY[4]), "\n") == RowChange(5, 0, 1)
    assert comparison.row(5) == Row(Relation.INSERTED, None, (5, 6))
    assert put_in(comparison, 5, 0, "A light") == RowChange(5, 1, 1)
    assert comparison.runs(5) == (Run(Operation.INSERT, None, (0, 7)),)
    assert comparison.summary() == Summary(0, 2, 1, 0)


def test_cutting_a_paragraph_and_pasting_it_elsewhere_is_told_as_a_move_in_the_neighbourhood() -> None:
    comparison = compared(FERRY, FERRY)
    put_in(comparison, 1, 0, "", removed=FERRY[1] + "\n")
    assert relations(comparison) == ["same", "deleted", "same", "same", "same"]
    put_in(comparison, 3, 0, FERRY[1] + "\n")
    assert relations(comparison) == ["same", "moved", "same", "same", "moved", "same"]
    assert comparison.partner(1) == 4
    assert comparison.partner(4) == 1
    assert comparison.summary() == Summary(0, 0, 1, 1)


def far_move() -> Comparison:
    """A paragraph moved from the first row to the last one of a long text, and edited on the way."""
    writer = Writer(5)
    lines = [" ".join(writer.sentence(12)) for _ in range(120)]
    return compared([FERRY[0], *lines], [*lines, FERRY[0].replace("noon", "dawn")])


def test_a_row_knows_the_other_half_of_its_move_and_shows_its_own_side_of_the_edit() -> None:
    comparison = far_move()
    assert comparison.partner(0) == 121
    assert comparison.runs(0) == (
        Run(Operation.EQUAL, (0, 30), None),
        Run(Operation.DELETE, (30, 34), None),
        Run(Operation.EQUAL, (34, 49), None),
    )
    assert [run.operation for run in comparison.runs(121)] == [Operation.EQUAL, Operation.INSERT, Operation.EQUAL]
    assert comparison.summary() == Summary(1, 1, 1, 1)


def test_typing_in_one_half_of_a_move_changes_the_other() -> None:
    comparison = far_move()
    assert put_in(comparison, 120, 30, "sun", removed="dawn") == RowChange(121, 1, 1, (0,))
    put_in(comparison, 120, 30, "noon", removed="sun")
    assert comparison.runs(0) == (Run(Operation.EQUAL, (0, 49), None),)
    assert comparison.summary() == Summary(0, 0, 1, 1)


def test_a_move_from_outside_the_neighbourhood_survives_breaks_beside_it() -> None:
    comparison = far_move()
    change = put_in(comparison, 119, 0, "Well.\n")
    assert comparison.partner(0) == 122
    assert change == RowChange(120, 0, 1)


def test_a_move_ends_when_one_half_is_taken_out() -> None:
    comparison = far_move()
    gone = comparison.corrected[120].text
    before = len(comparison.corrected[119].text)
    change = put_in(comparison, 119, before, "", removed="\n" + gone)
    assert change == RowChange(121, 1, 0, (0,))
    assert comparison.row(0) == Row(Relation.DELETED, (0, 1), None)
    assert comparison.summary().moves == 0


def test_realigning_finds_what_was_pasted_far_away_and_keeps_the_numbers_of_moves() -> None:
    comparison = far_move()
    number = comparison.row(0).move
    line = comparison.corrected[20].text
    put_in(comparison, 20, 0, "", removed=line + "\n")
    put_in(comparison, 100, 0, line + "\n")
    assert comparison.summary().moves == 1
    comparison.realign(comparison.corrected)
    assert comparison.summary().moves == 2
    assert comparison.row(0).move == number


def test_realigning_what_is_right_already_changes_nothing() -> None:
    comparison = far_move()
    put_in(comparison, 50, 3, "x")
    assert comparison.realign(comparison.corrected) == RowChange(0, 0, 0)


def test_adopted_rows_of_an_older_text_can_be_followed_up_by_the_edits_since() -> None:
    comparison = compared(FERRY, FERRY)
    older = comparison.corrected
    rows = Comparison.aligned(comparison.original, older)
    edit = Edit(Place(1, 5), "", " always")
    newer = older.apply(edit)
    comparison.edited(edit, newer)
    assert comparison.adopt(rows, older) == RowChange(0, 5, 5)
    assert comparison.corrected is older
    comparison.edited(edit, newer)
    assert comparison.revision == newer.revision
    assert relations(comparison) == ["same", "edited", "same", "same", "same"]


def test_a_row_is_compared_when_it_is_first_asked_for_and_then_known(calls: list[tuple[str, str]]) -> None:
    made = book(300, 0.1, seed=4)
    comparison = compared(made.original, made.corrected)
    assert calls == []
    runs = comparison.runs(7)
    assert len(calls) == 1
    assert comparison.runs(7) is runs
    assert len(calls) == 1


def test_totals_follow_an_edit_without_comparing_other_rows(calls: list[tuple[str, str]]) -> None:
    made = book(300, 0.1, seed=4)
    comparison = compared(made.original, made.corrected)
    before = comparison.summary()
    calls.clear()
    row = comparison.row_of(Side.CORRECTION, 150)
    put_in(comparison, 150, 0, "New words. ")
    after = comparison.summary()
    assert len(calls) <= 1
    assert after.words_inserted == before.words_inserted + 2
    calls.clear()
    put_in(comparison, 150, 4, "\n")
    assert row <= comparison.row_of(Side.CORRECTION, 150)
    comparison.summary()
    assert len(calls) <= 2
    calls.clear()
    comparison.realign(comparison.corrected)
    comparison.summary()
    assert len(calls) <= 2


def test_totals_can_be_counted_a_little_at_a_time(calls: list[tuple[str, str]]) -> None:
    made = book(400, 0.2, seed=4)
    comparison = compared(made.original, made.corrected)
    rounds = 0
    while not comparison.count(50):
        assert len(calls) <= 120 * (rounds + 1)
        rounds += 1
    assert rounds >= 3
    calls.clear()
    assert comparison.summary() == compared(made.original, made.corrected).summary()


def in_a_book_of(paragraphs: int) -> tuple[Comparison, int]:
    """The same 100 much edited paragraphs in the middle of more or fewer that are the same on both sides."""
    writer = Writer(8)
    middle = book(100, 0.2, seed=2)
    lines = [" ".join(writer.sentence(8)) for _ in range(paragraphs)]
    half = paragraphs // 2
    comparison = compared(
        [*lines[:half], *middle.original, *lines[half:]], [*lines[:half], *middle.corrected, *lines[half:]]
    )
    comparison.summary()
    return comparison, half + 50


KEYS = [("x", ""), ("\n", ""), ("", "\n")]


@pytest.mark.parametrize(("added", "removed"), KEYS, ids=["letter", "break", "joining"])
def test_the_work_of_a_key_does_not_grow_with_the_text(added: str, removed: str) -> None:
    work = []
    for paragraphs in (300, 10_000):
        comparison, index = in_a_book_of(paragraphs)
        offset = len(comparison.corrected[index].text) if removed else 4
        edit = Edit(Place(index, offset), removed, added)
        after = comparison.corrected.apply(edit)
        number = comparison.row_of(Side.CORRECTION, index)

        def key(comparison: Comparison = comparison, edit: Edit = edit, after: Text = after) -> None:
            change = comparison.edited(edit, after)
            comparison.runs(change.first)
            comparison.summary()

        cells = {located.cell for located in comparison._rows}
        work.append(lines_run(key))
        kept = cells & {located.cell for located in comparison._rows}
        assert len(cells) - len(kept) <= 3
        assert comparison.row_of(Side.CORRECTION, index) == pytest.approx(number, abs=1)
    assert work[0] > 20
    assert work[1] <= work[0] * 1.1 + 100


def test_a_thousand_breaks_at_one_place_cost_a_steady_amount_of_work() -> None:
    comparison, index = in_a_book_of(2_000)
    work = []
    for _ in range(300):
        edit = Edit(Place(index, 0), "", "\n")
        after = comparison.corrected.apply(edit)
        work.append(lines_run(lambda edit=edit, after=after: comparison.edited(edit, after)))
    assert sorted(work)[150] < 3 * min(work)


def test_a_key_in_a_very_long_paragraph_compares_its_surroundings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(3)
    words = [word for _ in range(1_200) for word in writer.sentence(15)]
    chooser = random.Random(2)
    changed = [writer.word() if chooser.random() < 0.05 else word for word in words]
    comparison = compared([" ".join(words)], [" ".join(changed)])
    assert len(comparison.corrected[0].text) > comparison_module._LONG
    comparison.summary()
    monkeypatch.setattr(run_cache, "compare_words", None)
    put_in(comparison, 0, 40_000, "x y z")
    put_in(comparison, 0, 9_000, "", removed=comparison.corrected[0].text[9_000:9_300])
    runs, total = comparison.runs(0), comparison.summary()
    monkeypatch.undo()
    assert total == tally_of(Relation.EDITED, runs, *comparison.texts(0))
    original, corrected = comparison.texts(0)
    assert "".join(original[slice(*run.original)] for run in runs if run.original) == original
    assert "".join(corrected[slice(*run.corrected)] for run in runs if run.corrected) == corrected
    change = comparison.realign(comparison.corrected)
    assert change == RowChange(0, 0, 0, (0,))
    fresh = Comparison(comparison.original, comparison.corrected)
    assert comparison.runs(0) == fresh.runs(0)
    assert comparison.summary() == fresh.summary()


def test_changes_hold_places_on_both_sides() -> None:
    comparison = compared(
        [FERRY[0], FERRY[1], FERRY[2]], [FERRY[0].replace("noon", "dawn"), FERRY[2], "A light went on."]
    )
    edited, deleted, inserted = comparison.changes()
    assert (edited.row, edited.run) == (0, 1)
    assert edited.original == (Place(0, 30), Place(0, 34))
    assert edited.on(Side.CORRECTION) == (Place(0, 30), Place(0, 34))
    assert (deleted.row, deleted.run) == (1, None)
    assert deleted.original == (Place(1, 0), Place(2, 0))
    assert deleted.corrected == (Place(1, 0), Place(1, 0))
    assert inserted.corrected == (Place(1, len(FERRY[2])), Place(2, 16))


def test_rows_and_paragraphs_that_are_not_there_are_refused() -> None:
    comparison = compared(FERRY, FERRY)
    for number in (-1, 5):
        with pytest.raises(IndexError):
            comparison.row(number)
        with pytest.raises(IndexError):
            comparison.row_of(Side.ORIGINAL, number)


def test_changes_of_white_space_can_be_ignored_and_counted_again() -> None:
    comparison = compared(
        ["The  har bour was here.", FERRY[1], FERRY[2], "One. Two."],
        ["The harbour is here.", FERRY[1] + " ", FERRY[2], "One.", "Two."],
    )
    counted = comparison.summary()
    assert counted.changes == 5
    comparison.ignore_white_space(True)
    assert comparison.summary() == Summary(1, 1, 2, 0)
    was, parted = comparison.changes()
    assert (was.row, parted.row) == (0, 3)
    assert comparison.next_change(Side.CORRECTION, was.corrected[0]) == parted
    assert [comparison.is_changed(number) for number in range(4)] == [True, False, False, True]
    assert {run.operation for run in comparison.runs(1)} == {Operation.EQUAL}
    assert comparison.runs(0) is comparison.runs(0)
    put_in(comparison, 2, len(FERRY[2]), " ")
    put_in(comparison, 2, 2, "x")
    assert comparison.summary() == Summary(2, 2, 3, 0)
    comparison.ignore_white_space(False)
    assert comparison.summary().changes == counted.changes + 2


def test_ignoring_white_space_in_a_very_long_paragraph_follows_edits() -> None:
    words = " ".join(Writer(3).sentence(3_000))
    comparison = compared([words], [words.replace(" the ", "  the ")])
    comparison.ignore_white_space(True)
    assert comparison.summary() == Summary(0, 0, 0, 0)
    put_in(comparison, 0, 9_000, " quite new ")
    assert comparison.summary().changes == 1


@pytest.mark.parametrize("added", ["!", "!\n"])
def test_many_edits_at_once_leave_what_a_fresh_comparison_finds(added: str) -> None:
    comparison = compared(FERRY, [line.replace("the", "that") for line in FERRY])
    comparison.summary()
    edits = [Edit(Place(number, 3), "", added) for number in reversed(range(5))]
    corrected = comparison.corrected.apply_all(edits)
    comparison.follow(edits, corrected)
    fresh = Comparison(comparison.original, corrected)
    assert comparison.corrected is corrected
    assert list(comparison.rows()) == list(fresh.rows())
    assert comparison.summary() == fresh.summary()


def test_many_edits_at_once_compare_only_what_they_touch(calls: list[tuple[str, str]]) -> None:
    lines = [f"{line} {number}" for number in range(40) for line in FERRY]
    comparison = compared(lines, [line.replace("the", "that") for line in lines])
    comparison.summary()
    calls.clear()
    edits = [Edit(Place(number, 0), "", letter) for number in (7, 3) for letter in "abcd"]
    comparison.follow(edits, comparison.corrected.apply_all(edits))
    comparison.summary()
    assert len(calls) == 2
