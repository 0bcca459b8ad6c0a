"""A sheet as a plain Word document: each row a paragraph, its subject in bold, as style sheets are written by hand."""

from facing.core.sheet import Sheet, SheetTable
from facing.core.styles import Style, StyleSpan, StyleSpans
from facing.core.text import Text
from facing.formats.fresh_docx import PageSize, fresh_docx, writable


def sheet_docx(sheet: Sheet, page: PageSize) -> bytes:
    """The document on pages of this size."""
    lines: list[str] = []
    styles: dict[int, StyleSpans] = {}

    def write(line: str, bold: int) -> None:
        """A paragraph that begins with so many code points in bold."""
        if bold:
            styles[len(lines)] = (StyleSpan(0, bold, Style(bold=True)),)
        lines.append(line)

    title = _one_line(sheet.title)
    write(title, len(title))
    for line in sheet.lines:
        write(_one_line(line), 0)
    for table in sheet.tables:
        heading = _one_line(table.heading)
        write("", 0)
        write(heading, len(heading))
        for row in table.rows:
            write(*_row(table, row))
    return fresh_docx(writable(Text.from_string("\n".join(lines))), styles, page)


def _row(table: SheetTable, row: tuple[str, ...]) -> tuple[str, int]:
    """The words of a row, cells that are empty left out, and how long its subject is."""
    subject = _one_line(row[0])
    told = [
        f"{_one_line(column)}: {_one_line(cell)}"
        for column, cell in zip(table.columns[1:], row[1:], strict=True)
        if cell
    ]
    return " · ".join((subject, *told)), len(subject)


def _one_line(text: str) -> str:
    return " ".join(text.split())
