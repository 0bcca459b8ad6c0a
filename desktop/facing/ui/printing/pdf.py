"""Both texts side by side as a PDF, painted row by row: the time and the memory do not depend on a layout of all."""

from collections import deque
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QDate, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from facing.core.exporting import ExportManner
from facing.core.styles import StyleSpans
from facing.diff.comparison import Comparison
from facing.ui.printing.cells import printed_rows
from facing.ui.printing.pages import Pages, PageWords
from facing.ui.printing.sheet import Sheet
from facing.ui.printing.words import summary_words

RESOLUTION = 1200  # dots in an inch: so fine that letters stand where they should
_TWIPS = 20  # in a point
MARGIN = 15.0  # millimetres


def pdf_file(
    comparison: Comparison,
    name: str,
    manner: ExportManner,
    page: tuple[int, int],
    styles: Mapping[int, StyleSpans] | None = None,
) -> bytes:
    """The bytes of the file. Needs a ``QGuiApplication``; any thread will do.

    ``page`` is width and height in twips, ``styles`` are those of the original's paragraphs, by index.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    size = QPageSize(QSizeF(page[0] / _TWIPS, page[1] / _TWIPS), QPageSize.Unit.Point)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    writer.setTitle(name)
    writer.setAuthor(manner.author)
    writer.setCreator("Facing Pages")
    sheet = Sheet(writer, RESOLUTION)
    painter = QPainter(writer)
    try:
        pages = Pages(painter, sheet, page_words(comparison, name, manner), writer.newPage)
        rows = printed_rows(comparison, manner.changes_only, manner.findings, styles)
        deque(pages.paint(rows), maxlen=0)
    finally:
        painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def page_words(comparison: Comparison, name: str, manner: ExportManner) -> PageWords:
    """What stands over and under every page: document, date, version, and how much differs."""
    total = comparison.summary()
    told = summary_words(total.changes, total.words_deleted, total.words_inserted, total.moves)
    day = manner.when.astimezone()
    date = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    title = " · ".join(part for part in (name, manner.corrected_name, date) if part)
    return PageWords(title, told, name, manner.corrected_name)
