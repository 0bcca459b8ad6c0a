"""What holds of every comparison, whatever the texts and the edits."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from unittest.mock import patch

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.chunks import Paragraph
from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.core.words import tokens
from facing.diff import updating
from facing.diff.comparison import Comparison
from facing.diff.pairing import pair_paragraphs
from facing.diff.rows import Operation, Relation, Row, Run
from facing.diff.tally import NOTHING, tally_of
from facing.diff.wording import compare_words
from tests.property.test_words import PIECES

WORDS = [
    *("the ferry left at noon and rain began to fall over harbour Anna said nothing yes no a I").split(),
    *("Ferry, noon. noon, “Yes!” (no) — … . , ; don’t don't co-operate to day today 1914 3.5").split(),
    *("我们 去了北京。 ประเทศไทย e\u0301te\u0301 👩\u200d🚀 🇩🇪🇫🇷 שלום، नमस्ते \ufffc a\u2028b \ud800").split(" "),
]
SPACES = [" ", " ", " ", " ", "  ", "\t", "\u00a0", ""]
line = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=14).map(
    lambda pieces: "".join(word + space for word, space in pieces)
)
any_line = st.one_of(line, st.text(st.characters(blacklist_characters="\n\r"), max_size=12))
paragraphs = st.lists(any_line, min_size=1, max_size=9)


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two texts of which the second was made from the first, more or less."""
    original = draw(paragraphs)
    corrected = list(original)
    for _ in range(draw(st.integers(0, 5))):
        index = draw(st.integers(0, len(corrected)))
        kind = draw(st.sampled_from(["insert", "delete", "move", "split", "merge", "rewrite"]))
        if kind == "insert" or index == len(corrected):
            corrected.insert(index, draw(any_line))
        elif kind == "delete" and len(corrected) > 1:
            del corrected[index]
        elif kind == "move":
            corrected.insert(draw(st.integers(0, len(corrected) - 1)), corrected.pop(index))
        elif kind == "split":
            words = corrected[index].split(" ")
            cut = draw(st.integers(0, len(words)))
            corrected[index : index + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]
        elif kind == "merge":
            corrected[index : index + 2] = [" ".join(corrected[index : index + 2])]
        else:
            words = corrected[index].split(" ")
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
            corrected[index] = " ".join(words)
    return original, corrected


def covered(runs: Iterable[Run], side: Side) -> list[tuple[int, int]]:
    indices = (run.original if side is Side.ORIGINAL else run.corrected for run in runs)
    return [span for span in indices if span is not None]


def assert_covers(runs: Sequence[Run], text: str, side: Side) -> None:
    position = 0
    for start, end in covered(runs, side):
        assert start == position < end
        position = end
    assert position == len(text)


def assert_sound_runs(runs: Sequence[Run], original: str, corrected: str) -> None:
    assert_covers(runs, original, Side.ORIGINAL)
    assert_covers(runs, corrected, Side.CORRECTION)
    for run in runs:
        shape = (run.original is not None, run.corrected is not None)
        if run.operation is Operation.EQUAL:
            assert run.original and run.corrected
            assert original[slice(*run.original)] == corrected[slice(*run.corrected)]
        elif run.operation is Operation.REPLACE:
            assert run.original and run.corrected
            assert original[slice(*run.original)] != corrected[slice(*run.corrected)]
        else:
            assert shape == ((True, False) if run.operation is Operation.DELETE else (False, True))
    for before, after in pairwise(runs):
        pair = {before.operation, after.operation}
        assert pair != {Operation.EQUAL} and pair != {Operation.DELETE, Operation.INSERT}


@given(line, line)
@settings(deadline=None, max_examples=400)
def test_runs_cover_both_texts_and_cut_words_only_at_signs(original: str, corrected: str) -> None:
    runs = compare_words(original, corrected)
    assert_sound_runs(runs, original, corrected)
    for text, side in ((original, Side.ORIGINAL), (corrected, Side.CORRECTION)):
        edges = {edge for span in covered(runs, side) for edge in span}
        small = edges_of_small_changes(runs, original, corrected, side)
        for token in tokens(text):
            assert not any(token.start < edge < token.end for edge in edges - small)


