"""PDF files, in only: their text layer as paragraphs. The corrected file of one is plain text."""

from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.document import Decoding, Original
from facing.core.endings import PDF as PDF_ENDINGS
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.core.watching import Advance, unwatched
from facing.formats.pdf_paragraphs import paragraphs_of
from facing.formats.pdf_process import PdfProtected, PdfUnreadable, pages_of

PDF = "pdf"
DELIVERED_AS = ".txt"
_START = b"%PDF-"
_SEARCHED = 1024  # readers look for the start in the first kilobyte (ISO 32000-1, annex H.3, note 13)


def is_pdf(path: Path, data: bytes) -> bool:
    """Whether to read the file as a PDF: by what is in it, or by its ending."""
    return data.startswith(_START) or (path.suffix.lower() in PDF_ENDINGS and (_START in data[:_SEARCHED] or not data))


def read_pdf(path: Path, data: bytes, advance: Advance = unwatched) -> Original:
    """``data`` as an original; ``advance`` is told of pages.

    Raises:
        UserProblem: ``FILE_DAMAGED``, ``FILE_PROTECTED``, ``FILE_WITHOUT_TEXT``.
    """
    try:
        pages = pages_of(data, advance)
    except PdfProtected:
        raise UserProblem(ProblemCode.FILE_PROTECTED, path=path) from None
    except PdfUnreadable as error:
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path, reason=str(error)) from None
    paragraphs = paragraphs_of(pages)
    if not paragraphs:
        raise UserProblem(ProblemCode.FILE_WITHOUT_TEXT, path=path)
    text = Text.from_paragraphs(map(Paragraph, paragraphs))
    return Original(path, data, PDF, Decoding("utf-8"), text, delivered_as=DELIVERED_AS)
