"""The small values: what they say of themselves."""

import hashlib
from pathlib import Path

import pytest

from facing.core.document import Decoding, Original
from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.merge import merged
from facing.core.origins import Origins, OriginSpan
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text


@pytest.mark.parametrize(
    ("edit", "trimmed"),
    [
        (Edit(Place(0, 0), "wrod", "word"), Edit(Place(0, 1), "ro", "or")),
        (Edit(Place(1, 2), "a\nbc", "a\nbd"), Edit(Place(2, 1), "c", "d")),
        (Edit(Place(0, 0), "aa", "aaa"), Edit(Place(0, 2), "", "a")),
        (Edit(Place(0, 0), "same", "same"), Edit(Place(0, 4), "", "")),
        (Edit(Place(0, 0), "", "new"), Edit(Place(0, 0), "", "new")),
    ],
)
def test_trimmed(edit: Edit, trimmed: Edit) -> None:
    assert edit.trimmed() == trimmed


def test_the_digest_is_of_the_bytes() -> None:
    original = Original(Path("a"), b"abc", "text", Decoding("utf-8"), Text.from_string("abc"))
    assert original.digest == hashlib.sha256(b"abc").digest()


def test_letters_typed_by_hand_inside_a_suggestion_are_typed() -> None:
    text, origins = Text.from_string("teh end"), Origins()
    for edit in (
        Edit(Place(0, 0), "teh", "the", Origin.RULE),
        Edit(Place(0, 1), "h", "H", Origin.TYPED),
        Edit(Place(0, 3), " ", "", Origin.BULK),
    ):
        splicer = text.splicer()
        origins.record(edit, splicer.apply(edit))
        text = text.after(splicer)
    assert origins.of(0) == (
        OriginSpan(0, 1, Origin.RULE),
        OriginSpan(1, 2, Origin.TYPED),
        OriginSpan(2, 3, Origin.RULE),
        OriginSpan(3, 3, Origin.BULK),
    )


def finding(start: int, end: int, kind: Kind, certainty: Certainty, rule: str, *suggestions: str) -> Finding:
    source = (Source("checker", rule),)
    return Finding(Side.ORIGINAL, Span(0, start, end), "x", kind, rule, suggestions, source, certainty)


def test_voices_on_the_same_words_are_one_finding() -> None:
    style = finding(3, 5, Kind.STYLE, Certainty.SURE, "s", "one", "two")
    spelling = finding(3, 5, Kind.SPELLING, Certainty.HINT, "p", "two", "three")
    elsewhere = finding(0, 2, Kind.GRAMMAR, Certainty.LIKELY, "g")
    first, second = merged([style, spelling, elsewhere, style])
    assert first == elsewhere
    assert (second.kind, second.message, second.certainty) == (Kind.SPELLING, "p", Certainty.SURE)
    assert second.suggestions == ("two", "three", "one")
    assert [source.rule for source in second.sources] == ["p", "s"]
    assert (second.rule, second.checker) == ("p", "checker")


def test_a_problem_names_its_facts_for_the_log() -> None:
    problem = UserProblem(ProblemCode.FILE_TOO_LARGE, size=5, limit=4)
    assert str(problem) == "file-too-large(size=5, limit=4)"
    assert problem.facts == {"size": 5, "limit": 4}
