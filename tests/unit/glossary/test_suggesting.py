from pathlib import Path

import pytest

from facing.glossary.loading import LoadedGlossary, parse
from facing.glossary.matching import Matcher
from facing.glossary.suggesting import knows_grammar, starts_sentence, suggestions
from facing.glossary.terms import Form, FormStatus, Inflection, Term, TermKind


def suggested(rows: str, text: str) -> list[tuple[str, ...]]:
    matches = Matcher([parse(rows, Path("house.csv"))]).find(text)
    return [suggestions(match, text) for match in matches]


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("Protestants,protesters", "Many Protestants claimed", "protesters"),
        ("Protestants,protesters", "Protestants claimed", "Protesters"),
        ("Protestants,protesters", "It ended. Protestants claimed", "Protesters"),
        ("Protestants,protesters", "MANY PROTESTANTS CLAIMED", "PROTESTERS"),
        ("Protestants,protesters", "many protestants claimed", "protesters"),
        ("ferrie,ferry", "the Ferrie", "Ferry"),
        ("ferrie,ferry", "ferrie", "ferry"),
        ("orow,Orrow", "the orow", "Orrow"),
        ("dwellers association,association of residents", "the Dwellers Association", "Association of Residents"),
        ("dwellers association,association of residents", "the Dwellers association", "Association of residents"),
        ("Port Aviators,harbor pilots", "the Port Aviators", "harbor pilots"),
        ("Port Aviators,harbor pilots", "the port aviators", "harbor pilots"),
        ("Eye Phone,iPhone", "Eye Phone users", "iPhone"),
        ("US,United States", "the US said", "United States"),
    ],
)
def test_the_replacement_takes_the_capitals_of_its_place(row: str, text: str, expected: str) -> None:
    assert suggested(row, text) == [(expected,)]


def test_right_forms_need_no_suggestion() -> None:
    assert suggested("Protestants,protesters", "the protesters") == [()]


def test_a_capital_that_belongs_there_is_no_error() -> None:
    assert suggested("Internet,internet", "Internet users love the Internet") == [(), ("internet",)]


def test_several_replacements_keep_their_order() -> None:
    rows = "term,preferred\nProtestants,protesters|demonstrators"
    assert suggested(rows, "Protestants") == [("Protesters", "Demonstrators")]


def test_what_is_not_to_be_translated_is_not_to_be_recased() -> None:
    forms = (Form("facing", FormStatus.PREFERRED), Form("visage", FormStatus.FORBIDDEN))
    term = Term(forms, TermKind.DO_NOT_TRANSLATE)
    text = "VISAGE"
    (match,) = Matcher([LoadedGlossary("house", Path("house.csv"), (term,))]).find(text)
    assert suggestions(match, text) == ("facing",)


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("", True),
        ("“", True),
        ("- ", True),
        ("It ended. ", True),
        ("It ended! ", True),
        ("It ended.” ", True),
        ("It ended.) (", True),
        ("She said, “", True),
        ("She said: “", True),
        ("终。", True),
        ("in fear, ", False),
        ("the list: ", False),
        ("the “", False),
        ("the ", False),
        ("by J. ", False),
        ("long – ", False),
        ("“ ” ", True),
    ],
)
def test_a_sentence_starts_where_another_has_ended(before: str, begins: bool) -> None:
    assert starts_sentence(before + "Word", len(before)) is begins


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("Protestants,protesters", "one protestant left", "protester"),
        ("Protestants,protesters", "the Protestant’s flag", "protester"),
        ("Protestants,protesters", "Protestant crowds", "Protester"),
        ("harbor aviator,harbor pilot", "two harbor aviators", "harbor pilots"),
        ("dwellers association,association of residents", "dwellers associations", "associations of residents"),
        ("utilise,use", "it was utilised", "used"),
        ("utilise,use", "Utilising it", "Using"),
        ("utilise,use", "she utilises it", "uses"),
        ("townswoman,woman", "all townswomans", "women"),
    ],
)
def test_the_replacement_takes_the_grammatical_form_of_what_it_replaces(row: str, text: str, expected: str) -> None:
    matcher = Matcher([parse(row, Path("house.csv"))])
    (match,) = matcher.find(text, "en-US")
    assert suggestions(match, text, "en-US") == (expected,)
    assert knows_grammar(match, text, "en-US")


@pytest.mark.parametrize(
    ("language", "text", "expected"), [("en", "he purchased it", "buy"), ("de", "purchases", "buy")]
)
def test_where_the_grammatical_form_is_not_known_the_term_is_suggested_as_it_is(
    language: str, text: str, expected: str
) -> None:
    (match,) = Matcher([parse("purchase,buy", Path("house.csv"))]).find(text, language)
    assert suggestions(match, text, language) == (expected,)
    assert not knows_grammar(match, text, language)


def term(*forms: Form, inflection: Inflection = Inflection.LISTED) -> LoadedGlossary:
    return LoadedGlossary("house", Path("house.csv"), (Term(forms, inflection=inflection),))


@pytest.mark.parametrize(
    ("inflected", "expected", "known"),
    [(("Verzeichnisse", "Verzeichnissen"), "Verzeichnissen", True), (("Verzeichnisse",), "Verzeichnis", False)],
)
def test_listed_forms_are_replaced_by_the_one_in_their_place(
    inflected: tuple[str, ...], expected: str, known: bool
) -> None:
    right = Form("Verzeichnis", FormStatus.PREFERRED, "de", inflected)
    wrong = Form("Katalog", FormStatus.FORBIDDEN, "de", ("Kataloge", "Katalogen"))
    text = "in den Katalogen"
    (match,) = Matcher([term(right, wrong)]).find(text, "de-DE")
    assert suggestions(match, text, "de-DE") == (expected,)
    assert knows_grammar(match, text, "de-DE") is known


def test_forms_of_another_language_are_not_suggested() -> None:
    forms = (
        Form("Stadtrat", FormStatus.PREFERRED, "de"),
        Form("town council", FormStatus.PREFERRED, "en"),
        Form("city council", FormStatus.PREFERRED),
        Form("town advice", FormStatus.GARBLED, "en"),
    )
    text = "the town advice"
    (match,) = Matcher([term(*forms)]).find(text, "en")
    assert suggestions(match, text, "en") == ("town council", "city council")
    assert suggestions(match, text) == ("town council", "city council")
