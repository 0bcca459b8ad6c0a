"""``facing store``: what a script sees of checks, backups and drills."""

import json
from pathlib import Path

import pytest

from facing.config.paths import Paths
from facing.core.ports import StoreReport
from facing.core.problem import ProblemCode, UserProblem
from tests.fakes.command_line import CommandLine
from tests.unit.cli.golden import assert_golden

SOUND = StoreReport(Path("data/store.sqlite"), 3, 1_234_567, 1, 12)
DAMAGED = StoreReport(Path("data/store.sqlite"), 3, 4096, 1, 2, ("chunk 1 is not what was written", "version 2 is not"))


class Care:
    """Answers as it was told to."""

    def __init__(self, report: StoreReport = SOUND, problem: UserProblem | None = None) -> None:
        self.report = report
        self.problem = problem
        self.asked: list[object] = []

    def check(self) -> StoreReport:
        return self._answer("check", self.report)

    def drill(self) -> StoreReport:
        return self._answer("drill", self.report)

    def back_up(self, target: Path | None = None) -> Path:
        return self._answer(target, target or Path("backups/new.sqlite"))

    def restore(self, backup: Path) -> Path | None:
        return self._answer(backup, Path("data/aside.sqlite") if backup.name == "b.sqlite" else None)

    def _answer(self, asked: object, answer):  # type: ignore[no-untyped-def]
        self.asked.append(asked)
        if self.problem is not None:
            raise self.problem
        return answer


@pytest.mark.parametrize("work", ["check", "drill"])
def test_what_is_sound_is_told_in_one_line(work: str) -> None:
    outcome = CommandLine(care=Care()).run("store", work)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "data/store.sqlite is whole: 12 versions of 1 document, 1.2 MB.\n"


def test_where_nothing_is_kept_a_check_says_so() -> None:
    outcome = CommandLine(care=Care(StoreReport(Path("store.sqlite"), 0, 0, 0, 0))).run("store", "check")
    assert (outcome.code, outcome.out) == (0, "Nothing is kept in store.sqlite yet.\n")


@pytest.mark.parametrize("work", ["check", "drill"])
def test_damage_is_listed_and_refused(work: str) -> None:
    outcome = CommandLine(care=Care(DAMAGED)).run("store", work)
    assert outcome.code == 5
    assert outcome.out == "chunk 1 is not what was written\nversion 2 is not\n"
    assert outcome.err.count("\n") == 1
    assert "data/store.sqlite is damaged: " in outcome.err


@pytest.mark.parametrize("report", [SOUND, DAMAGED])
def test_json_is_one_object(report: StoreReport) -> None:
    for work in ("check", "drill"):
        outcome = CommandLine(care=Care(report)).run("store", work, "--json")
        assert outcome.err == ""
        assert json.loads(outcome.out)["sound"] is (report is SOUND)
        assert outcome.code == (0 if report is SOUND else 5)


@pytest.mark.parametrize("work", ["check", "drill"])
def test_the_object_is_as_it_was(work: str) -> None:
    assert_golden(f"store-{work}", CommandLine(care=Care(DAMAGED)).run("store", work, "--json").out)


def test_backup_and_restore_name_the_files() -> None:
    care = Care()
    line = CommandLine(care=care)
    assert line.run("store", "backup").out == "Backup made: backups/new.sqlite\n"
    assert line.run("store", "backup", "-o", "mine.sqlite").out == "Backup made: mine.sqlite\n"
    restored = line.run("store", "restore", "b.sqlite")
    assert restored.out == "Restored from b.sqlite. What was there is kept as data/aside.sqlite.\n"
    assert line.run("store", "restore", "first.sqlite").out == "Restored from first.sqlite.\n"
    assert care.asked == [None, Path("mine.sqlite"), Path("b.sqlite"), Path("first.sqlite")]


@pytest.mark.parametrize(
    ("code", "number"),
    [
        (ProblemCode.BACKUP_MISSING, 3),
        (ProblemCode.BACKUP_UNUSABLE, 3),
        (ProblemCode.FILE_MISSING, 3),
        (ProblemCode.STORE_IN_USE, 5),
        (ProblemCode.STORE_NEWER, 5),
        (ProblemCode.BACKUP_FAILED, 5),
    ],
)
def test_a_problem_is_one_sentence_and_a_number(code: ProblemCode, number: int) -> None:
    care = Care(problem=UserProblem(code, path=Path("b.sqlite"), reason="why"))
    outcome = CommandLine(care=care).run("store", "restore", "b.sqlite")
    assert (outcome.code, outcome.out) == (number, "")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("mend",), ("restore",), ("check", "x")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert CommandLine(care=Care()).run("store", *arguments).code == 2


def test_the_store_is_not_opened_for_it() -> None:
    line = CommandLine(care=Care())
    line.run("store", "check")
    assert line.asked == []


def test_the_real_thing_from_end_to_end(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from facing.app.start import run

    def facing(*arguments: object) -> tuple[int, str]:
        code = run(["--base-dir", str(tmp_path), *map(str, arguments)])
        captured = capfd.readouterr()
        return code, captured.out + captured.err

    (tmp_path / "a.txt").write_text("Many Protestants.")
    (tmp_path / "b.txt").write_text("Many protesters.")
    assert facing("store", "drill")[0] == 3
    assert facing("save", tmp_path / "a.txt", "--correction", tmp_path / "b.txt")[0] == 0
    assert facing("store", "backup")[0] == 0
    assert facing("store", "drill")[0] == 0
    store = Paths.find(tmp_path, {}).store
    store.write_bytes(b"\0" * 5000)
    code, told = facing("versions", tmp_path / "a.txt")
    assert code == 0
    assert "saved: 1, lost: 0" in told
    assert " kept " in told
    assert facing("store", "check")[0] == 0
    (backup,) = (tmp_path / "data" / "backups").iterdir()
    assert facing("store", "restore", backup)[0] == 0
    assert facing("show", tmp_path / "a.txt") == (0, "Many protesters.")
