"""Changes and findings as lists, for people and for programs."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.core.document import Decoding, Original
from facing.core.edit import Origin
from facing.core.exporting import ExportFormat, ExportManner
from facing.core.finding import Finding, Kind, PlacedFinding, Side, Source, Span
from facing.core.origins import OriginSpan
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.exports.changes import Sort, listed_changes
from facing.exports.csv_table import safe_cell
from facing.exports.ways import telling_exporters

WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
WAYS = telling_exporters()


def original(text: str) -> Original:
    return Original(
        Path("a.txt"), text.encode("utf-8", "surrogatepass"), "text", Decoding("utf-8"), Text.from_string(text)
    )


def finding(text: str, side: Side = Side.CORRECTION) -> PlacedFinding:
    told = Finding(side, Span(0, 4, 4 + len(text)), text, Kind.SPELLING, "Odd", ("one", "two"), (Source("lt", "R"),))
    return PlacedFinding(told, 4, 4 + len(text), 0, 4)


def made(form: ExportFormat, before: str, after: str, **manner: object) -> bytes:
    told = ExportManner("Ann", WHEN, corrected_name="b.txt", language="en-GB", **manner)  # type: ignore[arg-type]
    return WAYS[form](original(before), Text.from_string(after), told)


def changes(before: str, after: str) -> list[tuple[Sort, str, str]]:
    comparison = Comparison(Text.from_string(before), Text.from_string(after))
    return [(each.sort, each.original.text, each.corrected.text) for each in listed_changes(comparison, {})]


ANNA = "Anna stood at the rail and counted the gulls. There were eleven."
ENGINE = "The engine coughed twice before it found its rhythm."
WIND = "By four o’clock the wind had turned, and the captain smiled."


def test_a_moved_paragraph_is_one_change_with_both_its_places() -> None:
    comparison = Comparison(
        Text.from_string(f"{ANNA}\n{ENGINE}\n{WIND}"), Text.from_string(f"{ENGINE}\n{WIND}\n{ANNA}")
    )
    (change,) = listed_changes(comparison, {})
    assert change.sort is Sort.MOVE
    assert (change.original.start, change.original.paragraph) == (0, 0)
    assert (change.corrected.start, change.corrected.paragraph) == (len(ENGINE) + len(WIND) + 2, 2)
    assert change.original.text == change.corrected.text == ANNA


def test_words_put_in_and_taken_out_are_told_as_such() -> None:
    assert changes("one two three four", "one three nice four") == [
        (Sort.DELETE, "two ", ""),
        (Sort.INSERT, "", "nice "),
    ]


@given(st.text("ab \nא\U0001f600", max_size=40), st.text("ab \nא\U0001f600", max_size=40))
def test_what_stands_in_a_stretch_is_what_the_text_has_there(before: str, after: str) -> None:
    comparison = Comparison(Text.from_string(before), Text.from_string(after))
    for change in listed_changes(comparison, {}):
        assert before[change.original.start : change.original.end] == change.original.text
        assert after[change.corrected.start : change.corrected.end] == change.corrected.text


def test_a_change_has_the_origin_of_its_place() -> None:
    spans = {0: (OriginSpan(0, 2, Origin.RULE), OriginSpan(4, 8, Origin.TERM))}
    told = json.loads(made(ExportFormat.JSON, "The old boat", "The ship boat", origins=spans))
    assert [change["origin"] for change in told["changes"]] == ["term"]


def test_the_json_tells_both_documents_and_all_places() -> None:
    told = json.loads(made(ExportFormat.JSON, "The 🐟 old boat\nx", "The 🐟 new boat\nx", findings=[finding("🐟")]))
    assert told["schema"] == "facing.export/1"
    assert told["documents"]["original"] == {"name": "a.txt", "language": "en-GB", "paragraphs": 2, "length": 16}
    assert told["documents"]["correction"]["name"] == "b.txt"
    assert (told["author"], told["written"]) == ("Ann", "2026-03-01T12:00:00+00:00")
    (change,) = told["changes"]
    assert change["op"] == "replace"
    assert change["original"] == {"start": 6, "end": 9, "text": "old"}
    assert told["summary"]["changes"] == 1
    assert told["findings"][0]["start"] == 4


@pytest.mark.parametrize("start", [*"=+-@\t\r", "＝"])
def test_no_cell_of_a_csv_is_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"
    assert safe_cell(f"a{start}1") == f"a{start}1"


def test_the_csv_has_changes_and_findings_in_one_table() -> None:
    data = made(
        ExportFormat.CSV, "The =old boat", "The =new boat", findings=[finding("=new"), finding("=o", Side.ORIGINAL)]
    )
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert {len(row) for row in rows} == {len(head)}
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["What"], row["Original"], row["Correction"]) for row in told] == [
        ("change", "old", "new"),
        ("finding", "", "'=new → one | two"),
        ("finding", "'=o", "one | two"),
    ]
    assert (told[1]["Correction place"], told[2]["Original place"]) == ("1:5", "1:5")


def test_the_workbook_has_strings_only_and_a_fixed_head() -> None:
    text = "=HYPERLINK(0) http://x.test 12 \x0b"
    data = made(ExportFormat.XLSX, "gone\n" + text, text + "\nnew http://x.test", findings=[finding("=1+1")])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Changes", "Findings"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
        assert cells
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(cell.hyperlink for cell in cells)
    assert book["Findings"]["D2"].value == "=1+1"


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(ExportFormat.XLSX, "b", "😀" * 20_000)))
    assert book["Changes"]["F2"].value.endswith("😀…")


@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSON, ExportFormat.HTML])
@pytest.mark.parametrize(("before", "after"), [("", ""), ("", "a\ud800"), ("\x00\x1f", "")])
def test_nothing_is_too_odd_to_be_told(form: ExportFormat, before: str, after: str) -> None:
    assert made(form, before, after, findings=[finding("\ud800")])


def test_white_space_alone_does_not_count_where_it_is_ignored() -> None:
    told = json.loads(made(ExportFormat.JSON, "one  two", "one two", white_space_ignored=True))
    assert told["changes"] == []
