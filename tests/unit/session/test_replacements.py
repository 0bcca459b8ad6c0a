import pytest

from facing.session.replacements import Replacement, replacements


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Many Protestants came.", "Many protesters came.", [("Protestants", "protesters")]),
        ("the Protestants’ flag", "the protesters’ flag", [("Protestants", "protesters")]),
        ("Orow's ferry", "Orrow's ferry", [("Orow", "Orrow")]),
        ("Orow, the ferry", "Orrow, the ferry", [("Orow", "Orrow")]),
        ("the town advice met", "the town council met", [("advice", "council")]),
        ("the Port Aviators met", "the harbor pilots met", [("Port Aviators", "harbor pilots")]),
        ("a Orow b Orow c", "a Orrow b Orrow c", [("Orow", "Orrow")] * 2),
        ("one two", "one", []),
        ("one", "one two", []),
        ("in 1999 then", "in 1989 then", []),
        ("", "a whole new text", []),
        ("the same", "the same", []),
        ("one, two", "one; two", []),
    ],
)
def test_words_that_stand_in_the_place_of_others_are_told(
    before: str, after: str, expected: list[tuple[str, str]]
) -> None:
    assert list(replacements(before, after)) == expected


def test_a_rewritten_sentence_is_no_replacement() -> None:
    before = "The mayor said that the ferry would never again cross the river at night."
    assert list(replacements(before, "Nobody has ever heard such a strange and sad song about old boats.")) == []


def test_a_replacement_is_the_same_in_other_capitals() -> None:
    assert Replacement("Protestants", "Protesters").key == Replacement("protestants", "protesters").key
    assert Replacement("a", "b").mirrored == ("b", "a")
