"""Corrected files of the further formats as other programs read them."""

import io
from pathlib import Path

import odfdo
import pysubs2
import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes.docx_files import changed_parts
from tests.fakes.office import OFFICE, convert

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
FORMATS = AllFormats()


def test_another_program_reads_corrected_subtitles() -> None:
    subtitles = pysubs2.SSAFile()
    subtitles.append(pysubs2.SSAEvent(start=1000, end=2000, text="{\\i1}The old boat{\\i0}\\Nleft the harbour."))
    subtitles.append(pysubs2.SSAEvent(start=3000, end=4000, text="Nobody saw it."))
    for form in ("srt", "vtt"):
        original = FORMATS.from_bytes(Path(f"a.{form}"), subtitles.to_string(form).encode())
        text = original.text.apply(Edit(Place(0, 4), "old", "elderly")).apply(Edit(Place(1, 14), "", "\nNobody."))
        judged = pysubs2.SSAFile.from_string(FORMATS.write(original, text).decode(), form)
        assert [event.plaintext for event in judged] == [
            "The elderly boat\nleft the harbour.",
            "Nobody saw it.\nNobody.",
        ]
        assert [(event.start, event.end) for event in judged] == [(1000, 2000), (3000, 4000)]
        assert "{\\i1}The elderly boat{\\i0}" in judged[0].text


def made(path: Path) -> None:
    """A document made by odfdo: a heading, a span, a table, a list, a note."""
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    body.append(odfdo.Header(1, "The harbour at dawn"))
    paragraph = odfdo.Paragraph("The old boat left the harbour, and nobody  saw it go.")
    paragraph.set_span("Strong_20_Emphasis", regex="old boat")
    paragraph.insert_note(after="harbour", note_id="n1", citation="1", body="It was a grey morning.")
    body.append(paragraph)
    table = odfdo.Table("T", width=2, height=1)
    table.set_value("A1", "Cell one")
    table.set_value("B1", "Cell two")
    body.append(table)
    body.append(odfdo.List(["An item", "Another item"]))
    document.save(path)


def test_another_program_reads_a_corrected_document(tmp_path: Path) -> None:
    made(tmp_path / "a.odt")
    original = FORMATS.read(tmp_path / "a.odt")
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data
    data = FORMATS.write(original, corrected(original))
    assert changed_parts(original.data, data) == ["content.xml"]
    body = odfdo.Document(io.BytesIO(data)).body
    assert body.get_header().text == "The harbour at dawn"
    assert [span.text for span in body.get_spans()] == ["elderly boat"]
    assert [cell.text_recursive.strip() for cell in body.get_table(0).get_row(0).cells] == [
        "Zelle & <b> one",
        "Cell two",
    ]
    assert ", and nobody  saw it come." in str(body.get_paragraph(0))
    assert "It was a grey evening." in str(body.get_note(note_id="n1"))


def corrected(original: Original) -> Text:
    """One word of each of four lines in other words."""
    text = original.text
    for old, new in (("old", "elderly"), ("go.", "come."), ("Cell one", "Zelle & <b> one"), ("morning", "evening")):
        index = next(index for index, paragraph in enumerate(text) if old in paragraph.text)
        text = text.apply(Edit(Place(index, text[index].text.index(old)), old, new))
    return text


@pytest.mark.e2e
@pytest.mark.slow
@needs_office
def test_libreoffice_makes_and_reads_documents_and_pages(tmp_path: Path) -> None:
    """Its own files go in unchanged and come back corrected, and it reads them."""
    made(tmp_path / "a.odt")
    convert(tmp_path, "docx", tmp_path / "a.odt")
    (tmp_path / "a.docx").rename(tmp_path / "b.docx")
    convert(tmp_path, "odt", tmp_path / "b.docx")
    convert(tmp_path, "html", tmp_path / "b.docx")
    for name in ("b.odt", "b.html"):
        original = FORMATS.read(tmp_path / name)
        assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data
        target = tmp_path / f"corrected-{name}"
        target.write_bytes(FORMATS.write(original, corrected(original)))
        convert(tmp_path, "docx", target)
        read = FORMATS.read(target.with_suffix(".docx")).text.as_string()
        for words in ("The elderly boat left", "saw it come.", "Zelle & <b> one", "a grey evening."):
            assert words in read
