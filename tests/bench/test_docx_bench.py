"""A Word document of 300 pages, opened and written, against python-docx doing the same."""

import io
from pathlib import Path

import docx
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.edit import Edit, Place
from facing.formats.registry import AllFormats
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
