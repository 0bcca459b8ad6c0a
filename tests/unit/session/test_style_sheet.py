from collections.abc import Sequence

from facing.core.document import IgnoreKey
from facing.core.finding import Finding, Kind, Side, Source, Span
from facing.core.text import Text
from facing.glossary.matching import Match, Matcher
from facing.glossary.terms import Form, FormStatus, Term, TermKind
from facing.session.decisions import Decision, Matter, Reach
from facing.session.judging import NAMES
from facing.session.style_sheet import Standing, StyleFacts, StyleSheet, UsedName, UsedTerm, Variant, style_sheet

ORIGINAL = "The boat left. Protestants sang in Tarvok.\nThe collor of the sea."
CORRECTION = "The ferry left. Protesters sang in Tarvok.\nThe colour of the sea, a ferry and a boat. Pell and Pell's."
TERMS = (
    Term((Form("ferry", FormStatus.PREFERRED), Form("boat", FormStatus.FORBIDDEN)), note="On the river"),
    Term((Form("Tarvok", FormStatus.ADMITTED), Form("Tarwok", FormStatus.FORBIDDEN)), TermKind.NAME),
    Term((Form("lorry", FormStatus.PREFERRED), Form("truck", FormStatus.FORBIDDEN))),
)


class Glossary:
    terms: Sequence[Term] = TERMS


def sheet_of(
    original: str = ORIGINAL,
    correction: str = CORRECTION,
    found: dict[Side, list[Finding]] | None = None,
    decisions: Sequence[Decision] = (),
    rules_run: tuple[str, ...] = (),
    terms: bool = True,
) -> StyleSheet:
    matcher = Matcher([Glossary()] if terms else [])

    def terms_of(text: str, side: Side) -> list[Match]:
        return matcher.find(text, "en")

    texts = {Side.ORIGINAL: Text.from_string(original), Side.CORRECTION: Text.from_string(correction)}
    findings: dict[Side, list[Finding]] = {side: [] for side in Side} | (found or {})
    return style_sheet(StyleFacts(texts, "en", dict(findings), decisions, rules_run, terms_of))


def said(side: Side, text: str, suggestion: str, rule: str = "CONSISTENCY_TWINS", group: str = "g") -> Finding:
    source = (Source("consistency", rule),)
    return Finding(side, Span(0, 0, 1), text, Kind.CONSISTENCY, "?", (suggestion,), source, group=group)


def known(word: str, reach: Reach = Reach.ALWAYS) -> Decision:
    return Decision(Matter.KNOWN_WORD, reach, word)


def test_terms_are_told_that_were_used_with_what_they_stand_for_and_what_is_left() -> None:
    assert sheet_of().terms == (UsedTerm(("ferry",), 2, (("boat", 1),), "On the river"),)
    assert sheet_of(correction="All well.").terms == (UsedTerm(("ferry",), 0, (("boat", 0),), "On the river"),)


def test_names_are_confirmed_known_or_repeated_and_unknown() -> None:
    unknown = [said(Side.CORRECTION, "Quell", "Well", "MORFOLOGIK", NAMES) for _ in range(3)]
    found = sheet_of(found={Side.CORRECTION: unknown}, decisions=[known("Pell"), known("Nobody")])
    assert found.names == (
        UsedName("Pell", 2, Standing.KNOWN),
        UsedName("Quell", 3, Standing.UNKNOWN),
        UsedName("Tarvok", 1, Standing.CONFIRMED),
    )


def test_a_glossary_stands_before_what_the_user_knows() -> None:
    assert [each.standing for each in sheet_of(decisions=[known("Tarvok")]).names] == [Standing.CONFIRMED]


def test_known_words_are_told_that_stand_in_the_correction() -> None:
    decisions = [known("colour", Reach.DOCUMENT), known("sea"), known("collor"), known("Pell")]
    assert sheet_of(decisions=decisions).known_words == (("colour", 1), ("sea", 1))


def test_of_several_ways_of_writing_the_one_that_is_left_was_chosen() -> None:
    findings = {Side.ORIGINAL: [said(Side.ORIGINAL, "collor", "colour")]}
    assert sheet_of(found=findings).variants == (Variant("colour", (("colour", 1), ("collor", 0))),)
    both = sheet_of(correction="A collor, a colour.", found=findings).variants
    assert both == (Variant("", (("colour", 1), ("collor", 1))),)
    assert sheet_of(correction="Neither.", found=findings).variants == ()


def test_what_is_switched_off_is_told_and_single_places_are_counted() -> None:
    key = IgnoreKey("RULE", "sea")
    decisions = [
        Decision(Matter.IGNORED, Reach.HERE, "boat", "RULE", IgnoreKey("RULE", "boat", "a", "b")),
        Decision(Matter.IGNORED, Reach.DOCUMENT, "sea", "RULE", key),
        Decision(Matter.RULE_OFF, Reach.ALWAYS, "SPACES"),
        Decision(Matter.KIND_OFF, Reach.DOCUMENT, "style"),
        Decision(Matter.RULE_ON, Reach.ALWAYS, "DASHES"),
        Decision(Matter.DECLINED, Reach.ALWAYS, "x"),
    ]
    found = sheet_of(decisions=decisions, rules_run=("Ellipses", "Cats"))
    assert found.switched_off == tuple(decisions[1:4])
    assert found.ignored_places == 1
    assert found.rules_run == ("Ellipses", "Cats")


def test_a_document_in_which_nothing_was_decided_has_an_empty_sheet() -> None:
    assert sheet_of(terms=False) == StyleSheet()
