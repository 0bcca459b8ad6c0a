"""Corrected Word documents as other programs read them: python-docx, and LibreOffice where it is installed."""

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from tests.fakes.docx_files import changed_parts
from tests.fakes.office import OFFICE, convert
from tests.fakes.settled_docx import settled

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
FORMATS = AllFormats()
LINES = ["The harbour at dawn", "The old boat left the harbour, and nobody saw it go.", "The end of the story."]


def made(path: Path) -> Original:
    """A document made by python-docx, with a heading, bold and italics, a table and a picture of its own parts."""
    document = docx.Document()
    document.add_heading(LINES[0], 1)
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("old boat").bold = True
    paragraph.add_run(" left the ")
    paragraph.add_run("harbour").italic = True
    paragraph.add_run(", and nobody saw it go.")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Cell number {number}"
    document.add_paragraph(LINES[2], style="List Bullet")
    document.save(str(path))
    return FORMATS.read(path)


def corrected(original: Original) -> Text:
    return original.text.apply_all(
        [
            Edit(Place(1, 4), "old", "elderly"),
            Edit(Place(1, 34), "", "\n"),
            Edit(Place(3, 0), "Cell", "Zelle & <b>"),
            Edit(Place(7, 3), " end", ""),
        ]
    )


def test_another_program_reads_what_was_corrected(tmp_path: Path) -> None:
    original = made(tmp_path / "a.docx")
    text = corrected(original)
    data = FORMATS.write(original, text)
    assert changed_parts(original.data, data) == ["word/document.xml"]
    document = docx.Document(io.BytesIO(data))
    body = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert [*body[:3], *cells, *body[3:]] == [paragraph.text for paragraph in text]
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert bold == ["elderly boat"]
    assert document.paragraphs[2].style.name == document.paragraphs[1].style.name
    assert document.paragraphs[-1].style.name == "List Bullet"


@pytest.mark.e2e
@pytest.mark.slow
@needs_office
def test_libreoffice_makes_and_reads_documents(tmp_path: Path) -> None:
    """Its own file goes in unchanged and comes back corrected; it reads both that and one made elsewhere."""
    made(tmp_path / "a.docx")
    convert(tmp_path, "odt", tmp_path / "a.docx")
    (tmp_path / "a.odt").rename(tmp_path / "b.odt")
    convert(tmp_path, "docx", tmp_path / "b.odt")
    texts = {}
    for name in ("a", "b"):
        original = FORMATS.read(tmp_path / f"{name}.docx")
        assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data
        texts[name] = corrected(original)
        (tmp_path / f"{name}-corrected.docx").write_bytes(FORMATS.write(original, texts[name]))
    convert(tmp_path, "txt:Text (encoded):UTF8", *(tmp_path / f"{name}-corrected.docx" for name in texts))
    for name, text in texts.items():
        read = (tmp_path / f"{name}-corrected.txt").read_text("utf-8-sig")
        for paragraph in text:
            assert paragraph.text in read


# Original and correction of plain texts: joined, gone, come, parted, moved and emptied paragraphs.
TEXTS = [
    ("The old boat left.\nNobody saw it.\nThe end.", "The old boat left. Nobody saw it.\nThe end."),
    ("The old boat left.\nNobody saw it go.\nThe end came.", "The old boat left.\nThe end came."),
    ("The old boat left.\nNobody saw it go.\nThe end came.", "Nobody saw it go.\nThe end came."),
    ("The old boat left.\nNobody saw it go.", "A harbour.\nThe new boat left.\n\nNobody saw it.\nThe end."),
    ("One is here.\nThis one goes far.\nThree is.\nFour is.", "One is here.\nThree is.\nFour is.\nThis one goes far."),
    ("A\tb\u00adc.\n\n\nEnd.", "A\tc.\nEnd.\n\n"),
    ("“So,” he  said -- and left.", "'So,' he said – and left."),
]


@pytest.mark.e2e
@pytest.mark.slow
@needs_office
def test_libreoffice_keeps_tracked_changes_as_they_are_meant(tmp_path: Path) -> None:
    """It opens each document and writes what it has understood: accepted the correction, rejected the original."""
    when = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    (tmp_path / "out").mkdir()
    expected = {}
    for number, (before, after) in enumerate(TEXTS):
        original = FORMATS.from_bytes(Path("a.txt"), before.encode())
        data = tracked_docx(original, Text.from_string(after), author="A. Editor", when=when)
        (tmp_path / f"{number}.docx").write_bytes(data)
        expected[str(number)] = after, before
    original = made(tmp_path / "made.docx")
    data = tracked_docx(original, corrected(original), author="A. Editor", when=when)
    (tmp_path / "made.docx").write_bytes(data)
    expected["made"] = corrected(original).as_string(), original.text.as_string()
    files = [tmp_path / f"{name}.docx" for name in expected]
    convert(tmp_path / "out", "docx:MS Word 2007 XML", *files)
    for name, texts in expected.items():
        data = (tmp_path / "out" / f"{name}.docx").read_bytes()
        for accept, text in zip((True, False), texts, strict=True):
            settled_text = FORMATS.read(written(tmp_path, settled(data, accept, "A. Editor"))).text
            assert settled_text.as_string() == text, (name, accept)


@pytest.mark.e2e
@pytest.mark.slow
@needs_office
def test_tracked_changes_that_libreoffice_writes_as_opendocument_are_two_sides(tmp_path: Path) -> None:
    """It turns tracked Word documents into OpenDocument texts, whose changes mean the same."""
    when = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    for number, (before, after) in enumerate(TEXTS):
        original = FORMATS.from_bytes(Path("a.txt"), before.encode())
        data = tracked_docx(original, Text.from_string(after), author="A. Editor", when=when)
        (tmp_path / f"{number}.docx").write_bytes(data)
    convert(tmp_path, "odt", *(tmp_path / f"{number}.docx" for number in range(len(TEXTS))))
    for number, texts in enumerate(TEXTS):
        sides = FORMATS.two_sides(tmp_path / f"{number}.odt")
        assert {change.author for change in sides.changes} == {"A. Editor"}
        found = FORMATS.from_bytes(Path("a.odt"), sides.original).text.as_string(), sides.corrected.as_string()
        assert found == texts, number


def written(folder: Path, data: bytes) -> Path:
    path = folder / "settled.docx"
    path.write_bytes(data)
    return path
