"""A Word document of 300 pages: opened and written, against python-docx doing the same; its changes tracked, against
prosediff doing it from the same two documents."""

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from tests.fakes import docx_files as files

pytestmark = pytest.mark.bench

PATH = Path("a.docx")
FORMATS = AllFormats()
WORDS = "the old boat left its harbour at dawn and nobody saw it go since the keeper had fallen asleep ".split()
PROPERTIES = ("", '<w:sz w:val="24"/>', "<w:b/>", "<w:i/>")


def book(paragraphs: int = 2_400) -> bytes:
    """About 56 words in each paragraph, in seven runs."""
    looks = [PROPERTIES[number % len(PROPERTIES)] for number in range(40)]
    runs = [
        files.letters(" ".join(WORDS[number % 8 :][:8]) + " ", look)
        for number, look in enumerate(looks)
        for start in range(40)
    ]
    return files.docx("".join(files.paragraph(*runs[number % 33 :][:7]) for number in range(paragraphs)))


def test_open(benchmark: BenchmarkFixture) -> None:
    data = book()
    original = benchmark.pedantic(FORMATS.from_bytes, (PATH, data), rounds=3)
    assert len(original.text) == 2_400


def test_open_rival(benchmark: BenchmarkFixture) -> None:
    data = book()

    def read() -> int:
        return sum(len(paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs)

    assert benchmark.pedantic(read, rounds=3)


def test_write_one_word(benchmark: BenchmarkFixture) -> None:
    original = FORMATS.from_bytes(PATH, book())
    edited = original.text.apply(Edit(Place(1_200, 0), original.text[1_200].text[:3], "One"))
    assert benchmark.pedantic(FORMATS.write, (original, edited), rounds=3) != original.data


def test_write_rival(benchmark: BenchmarkFixture) -> None:
    document = docx.Document(io.BytesIO(book()))
    document.paragraphs[1_200].runs[0].text = "One"
    benchmark.pedantic(lambda: document.save(io.BytesIO()), rounds=3)


def corrected(text: Text) -> Text:
    """One word in each other paragraph is another one, some paragraphs are gone, some new, some parted."""
    edits = []
    for number in range(2_398, 0, -2):
        paragraph = text[number].text
        place = paragraph.index(" ", len(paragraph) // 2) + 1
        word = paragraph[place:].partition(" ")[0]
        edits.append(Edit(Place(number, place), word, "corrected"))
        if number % 50 == 0:
            edits.append(Edit(Place(number, place), "", "parted\n"))
        if number % 70 == 0:
            edits.append(Edit(Place(number, 0), "", "A new paragraph that was not there before.\n"))
    return text.apply_all(edits)


def test_tracked_changes(benchmark: BenchmarkFixture) -> None:
    original = FORMATS.from_bytes(PATH, book())
    text = corrected(original.text)

    def export() -> bytes:
        return tracked_docx(original, text, author="A. Editor", when=datetime(2026, 3, 1, tzinfo=UTC))

    written = benchmark.pedantic(export, rounds=3)
    assert files.main_part(written).count("<w:ins ") > 1_200


def test_tracked_changes_rival(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """It is given both documents, reads and compares them and writes the changes into the later one."""
    prosediff = pytest.importorskip("prosediff")
    original = FORMATS.from_bytes(PATH, book())
    paths = tmp_path / "a.docx", tmp_path / "b.docx"
    paths[0].write_bytes(original.data)
    paths[1].write_bytes(FORMATS.write(original, corrected(original.text)))

    def compare() -> Path:
        comparison = prosediff.compare_paths(*paths)
        prosediff.tracked.write_tracked(comparison, tmp_path / "c.docx", "docx")
        return tmp_path / "c.docx"

    assert files.main_part(benchmark.pedantic(compare, rounds=1).read_bytes()).count("<w:ins ") > 1_000
