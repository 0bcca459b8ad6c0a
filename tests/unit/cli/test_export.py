"""``facing export``: a correction in other formats."""

from pathlib import Path

import pytest

from facing.core.edit import Edit, Place
from facing.formats.registry import AllFormats
from tests.fakes import docx_files as files
from tests.fakes.command_line import CommandLine
from tests.fakes.settled_docx import settled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"Many  Protestants.\r\nThe end")
    (tmp_path / "b.txt").write_bytes(b"Many protesters.\nThe end")
    (tmp_path / "a.docx").write_bytes(
        files.docx(files.paragraph("One cell.") + files.table((files.paragraph("Two are here"),)))
    )
    (tmp_path / "c.txt").write_bytes(b"One sell.\nTwo were here")
    return tmp_path


def texts(path: Path, author: str) -> list[str]:
    """Accepted and rejected."""
    data = path.read_bytes()
    return [AllFormats().from_bytes(path, settled(data, accept, author)).text.as_string() for accept in (True, False)]


def test_the_present_state_and_versions_are_exported_with_their_changes(folder: Path) -> None:
    line = CommandLine()
    line.run("save", "a.txt", "--correction", "b.txt")
    (record,) = line.store.recent(1)
    line.store.append_edits(record.id, [Edit(Place(1, 7), "", "!")])
    outcome = line.run("export", "a.txt", "--to", "tracked-docx", "-o", "out.docx", "--author", "Ann")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "Written to out.docx.\n")
    assert texts(folder / "out.docx", "Ann") == ["Many protesters.\nThe end!", "Many  Protestants.\nThe end"]
    again = line.run(
        "export", "a.txt", "--to", "tracked-docx", "-o", "out.docx", "--version", "1", "--leave-mechanical"
    )
    assert again.err == "Written to out.docx, in place of the file that was there.\n"
    assert texts(folder / "out.docx", "A. Editor") == ["Many protesters.\nThe end", "Many Protestants.\nThe end"]


def test_a_ready_correction_goes_into_the_places_of_the_document(folder: Path) -> None:
    outcome = CommandLine().run("export", "a.docx", "--correction", "c.txt", "--to", "tracked-docx", "-o", "out.docx")
    assert outcome.code == 0
    assert texts(folder / "out.docx", "A. Editor") == ["One sell.\nTwo were here", "One cell.\nTwo are here"]


@pytest.mark.parametrize(
    ("original", "form", "expected"),
    [("a.txt", "txt", b"One sell.\r\nTwo were here"), ("a.docx", "txt", b"One sell.\nTwo were here\n")],
)
def test_plain_text_has_the_lines_of_the_original(folder: Path, original: str, form: str, expected: bytes) -> None:
    line = CommandLine()
    assert line.run("export", original, "--correction", "c.txt", "--to", form, "-o", "out").code == 0
    assert (folder / "out").read_bytes() == expected


@pytest.mark.parametrize("original", ["a.txt", "a.docx"])
def test_a_word_document_of_the_correction(folder: Path, original: str) -> None:
    assert CommandLine().run("export", original, "--correction", "c.txt", "--to", "docx", "-o", "out.docx").code == 0
    assert AllFormats().read(folder / "out.docx").text.as_string() == "One sell.\nTwo were here"


@pytest.mark.parametrize("target", ["a.txt", "c.txt"])
def test_no_side_is_written_over(folder: Path, target: str) -> None:
    before = (folder / target).read_bytes()
    outcome = CommandLine().run("export", "a.txt", "--correction", "c.txt", "--to", "docx", "-o", target)
    assert outcome.code == 5
    assert (folder / target).read_bytes() == before


def test_what_was_never_corrected_is_told() -> None:
    outcome = CommandLine().run("export", "a.txt", "--to", "docx", "-o", "out.docx")
    assert outcome.code == 3
    assert outcome.err.count("\n") == 1
