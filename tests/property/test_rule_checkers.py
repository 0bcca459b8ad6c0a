"""What holds for the checkers of joins, typography and consistency and any text."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.checkers.consistency import ConsistencyChecker
from facing.checkers.joins import JoinsChecker
from facing.checkers.rules import RuleChecker, Spared
from facing.checkers.typography import TypographyChecker
from facing.core.finding import Finding, Side
from facing.core.passage import Passage, joined

WORDS = [
    *"the The a boat Boat e-mail email E-mail’s colour color centre organise organize U.S. US café cafe".split(),
    *"Belarusian Belarussian protesters Protestants 10,000 30000 iPhone 渡 👩\u200d👩\u200d👧 I’m".split(),
    *("cafe\u0301", "x", "s", "non", "(old)", "don 't", "www.a.org", "11: 07", "non - registered"),
]
GLUE = [*" | |  |. |.|, | , |“|” |\"| '| – | - |...|… | (|) |’|`|,,".split("|")]
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=30).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
languages = st.sampled_from(["en-US", "en", "fr-FR", "de", ""])
CHECKERS: list[RuleChecker] = [JoinsChecker(), TypographyChecker()]


def passages_of(parts: Sequence[str]) -> list[Passage]:
    """Some texts as passages, the first two as wrapped lines of one."""
    first = joined(enumerate(parts[:2]), " ")
    return [first, *(joined([(number, text)], "") for number, text in enumerate(parts[2:], start=2))]


def stands_there(found: Finding, parts: Sequence[str]) -> bool:
    text = parts[found.span.paragraph]
    return 0 <= found.span.start < found.span.end <= len(text) and (
        text[found.span.start : found.span.end] == found.text
    )


@given(st.lists(texts | any_text, min_size=2, max_size=6), languages)
@settings(deadline=None)
def test_remarks_stand_inside_the_text_in_order_and_change_something(parts: list[str], language: str) -> None:
    passages = passages_of(parts)
    for checker in CHECKERS:
        remarks = checker.check_passages(passages, language)
        assert len(remarks) == len(passages)
        for passage, said in zip(passages, remarks, strict=True):
            assert [(each.start, each.end) for each in said] == sorted((each.start, each.end) for each in said)
            for each in said:
                assert 0 <= each.start < each.end <= len(passage.text)
                assert passage.text[each.start : each.end] not in each.suggestions
                assert each.message.endswith((".", "?", "”"))


@given(st.lists(texts | any_text, min_size=2, max_size=8), languages)
@settings(deadline=None)
def test_findings_of_a_document_stand_in_their_paragraphs(parts: list[str], language: str) -> None:
    sides = {Side.ORIGINAL: passages_of(parts), Side.CORRECTION: passages_of(parts[::-1])}
    for checker in (ConsistencyChecker(), TypographyChecker()):
        for found in checker.check_document(sides, language):
            there = parts if found.side is Side.ORIGINAL else parts[::-1]
            assert stands_there(found, there)
            assert found.text not in found.suggestions
            assert all(0 <= span.start < span.end <= len(there[span.paragraph]) for span in found.related)


@given(texts, st.data())
@settings(deadline=None)
def test_nothing_in_mark_up_is_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = replace(joined([(0, text)], ""), markup=((start, end),))
    for checker in CHECKERS:
        for each in checker.check_passages([passage], "en")[0]:
            assert each.end <= start or each.start >= end or start == end


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6), st.integers(0, 40), st.integers(1, 9))
def test_spared_stretches_are_found_however_they_overlap(
    ranges: list[tuple[int, int]], start: int, length: int
) -> None:
    markup = tuple((first, first + size) for first, size in ranges)
    spared = Spared(replace(joined([(0, "x " * 30)], ""), markup=markup))
    assert spared.touches(start, start + length) == any(a < start + length and start < b for a, b in markup)
