import sys

import pytest

from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Match, Pattern
from facing.patterns.plain import _LONG_WHEN_FOLDED


def found(text: str, wanted: str, **options: bool) -> list[str]:
    return [text[match.start : match.end] for match in finder_of(Pattern(wanted, **options)).find(text)]


def test_capitals_count_only_when_asked_for() -> None:
    assert found("The ferry, the Ferry.", "the ferry") == ["The ferry", "the Ferry"]
    assert found("The ferry, the Ferry.", "the Ferry", match_case=True) == ["the Ferry"]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Die STRASSE und die Straße", "straße", ["STRASSE", "Straße"]),
        ("Die Straße", "strasse", ["Straße"]),
        ("Straße", "s", ["S"]),  # never half of a letter
        ("ﬁne oﬃce", "fi", ["ﬁ"]),
        ("ΟΔΟΣ οδος", "οδός", []),
        ("ΟΔΟΣ οδος", "οδοσ", ["ΟΔΟΣ", "οδος"]),
        ("İstanbul", "i̇stanbul", ["İstanbul"]),
    ],
)
def test_capitals_are_those_of_unicode(text: str, wanted: str, expected: list[str]) -> None:
    assert found(text, wanted) == expected


def test_places_are_code_points_behind_letters_that_fold_to_two_and_emoji() -> None:
    text = "ßß 👩‍👩‍👧 e\u0301 İ ferry"
    assert finder_of(Pattern("FERRY")).find(text) == (Match(text.index("ferry"), len(text)),)


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("don't, don’t, donʼt", "don't", ["don't", "don’t", "donʼt"]),
        ("don't, don’t", "don’t", ["don’t"]),
        ('“so” and "so"', '"so"', ["“so”", '"so"']),
        ("10\u00a0km, 10\u202fkm, 10 km", "10 km", ["10\u00a0km", "10\u202fkm", "10 km"]),
        ("10\u00a0km, 10 km", "10\u00a0km", ["10\u00a0km"]),
        ("well‑known, well-known, well–known", "well-known", ["well‑known", "well-known"]),
    ],
)
def test_a_typed_sign_finds_its_look_alikes_and_not_the_other_way(text: str, wanted: str, expected: list[str]) -> None:
    assert found(text, wanted) == expected


def test_whole_words_have_no_letter_before_or_behind_them() -> None:
    text = "art, party art_ Art-house e\u0301art arte\u0301 it's"
    assert found(text, "art", whole_words=True) == ["art", "Art"]
    assert found("(a) a", "(a)", whole_words=True) == ["(a)"]


def test_matches_do_not_overlap_and_nothing_finds_nothing() -> None:
    assert [match[:2] for match in finder_of(Pattern("aa")).find("aaaaa")] == [(0, 2), (2, 4)]
    assert found("anything", "") == []
    assert found("a.c abc", "a.c") == ["a.c"]


def test_a_replacement_of_words_is_taken_as_it_is() -> None:
    finder = finder_of(Pattern("a"))
    assert finder.replacing(r"\1 $1 \n")("a", Match(0, 1)) == r"\1 $1 \n"


def test_all_letters_that_fold_to_several_are_known() -> None:
    letters = [chr(number) for number in range(sys.maxunicode + 1)]
    folding = {letter for letter in letters if len(letter.casefold()) > 1}
    assert folding
    assert {letter for letter in folding if not _LONG_WHEN_FOLDED.match(letter)} == set()
    assert not any(letter.casefold() == "" for letter in letters)
