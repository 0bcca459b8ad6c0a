"""Ids and chunks of a text, by example; the rules in general are in ``tests/property/test_core_text.py``."""

import pytest

from facing.core.chunks import CHUNK_LIMIT, CHUNK_MINIMUM, Paragraph
from facing.core.edit import Edit, Place
from facing.core.text import Text


@pytest.mark.parametrize(
    ("before", "edit", "after", "ids"),
    [
        # Typing inside a paragraph.
        ("one\ntwo", Edit(Place(1, 3), "", "!"), "one\ntwo!", [0, 1]),
        # Enter in the middle: the first part is the paragraph that was there.
        ("one\ntwo", Edit(Place(0, 2), "", "\n"), "on\ne\ntwo", [0, 3, 1]),
        # Enter at the end and at the start: the text keeps its id.
        ("one\ntwo", Edit(Place(0, 3), "", "\n"), "one\n\ntwo", [0, 3, 1]),
        ("one\ntwo", Edit(Place(1, 0), "", "\n"), "one\n\ntwo", [0, 2, 1]),
        ("one\ntwo", Edit(Place(1, 0), "", "new\nnewer\n"), "one\nnew\nnewer\ntwo", [0, 2, 3, 1]),
        # Merging: the first paragraph stays.
        ("one\ntwo\nthree", Edit(Place(0, 3), "\n", ""), "onetwo\nthree", [0, 2]),
        # Replacing several by several: the outer ones stay.
        ("one\ntwo\nthree", Edit(Place(0, 1), "ne\ntwo\nth", "\n"), "o\nree", [0, 2]),
    ],
)
def test_an_id_follows_its_text(before: str, edit: Edit, after: str, ids: list[int]) -> None:
    text = Text.from_string(before).apply(edit)
    assert text.as_string() == after
    found = list(text.ids())
    # New ids are new; which numbers they are does not matter.
    count = before.count("\n") + 1
    assert [min(identifier, count) for identifier in found] == [min(identifier, count) for identifier in ids]
    assert len(set(found)) == len(found)


def test_no_paragraph_at_all_is_one_empty_paragraph() -> None:
    assert Text.from_paragraphs([]) == Text.from_string("")
    assert len(Text.from_string("")) == 1


def test_chunks_are_cut_by_content_so_that_they_are_found_again() -> None:
    lines = [f"line {number}" for number in range(3000)]
    text = Text.from_paragraphs(map(Paragraph, lines))
    shifted = Text.from_paragraphs(map(Paragraph, ["new", *lines]))
    digests = {chunk.digest for chunk in text.chunks}
    assert len(text.chunks) > 3000 / CHUNK_LIMIT
    assert sum(chunk.digest in digests for chunk in shifted.chunks) >= len(text.chunks) - 3
    assert all(len(chunk) >= CHUNK_MINIMUM for chunk in text.chunks[:-1])


def test_monotonous_texts_are_cut_at_the_limit() -> None:
    text = Text.from_paragraphs([Paragraph("")] * 1000)
    assert {len(chunk) for chunk in text.chunks} <= {
        CHUNK_LIMIT,
        CHUNK_MINIMUM,
        1000 % CHUNK_LIMIT,
        1000 % CHUNK_MINIMUM,
    }


def test_unchanged_chunks_are_the_same_objects() -> None:
    text = Text.from_paragraphs(Paragraph(f"line {number}") for number in range(3000))
    edited = text.apply(Edit(Place(1500, 0), "", "x"))
    shared = {id(chunk) for chunk in text.chunks} & {id(chunk) for chunk in edited.chunks}
    assert len(shared) >= len(text.chunks) - 2
