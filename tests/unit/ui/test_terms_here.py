from facing.glossary.matching import Match
from facing.glossary.terms import Form, FormStatus, Term
from facing.ui.glossary.terms_here import TermHere, terms_here
from facing.ui.glossary.wording import described, status_word, term_words

GARBLED = Form("mooring", FormStatus.GARBLED)
TERM = Term((Form("anchorage", FormStatus.PREFERRED), Form("berth", FormStatus.ADMITTED), GARBLED), note="harbour")
KNOWN = Term((Form("Orrow", FormStatus.ADMITTED),))


def test_each_term_stands_once_in_order_of_its_first_place() -> None:
    text = "Orrow mooring and Mooring"
    matches = [
        Match(0, 5, KNOWN, KNOWN.forms[0]),
        Match(6, 13, TERM, GARBLED),
        Match(18, 25, TERM, GARBLED),
    ]
    here = terms_here(text, matches)
    assert [(each.found, each.insertions) for each in here] == [
        ("Orrow", ("Orrow",)),
        ("mooring", ("anchorage", "berth")),
    ]


def test_a_term_that_is_wrong_says_what_to_write() -> None:
    here = TermHere("mooring", TERM, FormStatus.GARBLED, TERM.replacements)
    assert term_words(here) == "mooring → anchorage"
    assert described(here).remark == "garbled"
    assert described(here).tip == "harbour"


def test_a_term_that_is_right_has_no_arrow() -> None:
    assert term_words(TermHere("Anchorage", TERM, FormStatus.PREFERRED, TERM.replacements)) == "Anchorage"
    known = TermHere("Orrow", KNOWN, FormStatus.ADMITTED, ("Orrow",))
    assert (term_words(known), status_word(known)) == ("Orrow", "leave it")
