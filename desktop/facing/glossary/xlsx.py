"""Terms from the first sheet of a spreadsheet (.xlsx) that has a header.

Its parts are unpacked here, with limits, and read as XML that may hold no entities, before the library sees them: it
trusts what a file says of its own size, and makes room for every cell up to the last one: one cell far out, and the
whole program ends for want of memory.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from facing.core.problem import ProblemCode, UserProblem
from facing.files.limits import refuse_if_larger
from facing.glossary.cells import one_line
from facing.glossary.columns import header_of
from facing.glossary.entries import Collector
from facing.glossary.rows import Row
from facing.glossary.table_reading import TableReader
from facing.glossary.xml_events import XmlRefused, read_xml

# Against hostile or mistaken input: bytes of all parts unpacked, parts, cells from the first to the last of a sheet.
MAXIMUM_UNPACKED = 128 * 1024 * 1024
MAXIMUM_PARTS = 2_000
MAXIMUM_CELLS = 4_000_000

_PARTS = (".xml", ".rels")  # pictures and the like are not looked at
_REFERENCE = re.compile("([A-Z]{0,3})([0-9]{0,9})", re.IGNORECASE)
_LETTERS = 26
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)

_Cell = object  # what the library makes of it: text, number, date, truth value


def read_xlsx(data: bytes, path: Path, collector: Collector) -> None:
    """Hand the rows of a sheet to the collector; lines are the rows of the sheet, from 1.

    Raises:
        UserProblem: ``FILE_DAMAGED``, ``FILE_PROTECTED``, ``FILE_TOO_LARGE``; there are more terms than any glossary
            can have.
    """
    table = TableReader(collector)
    for row in xlsx_rows(data, path):
        table.take(row)


def xlsx_rows(data: bytes, path: Path) -> Iterator[Row]:
    """The rows of a sheet that hold anything. Raises as ``read_xlsx``."""
    for number, cells in enumerate(_sheet(_checked(data, path), path), 1):
        texts = tuple(map(_text, cells))
        if any(texts):
            yield Row(number, texts, " | ".join(filter(None, texts)))


def _sheet(data: bytes, path: Path) -> Sequence[Sequence[_Cell]]:
    """The first sheet with a header; where none has one, the first that holds anything."""
    found: Sequence[Sequence[_Cell]] = ()
    for rows in _sheets(data, path):
        first = next((row for row in rows if any(map(_text, row))), None)
        if first is not None and header_of(tuple(map(_text, first))) is not None:
            return rows
        if first is not None and not found:
            found = rows
    return found


def _sheets(data: bytes, path: Path) -> Iterator[Sequence[Sequence[_Cell]]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            try:
                sheet = book.get_sheet_by_name(name)
            except WorksheetNotFound:  # a sheet that is a chart
                continue
            yield sheet.to_python(skip_empty_area=False)
    except CalamineError:
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path) from None


def _text(cell: _Cell) -> str:
    """A cell as a person sees it: whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return one_line(str(cell))


def _checked(data: bytes, path: Path) -> bytes:
    """The parts that matter, packed anew as they were measured."""
    measured = io.BytesIO()
    left = MAXIMUM_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(measured, "w") as kept:
            members = [member for member in archive.infolist() if member.filename.lower().endswith(_PARTS)]
            refuse_if_larger(path, len(members), MAXIMUM_PARTS)
            for member in members:
                refuse_if_larger(path, member.file_size, left)
                with archive.open(member) as stream:
                    part = stream.read(left + 1)
                refuse_if_larger(path, len(part), left)
                left -= len(part)
                read_xml(part, _Extent(path))
                kept.writestr(member.filename, part)
    except XmlRefused:
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path) from None
    except RuntimeError:  # so the library tells that a password is needed
        raise UserProblem(ProblemCode.FILE_PROTECTED, path=path) from None
    except _DAMAGE:
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path) from None
    return measured.getvalue()


class _Extent:
    """Measures from where to where the cells of a sheet go, and refuses what would not fit into memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells = 0
        self._row = self._column = 0
        self._rows: tuple[int, int] | None = None
        self._width = 0

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """A row, a cell, or anything else."""
        if name not in ("row", "c"):
            return
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match is None:
            raise UserProblem(ProblemCode.FILE_DAMAGED, path=self._path)
        letters, digits = match[1], match[2]
        if name == "row":
            self._row, self._column = int(digits or self._row + 1), 0
            return
        self._row = int(digits or self._row)
        self._column = _number(letters) if letters else self._column + 1
        self._cells += 1
        self._width = max(self._width, self._column)
        first, last = self._rows or (self._row, self._row)
        self._rows = min(first, self._row), max(last, self._row)
        height = self._rows[1] - self._rows[0] + 1
        refuse_if_larger(self._path, max(self._cells, height * self._width), MAXIMUM_CELLS)

    def end(self, name: str) -> None:
        """Nothing to measure."""

    def text(self, text: str) -> None:
        """Nothing to measure."""


def _number(letters: str) -> int:
    """The number of a column from its letters: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
