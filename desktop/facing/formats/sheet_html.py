"""A sheet as one HTML file that needs nothing else: HTML Living Standard, for the screen and for paper."""

import re
from collections.abc import Iterable
from html import escape

from facing.core.sheet import Sheet, SheetTable

# What HTML forbids in a document: controls but tab and line feed, surrogates, non-characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 "Noto Serif", Georgia, serif; max-width: 52rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid; }
p { margin: 0 0 .2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #8886; }
thead { display: table-header-group; }
thead th { font-size: .85rem; font-weight: 600; }
tbody th { font-weight: 600; }
tr { break-inside: avoid; }
@page { margin: 2cm; }
@media print { body { font-size: 10pt; margin: 0; max-width: none; padding: 0; } }
"""


def sheet_html(sheet: Sheet) -> bytes:
    """The file in UTF-8."""
    lines = "".join(f"<p>{_text(line)}</p>\n" for line in sheet.lines)
    tables = "".join(map(_table, sheet.tables))
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(sheet.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{_text(sheet.title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{_text(sheet.title)}</h1>\n{lines}{tables}</body>\n</html>\n"
    ).encode()


def _table(table: SheetTable) -> str:
    head = _row(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    body = "".join(
        _row([f'<th scope="row">{_text(row[0])}</th>', *(f"<td>{_text(cell)}</td>" for cell in row[1:])])
        for row in table.rows
    )
    return (
        f"<section>\n<h2>{_text(table.heading)}</h2>\n"
        f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n</section>\n"
    )


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>\n"


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))
