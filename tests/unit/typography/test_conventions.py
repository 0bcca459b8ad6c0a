import pytest

from facing.typography.conventions import Conventions, conventions_of
from facing.typography.quoting import open_marks


def marks(language: str) -> str:
    found = conventions_of(language)
    assert found is not None
    return "".join((*found.primary, *found.secondary))


def test_a_country_without_habits_of_its_own_has_those_of_its_language() -> None:
    assert conventions_of("de-AT") is conventions_of("de")
    assert conventions_of("ca-ES-valencia") is conventions_of("ca")
    assert conventions_of("pt_BR") is conventions_of("pt-BR")
    assert marks("de-CH") == "«»‹›"
    assert marks("de_DE") == "„“‚‘"


@pytest.mark.parametrize("language", ["", "auto", "he", "x-klingon"])
def test_a_language_that_is_not_known_has_none(language: str) -> None:
    assert conventions_of(language) is None


def test_spaces_before_signs_are_a_french_matter() -> None:
    french, swiss, canadian = (conventions_of(code) for code in ("fr", "fr-CH", "fr-CA"))
    assert french and swiss and canadian
    assert dict(french.space_before) == {";": "\u202f", "!": "\u202f", "?": "\u202f", ":": "\u00a0"}
    assert set(swiss.space_before.values()) == {"\u202f"}
    assert dict(canadian.space_before) == {":": "\u00a0"}


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("", ""),
        ("“Hello", "“"),
        ("“Hello” he", ""),
        ("“He said ‘no", "“‘"),
        ("“He said ‘don’t", "“‘"),
        ("“He said ‘no’ and", "“"),
        ("a ’ b", ""),
    ],
)
def test_marks_that_are_open_are_found(text: str, opened: str) -> None:
    english = conventions_of("en")
    assert isinstance(english, Conventions)
    assert "".join(pair.open for pair in open_marks(text, english)) == opened
