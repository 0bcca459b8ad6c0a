"""Web pages: all text between their tags. Nothing but the corrected words changes when one is written.

A slot is a stretch of paragraphs and headings, or of items of a list, that follow each other; anything else with text,
such as a cell of a table, is one by itself. Scripts, styles, comments and attributes are left alone; nothing is
fetched.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from facing.core.document import Decoding, Original
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.files.decoding import codec_named, decode, encode
from facing.formats.docx_parts import ParagraphPart, Range
from facing.formats.html_dressing import HtmlMantle
from facing.formats.html_reading import HtmlReader, is_own_element, is_title
from facing.formats.line_ends import cut
from facing.formats.marked_dressing import IDENTITY, with_looks
from facing.formats.marked_text import (
    LINE,
    MarkedParagraph,
    numbered,
    rewritten_markup,
    shown_styles,
    shown_text,
)
from facing.formats.plain_text import encoded
from facing.formats.xml_text import tag_name

HTML = "html"

# The HTML standard (13.2.3.2) looks for the encoding in the first 1024 bytes.
_SEARCHED = 1024
_DECLARED = re.compile(
    rb"""<meta[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9][\w.:-]*)|<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)""",
    re.IGNORECASE,
)
# The Encoding standard (4.2): pages that say Latin-1 or ASCII are in Microsoft's code page.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "euc_kr": "cp949", "gb2312": "gbk"}
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;", "\u00ad": "&shy;"}


@dataclass(frozen=True)
class Page:
    """A page's UTF-8 form and its paragraphs."""

    data: bytes
    paragraphs: tuple[MarkedParagraph, ...]


def read_html(path: Path, data: bytes, encoding: str | None = None) -> Original | None:
    """``data`` as an original; ``None`` when there is nothing to read in it.

    Raises:
        UserProblem: ``FILE_BINARY``, ``FILE_UNDECODABLE``.
    """
    string, decoding = _decoded(path, data, encoding)
    utf8 = string.encode("utf-8", "surrogatepass")
    paragraphs = tuple(HtmlReader(utf8).read())
    if not paragraphs:
        return None
    numbered(paragraphs)
    text, styles = shown_text(paragraphs), shown_styles(paragraphs)
    return Original(path, data, HTML, decoding, text, cut(string).usual, Page(utf8, paragraphs), styles)


def write_html(original: Original, corrected: Text) -> bytes:
    """The page with its text as corrected; what its encoding lacks becomes character references.

    Raises:
        UserProblem: ``PLACES_DIFFER``, ``OBJECT_STRAY``; each with ``path``.
    """
    page = original.skeleton
    assert isinstance(page, Page)
    data = page.data
    if corrected != original.text:
        data = rewritten_markup(
            data, page.paragraphs, corrected, _Tags(data), original.path, range(1, len(corrected) + 1)
        )
        data = with_looks(data, HtmlReader(data).read, corrected, HtmlMantle(data))
    string, decoding = data.decode("utf-8", "surrogatepass"), original.decoding
    try:
        return encode(string, decoding)
    except UserProblem:
        if decoding.encoding.startswith("utf"):
            return encoded(string, original.path, decoding)
        return string.encode(decoding.encoding, "xmlcharrefreplace")


def _decoded(path: Path, data: bytes, encoding: str | None) -> tuple[str, Decoding]:
    """The page's text: as asked, by its mark, as it says itself where that fits, or as it looks."""
    declared = _DECLARED.search(data[:_SEARCHED]) if encoding is None else None
    is_marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if declared and not is_marked and b"\0" not in data:
        try:
            name = codec_named((declared[1] or declared[2]).decode("ascii"))
            string, decoding = decode(data, path, _MEANT.get(name, name))
        except (LookupError, UserProblem):
            return decode(data, path)
        if decoding.errors == "strict" and not decoding.encoding.startswith(("utf-16", "utf-32")):
            return string, decoding
    return decode(data, path, encoding)


class _Tags:
    """A ``marked_writing.Dialect``."""

    collapses = True

    def __init__(self, data: bytes) -> None:
        self._is_xml = data[:_SEARCHED].lstrip().startswith(b"<?xml") or b"/xhtml1/" in data[:_SEARCHED]
        # What the page writes as a letter stays one, what it does not is seen best as a reference.
        self._as_letters = {letter for letter in "\u00a0\u00ad" if letter.encode() in data}

    def letters(self, text: str, before: str, behind: str) -> bytes:
        written: dict[str, str | int | None] = {**_WRITTEN, LINE: "<br/>" if self._is_xml else "<br>"}
        if self._is_xml:
            written |= {"\u00a0": "&#160;", "\u00ad": "&#173;"}
        written |= {letter: letter for letter in self._as_letters}
        return text.translate(str.maketrans(written)).encode("utf-8", "surrogatepass")

    def stands(self, raw: bytes, text: str, before: str, behind: str) -> bool:
        # Letters behind them could make a tag or a reference of these.
        is_open = raw.endswith((b"<", b"</", b"<!", b"<?")) or (raw.startswith(b"&") and not raw.endswith(b";"))
        return not is_open or not behind.strip()

    def opened(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        assert isinstance(paragraph, MarkedParagraph)
        if is_title(paragraph):
            return b" "
        if not is_own_element(paragraph):
            return b"<br/>" if self._is_xml else b"<br>"
        return IDENTITY.sub(b"", data[slice(*paragraph.opening)])

    def closed(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        assert isinstance(paragraph, MarkedParagraph)
        return b"</" + tag_name(data, paragraph.start) + b">" if is_own_element(paragraph) else b""

    def unwrapped(self, data: bytes, wrapper: Range) -> bytes:
        return b"</" + tag_name(data, wrapper[0]) + b">"

    def holds_objects(self, paragraph: ParagraphPart) -> bool:
        assert isinstance(paragraph, MarkedParagraph)
        return not is_title(paragraph)

    def around(self, paragraph: ParagraphPart) -> tuple[bytes, bytes]:
        return b"", b""