def edges_of_small_changes(runs: Sequence[Run], original: str, corrected: str, side: Side) -> set[int]:
    """Where the runs of one side meet a change of signs or white space alone."""
    edges, place = set(), 0
    for run in runs:
        own = (run.original if side is Side.ORIGINAL else run.corrected) or (place, place)
        place = own[1]
        texts = original[slice(*run.original or (0, 0))] + corrected[slice(*run.corrected or (0, 0))]
        if run.operation is not Operation.EQUAL and not any(map(str.isalnum, texts)):
            edges |= set(own)
    return edges


mixed_line = st.lists(st.sampled_from([*WORDS, *PIECES, " ", " "]), max_size=8).map("".join)


@given(mixed_line, mixed_line)
@settings(deadline=None, max_examples=400)
def test_runs_never_cut_what_a_reader_takes_for_one_character(original: str, corrected: str) -> None:
    runs = compare_words(original, corrected)
    for text, side in ((original, Side.ORIGINAL), (corrected, Side.CORRECTION)):
        allowed = {0, len(text), *accumulate(map(len, regex.findall(r"\X", text)))}
        # A mark without a letter stands behind white space, which is shared out apart from it.
        allowed |= {place for place in range(1, len(text)) if text[place - 1].isspace()}
        assert {edge for span in covered(runs, side) for edge in span} <= allowed


@given(any_line, any_line)
@settings(deadline=None, max_examples=300)
def test_exchanged_texts_give_the_same_runs_mirrored(original: str, corrected: str) -> None:
    there = compare_words(original, corrected)
    back = compare_words(corrected, original)
    assert [Run(run.operation.mirrored(), run.corrected, run.original) for run in back] == list(there)


def assert_sound_rows(rows: Sequence[Row], original: Sequence[str], corrected: Sequence[str]) -> None:
    for texts, spans in (
        (original, [row.original for row in rows if row.original]),
        (corrected, [row.corrected for row in rows if row.corrected]),
    ):
        position = 0
        for first, last in spans:
            assert first == position < last
            position = last
        assert position == len(texts)
    for row in rows:
        counts = tuple(last - first for first, last in (row.original or (0, 0), row.corrected or (0, 0)))
        match row.relation:
            case Relation.SAME | Relation.EDITED:
                assert counts == (1, 1)
                assert row.original and row.corrected
                same = original[row.original[0]] == corrected[row.corrected[0]]
                assert same == (row.relation is Relation.SAME)
            case Relation.SPLIT:
                assert counts[0] == 1 < counts[1]
            case Relation.MERGED:
                assert counts[1] == 1 < counts[0]
            case Relation.REFLOWED:
                assert min(counts) >= 1 and max(counts) > 1
            case Relation.DELETED | Relation.INSERTED:
                assert counts == ((1, 0) if row.relation is Relation.DELETED else (0, 1))
            case Relation.MOVED:
                assert counts in ((1, 0), (0, 1))
        assert (row.move is not None) == (row.relation is Relation.MOVED)
    halves = Counter((row.move, row.original is None) for row in rows if row.move is not None)
    assert set(halves.values()) <= {1}
    assert all((move, not side) in halves for move, side in halves)


@given(versions())
@settings(deadline=None, max_examples=400)
def test_rows_hold_every_paragraph_once_and_in_order(texts: tuple[list[str], list[str]]) -> None:
    rows = pair_paragraphs(*texts)
    assert_sound_rows(rows, *texts)
    assert all(row.relation is Relation.SAME for row in pair_paragraphs(texts[0], texts[0]))


def unordered(rows: Iterable[Row]) -> Counter[tuple[object, ...]]:
    """Rows without their order, in which one-sided neighbours differ, and without the numbers of moves."""
    return Counter((row.relation, row.original, row.corrected) for row in rows)


@given(versions())
@settings(deadline=None, max_examples=300)
def test_exchanged_texts_give_the_same_rows_mirrored(texts: tuple[list[str], list[str]]) -> None:
    back = pair_paragraphs(texts[1], texts[0])
    mirrored = [
        replace(row, relation=row.relation.mirrored(), original=row.corrected, corrected=row.original) for row in back
    ]
    assert unordered(mirrored) == unordered(pair_paragraphs(*texts))


def text_of(lines: Sequence[str]) -> Text:
    return Text.from_paragraphs(map(Paragraph, lines))


def lines_of(text: Text) -> list[str]:
    return [paragraph.text for paragraph in text]


