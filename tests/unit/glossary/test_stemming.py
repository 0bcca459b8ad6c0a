import pytest

from facing.glossary.languages import fits, primary
from facing.glossary.stemming import Stemming


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("en-US", "ferry", "ferries", True),
        ("en", "stop", "stopped", True),
        ("en", "make", "making", True),
        ("en", "protesters", "protestants", False),
        ("en", "human", "humane", False),
        ("en", "nation", "national", False),
        ("en", "new", "news", False),
        ("en", "general", "generous", False),
        ("de-DE", "Haus", "Häuser", True),
        ("de", "Katalog", "Katalogen", True),
        ("de", "Katalog", "Katalysator", False),
        ("ru", "лодка", "лодками", True),
        ("fr", "navire", "navires", True),
        ("es", "barco", "barcos", True),
        ("fi", "talo", "talossa", True),
        ("", "ferry", "ferries", False),
        ("zh", "ferry", "ferries", False),
    ],
)
def test_forms_of_one_word_have_one_key_and_differ_by_grammar(language: str, one: str, other: str, same: bool) -> None:
    stemming = Stemming(language)
    found = stemming.key(one) == stemming.key(other) and stemming.is_inflected(one, other)
    assert found is same


def test_short_words_and_figures_have_no_stem() -> None:
    stemming = Stemming("en")
    assert [stemming.key(word) for word in ("Bus", "US", "2000s", "渡")] == ["bus", "us", "2000s", "渡"]


@pytest.mark.parametrize(
    ("form", "text", "fit"),
    [("de", "de-DE", True), ("de_AT", "de", True), ("", "de", True), ("en", "", True), ("en", "de-DE", False)],
)
def test_a_form_is_looked_for_in_texts_of_its_language(form: str, text: str, fit: bool) -> None:
    assert fits(form, text) is fit


def test_the_primary_language_of_a_code_is_what_stands_before_country_and_script() -> None:
    assert [primary(code) for code in ("de-DE", "zh_Hant", "EN", "")] == ["de", "zh", "en", ""]
