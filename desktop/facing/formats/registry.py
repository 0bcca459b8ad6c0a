"""Which format a file is in, by its name, and the way in and out for each."""

from collections.abc import Sequence
from pathlib import Path

from facing.core.authorship import AuthoredEdit
from facing.core.document import Original
from facing.core.endings import MARKDOWN as MARKDOWN_ENDINGS
from facing.core.endings import OPEN_DOCUMENT, WEB
from facing.core.looks import Emphasis
from facing.core.ports import DOCUMENT_START, OpenBlock, OthersChanges, Ranges, TwoSides
from facing.core.text import Text
from facing.core.watching import Advance, unwatched
from facing.files.limits import FILE_LIMIT, refuse_if_larger
from facing.files.reading import read_file
from facing.formats.authors import authored_edits
from facing.formats.docx import DOCX, is_docx, object_ranges, read_docx, write_docx
from facing.formats.html import HTML, Page, read_html, write_html
from facing.formats.markdown import is_prose, markup_ranges
from facing.formats.markdown_blocks import block_lines
from facing.formats.odt import ODT, read_odt, write_odt
from facing.formats.pdf import is_pdf, read_pdf
from facing.formats.plain_text import read_text, write_text
from facing.formats.subtitles import ENDINGS as SUBTITLE_ENDINGS
from facing.formats.subtitles import Subtitles, read_subtitles, write_subtitles
from facing.formats.two_sides import others_changes_in, two_sides_of

PLAIN_TEXT = "text"
MARKDOWN = "markdown"

_WITH_OBJECTS = (DOCX, ODT, HTML)


class AllFormats:
    """Every format that can be opened (``core.ports.Formats``). Whatever is not known better is plain text."""

    def __init__(self, limit: int = FILE_LIMIT) -> None:
        self._limit = limit

    def read(self, path: Path, encoding: str | None = None, advance: Advance = unwatched) -> Original:
        """The file as an original; ``encoding`` overrides the detected one, ``advance`` is told of the pages of a PDF.

        Raises:
            UserProblem: ``FILE_MISSING``, ``FILE_UNREADABLE``, ``FILE_IS_FOLDER``, ``FILE_TOO_LARGE``,
                ``FILE_BINARY``, ``FILE_UNDECODABLE``, ``FILE_DAMAGED``, ``FILE_PROTECTED``, ``FILE_WITHOUT_TEXT``.
        """
        return self.from_bytes(path, read_file(path, self._limit), encoding, advance)

    def from_bytes(
        self, path: Path, data: bytes, encoding: str | None = None, advance: Advance = unwatched
    ) -> Original:
        """The same from bytes already read; ``path`` tells the format and names the file in problems."""
        refuse_if_larger(path, len(data), self._limit)
        if is_docx(path, data):
            return read_docx(path, data, self._limit)
        if is_pdf(path, data):
            return read_pdf(path, data, advance)
        if path.suffix.lower() in OPEN_DOCUMENT:
            return read_odt(path, data, self._limit)
        marked = _read_marked(path, data, encoding)
        return marked or read_text(path, data, _format_of(path), encoding)

    def others_changes(self, original: Original) -> Sequence[OthersChanges]:
        """The tracked changes of others, by author and day; none in a format that has no such."""
        return others_changes_in(original)

    def two_sides(self, path: Path) -> TwoSides:
        """The tracked changes in a file as original and correction.

        Raises:
            UserProblem: as ``read``; ``NO_TRACKED_CHANGES``.
        """
        return two_sides_of(self.read(path), self._limit)

    def authored_edits(self, before: Original, tracked: bytes) -> Sequence[AuthoredEdit]:
        """Who changed what in a file whose tracked changes were rejected in ``before``; none where it is not that."""
        return authored_edits(before, self.from_bytes(before.path, tracked), self._limit)

    def write(self, original: Original, corrected: Text) -> bytes:
        """The bytes of a corrected file: as the original, but for what was corrected.

        Raises:
            UserProblem: ``CHARACTER_NOT_IN_ENCODING`` with ``path``, ``character`` and ``encoding``; and see
                ``write_docx``.
        """
        if original.format == DOCX:
            return write_docx(original, corrected)
        if original.format == ODT:
            return write_odt(original, corrected)
        if isinstance(original.skeleton, Subtitles):
            return write_subtitles(original, corrected)
        if isinstance(original.skeleton, Page):
            return write_html(original, corrected)
        return write_text(original, corrected)

    def markup(self, original: Original, paragraphs: Sequence[str], block: OpenBlock = DOCUMENT_START) -> list[Ranges]:
        """What in each of a document's paragraphs is mark-up and not prose: (start, end) in code points."""
        if original.format == MARKDOWN:
            return markup_ranges(paragraphs, block)
        if original.format in _WITH_OBJECTS:
            return [object_ranges(paragraph) for paragraph in paragraphs]
        return [() for _ in paragraphs]

    def has_blocks(self, original: Original) -> bool:
        """Whether what a paragraph is may depend on the paragraphs before it."""
        return original.format == MARKDOWN

    def blocks_behind(self, original: Original, paragraphs: Sequence[str], block: OpenBlock) -> list[OpenBlock]:
        """What is open behind each of these paragraphs; ``block`` is open before the first."""
        if original.format == MARKDOWN:
            return [behind for _, behind in block_lines(paragraphs, block)]
        return [block] * len(paragraphs)

    def emphasis(self, original: Original) -> Emphasis:
        """How the file that is written has bold and italics."""
        if original.format in (DOCX, ODT) or isinstance(original.skeleton, Subtitles | Page):
            return Emphasis.LOOKS
        return Emphasis.SIGNS if original.format == MARKDOWN else Emphasis.NONE

    def is_prose(self, original: Original, paragraph: str, offset: int, block: OpenBlock) -> bool:
        """Whether what is written at this place of a paragraph behind ``block`` is prose."""
        return original.format != MARKDOWN or is_prose(paragraph, offset, block)


def _read_marked(path: Path, data: bytes, encoding: str | None) -> Original | None:
    """Subtitles or a web page; ``None`` when the file is something else, or has nothing of the kind in it."""
    ending = path.suffix.lower()
    if ending in SUBTITLE_ENDINGS:
        return read_subtitles(path, data, SUBTITLE_ENDINGS[ending], encoding)
    return read_html(path, data, encoding) if ending in WEB else None


def _format_of(path: Path) -> str:
    return MARKDOWN if path.suffix.lower() in MARKDOWN_ENDINGS else PLAIN_TEXT
