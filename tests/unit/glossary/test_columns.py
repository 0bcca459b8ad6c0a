from pathlib import Path

import pytest

from facing.glossary.columns import Column, header_of, language_code
from facing.glossary.loading import LoadedGlossary, parse
from facing.glossary.rows import RowProblem, RowReason
from facing.glossary.terms import CaseRule, Inflection, Term, TermKind


def parsed(text: str) -> LoadedGlossary:
    return parse(text, Path("house.csv"))


def forms(term: Term) -> list[tuple[str, str, str]]:
    return [(form.language, form.text, form.status.value) for form in term.forms]


@pytest.mark.parametrize(
    "row",
    ["is,it", "no,so", "de", "term,expression", "kind,note", "term:german,term:x", "protest,march", "Orow,preferred"],
)
def test_a_row_of_plain_words_is_no_header(row: str) -> None:
    assert header_of(row.split(",")) is None


@pytest.mark.parametrize("row", ["de,en", "it,de,note", "term:de,client", "preferred,garbled", "TERM"])
def test_a_row_of_names_is_a_header(row: str) -> None:
    assert header_of(row.split(",")) is not None


@pytest.mark.parametrize(
    ("name", "code"), [("en_us", "en-US"), ("ZH-hant-tw", "zh-Hant-TW"), ("und", ""), ("", ""), ("de", "de")]
)
def test_a_language_code_is_written_as_usual(name: str, code: str) -> None:
    assert language_code(name) == code


def test_columns_named_by_languages_hold_the_same_thing_in_each() -> None:
    loaded = parsed("de;en;note\nFähre|Fährboot;ferry;on the river\nHaldmouth;;\n")
    assert forms(loaded.terms[0]) == [
        ("de", "Fähre", "preferred"),
        ("de", "Fährboot", "admitted"),
        ("en", "ferry", "preferred"),
    ]
    assert forms(loaded.terms[1]) == [("de", "Haldmouth", "admitted")]
    assert loaded.terms[0].note == "on the river"


def test_each_language_has_its_own_right_and_wrong_forms() -> None:
    (term,) = parsed("term:de,term:en,preferred:en,forbidden:en\nFähre,fery,ferry,ferrie|ferri\n").terms
    assert forms(term) == [
        ("de", "Fähre", "preferred"),
        ("en", "ferry", "preferred"),
        ("en", "fery", "garbled"),
        ("en", "ferrie", "forbidden"),
        ("en", "ferri", "forbidden"),
    ]


def test_where_one_language_is_named_the_term_is_of_it() -> None:
    (term,) = parsed("term,preferred:en\nfery,ferry\n").terms
    assert forms(term) == [("en", "ferry", "preferred"), ("en", "fery", "garbled")]


def test_with_a_column_of_admitted_forms_all_preferred_ones_are_preferred() -> None:
    (term,) = parsed("preferred,admitted\na|b,c\n").terms
    assert [form.status.value for form in term.forms] == ["preferred", "preferred", "admitted"]


def test_inflected_forms_belong_to_the_form_that_they_name_or_to_the_term() -> None:
    header = "term,preferred,inflected\n"
    (term,) = parsed(f"{header}Protestant,protester,Protestants|protesters=protester\n").terms
    assert [(form.text, form.inflected) for form in term.forms] == [
        ("protester", ("protesters",)),
        ("Protestant", ("Protestants",)),
    ]
    loaded = parsed(f"{header}a,b,cs=c\nd,e,\n")
    assert loaded.problems == (RowProblem(2, RowReason.UNKNOWN_FORM, "a,b,cs=c"),)


def test_rules_and_descriptions_have_columns() -> None:
    (term,) = parsed("term,kind,case,inflection,source,domain\nHFA,Abbreviation,as written,exact,atlas,ships\n").terms
    assert (term.kind, term.case_rule, term.inflection) == (
        TermKind.ABBREVIATION,
        CaseRule.AS_WRITTEN,
        Inflection.EXACT,
    )
    assert (term.source, term.domain) == ("atlas", "ships")


def test_a_value_that_is_not_known_is_told_once_and_its_row_loads() -> None:
    loaded = parsed("term,kind\nOrrow,noun\nHald,noun\n")
    assert loaded.problems == (RowProblem(2, RowReason.UNKNOWN_VALUE, "noun"),)
    assert len(loaded.terms) == 2


def test_a_separator_behind_a_backslash_is_part_of_a_form() -> None:
    (term,) = parsed("term,preferred\nOrow,a\\|b|c\\;d\n").terms
    assert term.replacements == ("a|b", "c;d")


def test_every_column_is_explained() -> None:
    from facing.glossary import columns

    assert all(f"``{column}``" in str(columns.__doc__) for column in Column)
