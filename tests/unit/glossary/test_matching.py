from pathlib import Path

import pytest

from facing.glossary.loading import LoadedGlossary, parse
from facing.glossary.matching import Matcher
from facing.glossary.stemming import Stemming
from facing.glossary.terms import CaseRule, Form, FormStatus, Term


def glossary(text: str, name: str = "house") -> LoadedGlossary:
    return parse(text, Path(f"{name}.csv"))


def found(rows: str, text: str) -> list[tuple[str, str]]:
    return [(text[match.start : match.end], match.form.text) for match in Matcher([glossary(rows)]).find(text)]


def test_places_are_those_of_the_text_as_it_stands() -> None:
    text = "😀 The ﬁre — the ＯＲＯＷ, the Orow."
    (first, second) = Matcher([glossary("Orow,Orrow")]).find(text)
    assert text[first.start : first.end] == "ＯＲＯＷ"
    assert text[second.start : second.end] == "Orow"
    assert (second.start, second.end) == (26, 30)


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        ("town advice,x", "the Town   Advice met", ["Town   Advice"]),
        ("town advice,x", "town. Advice", []),
        ("long term,x", "a long-term and a long‑term plan", ["long-term", "long‑term"]),
        ("long-term,x", "in the long term", ["long term"]),
        ("driver's licence,x", "a driver’s licence", ["driver’s licence"]),
        ("Lukaschenka,x", "Lukaschenka’s and LUKASCHENKA'S men", ["Lukaschenka", "LUKASCHENKA"]),
        ("co,company", "co-operate with the co-op", []),
        ("Neill,x", "O’Neill", []),
        ("cafe\u0301,x", "a caf\u00e9 and a cafe\u0301", ["caf\u00e9", "cafe\u0301"]),
        ("Straße,x", "STRASSE", ["STRASSE"]),
        ("ferryman,x", "the ferry\u00adman and ferrymen", ["ferry\u00adman"]),
        ("渡船,x", "他坐渡船过河", ["渡船"]),
        ("เรือ,x", "นั่งเรือข้าม", ["เรือ"]),
        ("U.S.,x", "in the U.S. and US", ["U.S."]),
        ("C++,x", "C++ or C", ["C++"]),
    ],
)
def test_terms_are_found_in_their_variants(rows: str, text: str, expected: list[str]) -> None:
    matches = [words for words, form in found(rows, text) if form != "x"]
    assert matches == expected


def test_the_longest_match_wins_and_matches_do_not_overlap() -> None:
    rows = "term,preferred\nLower Sennet,\nLower,x\nSennet Bridge,y\nKell,z"
    assert found(rows, "Lower Sennet Bridge, lower Kell") == [
        ("Lower Sennet", "Lower Sennet"),
        ("lower", "Lower"),
        ("Kell", "Kell"),
    ]


def test_a_longer_path_that_leads_nowhere_does_not_cost_the_shorter_match() -> None:
    assert found("a b c d,x\nb c,y", "a b c b c") == [("b c", "b c"), ("b c", "b c")]
    assert found("a,x\na b c,y", "a b d") == [("a", "a")]


def test_of_forms_that_differ_in_capitals_only_the_one_as_written_is_taken() -> None:
    rows = "Internet,internet"
    assert found(rows, "the Internet, the internet, THE INTERNET") == [
        ("Internet", "Internet"),
        ("internet", "internet"),
        ("INTERNET", "internet"),
    ]


def test_hyphen_and_space_tell_a_right_form_from_a_wrong_one() -> None:
    assert found("long term,long-term", "long-term, long term") == [
        ("long-term", "long-term"),
        ("long term", "long term"),
    ]


def test_abbreviations_in_capitals_are_not_found_in_other_words() -> None:
    assert found("US,United States", "tell us of the US") == [("US", "US")]
    assert found("PROTESTANTS,protesters", "Protestants") == [("Protestants", "PROTESTANTS")]


@pytest.mark.parametrize(("rule", "count"), [(CaseRule.AUTOMATIC, 2), (CaseRule.ANY, 2), (CaseRule.AS_WRITTEN, 1)])
def test_the_case_rule_of_a_term_is_obeyed(rule: CaseRule, count: int) -> None:
    term = Term((Form("Turkey", FormStatus.GARBLED),), case_rule=rule)
    matcher = Matcher([LoadedGlossary("house", Path("house.csv"), (term,))])
    assert len(matcher.find("Turkey and turkey")) == count


def test_the_first_glossary_wins_where_two_have_the_same_form() -> None:
    first, second = glossary("Orow,Orrow", "first"), glossary("term\nOrow", "second")
    for order, is_error in (((first, second), True), ((second, first), False)):
        (match,) = Matcher(order).find("Orow")
        assert match.form.status.is_error is is_error
        assert match.term.place is not None
        assert match.term.place.glossary == order[0].name


def test_right_forms_are_found_too() -> None:
    assert found("Protestants,protesters", "Protesters and protestants") == [
        ("Protesters", "protesters"),
        ("protestants", "Protestants"),
    ]


def test_words_are_found_by_the_keys_of_the_given_stemming() -> None:
    class WithoutS(Stemming):
        def key(self, piece: str) -> str:
            return piece.lower().removesuffix("s")

    (match,) = Matcher([glossary("pilots,x")], stemming=WithoutS).find("two Pilots")
    assert (match.start, match.end) == (4, 10)


def test_terms_without_anything_to_compare_are_never_found() -> None:
    matcher = Matcher([LoadedGlossary("house", Path("h"), (Term((Form("\u00ad", FormStatus.GARBLED),)),))])
    assert matcher.term_count == 1
    assert matcher.find("a \u00ad b") == []


def test_without_glossaries_nothing_is_found() -> None:
    assert Matcher().find("anything at all") == []
