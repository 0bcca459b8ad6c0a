import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from facing.core.problem import ProblemCode, UserProblem
from facing.glossary import xlsx
from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import load
from facing.glossary.rows import RowReason

Rows = list[tuple[object, ...]]


def book(path: Path, *sheets: Rows) -> Path:
    with xlsxwriter.Workbook(str(path)) as made:
        for rows in sheets:
            sheet = made.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def changed(path: Path, name: str, change: tuple[bytes, bytes]) -> Path:
    """The same file with other bytes in one part."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as before, zipfile.ZipFile(path, "w") as after:
        for member in before.infolist():
            part = before.read(member)
            if member.filename == name:
                assert change[0] in part
                part = part.replace(*change)
            after.writestr(member, part)
    return path


def reason(path: Path) -> object:
    with pytest.raises(UserProblem) as caught:
        load(path)
    assert caught.value.code is ProblemCode.GLOSSARY_UNUSABLE
    return caught.value.facts["reason"]


def test_the_first_sheet_with_a_header_is_read(tmp_path: Path) -> None:
    path = book(
        tmp_path / "house.xlsx",
        [("About this list",), ("made in", 2024)],
        [(), ("preferred:en", "term:de", "note"), ("ferry", "Fähre", 7.0), ("", "", "alone")],
    )
    loaded = load(path)
    (term,) = loaded.terms
    assert [(form.language, form.text) for form in term.forms] == [("en", "ferry"), ("de", "Fähre")]
    assert term.note == "7"
    assert term.place is not None
    assert term.place.line == 3
    assert [(told.line, told.reason) for told in loaded.problems] == [(4, RowReason.NO_TERM)]
    assert loaded.format is GlossaryFormat.XLSX
    assert not loaded.is_editable


def test_without_any_header_the_first_two_columns_are_found_and_should_be(tmp_path: Path) -> None:
    loaded = load(book(tmp_path / "house.xlsx", [], [("Orow", "Orrow", "the river")]))
    assert loaded.terms[0].replacements == ("Orrow",)


def test_parts_that_unpack_to_more_than_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "house.xlsx", [("term",), ("Orrow",)])
    assert len(load(path).terms) == 1
    with zipfile.ZipFile(path) as archive:
        largest = max(member.file_size for member in archive.infolist())
    monkeypatch.setattr(xlsx, "MAXIMUM_UNPACKED", largest)
    assert reason(path) == "file-too-large"  # each part fits, all of them do not
    monkeypatch.setattr(xlsx, "MAXIMUM_UNPACKED", largest - 1)
    assert reason(path) == "file-too-large"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "house.xlsx", [("term",), *[("Orrow" * 9,)] * 999])
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little")))
    assert reason(path) == "file-damaged"


@pytest.mark.parametrize("place", [b'r="XFD1048576"', b'r="A900000"', b'r="ZZZ1"'])
def test_a_cell_far_out_does_not_make_room_for_all_before_it(
    tmp_path: Path, place: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MAXIMUM_CELLS", 10_000)
    path = book(tmp_path / "house.xlsx", [("term", "note"), ("Orrow", "river")])
    changed(path, "xl/worksheets/sheet1.xml", (b'r="B2"', place))
    assert reason(path) == "file-too-large"


@pytest.mark.parametrize("place", [b'r="far out"', b'r="A9999999999"', b'r="2B"'])
def test_a_cell_that_is_nowhere_is_damage(tmp_path: Path, place: bytes) -> None:
    path = book(tmp_path / "house.xlsx", [("term", "note"), ("Orrow", "river")])
    changed(path, "xl/worksheets/sheet1.xml", (b'r="B2"', place))
    assert reason(path) == "file-damaged"


def test_entities_in_a_part_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "house.xlsx", [("term",), ("Orrow",)])
    changed(path, "xl/sharedStrings.xml", (b"<sst", b'<!DOCTYPE sst [<!ENTITY a "b">]><sst'))
    assert reason(path) == "file-damaged"


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_spreadsheet_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "house.xlsx"
    path.write_bytes(data)
    assert reason(path) in ("file-damaged", "file-binary")


def test_an_archive_of_other_things_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "house.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "b")
    assert reason(path) == "file-damaged"
