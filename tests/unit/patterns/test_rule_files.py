from pathlib import Path

import pytest

from facing import assets
from facing.core.problem import ProblemCode, UserProblem
from facing.patterns.house_rules import HouseRule, Method, RuleList, RuleReason
from facing.patterns.pattern import Pattern
from facing.patterns.rule_files import load_rules, save_rules

HEAD = 'format = "facing-house-rules"\nversion = 1\nname = "Ferry"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_says_what_it_finds_and_writes(tmp_path: Path) -> None:
    text = f"""{HEAD}note = "For the office"
[[rule]]
name = "Per cent"
find = '(\\d) ?%'
replace = "$1 per cent"
expression = true
match-case = true
whole-words = true
on = false
in-markup = true
languages = ["en"]
except-languages = ["en-US"]
note = "In running text"
example = "12%"
"""
    found = load_rules(written(tmp_path, text))
    assert (found.name, found.note, found.broken) == ("Ferry", "For the office", ())
    pattern = Pattern("(\\d) ?%", is_expression=True, match_case=True, whole_words=True)
    note, example = "In running text", "12%"
    assert found.rules == (
        HouseRule("Per cent", pattern, "$1 per cent", None, note, example, False, ("en",), ("en-US",), True),
    )


@pytest.mark.parametrize(
    ("rule", "reason", "detail"),
    [
        ('find = "a"', RuleReason.NO_NAME, ""),
        ('name = "n"', RuleReason.NO_PATTERN, ""),
        ('name = "n"\nfind = "a"\nmethod = "dashes"', RuleReason.BOTH, ""),
        ('name = "n"\nfind = "a"\nwhole_words = true', RuleReason.UNKNOWN_FIELD, "whole_words"),
        ('name = "n"\nmethod = "magic"', RuleReason.UNKNOWN_METHOD, "magic"),
        ('name = "n"\nfind = 3', RuleReason.WRONG_VALUE, "find"),
        ('name = "n"\nfind = "a"\non = 1', RuleReason.WRONG_VALUE, "on"),
        ('name = "n"\nfind = "a"\nlanguages = "en"', RuleReason.WRONG_VALUE, "languages"),
        (f'name = "n"\nfind = "{"a" * 2001}"', RuleReason.TOO_LONG, "find"),
        ('name = "n"\nfind = "(a"\nexpression = true', RuleReason.PATTERN, "missing )"),
        ('name = "n"\nfind = "a"\nreplace = "$2"\nexpression = true', RuleReason.REPLACEMENT, "unknown group"),
    ],
)
def test_a_broken_rule_is_named_with_its_reason_and_the_others_load(
    tmp_path: Path, rule: str, reason: RuleReason, detail: str
) -> None:
    good = '[[rule]]\nname = "good"\nfind = "b"\n'
    found = load_rules(written(tmp_path, f"{HEAD}{good}[[rule]]\n{rule}\n{good}"))
    assert [each.name for each in found.rules] == ["good", "good"]
    (broken,) = found.broken
    assert (broken.number, broken.reason, broken.detail) == (2, reason, detail)


def test_broken_rules_stay_in_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, f'{HEAD}[[rule]]\nname = "odd"\nfind = "a"\nsince = 2024-05-06\n')
    found = load_rules(path)
    save_rules(path, found)
    again = load_rules(path)
    assert again.broken == found.broken
    assert again.broken[0].says == found.broken[0].says


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no-rules"),
        ('name = "settings"', "no-rules"),
        ('format = "facing-house-rules"', "no-rules"),
        ('format = "facing-house-rules"\nversion = true', "no-rules"),
        (HEAD + "rule = 3", "no-rules"),
        ('format = "facing-house-rules"\nversion = 2\nrule = 3', "newer"),
        (HEAD + '[[rule]]\nname = "n"\nfind = "a"\n' * 10_001, "too-many"),
        (HEAD + "x = " + "[" * 5_000, None),
        ("= = =", None),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(tmp_path: Path, text: str, reason: str | None) -> None:
    with pytest.raises(UserProblem) as caught:
        load_rules(written(tmp_path, text))
    assert caught.value.code is ProblemCode.RULES_UNUSABLE
    assert caught.value.facts["reason"] == reason if reason else caught.value.facts["reason"]


def test_a_file_that_cannot_be_read_is_refused_with_its_code(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as caught:
        load_rules(tmp_path / "none.toml")
    assert caught.value.facts["reason"] == "file-missing"
    path = tmp_path / "latin.toml"
    path.write_bytes(f"{HEAD}# caf\u00e9".encode("latin-1"))
    with pytest.raises(UserProblem) as caught:
        load_rules(path)
    assert caught.value.facts["reason"] == "file-undecodable"


def test_a_list_without_rules_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    save_rules(path, RuleList("Nothing yet"))
    assert load_rules(path) == RuleList("Nothing yet")


def test_languages_are_covered_by_their_codes() -> None:
    swiss = HouseRule("n", method=Method.DASHES, languages=("de",), except_languages=("de-CH",))
    assert [swiss.is_for(code) for code in ("de", "de-DE", "de_AT", "de-CH", "den", "en", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_the_list_that_comes_with_the_program_is_whole() -> None:
    for path in assets.path("rules").glob("*.toml"):
        found = load_rules(path)
        assert found.rules
        assert found.broken == ()
        assert all(rule.example for rule in found.rules)
