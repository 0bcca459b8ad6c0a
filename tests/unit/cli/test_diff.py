import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facing.cli.output import diff_object
from facing.core.text import Text
from facing.diff.comparison import Comparison
from tests.fakes.command_line import CommandLine
from tests.unit.cli.golden import assert_golden

ORIGINAL = """The ferry is idle since March.
Nobody knows why 😀 it stopped.
Bystanders held up placards with slogans at the landing stage.
The mayor said nothing at all. He left the hall early.

The end.
"""
CORRECTED = """The ferry has been idle since March.
Bystanders held up placards with slogans at the landing stage.
Nobody knows why 😀 it stopped.
The mayor said nothing at all.
He left the hall early.

A new paragraph.
The end.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(ORIGINAL.encode())
    (tmp_path / "b.txt").write_bytes(CORRECTED.encode())
    return tmp_path


def test_the_comparison_as_json() -> None:
    outcome = CommandLine().run("diff", "a.txt", "b.txt", "--json")
    assert (outcome.code, outcome.err) == (1, "")
    assert_golden("diff", outcome.out)


def test_the_rows_that_differ_with_their_changes_marked() -> None:
    outcome = CommandLine().run("diff", "a.txt", "b.txt")
    assert outcome.code == 1
    lines = outcome.out.split("\n")
    assert lines[:2] == ["1 → 1: edited", "    The ferry [-is-]{+has been+} idle since March."]
    assert "4 → 4-5: split" in lines
    assert "    {+A new paragraph.+}" in lines
    assert "same" not in outcome.out
    assert [line for line in lines if "moved" in line] == ["– → 2: moved (move 1)", "3 → –: moved (move 1)"]
    assert outcome.err == "4 changes, 1 move, 1 word deleted, 5 inserted\n"


def test_the_comparison_as_a_page(folder: Path) -> None:
    outcome = CommandLine().run("diff", "a.txt", "b.txt", "--html", "out.html")
    assert (outcome.code, outcome.out) == (1, "")
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "a.txt" in page
    assert "A new paragraph." in page


@pytest.mark.parametrize("target", ["a.txt", "b.txt"])
def test_a_page_never_takes_the_place_of_a_text(folder: Path, target: str) -> None:
    before = (folder / target).read_bytes()
    assert CommandLine().run("diff", "a.txt", "b.txt", "--html", target).code == 5
    assert (folder / target).read_bytes() == before


def test_a_page_and_json_exclude_each_other() -> None:
    assert CommandLine().run("diff", "a.txt", "b.txt", "--json", "--html", "out.html").code == 2


def test_equal_texts_end_with_0(folder: Path) -> None:
    (folder / "b.txt").write_bytes(ORIGINAL.replace("\n", "\r\n").encode("utf-16"))
    outcome = CommandLine().run("diff", "a.txt", "b.txt")
    assert (outcome.code, outcome.out) == (0, "")


def test_a_file_that_cannot_be_used_ends_with_3() -> None:
    outcome = CommandLine().run("diff", "a.txt", "none.txt", "--json")
    assert (outcome.code, outcome.out) == (3, "")


def test_a_comparison_needs_no_store() -> None:
    line = CommandLine()
    line.run("diff", "a.txt", "b.txt")
    assert line.asked == [(None, False)]


paragraph = st.lists(st.sampled_from(["the", "old", "ferry", "is", "idle.", "😀", "No", "—"]), max_size=8).map(" ".join)
texts = st.lists(paragraph, min_size=1, max_size=8).map("\n".join)


@given(texts, texts)
@settings(deadline=None)
def test_one_sides_runs_with_the_line_breaks_give_that_side_back(before: str, after: str) -> None:
    comparison = Comparison(Text.from_string(before), Text.from_string(after))
    told = json.loads(json.dumps(diff_object(comparison)))
    for side, text in (("original", before), ("corrected", after)):
        places = sorted(run[side] for row in told["rows"] for run in row["runs"] if run[side])
        end, back = 0, ""
        for start, stop in places:
            assert set(text[end:start]) <= {"\n"}
            back += text[end:start] + text[start:stop]
            end = stop
        assert set(text[end:]) <= {"\n"}
        assert back + text[end:] == text


def test_changes_of_white_space_can_be_left_out(folder: Path) -> None:
    (folder / "a.txt").write_text("The  ferry is idle.\nNo one knows why.\n", encoding="utf-8")
    (folder / "b.txt").write_text("The ferry is idle .\nNobody knows\twhy.\n", encoding="utf-8")
    for option in ("-w", "--ignore-all-space"):
        outcome = CommandLine().run("diff", "a.txt", "b.txt", option)
        assert outcome.code == 1
        assert outcome.out == "2 → 2: edited\n    [-No one-]{+Nobody+} knows\twhy.\n"
        assert outcome.err.startswith("1 change,")
    (folder / "b.txt").write_text("The ferry is idle .\nNo one knows why.\n", encoding="utf-8")
    assert CommandLine().run("diff", "a.txt", "b.txt").code == 1
    outcome = CommandLine().run("diff", "a.txt", "b.txt", "-w")
    assert (outcome.code, outcome.out) == (0, "")
    runs = [
        run
        for row in json.loads(CommandLine().run("diff", "a.txt", "b.txt", "-w", "--json").out)["rows"]
        for run in row["runs"]
    ]
    assert {run["op"] for run in runs} == {"equal"}
    assert "".join(
        "The  ferry is idle.\nNo one knows why."[slice(*run["original"])] for run in runs if run["original"]
    ) == ("The  ferry is idle.No one knows why.")
