"""Both texts side by side on a printer, or in its preview."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from facing.core.exporting import ExportManner
from facing.core.styles import StyleSpans
from facing.diff.comparison import Comparison
from facing.ui.printing.cells import printed_rows
from facing.ui.printing.pages import Pages
from facing.ui.printing.pdf import MARGIN, page_words
from facing.ui.printing.sheet import Sheet

# Told how many rows are done and how many there are; whether to go on.
Progress = Callable[[int, int], bool]
_ROWS_BETWEEN = 20  # that many rows are painted before anything else has its turn


def new_printer() -> QPrinter:
    """A printer as the user has chosen it, with our margins, which can be changed before anything is painted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    return printer


class Printing:
    """One document to print, as it was when printing was asked for."""

    def __init__(
        self,
        comparison: Comparison,
        name: str,
        manner: ExportManner,
        progress: Callable[[], Progress],
        styles: Mapping[int, StyleSpans] | None = None,
    ) -> None:
        self.name = name
        self._comparison = comparison
        self._manner = manner
        self._progress = progress
        self._styles = styles

    def paint(self, printer: QPrinter) -> bool:
        """Paint the pages that the printer wants; whether all of them were, or the user put an end to it."""
        printer.setDocName(self.name)
        painter = QPainter()
        if not painter.begin(printer):
            return False
        first, last = printer.fromPage(), printer.toPage()
        progress, total = self._progress(), len(self._comparison) + len(self._manner.findings)
        try:
            pages = Pages(
                painter,
                Sheet(printer, printer.resolution()),
                page_words(self._comparison, self.name, self._manner),
                printer.newPage,
                lambda number: first == 0 or first <= number <= last,
            )
            rows = printed_rows(self._comparison, self._manner.changes_only, self._manner.findings, self._styles)
            for number, page in enumerate(pages.paint(rows)):
                if first and page > last:
                    break
                if number % _ROWS_BETWEEN == 0 and not progress(number, total):
                    printer.abort()
                    return False
            progress(total, total)
        finally:
            painter.end()
        return True
