import pytest

from facing.glossary.extracting import Candidate, candidates
from facing.glossary.terms import TermKind

NAMES = [
    "On Monday the Belarusian mayor met Ivor Dunmore of Haldmouth.",
    "Then Ivor Dunmore spoke. Later Belarusian guests came, and a Belarussian one left.",
    "Dunmore smiled at the Bank of Haldmouth, and so did Ivor Dunmore's Belarusian friend of the KHB.",
    "The KHB is in Haldmouth, said the head of the Bank of Haldmouth.",
]


def texts(found: list[Candidate], kind: TermKind) -> dict[str, int]:
    return {each.text: each.count for each in found if each.kind is kind}


def test_names_are_counted_without_their_possessive_and_with_small_words_inside() -> None:
    found = candidates(NAMES, "en-US")
    names = texts(found, TermKind.NAME)
    assert names == {"Belarusian": 3, "Ivor Dunmore": 3, "Haldmouth": 2, "Bank of Haldmouth": 2}
    assert texts(found, TermKind.ABBREVIATION) == {"KHB": 2}


def test_a_rare_spelling_stands_beside_the_usual_one() -> None:
    (name,) = (each for each in candidates(NAMES, "en") if each.text == "Belarusian")
    assert name.variants == (("Belarussian", 1),)


def test_terms_are_counted_in_all_their_forms_and_parts_of_them_are_left_out() -> None:
    text = ["The harbor pilot came.", "Two harbor pilots saw him.", "Harbor pilots know this."]
    found = texts(candidates(text, "en"), TermKind.TERM)
    assert found == {"harbor pilots": 3}


def test_people_of_one_stem_are_shown_together() -> None:
    text = ["Many protesters sang.", "The protesters left, and the protestants stayed.", "No protester was hurt."]
    (term,) = (each for each in candidates(text, "en") if each.text == "protesters")
    assert (term.count, term.variants) == (3, (("protestants", 1),))


def test_words_that_any_text_has_are_no_terms() -> None:
    text = ["The people of the city said so.", "The people in the city work.", "The people see the city."]
    assert candidates(text, "en") == []


def test_a_title_tells_nothing_about_names() -> None:
    assert candidates(["Ferry Stops Again", "Ferry Stops Again", "Ferry Stops Again"], "en") == []


def test_german_nouns_are_terms_and_no_names() -> None:
    text = ["Der Hafenlotse kam.", "Die Hafenlotsen sahen den Hafenlotsen.", "Ein Hafenlotse ging."]
    (found,) = candidates(text, "de-DE")
    assert (found.text, found.kind, found.count) == ("Hafenlotse", TermKind.TERM, 4)


@pytest.mark.parametrize("language", ["", "xx", "eo"])
def test_where_no_everyday_words_are_known_only_names_are_found(language: str) -> None:
    assert texts(candidates(NAMES, language), TermKind.TERM) == {}
    assert "Ivor Dunmore" in texts(candidates(NAMES, language), TermKind.NAME)


def test_an_empty_text_has_no_candidates() -> None:
    assert candidates([], "en") == []
    assert candidates(["", " "], "en") == []
