"""What holds for any glossary and any text."""

import csv
import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.problem import UserProblem
from facing.glossary.cells import unguarded
from facing.glossary.loading import LoadedGlossary, parse
from facing.glossary.matching import Matcher
from facing.glossary.pieces import normalised, pieces
from facing.glossary.rows import RowReason
from facing.glossary.suggesting import suggestions
from facing.glossary.terms import Form, FormStatus, Term

WORDS = ["ferry", "Orow", "Orrow", "US", "us", "long-term", "it’s", "boat's", "渡", "船", "cafe\u0301", "a", "b"]
GLUE = [" ", "  ", "-", "’s ", ". ", ", ", "\u2028", " – ", ""]
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=25).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def glossary(found: list[str], text: str = "right") -> LoadedGlossary:
    terms = (Term((Form(text, FormStatus.PREFERRED), Form(form, FormStatus.GARBLED))) for form in found)
    return LoadedGlossary("house", Path("house.csv"), tuple(terms))


@given(any_text | texts)
@settings(deadline=None)
def test_pieces_stand_in_order_within_the_text(text: str) -> None:
    end = 0
    for piece in pieces(text):
        assert end <= piece.start < piece.end <= len(text)
        assert piece.key
        end = piece.end


@given(st.lists(phrases | any_text.filter(str.strip), max_size=8), any_text | texts)
@settings(deadline=None)
def test_matches_stand_in_order_and_are_the_form_they_name(found: list[str], text: str) -> None:
    end = 0
    for match in Matcher([glossary(found)]).find(text):
        assert end <= match.start < match.end <= len(text)
        words = text[match.start : match.end]
        assert [piece.key for piece in pieces(words)] == [piece.key for piece in pieces(match.form.text)]
        assert words not in suggestions(match, text)
        end = match.end


WORD_FORMS = [
    "ferry",
    "ferries",
    "protesters",
    "Protestants",
    "pilot",
    "pilots",
    "e-mail",
    "emails",
    "渡船",
    "Häuser",
    "Haus",
]
inflected_texts = st.lists(st.tuples(st.sampled_from(WORD_FORMS + WORDS), st.sampled_from(GLUE)), max_size=20).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)
inflected_phrases = st.lists(st.sampled_from(WORD_FORMS), min_size=1, max_size=2).map(" ".join)


@given(st.lists(inflected_phrases, max_size=6), inflected_texts, st.sampled_from(["en", "de", "zh", ""]))
@settings(deadline=None)
def test_matches_are_the_longest_of_all_that_there_are_and_none_is_over_another(
    found: list[str], text: str, language: str
) -> None:
    matcher = Matcher([glossary(found)])
    every = list(matcher.every(text, language))
    expected, end = [], 0
    for start in sorted({match.start for match in every}):
        if start >= end:
            end = max(match.end for match in every if match.start == start)
            expected.append((start, end))
    matches = matcher.find(text, language)
    assert [(match.start, match.end) for match in matches] == expected
    for match in matches:
        assert match in every
        shared = normalised(text[match.start]) == normalised(match.form.text[0])
        assert shared or match.by_stem  # an umlaut may come with an ending


@given(st.lists(phrases, max_size=6), texts)
@settings(deadline=None)
def test_matches_are_those_of_a_search_that_tries_every_stretch(found: list[str], text: str) -> None:
    """The rival knows no trie: from each place on, the longest stretch of pieces that is one of the forms."""
    keys = {tuple(piece.key for piece in pieces(form)) for form in found}
    exact = {form for form in found if form.isupper() and len(form) > 1}
    row = pieces(text)
    expected = []
    position = 0
    while position < len(row):
        for last in range(len(row), position, -1):
            stretch = row[position:last]
            key = tuple(piece.key for piece in stretch)
            words = text[stretch[0].start : stretch[-1].end]
            fits = key in keys and (key != ("us",) or "us" in found or words in exact)
            if fits and stretch[0].opens and stretch[-1].closes:
                expected.append((stretch[0].start, stretch[-1].end))
                position = last
                break
        else:
            position += 1
    matches = Matcher([glossary(found, "never")]).find(text)
    assert [(match.start, match.end) for match in matches] == expected


cells = st.text(st.characters(codec="utf-8", exclude_characters="\\|;\x00"), min_size=1, max_size=20).filter(
    lambda cell: cell == " ".join(cell.split()) and cell
)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=12), st.sampled_from(",;\t"))
@settings(deadline=None)
def test_what_a_csv_writer_writes_is_read_or_named(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("term", "preferred", "note"), *rows])
    try:
        loaded = parse(written.getvalue(), Path("house.csv"))
    except UserProblem:
        raise AssertionError("a well-formed file was refused") from None
    assert {problem.reason for problem in loaded.problems} <= {RowReason.DUPLICATE}
    assert len(loaded.terms) == len(rows)
    for term in loaded.terms:
        assert term.place is not None
        found, preferred, note = rows[term.place.line - 2]
        assert term.note == unguarded(note)
        assert {form.text for form in term.forms} == {unguarded(found), unguarded(preferred)}


@given(st.text(st.sampled_from('ab,;\t"\n\r |'), max_size=200))
@settings(deadline=None)
def test_no_row_is_dropped_in_silence(text: str) -> None:
    try:
        loaded = parse(text, Path("house.csv"))
    except UserProblem as problem:
        assert problem.facts["reason"] in set(RowReason)
        return
    told = [problem.line for problem in loaded.problems if problem.reason.leaves_out]
    told += [term.place.line for term in loaded.terms if term.place]
    assert len(told) == len(set(told))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = {number for number, line in enumerate(lines, 1) if '"' not in line and line.strip("a,;\t |") == "b"}
    if '"' not in text:
        assert plain <= set(told)
