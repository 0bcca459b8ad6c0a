"""Terms taken from a table whose columns a person names: spreadsheets, lists, exports of other programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.decoding import decode
from facing.files.reading import read_file
from facing.glossary.columns import Column, Heading, header_of
from facing.glossary.entries import Collector
from facing.glossary.formats import GlossaryFormat, format_named
from facing.glossary.loading import MAXIMUM_BYTES
from facing.glossary.rows import TAB, Row, RowProblem, delimiter_of, rows
from facing.glossary.table_reading import TableReader
from facing.glossary.terms import Term
from facing.glossary.xlsx import xlsx_rows

_BARE = (Column.TERM, Column.PREFERRED, Column.NOTE)
_OF_FORMS = (Column.TERM, Column.PREFERRED, Column.ADMITTED, Column.FORBIDDEN, Column.GARBLED)
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class ImportedTable:
    """The rows of a file. ``encoding`` is how it was read, empty for a spreadsheet.

    ``headings`` says of each column what it seems to be, ``None`` for one that is not used; ``has_header`` whether the
    first row says so itself. ``broken`` are the rows that could not be cut into cells.
    """

    path: Path
    rows: tuple[Row, ...]
    broken: tuple[RowProblem, ...]
    encoding: str
    headings: tuple[Heading | None, ...]
    has_header: bool


def read_table(path: Path, encoding: str | None = None) -> ImportedTable:
    """The table in a file; ``encoding`` overrides the detected one.

    Raises:
        UserProblem: ``GLOSSARY_UNUSABLE`` with ``path`` and ``reason``: the code of a file's problem, or ``no-term``
            where nothing is in it.
    """
    try:
        data = read_file(path, MAXIMUM_BYTES)
        if data.startswith(_ZIP):
            return _table(path, list(xlsx_rows(data, path)), "")
        text, decoding = decode(data, path, encoding)
    except UserProblem as trouble:
        raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=path, reason=str(trouble.code)) from trouble
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    delimiter = TAB if format_named(path) is GlossaryFormat.TSV else delimiter_of(lines)
    return _table(path, list(rows(lines, delimiter)), decoding.encoding)


@dataclass(frozen=True)
class ImportChoice:
    """A table with what each of its columns was said to be, ``None`` for one that is not used."""

    table: ImportedTable
    headings: tuple[Heading | None, ...]
    has_header: bool


def terms_in(choice: ImportChoice, limit: int | None = None) -> tuple[list[Term], list[RowProblem]]:
    """The terms that the rows make, and what is wrong with the rows that make none; of the first rows, up to a limit.

    Raises:
        UserProblem: there are more terms than any glossary can have.
    """
    table, headings = choice.table, choice.headings
    used = [index for index, heading in enumerate(headings) if heading is not None]
    collector = Collector(table.path)
    for broken in table.broken:
        collector.tell(broken.line, broken.reason, broken.row)
    if not any(heading.column in _OF_FORMS for heading in headings if heading is not None):
        return [], collector.problems
    reader = TableReader(collector)
    reader.take(Row(0, tuple(heading.name for heading in headings if heading is not None), ""))
    first = 1 if choice.has_header else 0
    for row in table.rows[first : None if limit is None else first + limit]:
        cells = tuple(row.cells[index] if index < len(row.cells) else "" for index in used)
        if any(cells):
            reader.take(Row(row.line, cells, row.text))
    return collector.terms, sorted(collector.problems, key=lambda problem: problem.line)


def _table(path: Path, found: Sequence[Row | RowProblem], encoding: str) -> ImportedTable:
    whole = tuple(row for row in found if isinstance(row, Row))
    broken = tuple(row for row in found if isinstance(row, RowProblem))
    if not whole:
        raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=path, reason="no-term")
    width = max(len(row.cells) for row in whole)
    header = header_of(whole[0].cells)
    places = {Heading(column): index for index, column in enumerate(_BARE)} if header is None else header.places
    headings: list[Heading | None] = [None] * width
    for heading, index in places.items():
        if index < width:
            headings[index] = heading
    return ImportedTable(path, whole, broken, encoding, tuple(headings), header is not None)
