"""Voices about the same words become one finding, drawn wider or narrower as they may be."""

from dataclasses import replace

import pytest

from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.merge import merged

TEXT = "We saw closed , doors and signi cant grey. western walls."


def finding(words: str, kind: Kind, rule: str, *suggestions: str, certainty: Certainty = Certainty.LIKELY) -> Finding:
    start = TEXT.index(words)
    span = Span(0, start, start + len(words))
    return Finding(Side.CORRECTION, span, words, kind, rule, suggestions, (Source("checker", rule),), certainty)


def test_a_narrow_voice_joins_the_wider_one_and_brings_its_suggestion_along() -> None:
    wide = finding("closed ,", Kind.TYPOGRAPHY, "OURS", "closed,")
    narrow = finding(" ,", Kind.TYPOGRAPHY, "THEIRS", ",", ";", certainty=Certainty.SURE)
    (one,) = merged([narrow, wide])
    assert (one.span, one.text, one.message) == (wide.span, "closed ,", "OURS")
    assert one.suggestions == ("closed,", "closed;")
    assert [source.rule for source in one.sources] == ["OURS", "THEIRS"]
    assert one.certainty is Certainty.SURE


def test_parts_of_a_torn_word_are_no_findings_of_their_own() -> None:
    torn = finding("signi cant", Kind.GARBLE, "TORN", "significant")
    parts = [finding("signi", Kind.SPELLING, "A", "sign"), finding("cant", Kind.SPELLING, "B", "can't")]
    (one,) = merged([*parts, torn])
    assert (one.text, one.suggestions, len(one.sources)) == ("signi cant", ("significant",), 3)


def test_a_garbled_word_that_nobody_can_mend_leaves_the_spelling_its_place() -> None:
    garble = finding("signi", Kind.GARBLE, "G")
    spelling = finding("signi", Kind.SPELLING, "S", "sign")
    (one,) = merged([garble, spelling])
    assert (one.kind, one.suggestions) == (Kind.SPELLING, ("sign",))
    (one,) = merged([replace(garble, suggestions=("significant",)), spelling])
    assert (one.kind, one.suggestions) == (Kind.GARBLE, ("significant", "sign"))


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (finding(TEXT, Kind.STYLE, "LONG"), finding("closed", Kind.STYLE, "W")),
        (finding(TEXT, Kind.GARBLE, "LONG"), finding(" ,", Kind.TYPOGRAPHY, "W")),
        (finding("grey. western", Kind.GRAMMAR, "W"), finding("western", Kind.SPELLING, "N")),
        (finding("grey. western", Kind.TERM, "W"), finding("western", Kind.TERM, "N")),
        (finding("closed ,", Kind.TYPOGRAPHY, "W"), finding(", doors", Kind.TYPOGRAPHY, "N")),
    ],
)
def test_other_matters_stay_findings_of_their_own(wide: Finding, narrow: Finding) -> None:
    assert len(merged([wide, narrow])) == 2


def test_what_is_shown_by_one_voice_is_shown() -> None:
    wide = replace(finding("grey. western", Kind.GRAMMAR, "W"), shown=False, group="off")
    narrow = finding("western", Kind.GRAMMAR, "N", "Western")
    (one,) = merged([wide, narrow])
    assert (one.shown, one.group, one.suggestions) == (True, None, ("grey. Western",))


def test_a_suggestion_that_differs_in_capitals_alone_is_no_other_one() -> None:
    term = finding("doors", Kind.TERM, "T", "gates")
    twin = finding("doors", Kind.CONSISTENCY, "C", "Gates", "portals")
    (one,) = merged([twin, term])
    assert one.suggestions == ("gates", "portals")
