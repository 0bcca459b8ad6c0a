"""What typed characters become, language by language; the cases stand in ``tests/golden/typing.txt``."""

from pathlib import Path

import pytest

from facing.typography.aids import Choices, Replacement, typed
from tests.unit.typography.keyboard import ALL, typed_text

GOLDEN = Path(__file__).parents[2] / "golden" / "typing.txt"


def cases() -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    language = ""
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            language = line[1:-1]
        elif language and "=>" in line:
            keys, _, text = line.rpartition("=>")
            found.append((language, keys.strip(), text.strip().replace("⍽", "\u202f").replace("⎵", "\u00a0")))
    return found


@pytest.mark.parametrize(("language", "keys", "text"), cases())
def test_keys_become_what_the_language_writes(language: str, keys: str, text: str) -> None:
    # A word is known to end when something is typed behind it.
    assert typed_text(keys + " ", language).rstrip(" ") == text


def test_there_are_cases() -> None:
    assert len(cases()) >= 55


def test_each_kind_can_be_left_out() -> None:
    keys = '"a"--b... c!'
    assert typed_text(keys, "fr") == "«\u202fa\u202f»–b… c\u202f!"
    assert typed_text(keys, "fr", ALL._replace(quotes=False)) == '"a"–b… c\u202f!'
    assert typed_text(keys, "fr", ALL._replace(dashes=False)) == "«\u202fa\u202f»--b… c\u202f!"
    assert typed_text(keys, "fr", ALL._replace(ellipses=False)) == "«\u202fa\u202f»–b... c\u202f!"
    assert typed_text(keys, "fr", ALL._replace(spaces=False)) == "«a»–b… c!"
    assert typed_text(keys, "fr", Choices(False, False, False, False)) == keys


@pytest.mark.parametrize(
    ("before", "after", "language", "mark"),
    [
        ("He said ", "Hello", "en", "“"),
        ("He said “Hello", " and left", "en", "”"),
        ("He said “no—", "yes", "en", "“"),
        ("He said “no—", "", "en", "”"),
        ("", "", "en", "“"),
        ("“", "", "en", "”"),
        ("Il dit ", "oui", "fr", "«\u202f"),
        ("Il dit ", " oui", "fr", "«"),
        ("Il dit «\u202foui ", "", "fr", "\u202f»"),
    ],
)
def test_the_mark_goes_by_what_stands_on_both_sides(before: str, after: str, language: str, mark: str) -> None:
    better = typed(before, '"', after, language, ALL)
    assert better is not None
    assert better.text == mark


def test_a_straight_mark_is_closed_by_a_straight_one() -> None:
    assert typed('He said "Hello', '"', " and left", "en", ALL) is None
    assert typed("He said ", '"', 'Hello" and left', "en", ALL) is None
    assert typed('a 6" nail, he said ', '"', "", "en", ALL) == Replacement(0, "“")


def test_a_mark_typed_before_a_word_that_goes_on_is_an_apostrophe() -> None:
    assert typed("‚Wie geht", "'", "s‘", "de", ALL) == Replacement(0, "’")
    assert typed("‚Wie geht", "'", "", "de", ALL) == Replacement(0, "‘")


def test_an_unknown_language_is_left_alone() -> None:
    assert typed_text('"a" -- b... it\'s', "") == '"a" -- b... it\'s'
