import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.patterns.applying import Change, Rewrite, Rewritten, pattern_rewriter
from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Pattern


def made(text: str, *rules: tuple[str, str], kept: tuple[tuple[int, int], ...] = ()) -> Rewritten:
    """The text after regular expressions and their replacements."""
    rewritten = Rewritten(text, kept)
    for number, (expression, replacement) in enumerate(rules):
        finder = finder_of(Pattern(expression, is_expression=True, match_case=True))
        rewritten.apply(number, pattern_rewriter(finder, finder.replacing(replacement)))
    return rewritten


def test_one_rule_changes_each_place_by_itself() -> None:
    rewritten = made("a cat, a cat", ("cat", "dog"))
    assert rewritten.text == "a dog, a dog"
    assert rewritten.changes() == [Change(2, 5, "dog", (0,)), Change(9, 12, "dog", (0,))]


def test_a_later_rule_sees_what_an_earlier_one_made_and_both_are_one_change() -> None:
    rewritten = made("12  km and  more", (" {2,}", " "), ("(?<=\\d) (?=km)", "\u00a0"))
    assert rewritten.text == "12\u00a0km and more"
    assert rewritten.changes() == [Change(2, 4, "\u00a0", (0, 1)), Change(10, 12, " ", (0,))]


def test_changes_that_only_touch_stay_apart() -> None:
    rewritten = made('"so"  .', (" +(?=\\.)", ""), ('"', "”"))
    assert rewritten.text == "”so”."
    assert rewritten.changes() == [Change(0, 1, "”", (1,)), Change(3, 4, "”", (1,)), Change(4, 6, "", (0,))]


def test_what_is_inserted_is_one_change_with_what_comes_upon_its_place() -> None:
    rewritten = made("ab", ("(?=b)", "-"), ("b", "c"))
    assert rewritten.text == "a-c"
    assert rewritten.changes() == [Change(1, 2, "-c", (0, 1))]


def test_what_a_later_rule_takes_back_is_no_change() -> None:
    rewritten = made("a cat", ("cat", "dog"), ("dog", "cat"))
    assert rewritten.text == "a cat"
    assert rewritten.changes() == []


def test_one_match_over_several_earlier_changes_makes_them_one() -> None:
    rewritten = made("a b c d", ("[bc]", "xx"), ("xx xx", "y"))
    assert rewritten.text == "a y d"
    assert rewritten.changes() == [Change(2, 5, "y", (0, 1))]


def test_nothing_is_changed_in_what_is_kept_nor_over_its_edge() -> None:
    text = "-- `--` --"
    rewritten = made(text, ("--", "–"), ("– `", "X"), kept=((3, 7),))
    assert rewritten.text == "– `--` –"
    assert [(change.start, change.end) for change in rewritten.changes()] == [(0, 2), (8, 10)]


def test_a_rule_may_be_let_into_what_is_kept() -> None:
    rewritten = Rewritten("`a`", ((0, 3),))
    rewritten.apply(0, lambda text: [Rewrite(1, 2, "b")], in_kept=True)
    assert rewritten.text == "`b`"


def test_rules_that_write_without_end_are_refused() -> None:
    rules = [("x+", "$&$&$&$&$&$&$&$&$&$&")] * 8
    with pytest.raises(UserProblem) as caught:
        made("x" * 1000, *rules)
    assert caught.value.code is ProblemCode.PATTERN_TOO_SLOW
