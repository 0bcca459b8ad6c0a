"""A correction in the formats in which others want it."""

from collections.abc import Mapping

from facing.core.document import Original
from facing.core.exporting import Exporter, ExportFormat, ExportManner
from facing.core.sheet import SheetFormat, SheetWriter
from facing.core.text import Text
from facing.diff.projection import OBJECT
from facing.diff.styling import shown_styles
from facing.formats.docx import DOCX, write_docx
from facing.formats.fresh_docx import PageSize, fresh_docx, writable
from facing.formats.line_ends import Lines
from facing.formats.sheet_docx import sheet_docx
from facing.formats.sheet_html import sheet_html
from facing.formats.tracked_docx import tracked_docx

LINE = "\u2028"


def exporters(page: PageSize) -> Mapping[ExportFormat, Exporter]:
    """The ways out that are Word's or plain; ``page`` is for documents that have no size of their own."""

    def tracked(original: Original, corrected: Text, manner: ExportManner) -> bytes:
        return tracked_docx(
            original,
            corrected,
            author=manner.author,
            when=manner.when,
            mechanical_tracked=manner.mechanical_tracked,
            page=page,
            authorship=manner.authorship,
        )

    def plain_docx(original: Original, corrected: Text, manner: ExportManner) -> bytes:
        if original.format == DOCX:
            return write_docx(original, corrected)
        return fresh_docx(writable(corrected), shown_styles(original.styles, original.text, corrected), page)

    return {ExportFormat.TRACKED_DOCX: tracked, ExportFormat.DOCX: plain_docx, ExportFormat.TXT: plain_text}


def sheet_writers(page: PageSize) -> Mapping[SheetFormat, SheetWriter]:
    """What writes the sheets that go with a correction."""
    return {SheetFormat.HTML: sheet_html, SheetFormat.DOCX: lambda sheet: sheet_docx(sheet, page)}


def plain_text(original: Original, corrected: Text, manner: ExportManner) -> bytes:
    """The corrected text in UTF-8, lines as the original ends them, without the marks of objects."""
    lines = corrected.as_string()
    if not isinstance(original.skeleton, Lines | None):
        lines = f"{lines.replace(OBJECT, '')}\n".replace(LINE, "\n")
    return lines.replace("\n", original.line_end.value).encode("utf-8", "surrogateescape")
