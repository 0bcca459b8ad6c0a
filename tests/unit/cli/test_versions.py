"""``save``, ``show`` and ``versions``: what a script sees of a correction's history."""

import json
from pathlib import Path

import pytest

from facing.core.document import Content, VersionKind
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes.command_line import CommandLine
from tests.fakes.computer import TEXT, Computer, change
from tests.unit.cli.golden import assert_golden


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"Many Protestants.\r\nThe end")
    (tmp_path / "b.txt").write_bytes(b"Many protesters.\nThe end")
    (tmp_path / "c.txt").write_bytes(b"Some protesters.\nThe end, at last")
    return tmp_path


def saved_twice() -> CommandLine:
    line = CommandLine()
    assert line.run("save", "a.txt", "--correction", "b.txt", "--name", "first", "--note", "from Ann").code == 0
    assert line.run("save", "a.txt", "--correction", "c.txt").code == 0
    return line


def test_save_keeps_the_text_of_the_correction() -> None:
    line = CommandLine()
    outcome = line.run("save", "a.txt", "--correction", "b.txt", "--name", "first")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "Kept as version 1 “first”: 4 words, 1 changed.\n"
    assert line.run("show", "a.txt").out == "Many protesters.\nThe end"
    assert line.asked == [(None, True)] * 2


def test_show_gives_any_version_exactly() -> None:
    line = saved_twice()
    assert line.run("show", "a.txt", "--version", "1").out == "Many protesters.\nThe end"
    assert line.run("show", "a.txt", "--version", "2").out == "Some protesters.\nThe end, at last"


def test_show_gives_what_was_typed_since_the_last_version() -> None:
    line = saved_twice()
    (record,) = line.store.recent(1)
    line.store.append_edits(record.id, [Edit(Place(1, 16), "", "!\nReally.")])
    assert line.run("show", "a.txt").out == "Some protesters.\nThe end, at last!\nReally."


def test_save_keeps_what_was_typed_before_it_brings_the_correction_in() -> None:
    line = saved_twice()
    (record,) = line.store.recent(1)
    line.store.append_edits(record.id, [Edit(Place(1, 16), "", "!")])
    assert line.run("save", "a.txt", "--correction", "b.txt").code == 0
    kinds = [version.kind for version in line.store.versions(record.id)]
    assert kinds == [VersionKind.KEPT, VersionKind.AUTOMATIC, VersionKind.KEPT, VersionKind.KEPT]
    assert line.run("show", "a.txt", "--version", "3").out == "Some protesters.\nThe end, at last!"


def test_show_works_after_the_original_has_gone(folder: Path) -> None:
    line = saved_twice()
    (folder / "a.txt").unlink()
    assert line.run("show", "a.txt").out == "Some protesters.\nThe end, at last"
    assert json.loads(line.run("versions", "a.txt", "--json").out)["versions"][0]["id"] == 2


def test_show_gives_broken_bytes_back(folder: Path) -> None:
    original = "żółć gęś ".encode() * 20 + b"\xff end"
    (folder / "a.txt").write_bytes(original)
    (folder / "b.txt").write_bytes(original + b"!")
    line = CommandLine()
    line.run("save", "a.txt", "--correction", "b.txt")
    shown = line.run("show", "a.txt").out
    assert shown.encode("utf-8", "surrogateescape") == original + b"!"


def test_show_gives_lone_surrogates_that_are_no_broken_bytes() -> None:
    line = CommandLine()
    record = line.store.document(AllFormats().read(Path("a.txt")))
    line.store.add_version(record.id, Content(Text.from_string("a\ud800b")), VersionKind.KEPT)
    shown = line.run("show", "a.txt").out
    assert shown.encode("utf-8", "surrogateescape") == b"a\xed\xa0\x80b"


def test_versions_as_json_are_newest_first() -> None:
    outcome = saved_twice().run("versions", "a.txt", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert_golden("versions", outcome.out)


def test_versions_as_lines() -> None:
    lines = saved_twice().run("versions", "a.txt").out.split("\n")
    assert len(lines) == 3
    assert lines[0].split()[0] == "2"
    assert lines[1].endswith("changed  first from Ann")


def test_a_text_without_versions_lists_none_and_shows_nothing() -> None:
    outcome = CommandLine().run("versions", "a.txt", "--json")
    assert (outcome.code, json.loads(outcome.out)) == (0, {"schema": "facing.versions/1", "versions": []})
    outcome = CommandLine().run("show", "a.txt")
    assert (outcome.code, outcome.out) == (3, "")
    assert "Nothing was kept" in outcome.err


@pytest.mark.parametrize("command", ["show", "versions"])
def test_a_file_that_is_neither_there_nor_known_ends_with_3(command: str) -> None:
    outcome = CommandLine().run(command, "none.txt")
    assert (outcome.code, outcome.out) == (3, "")
    assert "There is no file none.txt" in outcome.err


def test_an_unknown_version_ends_with_3() -> None:
    outcome = saved_twice().run("show", "a.txt", "--version", "77")
    assert (outcome.code, outcome.out) == (3, "")
    assert "no version 77" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["none.txt", "--correction", "b.txt"], 3), (["a.txt", "--correction", "none.txt"], 3), (["a.txt"], 2)],
)
def test_save_needs_two_files_that_can_be_read(arguments: list[str], code: int) -> None:
    line = CommandLine()
    assert line.run("save", *arguments).code == code
    assert line.store.recent(1) == []


def test_a_store_that_refuses_ends_with_5_and_is_closed() -> None:
    line = CommandLine()
    line.store.refuses = UserProblem(ProblemCode.DISK_FULL, path="facing.db")
    outcome = line.run("save", "a.txt", "--correction", "b.txt")
    assert (outcome.code, outcome.out) == (5, "")
    assert "disk is full" in outcome.err
    assert line.store.closed == 1


@pytest.fixture
def carried(folder: Path) -> Path:
    """A work file with two versions; the store of the command line has never seen its document."""
    computer = Computer(folder / "elsewhere", 0)
    session = computer.begin()
    session.history.keep("first")
    change(session, 1, "Marta was there.")
    session.history.keep("second")
    change(session, 2, "Tickets are cheap.")
    assert computer.save(session, folder / "text.facing") == []
    return folder / "text.facing"


def test_the_versions_of_a_work_file_are_listed_and_shown_without_the_document(carried: Path) -> None:
    line = CommandLine()
    listed = json.loads(line.run("versions", "text.facing", "--json").out)["versions"]
    assert [(version["id"], version["name"]) for version in listed] == [(2, "second"), (1, "first")]
    assert line.run("show", "text.facing").out == "The ferry crossed.\nMarta was there.\nTickets are cheap."
    assert line.run("show", "text.facing", "--version", "1").out == TEXT
    assert line.store.recent(9) == []


def test_what_cannot_be_shown_of_a_work_file_is_told(carried: Path) -> None:
    line = CommandLine()
    outcome = line.run("show", "text.facing", "--version", "3")
    assert (outcome.code, outcome.out) == (3, "")
    assert "There is no version 3" in outcome.err
    carried.write_bytes(carried.read_bytes()[:-40])
    outcome = line.run("versions", "text.facing")
    assert outcome.code == 3
    assert "text.facing is damaged" in outcome.err
