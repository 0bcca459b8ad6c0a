"""What the glossary says of partner paragraphs and of whole documents, in one language and between two."""

import re
from pathlib import Path

import pytest

from facing.checkers.glossary_pairs import MISSING_RULE
from facing.checkers.glossary_renderings import RENDERING_RULE
from facing.checkers.glossary_terms import GlossaryChecker
from facing.core.checkers import DocumentChecker, Pair, PairChecker
from facing.core.finding import Certainty, Finding, Kind, Side, Span
from facing.core.passage import Passage, joined
from facing.glossary.loading import LoadedGlossary, parse
from facing.glossary.matching import Matcher
from facing.glossary.terms import Form, FormStatus, Term, TermKind

COUNCIL = Term(
    (
        Form("Stadtrat", FormStatus.PREFERRED, "de"),
        Form("town council", FormStatus.PREFERRED, "en"),
        Form("city council", FormStatus.ADMITTED, "en"),
        Form("town advice", FormStatus.FORBIDDEN, "en"),
    )
)
BRAND = Term((Form("Pegelstern", FormStatus.PREFERRED),), TermKind.DO_NOT_TRANSLATE)
GERMAN = "Gestern hat der Stadtrat lange über die neue Fähre gesprochen."


def told(text: str) -> str:
    """The language of a text by its small words, as a detector tells it."""
    words = set(re.findall(r"\w+", text.lower()))
    return "de" if words & {"der", "die", "den"} else "en" if words & {"the", "a"} else ""


def glossary(*terms: Term) -> Matcher:
    return Matcher([LoadedGlossary("house", Path("house.csv"), terms)])


def passage(identifier: int, text: str) -> Passage:
    return joined([(identifier, text)], "\n")


def of_pair(matcher: Matcher, original: str, correction: str, language: str = "en-US") -> list[Finding]:
    checker: PairChecker = GlossaryChecker(matcher, told)
    return checker.check_pairs([Pair(passage(1, original), passage(2, correction))], language)


def of_document(matcher: Matcher, *texts: str, side: Side = Side.CORRECTION) -> list[Finding]:
    checker: DocumentChecker = GlossaryChecker(matcher, told)
    return checker.check_document({side: [passage(number, text) for number, text in enumerate(texts)]}, "en-US")


@pytest.mark.parametrize("language", ["en-US", "de-DE"])
def test_a_german_term_whose_english_form_is_missing_is_told_whichever_language_the_document_has(language: str) -> None:
    (finding,) = of_pair(glossary(COUNCIL), GERMAN, "Yesterday the councillors talked at length.", language)
    assert (finding.rule, finding.side, finding.kind) == (MISSING_RULE, Side.CORRECTION, Kind.TERM)
    assert (finding.certainty, finding.suggestions) == (Certainty.LIKELY, ())
    assert finding.message == "The original has “Stadtrat” here: “town council” or “city council” is missing."
    assert finding.related == (Span(1, 16, 24),)
    assert (finding.span, finding.text) == (Span(2, 10, 13), "the")


@pytest.mark.parametrize(
    "correction",
    [
        "Yesterday the town council talked at length about the ferry.",
        "Yesterday both city councils talked at length about the ferry.",
        "Yesterday the town advice talked at length about the ferry.",
    ],
)
def test_a_term_that_stands_there_in_any_form_of_its_language_is_not_missing(correction: str) -> None:
    assert of_pair(glossary(COUNCIL), GERMAN, correction) == []


def test_a_form_inside_a_longer_term_is_there() -> None:
    house = Term((Form("town council house", FormStatus.PREFERRED, "en"),))
    correction = "Yesterday they talked at length in the town council house about the ferry."
    assert of_pair(glossary(COUNCIL, house), GERMAN, correction) == []


def test_what_is_not_to_be_translated_stands_in_both_languages() -> None:
    matcher = glossary(BRAND, COUNCIL)
    original = "Gestern fuhr die alte Pegelstern wieder über den breiten Fluss."
    (finding,) = of_pair(matcher, original, "Yesterday the old gauge star crossed the broad river again.")
    assert finding.message == "The original has “Pegelstern” here: “Pegelstern” is missing."
    assert of_pair(matcher, original, "Yesterday the old Pegelstern crossed the broad river again.") == []


def test_paragraphs_that_say_too_little_of_their_language_are_not_compared() -> None:
    assert of_pair(glossary(COUNCIL), "Stadtrat", "Advice") == []


def test_a_garbled_form_that_went_without_the_right_one_is_a_hint() -> None:
    matcher = Matcher([parse("Protestants,protesters", Path("house.csv"))])
    (finding,) = of_pair(matcher, "Many Protestants sang.", "Many people sang.")
    assert (finding.text, finding.certainty) == ("people", Certainty.HINT)
    assert finding.message == "The original has “Protestants” here, for which “protesters” was to stand."
    assert of_pair(matcher, "Many Protestants sang.", "One protester sang.") == []
    assert of_pair(matcher, "Many Protestants sang.", "The Protestants sang.") == []
    assert of_pair(matcher, "Many protesters sang.", "Many people sang.") == []


