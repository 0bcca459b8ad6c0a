"""Changes and findings as CSV (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, lines ended by CR LF.

Spreadsheets take a cell that begins like a formula for one. Such a cell gets an apostrophe in front (OWASP, "CSV
Injection"; the full-width forms count as the plain ones in some of them).
"""

import csv
import io
from collections.abc import Iterator, Sequence

from facing.core.finding import PlacedFinding, Side
from facing.exports.changes import ListedChange
from facing.exports.table import TableLabels, change_rows, finding_rows

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_table(changes: Iterator[ListedChange], findings: Sequence[PlacedFinding], words: TableLabels) -> bytes:
    """One table, first the changes, then the findings, whose suggestions stand beside their text."""
    out = io.StringIO()
    writer = csv.writer(out)
    titles = words.common_titles
    writer.writerow(titles)
    for change in change_rows(changes, words):
        places, texts = change[2:4], change[4:6]
        row = (words.change, change.number, change.sort, *places, *texts, change.origin)
        writer.writerow(map(safe_cell, (*row, *[""] * (len(titles) - len(row)))))
    for placed, found in zip(findings, finding_rows(findings, words), strict=True):
        is_original = placed.finding.side is Side.ORIGINAL
        places = (found.place, "") if is_original else ("", found.place)
        texts = (found.text, found.suggestions) if is_original else ("", f"{found.text} → {found.suggestions}")
        told = (found.certainty, found.state, found.message, found.rules)
        writer.writerow(map(safe_cell, (words.finding, found.number, found.kind, *places, *texts, "", *told)))
    return out.getvalue().encode("utf-8-sig", "replace")


def safe_cell(value: object) -> str:
    """The value as a cell that no spreadsheet takes for a formula; no NUL, which some readers stop at."""
    text = str(value).replace("\x00", "\ufffd")
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
