"""Changes and findings as an Excel workbook, a sheet of each; all texts are strings, nothing is a formula or link."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from facing.core.finding import PlacedFinding
from facing.exports.changes import ListedChange
from facing.exports.table import TableLabels, change_rows, finding_rows

# Excel's limits ("Excel specifications and limits"): code units in a cell, and rows in a sheet.
_LONGEST = 32_767
_MOST_ROWS = 1_048_576
_CHANGE_WIDTHS = (8, 10, 13, 15, 60, 60, 10)  # characters
_FINDING_WIDTHS = (8, 11, 10, 30, 30, 13, 10, 11, 60, 40)
_NO_FORMULAS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# XML cannot hold these; other control characters are written in Excel's own way.
_UNHOLDABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def xlsx_table(
    changes: Iterable[ListedChange],
    findings: Sequence[PlacedFinding],
    when: datetime,
    title: str,
    words: TableLabels,
) -> bytes:
    """The workbook; ``when`` and ``title`` go into its properties."""
    out = io.BytesIO()
    with Workbook(out, _NO_FORMULAS) as book:
        book.set_properties({"title": _holdable(title), "created": when.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        listed, found = change_rows(iter(changes), words), finding_rows(findings, words)
        _fill(book.add_worksheet(words.changes), words.change_titles, _CHANGE_WIDTHS, listed, head, cell, words.cut)
        _fill(book.add_worksheet(words.findings), words.finding_titles, _FINDING_WIDTHS, found, head, cell, words.cut)
    return out.getvalue()


def _fill(
    sheet: Worksheet,
    titles: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str | int]],
    head: Format,
    cell: Format,
    cut: str,
) -> None:
    """``cut`` is said in the last row where there are more of them than a sheet holds."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width, cell)
        sheet.write_string(0, column, title, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        if last == _MOST_ROWS - 1:
            sheet.write_string(last, 0, cut, cell)
            break
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(last, column, value, cell)
            elif value:
                sheet.write_string(last, column, _holdable(value), cell)
    sheet.autofilter(0, 0, max(1, last), len(titles) - 1)


def _holdable(text: str) -> str:
    """The text as a cell can hold it: what is too long ends in an ellipsis."""
    kept = _UNHOLDABLE.sub("\ufffd", text)
    if len(kept) > _LONGEST // 2 and len(kept.encode("utf-16-le")) // 2 > _LONGEST:
        kept = kept.encode("utf-16-le")[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
    return kept
