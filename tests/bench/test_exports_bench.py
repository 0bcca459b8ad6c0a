"""Both texts side by side: as a PDF, painted row by row against Qt's own document with a table; as a web page, against
``difflib.HtmlDiff`` making its table of the same lines."""

import difflib
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.document import Decoding, Original
from facing.core.exporting import ExportFormat, ExportManner
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.exports.ways import telling_exporters
from facing.ui.printing.pdf import pdf_file

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("qapp")]

A4 = (11906, 16838)
MANNER = ExportManner("A. Editor", datetime(2026, 3, 1, tzinfo=UTC), corrected_name="Correction")
WORDS = "the old boat left its harbour at dawn and nobody saw it go since the keeper had fallen asleep".split()
PARAGRAPHS = 1_080  # of about 92 words each: 100,000 words


def texts(paragraphs: int = PARAGRAPHS) -> tuple[Text, Text]:
    """Each twenty-third word is another one."""
    chance = random.Random(5)
    before, after = [], []
    for _ in range(paragraphs):
        words = [chance.choice(WORDS) for _ in range(chance.randint(40, 145))]
        before.append(" ".join(words))
        after.append(" ".join("keepre" if number % 23 == 0 else word for number, word in enumerate(words)))
    return Text.from_string("\n".join(before)), Text.from_string("\n".join(after))


def test_pdf(benchmark: BenchmarkFixture) -> None:
    comparison = Comparison(*texts())
    comparison.summary()
    data = benchmark.pedantic(pdf_file, (comparison, "a.txt", MANNER, A4), rounds=3)
    assert data.startswith(b"%PDF")


def test_pdf_rival(benchmark: BenchmarkFixture, qapp: QApplication) -> None:
    """It is given the page that is made already, a tenth of the book, since its time grows faster than the table."""
    before, after = texts(PARAGRAPHS // 10)
    page = telling_exporters()[ExportFormat.HTML](_original(before), after, MANNER).decode()

    def print_table() -> int:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        document = QTextDocument()
        document.setHtml(page)
        document.print_(QPdfWriter(buffer))
        return buffer.size()

    assert benchmark.pedantic(print_table, rounds=3) > 0


@pytest.mark.parametrize("form", [ExportFormat.HTML, ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSON])
def test_lists(benchmark: BenchmarkFixture, form: ExportFormat) -> None:
    before, after = texts()
    assert benchmark.pedantic(telling_exporters()[form], (_original(before), after, MANNER), rounds=3)


def test_html_rival(benchmark: BenchmarkFixture) -> None:
    before, after = (text.as_string().split("\n")[: PARAGRAPHS // 10] for text in texts())
    made = benchmark.pedantic(difflib.HtmlDiff(wrapcolumn=80).make_file, (before, after), rounds=1)
    assert "keepre" in made


def _original(text: Text) -> Original:
    return Original(Path("a.txt"), b"", "text", Decoding("utf-8"), text)
