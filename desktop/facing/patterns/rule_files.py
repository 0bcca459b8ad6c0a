"""Lists of house rules as files: TOML with a header that says what it is, for people to write and to share.

``docs/house-rules.md`` describes the format for its users.
"""

import codecs
import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomlkit

from facing.core.problem import ProblemCode, UserProblem
from facing.files.reading import read_file
from facing.files.replacing import replace_file
from facing.patterns.house_rules import BrokenRule, HouseRule, Method, RuleList, RuleReason
from facing.patterns.pattern import Pattern

SUFFIX = ".toml"
FORMAT = "facing-house-rules"
VERSION = 1

_LIMIT = 4 * 1024 * 1024  # bytes; ten thousand long rules
_LONGEST = 2_000  # code points of one value
_MOST = 10_000  # rules

# Fields of a rule in the order in which they are written, with what reads them.
_TEXTS = ("name", "find", "replace", "method", "note", "example")
_FLAGS = ("expression", "match-case", "whole-words", "on", "in-markup")
_LISTS = ("languages", "except-languages")
_FIELDS = frozenset((*_TEXTS, *_FLAGS, *_LISTS))


class _Unusable(Exception):  # noqa: N818 - says why something is no rule
    def __init__(self, reason: RuleReason, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail


def load_rules(path: Path) -> RuleList:
    """The rules of a file; those that cannot be used are told in ``broken``.

    Raises:
        UserProblem: ``RULES_UNUSABLE`` with ``path`` and ``reason``: ``no-rules`` (some other file), ``newer`` (a later
            version of the format), ``too-many``, the code of what a file can have (``FILE_*``), or the TOML reader's
            words.
    """
    try:
        data = read_file(path, _LIMIT)
    except UserProblem as problem:
        raise _refused(path, problem.code.value) from problem
    return rules_in(data, path)


def rules_in(data: bytes, path: Path) -> RuleList:
    """The rules in the bytes of the file with this path; raises as ``load_rules``."""
    try:
        found = tomllib.loads(data.removeprefix(codecs.BOM_UTF8).decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise _refused(path, ProblemCode.FILE_UNDECODABLE.value) from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _refused(path, str(error)) from error
    tables = _tables(path, found)
    rules: list[HouseRule] = []
    broken: list[BrokenRule] = []
    for number, table in enumerate(tables, 1):
        try:
            rules.append(_rule(table))
        except _Unusable as why:
            name = table.get("name")
            told = name if isinstance(name, str) else ""
            broken.append(BrokenRule(number, told[:_LONGEST], why.reason, why.detail, table))
    name, note = found.get("name"), found.get("note")
    named = name if isinstance(name, str) and name.strip() else path.stem
    return RuleList(named[:_LONGEST], tuple(rules), note if isinstance(note, str) else "", tuple(broken))


def save_rules(path: Path, rules: RuleList) -> None:
    """Write a list; the file holds the old or the new one at every moment.

    Raises:
        UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``.
    """
    replace_file(path, as_toml(rules))


def as_toml(rules: RuleList) -> bytes:
    """The bytes of a list's file, rules that cannot be used last."""
    document = tomlkit.document()
    document["format"] = FORMAT
    document["version"] = VERSION
    document["name"] = rules.name
    if rules.note:
        document["note"] = rules.note
    tables = tomlkit.aot()
    for says in (*map(_says, rules.rules), *(each.says for each in rules.broken)):
        table = tomlkit.table()
        table.update(says)
        tables.append(table)
    if len(tables):
        document["rule"] = tables
    return tomlkit.dumps(document).encode("utf-8", "replace")


def usable(rule: HouseRule) -> HouseRule:
    """The same rule, if it can run.

    Raises:
        UserProblem: ``PATTERN_UNUSABLE``, ``REPLACEMENT_UNUSABLE``.
    """
    if rule.method is None:
        rule.made_ready()
    return rule


def _refused(path: Path, reason: str) -> UserProblem:
    return UserProblem(ProblemCode.RULES_UNUSABLE, path=path, reason=reason)


def _tables(path: Path, found: Mapping[str, object]) -> list[dict[str, object]]:
    """The rules as they stand in a file of ours."""
    version = found.get("version")
    if found.get("format") != FORMAT or isinstance(version, bool) or not isinstance(version, int):
        raise _refused(path, "no-rules")
    if version > VERSION:
        raise _refused(path, "newer")
    tables = found.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _refused(path, "no-rules")
    if len(tables) > _MOST:
        raise _refused(path, "too-many")
    return tables


def _rule(table: Mapping[str, object]) -> HouseRule:
    unknown = sorted(table.keys() - _FIELDS)
    if unknown:
        raise _Unusable(RuleReason.UNKNOWN_FIELD, unknown[0])
    texts = {name: _text(table, name) for name in _TEXTS}
    flags = {name: _flag(table, name) for name in _FLAGS}
    if not texts["name"].strip():
        raise _Unusable(RuleReason.NO_NAME)
    method = _method(texts["method"])
    if method is not None and (texts["find"] or texts["replace"]):
        raise _Unusable(RuleReason.BOTH)
    if method is None and not texts["find"]:
        raise _Unusable(RuleReason.NO_PATTERN)
    languages, others = (_codes(table, name) for name in _LISTS)
    rule = HouseRule(
        texts["name"],
        Pattern(texts["find"], flags["expression"], flags["match-case"], flags["whole-words"]),
        texts["replace"],
        method,
        texts["note"],
        texts["example"],
        flags["on"],
        languages,
        others,
        flags["in-markup"],
    )
    try:
        return usable(rule)
    except UserProblem as problem:
        is_pattern = problem.code is ProblemCode.PATTERN_UNUSABLE
        reason = RuleReason.PATTERN if is_pattern else RuleReason.REPLACEMENT
        raise _Unusable(reason, str(problem.facts.get("reason", ""))) from problem


def _says(rule: HouseRule) -> dict[str, object]:
    """A rule as its table; what is as usual is left out."""
    values: dict[str, object] = {
        "name": rule.name,
        "find": rule.pattern.text,
        "replace": rule.replacement,
        "method": rule.method.value if rule.method else "",
        "expression": rule.pattern.is_expression,
        "match-case": rule.pattern.match_case,
        "whole-words": rule.pattern.whole_words,
        "in-markup": rule.in_markup,
        "languages": list(rule.languages),
        "except-languages": list(rule.except_languages),
        "note": rule.note,
        "example": rule.example,
    }
    says = {name: value for name, value in values.items() if value}
    if rule.method is None:
        says.setdefault("replace", "")
    return says if rule.is_on else says | {"on": False}


def _text(table: Mapping[str, object], name: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise _Unusable(RuleReason.WRONG_VALUE, name)
    if len(value) > _LONGEST:
        raise _Unusable(RuleReason.TOO_LONG, name)
    return value


def _flag(table: Mapping[str, object], name: str) -> bool:
    value = table.get(name, name == "on")
    if not isinstance(value, bool):
        raise _Unusable(RuleReason.WRONG_VALUE, name)
    return value


def _codes(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise _Unusable(RuleReason.WRONG_VALUE, name)
    return tuple(value)


def _method(name: str) -> Method | None:
    if not name:
        return None
    try:
        return Method(name)
    except ValueError:
        raise _Unusable(RuleReason.UNKNOWN_METHOD, name) from None
