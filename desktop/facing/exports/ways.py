"""The ways out that show or list what was changed and found."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from facing.core.document import Original
from facing.core.exporting import Exporter, ExportFormat, ExportManner
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.exports.changes import listed_changes
from facing.exports.csv_table import csv_table
from facing.exports.json_object import json_object
from facing.exports.page import side_by_side_html
from facing.exports.words import ExportWords
from facing.exports.xlsx_table import xlsx_table


def telling_exporters(words: Callable[[], ExportWords] = ExportWords) -> Mapping[ExportFormat, Exporter]:
    """A web page with both texts, and lists of changes and findings; ``words`` are asked for at each."""
    ways = _Ways(words)
    return {
        ExportFormat.HTML: ways.html,
        ExportFormat.CSV: ways.csv,
        ExportFormat.XLSX: ways.xlsx,
        ExportFormat.JSON: _json,
    }


def compared(original: Original, corrected: Text, manner: ExportManner) -> Comparison:
    """The comparison that an export tells."""
    comparison = Comparison(original.text, corrected)
    comparison.ignore_white_space(manner.white_space_ignored)
    return comparison


class _Ways:
    def __init__(self, words: Callable[[], ExportWords]) -> None:
        self._words = words

    def html(self, original: Original, corrected: Text, manner: ExportManner) -> bytes:
        page = side_by_side_html(
            compared(original, corrected, manner),
            original_name=original.path.name,
            corrected_name=manner.corrected_name,
            labels=replace(self._words().page, original_language=manner.language, corrected_language=manner.language),
            styles=original.styles,
            changes_only=manner.changes_only,
            findings=manner.findings,
        )
        return page.encode("utf-8")

    def csv(self, original: Original, corrected: Text, manner: ExportManner) -> bytes:
        changes = listed_changes(compared(original, corrected, manner), manner.origins)
        return csv_table(changes, manner.findings, self._words().tables)

    def xlsx(self, original: Original, corrected: Text, manner: ExportManner) -> bytes:
        changes = listed_changes(compared(original, corrected, manner), manner.origins)
        return xlsx_table(changes, manner.findings, manner.when, original.path.name, self._words().tables)


def _json(original: Original, corrected: Text, manner: ExportManner) -> bytes:
    comparison = compared(original, corrected, manner)
    changes = listed_changes(comparison, manner.origins)
    return json_object(original, corrected, manner, comparison.summary(), changes, manner.findings)
