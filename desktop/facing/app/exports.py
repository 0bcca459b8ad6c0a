"""All ways out of the program. Qt, which draws the PDF, is loaded only when one is made."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from facing.core.document import Original
from facing.core.exporting import Exporter, ExportFormat, ExportManner
from facing.core.text import Text
from facing.exports.ways import compared, telling_exporters
from facing.exports.words import ExportWords
from facing.formats.exporting import exporters
from facing.formats.fresh_docx import PageSize

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


def all_exporters(page: PageSize, words: Callable[[], ExportWords] = ExportWords) -> Mapping[ExportFormat, Exporter]:
    """Every way out; ``page`` is for what has no size of its own, ``words`` are those that are not the texts' own."""

    def pdf(original: Original, corrected: Text, manner: ExportManner) -> bytes:
        from facing.ui.printing.pdf import pdf_file  # noqa: PLC0415

        drawing = _drawing()
        assert drawing is not None
        return pdf_file(compared(original, corrected, manner), original.path.name, manner, page, original.styles)

    return {**exporters(page), **telling_exporters(words), ExportFormat.PDF: pdf}


@cache
def _drawing() -> "QCoreApplication":
    """What Qt needs before it sets text: the window's application, or one without a display where there is none."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    existing = QGuiApplication.instance()
    if existing is not None:
        return existing
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["facing"])
