import pytest

from facing.checkers.numbers_and_names import NumbersAndNamesChecker
from facing.core.checkers import Pair, PairChecker
from facing.core.finding import Certainty, Finding, Kind, Side, Span
from facing.core.passage import Passage, joined


def passage(paragraph: int, text: str) -> Passage:
    return joined([(paragraph, text)], " ")


def findings(original: str, correction: str, language: str = "en-US") -> list[Finding]:
    checker: PairChecker = NumbersAndNamesChecker()
    return checker.check_pairs([Pair(passage(1, original), passage(2, correction))], language)


def told(original: str, correction: str, language: str = "en-US") -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings(original, correction, language)]


@pytest.mark.parametrize(
    ("original", "correction", "rule", "text"),
    [
        ("In 1999 came 12 boats.", "In 1989 came 12 boats.", "SIDES_NUMBER_CHANGED", "1989"),
        ("It cost 1,500 crowns.", "It cost 1,050 crowns.", "SIDES_NUMBER_CHANGED", "1,050"),
        ("They came in 1999.", "They came.", "SIDES_NUMBER_MISSING", None),
        ("They came.", "They came in 1999.", "SIDES_NUMBER_ADDED", "1999"),
        ("It left at 14:00.", "It left at 3 pm.", "SIDES_TIME_CHANGED", "3 pm"),
        ("On 3 June it rained.", "On 3 July it rained.", "SIDES_NUMBER_CHANGED", "July"),
        ("See https://a.example/x now", "See https://a.example/y now", "SIDES_LINK_CHANGED", "https://a.example/y"),
        ("Write to a@b.example now", "Write to a@c.example now", "SIDES_LINK_CHANGED", "a@c.example"),
        ("Ask for form B2 there", "Ask for form B3 there", "SIDES_CODE_CHANGED", "B3"),
        ("There we met Anna in town.", "There we met in town.", "SIDES_NAME_MISSING", "met"),
        ("There we met Lukas today.", "There we met Lucas today.", "SIDES_NAME_CHANGED", "Lucas"),
    ],
)
def test_what_was_lost_or_changed_on_the_way_is_found(
    original: str, correction: str, rule: str, text: str | None
) -> None:
    ((found_rule, found_text),) = told(original, correction)
    assert found_rule == rule
    assert text in (None, found_text)


@pytest.mark.parametrize(
    ("original", "correction", "language"),
    [
        ("It cost 1,000 euros.", "It cost 1000 euros.", "en"),
        ("It cost 1,000 euros.", "It cost 1 000 euros.", "en"),
        ("It cost 1,000 euros.", "It cost one thousand euros.", "en"),
        ("Es kostet 1.000,50 Euro.", "Es kostet 1000,50 Euro.", "de-DE"),
        ("Rund 5 % mehr", "Rund 5% mehr", "de-DE"),
        ("21 Schiffe", "einundzwanzig Schiffe", "de-DE"),
        ("On 3 May 2020 it rained", "On May 3, 2020, it rained", "en"),
        ("On 03.05.2020 it rained", "On 3 May 2020 it rained", "en"),
        ("at 14:00 sharp", "at 2 pm sharp", "en"),
        ("3 boats and the 4th", "three boats and the fourth", "en"),
        ("some 2.5 million people", "some 2,500,000 people", "en"),
        ("We saw Anna’s boat and Zoë there.", "There was Anna; Zoe’s boat we saw.", "en"),
        ("Yesterday rain fell on Anna there.", "Anna saw rain fall there yesterday.", "en"),
        ("Er sah den Hund im Garten.", "Er sah ihn dort.", "de-DE"),
        ("12 and 12 again", "12 again", "en"),
        ("the same text, 1999", "the same text, 1999", "en"),
    ],
)
def test_another_way_to_write_it_is_no_difference(original: str, correction: str, language: str) -> None:
    assert told(original, correction, language) == []


@pytest.mark.parametrize("language", ["en-US", "fr", "de-DE"])
@pytest.mark.parametrize(
    ("original", "correction"),
    [
        ("They met on May 3, 1998.", "Ils se rencontrèrent le 3 mai 1998."),
        ("They met on the 1st of March.", "Ils se rencontrèrent le 1er mars."),
        ("They met on 3 April.", "Sie trafen sich am 3. April."),
        ("It cost 1,234.5 crowns.", "Es kostete 1.234,5 Kronen."),
        ("It cost 1,234.5 crowns.", "Cela coûtait 1\u202f234,5 couronnes."),
    ],
)
def test_the_sides_may_be_in_two_languages(original: str, correction: str, language: str) -> None:
    assert not [rule for rule, _ in told(original, correction, language) if rule.startswith("SIDES_NUMBER")]


@pytest.mark.parametrize("language", ["en-US", "de-DE"])
def test_another_month_is_found_over_two_languages(language: str) -> None:
    assert [rule for rule, _ in told("They met on 3 April.", "Sie trafen sich am 3. Juni.", language)]


def test_a_planet_is_no_month() -> None:
    assert told("They flew to Mars then.", "They flew then.") == [("SIDES_NAME_MISSING", "flew")]


def test_a_finding_stands_in_the_correction_and_points_to_the_original() -> None:
    (finding,) = findings("In 1999 came 12 boats.", "Then, in 1989, came 12 boats.")
    assert finding.side is Side.CORRECTION
    assert finding.span == Span(2, 9, 13)
    assert finding.related == (Span(1, 3, 7),)
    assert finding.kind is Kind.CONSISTENCY
    assert finding.suggestions == ("1999",)
    assert finding.message == "“1989” is “1999” in the original."
    assert finding.certainty is Certainty.LIKELY


def test_another_spelling_of_a_name_is_no_more_than_a_hint() -> None:
    (finding,) = findings("There we met Lukas today.", "There we met Lucas today.")
    assert finding.certainty is Certainty.HINT


def test_one_name_for_quite_another_is_a_hint_that_the_first_is_missing() -> None:
    (finding,) = findings("There we met Lukas today.", "There we met Berthold today.")
    assert (finding.rule, finding.text, finding.certainty) == ("SIDES_NAME_MISSING", "Berthold", Certainty.HINT)


def test_what_went_to_the_next_paragraph_is_not_missing() -> None:
    pairs = [
        Pair(passage(1, "It rained in 1999."), passage(5, "It rained.")),
        Pair(passage(2, "Then it snowed."), passage(6, "In 1999. Then it snowed.")),
        Pair(passage(3, "In 1500 it froze."), passage(7, "It froze.")),
    ]
    found = NumbersAndNamesChecker().check_pairs(pairs, "en-US")
    assert [(finding.rule, finding.span.paragraph) for finding in found] == [("SIDES_NUMBER_MISSING", 7)]


def test_split_paragraphs_are_one_passage_and_the_finding_falls_in_the_right_one() -> None:
    correction = joined([(5, "It rained in 1999."), (6, "It snowed in 1872.")], " ")
    pair = Pair(passage(1, "It rained in 1999. It snowed in 1827."), correction)
    (finding,) = NumbersAndNamesChecker().check_pairs([pair], "en-US")
    assert (finding.span, finding.text) == (Span(6, 13, 17), "1872")


def test_a_paragraph_without_a_partner_is_not_judged() -> None:
    pairs = [Pair(None, passage(2, "In 1999.")), Pair(passage(1, "In 1500."), None)]
    assert NumbersAndNamesChecker().check_pairs(pairs, "en-US") == []
