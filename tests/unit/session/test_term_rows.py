import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.glossary.rows import RowReason
from facing.glossary.terms import Form, FormStatus, Inflection, Term, TermKind
from facing.session.term_row import TermRow, UnusableRow, row_of, term_of

BLANK = Term((Form("x", FormStatus.ADMITTED),))


def made(*cells: str) -> Term:
    return term_of(TermRow(*cells), BLANK)


def test_a_term_with_something_preferred_is_garbled() -> None:
    term = made("ferry", "boat | ship", "raft")
    assert term.forms == (
        Form("boat", FormStatus.PREFERRED),
        Form("ship", FormStatus.ADMITTED),
        Form("ferry", FormStatus.GARBLED),
        Form("raft", FormStatus.FORBIDDEN),
    )
    assert row_of(term) == TermRow("ferry", "boat | ship", "raft")


def test_a_term_alone_is_right_as_it_stands() -> None:
    term = made("Pell")
    assert term.forms == (Form("Pell", FormStatus.ADMITTED),)
    assert term.is_known
    assert row_of(term) == TermRow("Pell")


def test_a_right_term_may_have_forbidden_forms() -> None:
    term = made("quay", "", "pier|wharf")
    assert term.replacements == ("quay",)
    assert row_of(term) == TermRow("quay", "", "pier | wharf")


def test_forms_in_two_languages_stand_in_two_columns() -> None:
    term = made("Fähre", "ferry", "de: Floß | boat", "de → en")
    assert term.forms == (
        Form("Fähre", FormStatus.PREFERRED, "de"),
        Form("ferry", FormStatus.PREFERRED, "en"),
        Form("Floß", FormStatus.FORBIDDEN, "de"),
        Form("boat", FormStatus.FORBIDDEN, "en"),
    )
    assert row_of(term) == TermRow("Fähre", "ferry", "de: Floß | boat", "de → en")


def test_a_third_language_stands_before_its_forms() -> None:
    term = made("Fähre", "ferry | fr: bac", "", "de -> en, fr")
    assert [(form.text, form.language) for form in term.forms] == [("Fähre", "de"), ("ferry", "en"), ("bac", "fr")]
    assert row_of(term) == TermRow("Fähre", "ferry | fr: bac", "", "de → en, fr")


def test_grammatical_forms_are_listed_by_their_form() -> None:
    term = made("Protestant", "protester", "", "", "protester = protesters, protester's | Protestant = Protestants")
    assert {form.text: form.inflected for form in term.forms} == {
        "protester": ("protesters", "protester's"),
        "Protestant": ("Protestants",),
    }
    assert row_of(term).listed == "protester = protesters, protester's | Protestant = Protestants"


def test_what_a_row_does_not_show_stays() -> None:
    former = Term((Form("a", FormStatus.ADMITTED),), TermKind.NAME, inflection=Inflection.EXACT, note="n", source="s")
    term = term_of(TermRow("b"), former)
    assert (term.kind, term.inflection, term.note, term.source) == (TermKind.NAME, Inflection.EXACT, "n", "s")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (TermRow(" | "), RowReason.NO_TERM),
        (TermRow("a" * 301), RowReason.TOO_LONG),
        (TermRow("a", "b", "b"), RowReason.CONTRADICTION),
    ],
)
def test_a_row_that_makes_no_term_says_why(row: TermRow, reason: RowReason) -> None:
    with pytest.raises(UnusableRow) as unusable:
        term_of(row, BLANK)
    assert unusable.value.reason is reason


WORDS = st.text("abcß é", min_size=1, max_size=6).map(lambda text: " ".join(text.split())).filter(bool)
CELLS = st.lists(WORDS, max_size=3, unique=True).map(" | ".join)


@given(WORDS, CELLS, CELLS, st.sampled_from(["", "en", "de → en", "de → en, fr"]))
def test_rows_come_back_from_their_terms(term: str, preferred: str, forbidden: str, languages: str) -> None:
    try:
        first = term_of(TermRow(term, preferred, forbidden, languages), BLANK)
    except UnusableRow:
        return
    assert term_of(row_of(first), first) == first
