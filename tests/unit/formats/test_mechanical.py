"""What counts as a mechanical change."""

import pytest

from facing.diff.rows import Operation
from facing.diff.wording import compare_words
from facing.formats.mechanical import is_mechanical


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("two  spaces", "two spaces", True),
        ("a\u00a0b", "a b", True),
        ("so , he", "so, he", True),
        ("( so )", "(so)", True),
        (" first", "first", True),
        ("last ", "last", True),
        ('"so" he said', "“so” he said", True),
        ("don't", "don’t", True),
        ("left -- and", "left – and", True),
        ("well...", "well…", True),
        ("to day", "today", False),
        ("today", "to day", False),
        ("well known", "well-known", False),
        ("so he", "so, he", False),
        ("don't", "dont", False),
        ("old boat", "new boat", False),
        ("Boat", "boat", False),
        ("one\ntwo", "one two", False),
        ("5 - 3", "5 3", False),
    ],
)
def test_what_changes_no_word(before: str, after: str, expected: bool) -> None:
    changes = [run for run in compare_words(before, after) if run.operation is not Operation.EQUAL]
    position = other = 0
    found = []
    for run in compare_words(before, after):
        here, there = run.original or (position, position), run.corrected or (other, other)
        position, other = here[1], there[1]
        if run.operation is not Operation.EQUAL:
            found.append(is_mechanical(before, here, after, there))
    assert len(found) == len(changes) > 0
    assert all(found) is expected
