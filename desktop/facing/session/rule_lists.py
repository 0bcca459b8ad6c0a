"""The lists of house rules: the user's own, files in one folder, and those that came with the program."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facing.core.ports import Tasks
from facing.core.problem import ProblemCode, UserProblem
from facing.patterns.house_rules import HouseRule, RuleList
from facing.patterns.rule_files import SUFFIX, load_rules, save_rules
from facing.session.rule_run import RuleJob, RuleProposals, propose

LANE = "house rules"
_NO_LETTER = re.compile(r"[^\w-]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ListedRules:
    """One list with its file; ``is_shipped``: it came with the program and can only be read.

    ``problem`` says why nothing in the file can be used.
    """

    path: Path
    rules: RuleList
    is_shipped: bool = False
    problem: UserProblem | None = None


class RuleLists:
    """Reads, keeps and runs house rules. ``folder`` has the user's lists, ``shipped`` the program's."""

    def __init__(self, tasks: Tasks, folder: Path | None = None, shipped: Path | None = None) -> None:
        self._tasks = tasks
        self._folder = folder
        self._shipped = shipped
        self._run = 0

    # --- lists ---------------------------------------------------------------------------------------------------

    def lists(self) -> list[ListedRules]:
        """All lists as their files are now: the user's by name, then those that came with the program."""
        return [*_listed(self._folder, is_shipped=False), *_listed(self._shipped, is_shipped=True)]

    def list_at(self, path: Path) -> ListedRules | None:
        """The list of a file."""
        return next((each for each in self.lists() if each.path == path), None)

    def write(self, path: Path, rules: RuleList) -> None:
        """Keep a list.

        Raises:
            UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``.
        """
        save_rules(path, rules)

    def add(self, rules: RuleList) -> Path:
        """Keep one more list, in a file of its own; gives its path.

        Raises:
            UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``.
        """
        folder = self._folder
        if folder is None:
            raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=Path(rules.name))
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=folder, reason=error.strerror) from error
        stem = _NO_LETTER.sub("-", unicodedata.normalize("NFC", rules.name)).strip("-")[:_LONGEST_NAME] or "rules"
        path, number = folder / f"{stem}{SUFFIX}", 2
        while path.exists():
            path, number = folder / f"{stem}-{number}{SUFFIX}", number + 1
        save_rules(path, rules)
        return path

    def bring_in(self, path: Path) -> ListedRules:
        """Keep a copy of somebody's list.

        Raises:
            UserProblem: ``RULES_UNUSABLE``, ``DISK_FULL``, ``TARGET_UNWRITABLE``.
        """
        rules = load_rules(path)
        return ListedRules(self.add(rules), rules)

    def remove(self, path: Path) -> None:
        """Remove a list with its file.

        Raises:
            UserProblem: ``TARGET_UNWRITABLE``.
        """
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=path, reason=error.strerror) from error

    def add_rule(self, path: Path, rule: HouseRule) -> None:
        """Put one more rule behind those of a list.

        Raises:
            UserProblem: ``RULES_UNUSABLE``, ``DISK_FULL``, ``TARGET_UNWRITABLE``.
        """
        rules = load_rules(path)
        save_rules(path, replace(rules, rules=(*rules.rules, rule)))

    # --- running -------------------------------------------------------------------------------------------------

    def propose(
        self,
        rules: Sequence[HouseRule],
        job: RuleJob,
        done: Callable[[RuleProposals], None],
        failed: Callable[[UserProblem], None],
    ) -> None:
        """Find out what rules would change, away from this thread; then one of the two is called on it.

        Neither is when something else is asked for meanwhile, or ``stop`` called.
        """
        self._run += 1
        run = self._run

        def answer(found: RuleProposals) -> None:
            if run == self._run:
                done(found)

        def refused(error: BaseException) -> None:
            if not isinstance(error, UserProblem):
                raise error
            if run == self._run:
                failed(error)

        self._tasks.submit(LANE, lambda: propose(rules, job, lambda: run == self._run), answer, refused)

    def stop(self) -> None:
        """Let a run that goes on end without an answer."""
        self._run += 1


def _listed(folder: Path | None, is_shipped: bool) -> list[ListedRules]:
    if folder is None or not folder.is_dir():
        return []
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            found.append(ListedRules(path, load_rules(path), is_shipped))
        except UserProblem as problem:
            found.append(ListedRules(path, RuleList(path.stem), is_shipped, problem))
    return sorted(found, key=lambda each: (each.rules.name.casefold(), each.path.name))
