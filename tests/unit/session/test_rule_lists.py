from dataclasses import replace
from pathlib import Path

import pytest

from facing.app.inline_tasks import InlineTasks
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.patterns.house_rules import HouseRule, RuleList
from facing.patterns.pattern import Pattern
from facing.patterns.rule_files import load_rules, save_rules
from facing.session.rule_editor import RuleEditor
from facing.session.rule_lists import ListedRules, RuleLists
from facing.session.rule_run import RuleJob, RuleProposals

A, B, C = (HouseRule(name, Pattern(name)) for name in "abc")
BAD = Pattern("(", is_expression=True)


@pytest.fixture
def lists(tmp_path: Path) -> RuleLists:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    save_rules(shipped / "tidying.toml", RuleList("A tidying", (C,)))
    return RuleLists(InlineTasks(), tmp_path / "own", shipped)


def editor_of(lists: RuleLists, *rules: HouseRule) -> RuleEditor:
    path = lists.add(RuleList("Mine", rules))
    listed = lists.list_at(path)
    assert listed is not None
    return RuleEditor(lists, listed)


def kept(editor: RuleEditor) -> list[str]:
    return [rule.name for rule in load_rules(editor.path).rules]


# --- lists ---------------------------------------------------------------------------------------------------------


def test_the_users_lists_come_by_name_before_those_of_the_program(lists: RuleLists) -> None:
    for name in ("zebra", "Apple", "Apple"):
        lists.add(RuleList(name))
    found = lists.lists()
    assert [(each.rules.name, each.is_shipped) for each in found] == [
        ("Apple", False),
        ("Apple", False),
        ("zebra", False),
        ("A tidying", True),
    ]
    assert len({each.path for each in found}) == 4


@pytest.mark.parametrize("name", ["../up", "", "a/b:c", "Größe 2", "x" * 300])
def test_a_list_of_any_name_has_a_file_in_the_folder(lists: RuleLists, tmp_path: Path, name: str) -> None:
    path = lists.add(RuleList(name, (A,)))
    assert path.parent == tmp_path / "own"
    assert load_rules(path).rules == (A,)


def test_a_file_that_cannot_be_used_is_listed_with_its_problem(lists: RuleLists, tmp_path: Path) -> None:
    path = lists.add(RuleList("Mine"))
    path.write_text("no list")
    found = lists.list_at(path)
    assert found is not None
    assert found.problem is not None
    assert found.problem.code is ProblemCode.RULES_UNUSABLE
    assert RuleEditor(lists, found).is_read_only


def test_a_list_that_is_brought_in_is_a_copy(lists: RuleLists, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.toml"
    save_rules(theirs, RuleList("Theirs", (A, B)))
    listed = lists.bring_in(theirs)
    theirs.unlink()
    assert load_rules(listed.path) == RuleList("Theirs", (A, B))
    lists.add_rule(listed.path, C)
    assert load_rules(listed.path).rules == (A, B, C)
    lists.remove(listed.path)
    assert lists.list_at(listed.path) is None


def test_only_the_run_that_was_asked_for_last_answers() -> None:
    tasks = InlineTasks()
    lists = RuleLists(tasks)
    answers: list[RuleProposals] = []
    job = RuleJob(Text.from_string("a b"), "en", lambda text, first, last: [()] * (last - first))
    for rule in (A, B):
        lists.propose([rule], job, answers.append, lambda problem: None)
    tasks.drain()
    assert [each.label for answer in answers for each in answer.proposals] == ["b"]
    lists.propose([A], job, answers.append, lambda problem: None)
    lists.stop()
    tasks.drain()
    assert len(answers) == 1


def test_why_a_run_cannot_be_made_is_told() -> None:
    tasks = InlineTasks()
    problems: list[UserProblem] = []
    job = RuleJob(Text.from_string("a"), "en", lambda text, first, last: [()] * (last - first))
    RuleLists(tasks).propose([replace(A, pattern=BAD)], job, lambda found: None, problems.append)
    tasks.drain()
    assert [problem.code for problem in problems] == [ProblemCode.PATTERN_UNUSABLE]


# --- editing -------------------------------------------------------------------------------------------------------


def test_rules_are_added_moved_and_taken_out(lists: RuleLists) -> None:
    editor = editor_of(lists, A, B)
    editor.add(C, 1)
    assert editor.move(0, 5) == 2
    editor.save()
    assert kept(editor) == ["c", "b", "a"]
    editor.remove(1)
    editor.save()
    assert kept(editor) == ["c", "a"]


def test_a_rule_that_cannot_run_stays_as_it_was_until_it_can(lists: RuleLists) -> None:
    editor = editor_of(lists, A, B)
    editor.set(0, replace(A, pattern=BAD))
    editor.add(HouseRule("New rule"), 2)
    editor.save()
    assert load_rules(editor.path).rules == (A, B)
    assert editor.problem_of(editor.rules[0]) is not None
    editor.set(0, replace(A, pattern=Pattern("(a)", is_expression=True)))
    editor.set(2, replace(C, name="New rule"))
    editor.save()
    assert kept(editor) == ["a", "b", "New rule"]
    assert load_rules(editor.path).rules[0].pattern.text == "(a)"


def test_undo_takes_typing_back_at_once_and_other_changes_one_by_one(lists: RuleLists) -> None:
    editor = editor_of(lists, A, B)
    for name in ("x", "xy", "xyz"):
        editor.set(0, replace(A, name=name))
    editor.remove(1)
    editor.undo()
    assert [rule.name for rule in editor.rules] == ["xyz", "b"]
    editor.undo()
    assert [rule.name for rule in editor.rules] == ["a", "b"]
    assert not editor.can_undo
    editor.undo()


def test_a_list_that_is_only_read_is_never_written_but_can_be_switched_for_now(lists: RuleLists) -> None:
    listed = next(each for each in lists.lists() if each.is_shipped)
    editor = RuleEditor(lists, listed)
    before = listed.path.read_bytes()
    editor.switch(0, on=False)
    editor.save()
    assert editor.runnable() == []
    assert listed.path.read_bytes() == before


def test_rules_that_are_off_do_not_run_with_the_list(lists: RuleLists) -> None:
    editor = editor_of(lists, A, replace(B, is_on=False))
    assert editor.runnable() == [A]


def test_what_becomes_of_a_line_is_shown(lists: RuleLists) -> None:
    editor = editor_of(lists)
    assert editor.result(HouseRule("n", Pattern("a"), "bb"), "a cat, a", "en") == "bb cbbt, bb"


def test_another_name_leaves_the_file_and_broken_rules_in_place(lists: RuleLists) -> None:
    path = lists.add(RuleList("Mine", (A,)))
    path.write_text(path.read_text() + '\n[[rule]]\nname = "odd"\n')
    listed = lists.list_at(path)
    assert isinstance(listed, ListedRules)
    editor = RuleEditor(lists, listed)
    editor.rename("Ours")
    found = load_rules(path)
    assert (found.name, [each.name for each in found.broken]) == ("Ours", ["odd"])