def assert_sound(comparison: Comparison) -> None:
    original, corrected = lines_of(comparison.original), lines_of(comparison.corrected)
    rows = list(comparison.rows())
    assert len(rows) == len(comparison)
    assert_sound_rows(rows, original, corrected)
    total = NOTHING
    for number, row in enumerate(rows):
        assert comparison.row(number) == row
        for side, span in ((Side.ORIGINAL, row.original), (Side.CORRECTION, row.corrected)):
            assert all(comparison.row_of(side, index) == number for index in range(*span or (0, 0)))
        runs, texts = comparison.runs(number), comparison.texts(number)
        assert texts[0] == "\n".join(original[slice(*row.original or (0, 0))])
        assert texts[1] == "\n".join(corrected[slice(*row.corrected or (0, 0))])
        assert_covers(runs, texts[0], Side.ORIGINAL)
        assert_covers(runs, texts[1], Side.CORRECTION)
        total = total.plus(tally_of(row.relation, runs, *texts))
        partner = comparison.partner(number)
        assert (partner is None) == (row.move is None)
        assert partner is None or (rows[partner].move == row.move and comparison.partner(partner) == number)
    assert comparison.summary() == total


@st.composite
def edit_of(draw: st.DrawFn, text: Text) -> Edit:
    """A change of at most a few paragraphs."""
    first = draw(st.integers(0, len(text) - 1))
    last = draw(st.integers(first, min(first + 2, len(text) - 1)))
    start = Place(first, draw(st.integers(0, len(text[first].text))))
    end = Place(last, draw(st.integers(0, len(text[last].text))))
    start, end = sorted((start, end))
    if draw(st.booleans()):
        end = start
    added = "\n".join(draw(st.lists(any_line, min_size=1, max_size=3)))
    return Edit(start, text.slice(start, end), added)


@given(versions(), st.sampled_from([0, 1, 20]), st.data())
@settings(deadline=None, max_examples=200)
def test_a_comparison_stays_sound_through_edits_and_realignment(
    texts: tuple[list[str], list[str]], reach: int, data: st.DataObject
) -> None:
    # A small reach makes a small text behave like a long one: moves go out of the neighbourhood and into it.
    with patch.object(updating, "_REACH", reach):
        follow_edits(texts, data)


def follow_edits(texts: tuple[list[str], list[str]], data: st.DataObject) -> None:
    original, corrected = text_of(texts[0]), text_of(texts[1])
    comparison = Comparison(original, corrected)
    assert_sound(comparison)
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(edit_of(corrected))
        corrected = corrected.apply(edit)
        rows = list(comparison.rows())
        change = comparison.edited(edit, corrected)
        after = list(comparison.rows())
        assert comparison.revision == corrected.revision
        assert len(after) == len(rows) - change.removed + change.added
        assert [row.relation for number, row in enumerate(rows[: change.first]) if number not in change.elsewhere] == [
            row.relation for number, row in enumerate(after[: change.first]) if number not in change.elsewhere
        ]
        if data.draw(st.booleans()):
            assert_sound(comparison)
    assert_sound(comparison)
    comparison.realign(corrected)
    assert_sound(comparison)
    fresh = Comparison(original, corrected)
    assert unordered(comparison.rows()) == unordered(fresh.rows())
    assert comparison.summary() == fresh.summary()


@given(versions())
@settings(deadline=None, max_examples=300)
def test_taking_back_every_change_gives_the_original(texts: tuple[list[str], list[str]]) -> None:
    original, corrected = text_of(texts[0]), text_of(texts[1])
    comparison = Comparison(original, corrected)
    changes = list(comparison.changes())
    for change in reversed(changes):
        removed = corrected.slice(*change.corrected)
        corrected = corrected.apply(Edit(change.corrected[0], removed, original.slice(*change.original)))
    assert lines_of(corrected) == texts[0]


@given(versions(), st.sampled_from(Side))
@settings(deadline=None, max_examples=200)
def test_stepping_forth_and_back_meets_the_changes_in_order(texts: tuple[list[str], list[str]], side: Side) -> None:
    comparison = Comparison(text_of(texts[0]), text_of(texts[1]))
    starts = sorted({change.on(side)[0] for change in comparison.changes()})
    place = Place(0, 0)
    forth = [place] if starts[:1] == [place] else []
    while change := comparison.next_change(side, place):
        place = change.on(side)[0]
        forth.append(place)
    assert forth == starts
    back = forth[-1:]
    while change := comparison.previous_change(side, place):
        place = change.on(side)[0]
        back.append(place)
    assert back == starts[::-1]
