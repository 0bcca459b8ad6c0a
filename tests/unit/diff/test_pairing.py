import random

import pytest

from facing.diff import alignment
from facing.diff.pairing import pair_paragraphs
from facing.diff.rows import Relation, Row
from tests.unit.diff.book import Book, book
from tests.unit.diff.work import lines_run

ANNA = "Anna stood at the rail and counted the gulls. There were eleven of them."
ENGINE = "The engine coughed twice before it found its rhythm."
WIND = "By four o’clock the wind had turned, and the captain smiled."


def relations(original: list[str], corrected: list[str]) -> list[str]:
    return [row.relation.value for row in pair_paragraphs(original, corrected)]


def found_sources(made: Book, rows: list[Row]) -> list[frozenset[int]]:
    """The original paragraphs that each corrected one was paired with, across moves too."""
    left = {row.move: row.original for row in rows if row.relation is Relation.MOVED and row.original}
    sources: list[frozenset[int]] = []
    for row in rows:
        if row.corrected:
            original = left[row.move] if row.relation is Relation.MOVED else row.original
            sources += [frozenset(range(*original)) if original else frozenset()] * (
                row.corrected[1] - row.corrected[0]
            )
    return sources


@pytest.mark.parametrize(
    ("edited", "restructured", "vocabulary", "paired", "linked"),
    [
        (0.05, 0.005, 12_000, 0.995, 0.98),
        (0.05, 0.01, 12_000, 0.995, 0.98),
        (0.05, 0.01, 300, 0.995, 0.85),
        (0.2, 0.01, 12_000, 0.985, 0.9),
        (0.4, 0.01, 12_000, 0.98, 0.6),
    ],
)
def test_a_made_book_is_paired_as_it_was_made(
    edited: float, restructured: float, vocabulary: int, paired: float, linked: float
) -> None:
    made = book(2_000, edited, restructured=restructured, vocabulary=vocabulary)
    rows = pair_paragraphs(made.original, made.corrected)
    sources = found_sources(made, rows)
    right = sum(found == true for found, true in zip(sources, made.sources, strict=True))
    assert right >= paired * len(sources)
    assert len(made.moved) >= 5
    assert sum(sources[place] == {origin} for place, origin in made.moved.items()) >= linked * len(made.moved)


def test_a_chapter_put_in_at_the_start_shifts_nothing() -> None:
    made = book(400, 0.05, restructured=0)
    chapter = book(150, 0, restructured=0, seed=77).original
    rows = pair_paragraphs(made.original, [*chapter, *made.corrected])
    assert [row.relation for row in rows[:150]] == [Relation.INSERTED] * 150
    assert {row.relation for row in rows[150:]} <= {Relation.SAME, Relation.EDITED}


def test_a_chapter_moved_to_the_end_is_moved_paragraph_by_paragraph() -> None:
    made = book(400, 0.05, restructured=0, seed=3)
    rows = pair_paragraphs(made.original, [*made.corrected[40:], *made.corrected[:40]])
    moved = [row for row in rows if row.relation is Relation.MOVED and row.original]
    long = [index for index in range(40) if len(made.original[index]) > 100]
    assert {row.original[0] for row in moved if row.original} >= set(long)
    assert sum(row.relation in (Relation.INSERTED, Relation.DELETED) for row in rows) <= 2 * (40 - len(long))


def test_empty_paragraphs_follow_their_neighbours() -> None:
    assert relations([ANNA, "", ENGINE, "", WIND], [ANNA, "", "", WIND]) == ["same", "same", "deleted", "same", "same"]
    assert pair_paragraphs(["", "", ANNA], [ANNA, "", ""])[2] == Row(Relation.SAME, (2, 3), (0, 1))
    rows = pair_paragraphs([ANNA, "", "", ""], ["", "", "", ANNA + " Twelve."])
    assert Row(Relation.EDITED, (0, 1), (3, 4)) in rows


def test_what_two_paragraphs_have_by_chance_pairs_nothing() -> None:
    other = (
        "It was the night of the storm, and of all the boats in the harbour not one was still afloat by the morning."
    )
    assert relations([WIND, ANNA, ENGINE], [WIND, other, ENGINE]) == ["same", "deleted", "inserted", "same"]


def test_short_paragraphs_are_paired_by_their_letters() -> None:
    assert relations([ANNA, "Chapter One", WIND], [ANNA, "Chapter 1", WIND]) == ["same", "edited", "same"]
    assert relations([ANNA, "Hapy", WIND], [ANNA, "Happy", WIND]) == ["same", "edited", "same"]


def test_short_lines_do_not_move() -> None:
    assert "moved" not in relations(["Yes.", ANNA, WIND], [ANNA, WIND, "Yes."])
    assert "moved" in relations(["Chapter Two: The Harbour", ANNA, WIND], [ANNA, WIND, "Chapter Two: The Harbour"])


def test_paragraphs_rewritten_in_a_row_stand_beside_each_other() -> None:
    garbled = ["РџСЂРёРІРµС‚, РјРёСЂ", "Р’СЃС‘ С…РѕСЂРѕС€Рѕ", "Р”Рѕ СЃРІРёРґР°РЅРёСЏ"]
    mended = ["Привет, мир", "Всё хорошо", "До свидания"]
    assert relations([ANNA, *garbled, WIND], [ANNA, *mended, WIND]) == ["same", *["edited"] * 3, "same"]


def test_scripts_without_spaces_are_told_apart() -> None:
    chinese = ["渡轮中午离开码头。安娜站在栏杆旁数海鸥。", "风向在四点钟变了，船长笑了。", "没有人看见灯塔。"]
    edited = ["渡轮下午离开码头。安娜站在栏杆旁边数海鸥。", "没有人再看见灯塔。"]
    assert relations(chinese, edited) == ["edited", "deleted", "edited"]


@pytest.mark.parametrize("kind", ["equal lines", "two lines", "few words"])
def test_the_work_on_texts_that_repeat_themselves_grows_no_faster_than_they_do(kind: str) -> None:
    chooser = random.Random(1)
    lines = {
        "equal lines": ["la la la"],
        "two lines": ["la la la", "lo lo"],
        "few words": [" ".join(chooser.choices("la lo li lu".split(), k=6)) for _ in range(400)],
    }[kind]
    work = []
    for count in (300, 1_200):
        original = chooser.choices(lines, k=count)
        corrected = chooser.choices(lines, k=count - 7)
        work.append(lines_run(lambda original=original, corrected=corrected: pair_paragraphs(original, corrected)))
    assert work[1] < 8 * work[0] + 1_000


def test_not_every_pair_is_scored() -> None:
    made = book(600, 0.2)
    scored = 0
    real = alignment.best_pairs

    def counted(gap: alignment.Gap, *rest: object) -> list[tuple[int, int]]:
        nonlocal scored
        scored += gap.size
        return real(gap, *rest)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "best_pairs", counted)
        pair_paragraphs(made.original, made.corrected)
    assert 0 < scored < 20 * 600
