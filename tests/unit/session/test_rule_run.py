import itertools

import pytest

from facing import assets
from facing.core.edit import Place
from facing.core.ports import Ranges
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.patterns.house_rules import HouseRule, Method
from facing.patterns.pattern import Pattern
from facing.patterns.rule_files import load_rules
from facing.session import rule_run
from facing.session.replacing import Proposal
from facing.session.rule_run import RuleJob, propose, tried

CAT = HouseRule("Cats", Pattern("cat"), "dog")
SPACES = HouseRule("Spaces", Pattern(" {2,}", is_expression=True), " ")


def no_markup(text: Text, first: int, last: int) -> list[Ranges]:
    return [()] * (last - first)


def told(proposals: tuple[Proposal, ...]) -> list[tuple[int, int, str, str, str]]:
    return [(each.at.paragraph, each.at.offset, each.removed, each.added, each.label) for each in proposals]


def test_proposals_come_rule_by_rule_with_the_names_of_those_that_made_them() -> None:
    text = Text.from_string("a  cat\nno cat  here")
    marks = HouseRule("Marks", method=Method.QUOTES)
    found = propose([CAT, SPACES, marks], RuleJob(text, "en", no_markup))
    assert told(found.proposals) == [
        (0, 3, "cat", "dog", "Cats"),
        (1, 3, "cat", "dog", "Cats"),
        (0, 1, " ", "", "Spaces"),
        (1, 6, " ", "", "Spaces"),
    ]


def test_rules_of_other_languages_are_passed_over() -> None:
    text = Text.from_string("a cat")
    german = HouseRule("Katze", Pattern("cat"), "Katze", languages=("de",))
    assert propose([german], RuleJob(text, "en-US", no_markup)).proposals == ()
    assert len(propose([german], RuleJob(text, "de-DE", no_markup)).proposals) == 1


def test_only_what_is_wholly_within_the_selection_is_proposed() -> None:
    text = Text.from_string("cat cat\ncat\ncat cat")
    job = RuleJob(text, "en", no_markup, (Place(0, 2), Place(2, 3)))
    assert [each.at for each in propose([CAT], job).proposals] == [Place(0, 4), Place(1, 0), Place(2, 0)]


def test_markup_is_left_alone_unless_the_rule_is_for_it() -> None:
    text = Text.from_string("cat `cat`")

    def markup(text: Text, first: int, last: int) -> list[Ranges]:
        return [((4, 9),)] * (last - first)

    inside = HouseRule("Cats", Pattern("cat"), "dog", in_markup=True)
    assert [each.at.offset for each in propose([CAT], RuleJob(text, "en", markup)).proposals] == [0]
    assert [each.at.offset for each in propose([inside], RuleJob(text, "en", markup)).proposals] == [0, 5]


def test_a_rule_that_takes_too_long_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facing.patterns.expression.TIME_LIMIT", 0.01)
    hostile = HouseRule("Hostile", Pattern("(a+)+$", is_expression=True), "")
    text = Text.from_string("cat\n" + "a" * 400 + "b")
    found = propose([hostile, CAT], RuleJob(text, "en", no_markup))
    assert found.slow == ("Hostile",)
    assert [each.label for each in found.proposals] == ["Cats"]


def test_a_rule_that_is_slow_in_the_whole_document_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(0, 2)
    monkeypatch.setattr(rule_run, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(rule_run, "sleep", lambda seconds: None)
    text = Text.from_string("a  b\n" * 10)
    assert propose([SPACES, CAT], RuleJob(text, "en", no_markup)).slow == ("Spaces",)


def test_a_run_that_nobody_wants_any_more_ends_with_nothing() -> None:
    text = Text.from_string("cat\n" * 100)
    wanted = iter([True] * 5)
    assert propose([CAT], RuleJob(text, "en", no_markup), lambda: next(wanted, False)).proposals == ()


def test_a_rule_that_cannot_run_is_refused() -> None:
    with pytest.raises(UserProblem) as caught:
        tried(HouseRule("n", Pattern("(", is_expression=True)), "x", "en")
    assert caught.value.code is ProblemCode.PATTERN_UNUSABLE


EXAMPLES = {
    "One space, not several": "The ferry left at noon.",
    "No spaces at the end": "The ferry left at noon.",
    "No space before a comma or full stop": "The ferry left, and nobody saw it.",
    "No space before ; : ! ?": "Who saw it? Nobody!",
    "French spaces before ; : ! ?": "Qui l’a vu\u202f? Personne\u00a0: la mer était vide.",
    "Ellipsis for three dots": "They waited… and nobody came.",
    "Dashes for hyphens": "The ferry – an old one – was late.",
    "En dash between figures": "See pages 12–15, on the years 1914–1918 and the date 2024-05-06.",
    "No-break space before a unit": "It is 12\u00a0km long and 30\u00a0% steeper.",
    "Space in z. B., d. h., u. a.": "Die Fähre fährt z.\u00a0B. mittags, d.\u00a0h. um zwölf.",
    "Multiplication sign": "A table of 3 × 4 metres.",
    "Quotation marks and apostrophes": "“It’s late,” she said.",
}


def after(rule: HouseRule, line: str, language: str) -> str:
    for change in reversed(tried(rule, line, language)):
        line = line[: change.start] + change.added + line[change.end :]
    return line


def test_each_rule_that_comes_with_the_program_does_what_its_example_says() -> None:
    rules = load_rules(assets.path("rules/typography.toml")).rules
    assert {rule.name: after(rule, rule.example, (*rule.languages, "en")[0]) for rule in rules} == EXAMPLES


@pytest.mark.parametrize("example", sorted(set(EXAMPLES.values())))
def test_the_rules_that_come_with_the_program_have_no_more_to_do_where_they_were_run(example: str) -> None:
    rules = load_rules(assets.path("rules/typography.toml")).rules
    language = "fr" if "Qui" in example else "de" if "Fähre" in example else "en"
    assert propose(rules, RuleJob(Text.from_string(example), language, no_markup)).proposals == ()
