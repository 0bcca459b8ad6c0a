"""Many files in one go: ``facing export`` and ``facing check`` over files and folders."""

import csv
import io
import json
from pathlib import Path

import pytest

from facing.core.exporting import ExportFormat
from tests.fakes.checkers import WordChecker
from tests.fakes.command_line import CommandLine

KEPT = ("a.txt", "b.md", "deep/c.txt")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in KEPT:
        for side, word in (("in", "chep"), ("ready", "cheap")):
            path = tmp_path / side / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Tickets for {path.stem} are {word}.", encoding="utf-8")
    (tmp_path / "in" / ".hidden.txt").write_text("no", encoding="utf-8")
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_exported_as_it_is_ordered(folder: Path) -> None:
    outcome = CommandLine().run(
        "export", "in", "--correction", "ready", "--to", "csv", "-o", "out", "--jobs", "1", "--json"
    )
    assert outcome.code == 0
    assert written(folder / "out") == ["a-changes.csv", "b-changes.csv", "deep/c-changes.csv"]
    assert outcome.err.endswith("3 files written, 0 not.\n")
    told = json.loads(outcome.out)
    assert told["schema"] == "facing.batch/1"
    assert [Path(each["path"]).name for each in told["files"]] == ["a.txt", "b.md", "c.txt"]
    rows = list(csv.DictReader(io.StringIO((folder / "out/a-changes.csv").read_text("utf-8-sig"))))
    assert [(row["Original"], row["Correction"]) for row in rows] == [("chep", "cheap")]


def test_several_processes_write_the_same_files(folder: Path) -> None:
    arguments = ("export", "in", "--correction", "ready", "--to", "html", "--base-dir", "base")
    assert CommandLine().run(*arguments, "-o", "one", "--jobs", "1").code == 0
    assert CommandLine().run(*arguments, "-o", "two", "--jobs", "2").code == 0
    assert written(folder / "one") == written(folder / "two")
    for name in written(folder / "one"):
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()


def test_what_cannot_be_exported_is_named_and_the_others_go_on(folder: Path) -> None:
    (folder / "ready" / "b.md").unlink()
    (folder / "in" / "a.txt").write_bytes(b"\x00\x01\x02" * 50)
    outcome = CommandLine().run("export", "in", "--correction", "ready", "--to", "txt", "-o", "out", "--jobs", "1")
    assert outcome.code == 3
    assert written(folder / "out") == ["deep/c-corrected.txt"]
    assert "a.txt" in outcome.err
    assert "b.md" in outcome.err
    assert outcome.err.endswith("1 file written, 2 not.\n")


def test_files_that_would_have_one_result_have_two(folder: Path) -> None:
    (folder / "in" / "a.md").write_text("One", encoding="utf-8")
    (folder / "ready" / "a.md").write_text("Two", encoding="utf-8")
    CommandLine().run("export", "in", "--correction", "ready", "--to", "txt", "-o", "out", "--jobs", "1")
    assert (folder / "out" / "a-corrected.txt").read_text("utf-8") == "Two"
    assert (folder / "out" / "a.txt-corrected.txt").read_text("utf-8") == "Tickets for a are cheap."


def test_results_are_no_inputs_of_the_next_run(folder: Path) -> None:
    for _ in range(2):
        CommandLine().run("export", "in", "--correction", "ready", "--to", "txt", "-o", "in/out", "--jobs", "1")
    assert len(written(folder / "in" / "out")) == 3


def test_no_input_is_written_over_whatever_it_is_called(folder: Path) -> None:
    (folder / "in" / "a-corrected.txt").write_text("An original of its own.", encoding="utf-8")
    (folder / "ready" / "a-corrected.txt").write_text("x", encoding="utf-8")
    outcome = CommandLine().run(
        "export", "in/a.txt", "in/a-corrected.txt", "--correction", "ready", "--to", "txt", "-o", "in", "--jobs", "1"
    )
    assert outcome.code == 5
    assert (folder / "in" / "a-corrected.txt").read_text("utf-8") == "An original of its own."


def test_the_corrections_of_a_folder_are_taken_from_the_store(folder: Path) -> None:
    line = CommandLine()
    line.run("save", "in/a.txt", "--correction", "ready/a.txt", "--name", "final")
    outcome = line.run("export", "in", "--to", "json", "-o", "out", "--jobs", "1")
    assert outcome.code == 3
    assert written(folder / "out") == ["a-changes.json"]
    line.run("export", "in/a.txt", "--to", "json", "--version", "1", "-o", "v.json")
    told = json.loads((folder / "v.json").read_text("ascii"))
    assert told["documents"]["correction"]["name"] == "Version 1 “final”"
    assert told["documents"]["original"]["language"] == "en-US"
    assert [change["correction"]["text"] for change in told["changes"]] == ["cheap"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "in", "--version", "1", "--to", "txt", "-o", "out"),
        ("export", "in", "--correction", "ready/a.txt", "--to", "txt", "-o", "out"),
        ("export", "in", "--jobs", "0", "--to", "txt", "-o", "out"),
        ("check", "in", "--correction", "ready/a.txt"),
        ("check", "in", "--to", "csv"),
        ("check", "in", "--to", "docx", "-o", "out"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert CommandLine().run(*arguments).code == 2


def test_a_folder_without_texts_has_nothing_to_write(folder: Path) -> None:
    (folder / "none").mkdir()
    outcome = CommandLine().run("export", "none", "--to", "txt", "-o", "out")
    assert (outcome.code, outcome.err) == (0, "0 files written, 0 not.\n")


@pytest.mark.parametrize("form", [form for form in ExportFormat if form.tells_changes and form is not ExportFormat.PDF])
def test_what_is_found_in_a_folder_is_written_for_each_file(folder: Path, form: ExportFormat) -> None:
    line = CommandLine([WordChecker(words={"chep": "cheap"})])
    outcome = line.run("check", "in", "--to", form.value, "-o", "out")
    assert outcome.code == 1
    assert written(folder / "out") == [f"{name}-changes.{form.value}" for name in ("a", "b", "deep/c")]
    assert outcome.out.count("About chep") == 3
    if form is not ExportFormat.XLSX:
        assert "chep" in (folder / "out" / f"a-changes.{form.value}").read_text("utf-8")


def test_a_check_of_both_sides_tells_changes_and_findings(folder: Path) -> None:
    line = CommandLine([WordChecker(words={"chep": "cheap"})])
    code = line.run("check", "in/a.txt", "--correction", "ready/a.txt", "--to", "json", "-o", "a.json", "--all").code
    told = json.loads((folder / "a.json").read_text("ascii"))
    assert code == 1
    assert len(told["changes"]) == 1
    assert [(each["text"], each["state"]) for each in told["findings"]] == [("chep", "fixed")]


def test_a_file_that_cannot_be_written_does_not_keep_others_from_being_checked(folder: Path) -> None:
    (folder / "out").write_text("a file", encoding="utf-8")
    outcome = CommandLine([WordChecker(words={"chep": "cheap"})]).run("check", "in", "--to", "csv", "-o", "out")
    assert outcome.code == 5
    assert outcome.out.count("About chep") == 3
