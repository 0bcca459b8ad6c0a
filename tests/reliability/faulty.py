"""Everything that writes, on a disk that fails at each of its calls in turn: ``main(BASE, FILE, OLD, FULL)``.

Runs with the layer of ``faults.c`` loaded before the C library. Prints one line for each kind of work and of fault:
``did WORK FAULT HOW_OFTEN CODES``, and ``wrong WORK FAULT CALL PATH WHAT`` for each promise that was broken.
"""

import itertools
import shutil
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from facing.cli.sentences import sentence
from facing.core.problem import UserProblem
from facing.store.examining import all_damage
from facing.store.opening import open_database
from facing.store.schema import STEPS
from tests.reliability.desk import Desk
from tests.reliability.layer import FAULTS, Fault, Layer

LONG = 20  # works on one document; then another is begun


@dataclass(frozen=True)
class Trial:
    """One kind of work on a disk with one kind of fault.

    ``before`` each, something is done on a well disk, ``again`` begins another document, and ``wrongs`` tells what is
    not as it must be afterwards.
    """

    layer: Layer
    fault: Fault
    name: str
    again: Callable[[], object]
    before: Callable[[], object]
    work: Callable[[], object]
    wrongs: Callable[[], list[str]]

    def run(self, all_of_them: bool) -> None:
        """Let the first call fail, then the second, and so on until there is none; else fewer and fewer of them."""
        codes: set[str] = set()
        some = (round(1.5**power) + power for power in itertools.count())
        for done, call in enumerate(itertools.count(1) if all_of_them else some):
            if done % LONG == LONG - 1:
                self.again()
            where, told = self.once(call, codes)
            for wrong in told:
                print("wrong", self.name, self.fault.name, call, where or "-", wrong.replace("\n", " | "), flush=True)
            if not where:
                print("did", self.name, self.fault.name, done, *sorted(codes), flush=True)
                return

    def once(self, call: int, codes: set[str]) -> tuple[str, list[str]]:
        """Where the fault was, empty for nowhere, and what is wrong; ``codes`` takes what the user was told."""
        self.before()
        problem: BaseException | None = None
        self.layer.arm(self.fault, call)
        try:
            self.work()
        except BaseException as raised:
            problem = raised
        where = self.layer.disarm()
        wrong = self.judge(problem, codes)
        try:
            wrong += self.wrongs()
        except Exception as raised:
            wrong += ["afterwards", *traceback.format_exception(raised)]
        return where, wrong

    def judge(self, problem: BaseException | None, codes: set[str]) -> list[str]:
        """What is wrong with how the work ended."""
        if problem is None:
            return []
        if not isinstance(problem, UserProblem):
            return ["raised", *traceback.format_exception(problem)]
        codes.add(problem.code)
        told = sentence(problem)
        if "\n" in told or (self.fault.lasting and problem.code not in ("disk-full", "backup-failed")):
            return [f"told as {problem.code}: {told}"]
        return []


def main(base: str, file: str, old: str, full: str) -> None:
    folder = Path(base).parent
    layer = Layer(folder)
    desk = Desk(Path(base), Path(file), folder / "old" / "store.sqlite")

    def nothing_there() -> None:
        shutil.rmtree(desk.fresh, ignore_errors=True)

    def both() -> list[str]:
        return desk.wrongs() + desk.session_wrongs()

    def an_old_store() -> None:
        shutil.rmtree(desk.old.parent, ignore_errors=True)
        desk.old.parent.mkdir()
        shutil.copyfile(old, desk.old)

    def migrated() -> list[str]:
        wrong = [f"left: {path.name}" for path in desk.old.parent.glob("*.tmp*")]
        connection = open_database(desk.old)
        with closing(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] != len(STEPS):
                wrong.append("not brought up to date")
            versions = connection.execute("SELECT count(*) FROM versions").fetchone()[0]
            return wrong + all_damage(connection) + ([] if versions == 4 else [f"{versions} versions"])

    works: list[tuple[str, Callable[[], object], Callable[[], object], Callable[[], list[str]]]] = [
        *((work.__name__, desk.type, work, both) for work in desk.works()),
        ("migrate", an_old_store, desk.migrate, migrated),
        ("first_start", nothing_there, desk.first_start, desk.first_started),
        ("start", desk.end, desk.start, desk.started),
        ("restore_backup", desk.end_and_back_up, desk.restore_backup, desk.started),
    ]
    for fault in FAULTS:
        for name, before, work, wrongs in works:
            Trial(layer, fault, name, desk.begin_again, before, work, wrongs).run(full == "True")
    print("end", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