def test_words_that_were_taken_out_are_told_at_the_word_beside() -> None:
    matcher = Matcher([parse("Protestants,protesters", Path("house.csv"))])
    (finding,) = of_pair(matcher, "Then many Protestants sang.", "Then sang.")
    assert finding.text in ("Then", "sang.")


def test_a_side_that_is_missing_lacks_no_terms() -> None:
    checker = GlossaryChecker(glossary(COUNCIL))
    assert checker.check_pairs([Pair(passage(1, GERMAN), None), Pair(None, passage(2, GERMAN))], "de-DE") == []


MIXED = (
    "The town council met on the old ferry in the morning.",
    "Later the City Council left the ferry again.",
    "Two city councils and the town council were there.",
)


def test_two_renderings_of_one_term_are_told_with_their_places_and_the_preferred_is_suggested() -> None:
    first, second = of_document(glossary(COUNCIL), *MIXED)
    assert (first.rule, first.text, first.suggestions) == (RENDERING_RULE, "City Council", ("Town Council",))
    assert first.message == (
        "“city council” twice, “town council” twice for one term in this text. Write it in one way."
    )
    assert (second.span, second.suggestions) == (Span(2, 4, 17), ("town councils",))
    assert first.group == second.group == f"{RENDERING_RULE}/town council"
    assert first.related == (Span(0, 4, 16), Span(2, 26, 38))
    assert first.certainty is Certainty.LIKELY


def test_within_one_language_two_allowed_forms_are_a_hint_and_without_a_preferred_one_the_usual_counts() -> None:
    forms = (
        Form("ferry", FormStatus.PREFERRED),
        Form("barge", FormStatus.ADMITTED),
        Form("cable boat", FormStatus.ADMITTED),
    )
    (finding,) = of_document(glossary(Term(forms)), "A barge left.", "A cable boat came.", "The barge sank.")
    assert (finding.text, finding.suggestions, finding.certainty) == ("cable boat", ("barge",), Certainty.HINT)


def test_known_terms_and_ways_to_write_a_compound_are_no_two_renderings() -> None:
    known = Term((Form("ferry", FormStatus.ADMITTED), Form("barge", FormStatus.ADMITTED)))
    compound = Term((Form("e-mail", FormStatus.PREFERRED), Form("email", FormStatus.ADMITTED)))
    assert of_document(glossary(known, compound), "A ferry, an e-mail, a barge, an email.") == []


def test_the_correction_is_looked_through_or_the_only_side() -> None:
    found = of_document(glossary(COUNCIL), *MIXED, side=Side.ORIGINAL)
    assert {finding.side for finding in found} == {Side.ORIGINAL}
    checker = GlossaryChecker(glossary(COUNCIL), told)
    sides = {
        Side.ORIGINAL: [passage(number, text) for number, text in enumerate(MIXED)],
        Side.CORRECTION: [passage(9, MIXED[0])],
    }
    assert checker.check_document(sides, "en-US") == []


def test_what_was_read_of_a_paragraph_is_read_again_in_another_language() -> None:
    term = Term((Form("ferry", FormStatus.PREFERRED), Form("barge", FormStatus.ADMITTED)))
    checker = GlossaryChecker(glossary(term))
    passages = {Side.CORRECTION: [passage(1, "The ferry and two barges.")]}
    assert [len(checker.check_document(passages, code)) for code in ("en", "zh", "en")] == [1, 0, 1]


def test_forms_of_each_paragraphs_own_language_are_marked() -> None:
    wrong = Term((Form("Rat", FormStatus.PREFERRED, "de"), Form("also", FormStatus.FORBIDDEN, "de")))
    checker = GlossaryChecker(glossary(wrong), told)
    texts = (
        "Und also sprach er lange mit den Leuten über das Wetter im Land.",
        "He also spoke at length with the people about the weather in the country.",
    )
    found = checker.check_passages([passage(1, text) for text in texts], "en-US")
    assert [len(remarks) for remarks in found] == [1, 0]


def test_an_inflected_form_whose_replacement_cannot_be_inflected_is_told_with_less_certainty() -> None:
    checker = GlossaryChecker(Matcher([parse("purchase,buy", Path("house.csv"))]))
    ((remark,),) = checker.check_passages([passage(1, "He purchased it.")], "en-US")
    assert (remark.suggestions, remark.certainty) == (("buy",), Certainty.LIKELY)
    assert remark.message.startswith("Write “buy”, in the form that fits instead of “purchased”.")
