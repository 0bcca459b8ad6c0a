from pathlib import Path

import pytest

from facing.glossary.loading import LoadedGlossary
from facing.glossary.matching import Match, Matcher
from facing.glossary.terms import CaseRule, Form, FormStatus, Inflection, Term, TermKind


def matcher(*terms: Term) -> Matcher:
    return Matcher([LoadedGlossary("house", Path("house.csv"), terms)])


def wrong(
    text: str, inflection: Inflection = Inflection.STEM, language: str = "", inflected: tuple[str, ...] = ()
) -> Term:
    return Term((Form(text, FormStatus.GARBLED, language, inflected),), inflection=inflection)


def words(text: str, matches: list[Match]) -> list[str]:
    return [text[match.start : match.end] for match in matches]


COUNCIL = Term((Form("Stadtrat", FormStatus.PREFERRED, "de"), Form("town council", FormStatus.PREFERRED, "en")))


@pytest.mark.parametrize(
    ("language", "found"),
    [("de-DE", ["Stadtrats"]), ("en-US", ["town councils"]), ("fr", []), ("", ["town council"])],
)
def test_forms_of_other_languages_are_not_looked_for(language: str, found: list[str]) -> None:
    text = "des Stadtrats, two town councils" if language else "des Stadtrates, a town council"
    assert words(text, matcher(COUNCIL).find(text, language)) == found


@pytest.mark.parametrize(
    ("inflection", "language", "found"),
    [
        (Inflection.STEM, "en", ["harbor pilot", "harbor pilots", "Harbor Pilots"]),
        (Inflection.STEM, "", ["harbor pilot"]),
        (Inflection.STEM, "zh", ["harbor pilot"]),
        (Inflection.EXACT, "en", ["harbor pilot"]),
        (Inflection.LISTED, "en", ["harbor pilot"]),
    ],
)
def test_a_term_is_found_in_the_grammatical_forms_that_it_asks_for(
    inflection: Inflection, language: str, found: list[str]
) -> None:
    text = "A harbor pilot, harbor pilots, Harbor Pilots' ship"
    assert words(text, matcher(wrong("harbor pilot", inflection)).find(text, language)) == found


@pytest.mark.parametrize("inflection", [Inflection.STEM, Inflection.LISTED])
def test_listed_forms_are_told_by_their_number(inflection: Inflection) -> None:
    term = wrong("mayor", inflection, inflected=("mayoress", "lord mayors"))
    text = "the mayor, the Mayoress and lord mayors"
    found = matcher(term).find(text)
    assert [(text[match.start : match.end], match.listed, match.by_stem) for match in found] == [
        ("mayor", 0, False),
        ("Mayoress", 1, False),
        ("lord mayors", 2, False),
    ]


def test_listed_forms_are_not_found_where_only_the_form_itself_is() -> None:
    assert matcher(wrong("mayor", Inflection.EXACT, inflected=("mayors",))).find("mayors") == []


def test_a_form_as_it_stands_goes_before_one_with_another_ending() -> None:
    right = Form("protesters", FormStatus.PREFERRED)
    found = matcher(Term((right, Form("protester", FormStatus.FORBIDDEN)))).find("protester and protesters", "en")
    assert [(match.form.text, match.by_stem) for match in found] == [("protester", False), ("protesters", False)]


def test_kin_with_the_same_stem_is_not_the_term() -> None:
    assert matcher(wrong("Protestants")).find("protesters protested in protest", "en") == []
    assert matcher(wrong("nation")).find("national", "en") == []


@pytest.mark.parametrize("text", ["tell us", "he uses it", "used"])
def test_an_abbreviation_is_not_found_in_small_letters_with_any_ending(text: str) -> None:
    assert matcher(wrong("US")).find(text, "en") == []


def test_an_abbreviation_takes_a_small_ending() -> None:
    text = "two NGOs, not ngos"
    assert words(text, matcher(wrong("NGO")).find(text, "en")) == ["NGOs"]


def test_a_name_with_another_ending_keeps_its_capital() -> None:
    name = Term((Form("Rose", FormStatus.GARBLED),), TermKind.NAME)
    text = "roses for both Roses"
    assert words(text, matcher(name).find(text, "en")) == ["Roses"]


def test_a_form_as_written_keeps_its_capitals_with_another_ending() -> None:
    term = Term((Form("Turkey", FormStatus.GARBLED),), case_rule=CaseRule.AS_WRITTEN)
    text = "two turkeys in two Turkeys"
    assert words(text, matcher(term).find(text, "en")) == ["Turkeys"]


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("e-mail", "an e-mail, an e mail, an email", ["e-mail", "e mail", "email"]),
        ("email", "an e-mail, an e mail, emails", ["e-mail", "emails"]),
        ("e-mail", "e-mails and emails", ["e-mails", "emails"]),
        ("long-term plan", "a longterm plan, long term plans", ["longterm plan", "long term plans"]),
        ("re-sign", "to resign, to re-sign", ["re-sign"]),
        ("co-op", "a coop, a co-op", ["co-op"]),
        ("email's list", "the e-mail’s list", ["e-mail’s list"]),
    ],
)
def test_hyphen_space_and_neither_are_variants(form: str, text: str, found: list[str]) -> None:
    assert words(text, matcher(wrong(form)).find(text, "en")) == found


def test_of_two_ways_to_write_a_compound_each_is_found_as_it_stands() -> None:
    term = Term((Form("email", FormStatus.PREFERRED), Form("e-mail", FormStatus.FORBIDDEN)))
    found = matcher(term).find("email or e-mail", "en")
    assert [match.form.text for match in found] == ["email", "e-mail"]


@pytest.mark.parametrize(
    ("language", "form", "text", "start"),
    [
        ("zh-CN", "渡船", "他坐渡船过河。", 2),
        ("ja-JP", "渡し船", "川の渡し船です", 2),
        ("th", "เรือข้ามฟาก", "มีเรือข้ามฟากอยู่", 2),
        ("zh", "iPhone手机", "买iPhone手机了", 1),
        ("ar", "كتاب", "هذا كِتَاب جديد", 4),
        ("he", "ספר", "זה סֵפֶר טוב", 3),
    ],
)
def test_terms_are_found_without_word_borders_and_whichever_way_is_written(
    language: str, form: str, text: str, start: int
) -> None:
    (match,) = matcher(wrong(form)).find(text, language)
    assert match.start == start


def test_the_longest_term_wins_in_scripts_without_spaces() -> None:
    text = "北京大学生"
    assert words(text, matcher(wrong("北京"), wrong("北京大学"), wrong("大学生")).find(text, "zh")) == ["北京大学"]


def test_every_match_is_given_where_all_are_wanted() -> None:
    text = "北京大学生"
    found = list(matcher(wrong("北京"), wrong("北京大学"), wrong("大学生")).every(text, "zh"))
    assert words(text, found) == ["北京大学", "北京", "大学生"]
    assert list(Matcher().every(text)) == []


def test_the_languages_of_the_forms_are_known() -> None:
    assert matcher(COUNCIL, wrong("x"), wrong("y", language="de-AT")).languages == {"de", "en"}
