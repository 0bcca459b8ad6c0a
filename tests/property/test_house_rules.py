"""What holds for any rules and any paragraph."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Origin, Place
from facing.core.text import Text
from facing.patterns.applying import Rewrite, Rewriter, Rewritten
from facing.patterns.house_rules import HouseRule, Method, RuleList
from facing.patterns.pattern import Pattern
from facing.patterns.rule_files import as_toml, rules_in
from facing.session.replacing import Proposal, fitting_edits
from facing.typography.aids import Choices
from facing.typography.retyping import retyped

texts = st.text("ab -.'\"‘s9", max_size=24)
EXPRESSIONS = ("a", "b+", " +", "(?=a)", "(?<=b)", "ab", "$", "", "a?b")
rules = st.lists(st.tuples(st.sampled_from(EXPRESSIONS), st.sampled_from(("", "a", "xx", "b ", " "))), max_size=5)
kept_ranges = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4)), max_size=2).map(
    lambda found: tuple((start, start + length) for start, length in found)
)


def rewriter(expression: str, added: str) -> Rewriter:
    return lambda text: [Rewrite(*match.span(), added) for match in re.finditer(expression, text)]


@given(texts, rules)
def test_the_changes_make_the_text_that_the_rules_have_made_one_after_the_other(
    text: str, rules: list[tuple[str, str]]
) -> None:
    rewritten = Rewritten(text)
    wanted = text
    for number, (expression, added) in enumerate(rules):
        rewritten.apply(number, rewriter(expression, added))
        wanted = re.sub(expression, added, wanted)
    assert rewritten.text == wanted
    made = text
    for change in reversed(rewritten.changes()):
        made = made[: change.start] + change.added + made[change.end :]
    assert made == wanted


@given(texts, rules)
def test_the_changes_fit_as_proposals_in_any_order(text: str, rules: list[tuple[str, str]]) -> None:
    rewritten = Rewritten(text)
    for number, (expression, added) in enumerate(rules):
        rewritten.apply(number, rewriter(expression, added))
    document = Text.from_string(text)
    proposals = [
        Proposal(document.id_at(0), Place(0, change.start), text[change.start : change.end], change.added)
        for change in sorted(rewritten.changes(), key=lambda change: change.rules)
    ]
    edits, misfits = fitting_edits(document, proposals, Origin.BULK)
    assert misfits == 0
    assert document.apply_all(edits).as_string() == rewritten.text


@given(texts, rules, kept_ranges)
def test_what_is_kept_is_there_in_the_end(
    text: str, rules: list[tuple[str, str]], kept: tuple[tuple[int, int], ...]
) -> None:
    rewritten = Rewritten(text, kept)
    for number, (expression, added) in enumerate(rules):
        rewritten.apply(number, rewriter(expression, added))
    for change in rewritten.changes():
        assert not any(change.start < end and start < change.end for start, end in kept)


@given(texts, st.sampled_from(("en", "de", "fr", "sv")), st.builds(Choices, *[st.booleans()] * 4))
def test_what_is_retyped_is_in_order_and_never_over_another(text: str, language: str, choices: Choices) -> None:
    position = 0
    for start, end, _ in retyped(text, language, choices):
        assert position <= start <= end <= len(text)
        position = end


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)
words = st.text(st.characters(codec="utf-8"), max_size=12)
codes = st.lists(st.sampled_from(("en", "de-CH")), max_size=2).map(tuple)
patterns = st.builds(Pattern, words.filter(bool), st.just(False), st.booleans(), st.booleans())
plain_rules = st.builds(
    HouseRule, names, patterns, words, st.none(), words, words, st.booleans(), codes, codes, st.booleans()
)
method_rules = st.builds(HouseRule, names, method=st.sampled_from(list(Method)), note=words, is_on=st.booleans())


@given(st.builds(RuleList, names, st.lists(plain_rules | method_rules, max_size=4).map(tuple), words))
def test_a_list_comes_back_from_its_file_as_it_was(rules: RuleList) -> None:
    assert rules_in(as_toml(rules), Path("rules.toml")) == rules
