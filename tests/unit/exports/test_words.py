"""Pages and tables say what they are told to say, and files for programs do not."""

import io
from collections.abc import Mapping
from enum import StrEnum

import openpyxl
import pytest

from facing.core.exporting import ExportFormat, ExportManner
from facing.core.finding import Certainty, Kind, Side, State
from facing.core.text import Text
from facing.exports.changes import Sort
from facing.exports.findings_section import FindingLabels
from facing.exports.page import PageLabels
from facing.exports.table import TableLabels
from facing.exports.value_words import ValueWords
from facing.exports.ways import telling_exporters
from facing.exports.words import ExportWords
from tests.unit.exports.test_lists import WHEN, finding, original


def told(names: type[StrEnum]) -> Mapping[str, str]:
    return {name: f"<{name}>" for name in names}


VALUES = ValueWords(told(Sort), {}, told(Side), told(Kind), told(Certainty), told(State))
PLAIN = TableLabels()
WORDS = ExportWords(
    PageLabels(language="de", title="Vergleich", findings=FindingLabels(title="Befunde", values=VALUES)),
    TableLabels(
        "Änderungen",
        "Befunde",
        *(tuple(f"<{title}>" for title in titles) for titles in (PLAIN.change_titles, PLAIN.finding_titles)),
        common_titles=tuple(f"<{title}>" for title in PLAIN.common_titles),
        change="Änderung",
        finding="Befund",
        values=VALUES,
    ),
)


def made(form: ExportFormat, words: ExportWords) -> bytes:
    manner = ExportManner("Ann", WHEN, findings=(finding("boaty"),))
    return telling_exporters(lambda: words)[form](original("The old boat"), Text.from_string("The boaty"), manner)


def test_the_page_is_in_the_words_that_are_given() -> None:
    page = made(ExportFormat.HTML, WORDS).decode()
    assert '<html lang="de">' in page
    assert "<h1>Vergleich</h1>" in page
    assert "&lt;spelling&gt; (&lt;" in page
    assert "Befunde (1)" in page


def test_the_tables_are_in_the_words_that_are_given() -> None:
    first, *rows = made(ExportFormat.CSV, WORDS).decode("utf-8-sig").splitlines()
    assert all(title.startswith("<") for title in first.split(","))
    assert [row.split(",")[0] for row in rows] == ["Änderung", "Befund"]
    assert "<replace>" in rows[0]
    assert "<spelling>" in rows[1]
    book = openpyxl.load_workbook(io.BytesIO(made(ExportFormat.XLSX, WORDS)))
    assert book.sheetnames == ["Änderungen", "Befunde"]
    assert all(str(cell.value).startswith("<") for sheet in book for cell in sheet[1])
    assert book["Befunde"]["B2"].value == "<correction>"


def test_a_sheet_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facing.exports.xlsx_table._MOST_ROWS", 4)
    before, after = "\n".join(f"The {number} boat" for number in range(9)), "\n".join(f"The {n} keel" for n in range(9))
    data = telling_exporters()[ExportFormat.XLSX](original(before), Text.from_string(after), ExportManner("Ann", WHEN))
    rows = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(data))["Changes"].rows]
    assert rows == ["Number", 1, 2, PLAIN.cut]


def test_programs_are_told_the_same_in_all_languages() -> None:
    assert made(ExportFormat.JSON, WORDS) == made(ExportFormat.JSON, ExportWords())
