"""One list of house rules while it is edited: every change is in the list at once, and in its file soon after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facing.core.problem import UserProblem
from facing.patterns.house_rules import HouseRule, RuleList
from facing.patterns.rule_files import usable
from facing.session.rule_lists import ListedRules, RuleLists
from facing.session.rule_run import tried


@dataclass(frozen=True, slots=True)
class _Entry:
    """A rule as it stands in the window, and as it could run last."""

    shown: HouseRule
    kept: HouseRule | None


class RuleEditor:
    """Edits a list. A rule that cannot run yet stays as it was in the file until it can: see ``problem_of``."""

    def __init__(self, lists: RuleLists, listed: ListedRules) -> None:
        self._lists = lists
        self._kept = listed.rules
        self._entries = [_Entry(rule, rule) for rule in listed.rules.rules]
        self._past: list[list[_Entry]] = []
        self._typed_in: int | None = None
        self.path: Path = listed.path
        self.is_read_only = listed.is_shipped or listed.problem is not None
        self.broken = listed.rules.broken

    @property
    def rules(self) -> Sequence[HouseRule]:
        """The rules in their order, as they stand in the window."""
        return [entry.shown for entry in self._entries]

    @property
    def name(self) -> str:
        """The list's name."""
        return self._kept.name

    @property
    def is_changed(self) -> bool:
        """Whether something waits for ``save``."""
        return self._as_list() != self._kept

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past)

    def set(self, number: int, rule: HouseRule) -> None:
        """Put another rule in a place; several times in a row there is one step."""
        if self._typed_in != number:
            self._remember()
        self._typed_in = number
        self._entries[number] = _Entry(rule, rule if self._is_whole(rule) else self._entries[number].kept)

    def switch(self, number: int, on: bool) -> None:
        """Let a rule run with the list or not; in a list that can only be read, until this editor is gone."""
        self.set(number, replace(self._entries[number].shown, is_on=on))

    def add(self, rule: HouseRule, number: int) -> None:
        """Put one more rule before the one with this number."""
        self._remember()
        self._entries.insert(number, _Entry(rule, rule if self._is_whole(rule) else None))

    def remove(self, number: int) -> None:
        """Take a rule out."""
        self._remember()
        del self._entries[number]

    def move(self, number: int, places: int) -> int:
        """Move a rule so many places down, up where negative; gives its new number."""
        to = max(0, min(len(self._entries) - 1, number + places))
        if to != number:
            self._remember()
            self._entries.insert(to, self._entries.pop(number))
        return to

    def undo(self) -> None:
        """Take the newest change back, also one that is saved."""
        if self._past:
            self._entries = self._past.pop()
            self._typed_in = None

    def rename(self, name: str) -> None:
        """Give the list another name; its file keeps its own.

        Raises:
            UserProblem: as ``save``.
        """
        self._write(replace(self._as_list(), name=name))

    def save(self) -> None:
        """Bring the list to disk, each rule as it could run last.

        Raises:
            UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``.
        """
        if not self.is_read_only and self.is_changed:
            self._write(self._as_list())

    def problem_of(self, rule: HouseRule) -> UserProblem | None:
        """Why a rule cannot run."""
        try:
            usable(rule)
        except UserProblem as problem:
            return problem
        return None

    def result(self, rule: HouseRule, line: str, language: str) -> str:
        """What becomes of a line.

        Raises:
            UserProblem: the rule cannot run, or takes too long in this line.
        """
        text = line
        for change in reversed(tried(rule, line, language)):
            text = text[: change.start] + change.added + text[change.end :]
        return text

    def runnable(self) -> list[HouseRule]:
        """The rules that run with the list."""
        return [rule for rule in self._as_list().rules if rule.is_on]

    def _remember(self) -> None:
        self._past.append(list(self._entries))
        self._typed_in = None

    def _as_list(self) -> RuleList:
        return replace(self._kept, rules=tuple(entry.kept for entry in self._entries if entry.kept is not None))

    def _is_whole(self, rule: HouseRule) -> bool:
        return bool(rule.name.strip()) and bool(rule.pattern.text or rule.method) and self.problem_of(rule) is None

    def _write(self, rules: RuleList) -> None:
        self._lists.write(self.path, rules)
        self._kept = rules
