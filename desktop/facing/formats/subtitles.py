"""Subtitles: SubRip (.srt) and WebVTT (.vtt). A cue is a paragraph, its lines are parted by U+2028.

Numbers, times, settings, notes and tags stay to the byte. SubRip was never written down; what is read here is what its
players take: a line with two times and an arrow, then lines up to the next such line and its number. WebVTT is that of
W3C's "WebVTT: The Web Video Text Tracks Format", section 4.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.document import LineEnd, Original
from facing.core.edit import PARAGRAPH_BREAK, Edit, Place
from facing.core.endings import SUBTITLES
from facing.core.problem import ProblemCode, UserProblem
from facing.core.styles import PLAIN, Style
from facing.core.text import Text
from facing.files.decoding import decode
from facing.formats.cue_dressing import CueMantle
from facing.formats.docx_parts import Kind, ParagraphPart, Range
from facing.formats.line_ends import cut
from facing.formats.marked_dressing import with_looks
from facing.formats.marked_text import (
    LINE,
    OBJECT,
    MarkedItem,
    MarkedParagraph,
    rewritten_markup,
    shown_styles,
    shown_text,
)
from facing.formats.plain_text import encoded

SUBRIP = "subrip"
WEBVTT = "webvtt"
ENDINGS = dict(zip(SUBTITLES, (SUBRIP, WEBVTT), strict=True))

_LINE = re.compile(rb"([^\r\n]*)(\r\n|\n|\r|\Z)")
_TIME = rb"(?:\d+:)?\d{1,3}:\d{1,2}[,.]\d{1,3}"
_TIMES = re.compile(rb"\s*" + _TIME + rb"\s*-+>\s*" + _TIME)
_TIMES_IN_TEXT = re.compile(rf"\s*{_TIME.decode()}\s*-+>")
_TAG = rb"</?[A-Za-z][^<>\r\n]*>|<[\d:.]+>|</>|\{\\[^{}\r\n]*\}"
_PIECES = {
    SUBRIP: re.compile(rb"(" + _TAG + rb")|\r\n|\n|\r|(?:(?!" + _TAG + rb")[^\r\n])+"),
    WEBVTT: re.compile(
        rb"(</?[A-Za-z0-9.:][^<>\r\n]*>|</>)|\r\n|\n|\r|&(?:#\w+|\w+);|"
        rb"(?:(?!</?[A-Za-z0-9.:][^<>\r\n]*>|</>)[^\r\n&])+|&"
    ),
}
_SWITCH = re.compile(rb"\\([bi])(\d+)")
_NAME = re.compile(rb"<(/?)([A-Za-z]*)")
_AS_SHOWN = str.maketrans("\n\r" + OBJECT, "  \ufffd")
_BLANK = re.compile(rf"[{LINE}{PARAGRAPH_BREAK}]")


@dataclass(frozen=True)
class Subtitles:
    """A file's UTF-8 form and its cues."""

    data: bytes
    cues: tuple[MarkedParagraph, ...]


def read_subtitles(path: Path, data: bytes, format_name: str, encoding: str | None = None) -> Original | None:
    """``data`` as an original; ``None`` when there is no cue in it.

    Raises:
        UserProblem: ``FILE_BINARY``, ``FILE_UNDECODABLE``.
    """
    string, decoding = decode(data, path, encoding)
    utf8 = string.encode("utf-8", "surrogatepass")
    line_end = cut(string).usual
    cues = tuple(_cues(utf8, format_name, line_end))
    if not cues:
        return None
    skeleton = Subtitles(utf8, cues)
    return Original(path, data, format_name, decoding, shown_text(cues), line_end, skeleton, shown_styles(cues))


def write_subtitles(original: Original, corrected: Text) -> bytes:
    """The file with the cues as corrected. Empty lines in a corrected cue are left out: they would end it.

    Raises:
        UserProblem: ``CHARACTER_NOT_IN_ENCODING``, ``CHARACTER_NOT_IN_FORMAT`` for a line that would be read as a cue's
            times, ``PLACES_DIFFER``, ``OBJECT_STRAY``; each with ``path``.
    """
    skeleton = original.skeleton
    assert isinstance(skeleton, Subtitles)
    if corrected == original.text:
        return encoded(skeleton.data.decode("utf-8", "surrogatepass"), original.path, original.decoding)
    lines = _without_empty_lines(original, corrected)
    dialect = _Cues(original.format, original.line_end)
    data = rewritten_markup(skeleton.data, skeleton.cues, lines, dialect, original.path, range(1, len(lines) + 1))
    mantle = CueMantle(data, _PIECES[original.format])
    data = with_looks(data, lambda: list(_cues(data, original.format, original.line_end)), lines, mantle)
    return encoded(data.decode("utf-8", "surrogatepass"), original.path, original.decoding)


def _without_empty_lines(original: Original, corrected: Text) -> Text:
    before = {slot: [line.text for line in group] for slot, group in groupby(original.text, key=_slot)}
    cues: list[Paragraph] = []
    for slot, group in groupby(corrected, key=_slot):
        here = list(group)
        if [paragraph.text for paragraph in here] == before.get(slot):
            cues += here
            continue
        lines = _BLANK.split(PARAGRAPH_BREAK.join(paragraph.text for paragraph in here))
        if any(_TIMES_IN_TEXT.match(line) for line in lines):
            raise UserProblem(
                ProblemCode.CHARACTER_NOT_IN_FORMAT, path=original.path, character="-->", paragraph=len(cues) + 1
            )
        # In WebVTT an empty line would end the cue, should its tag have gone.
        former = before.get(slot, [""])[0] if original.format == SUBRIP else ""
        cues.append(_one_cue(Text.from_paragraphs(here), former))
    return Text.from_paragraphs(cues)


def _one_cue(text: Text, former: str) -> Paragraph:
    """A cue's paragraphs as one, its lines parted by ``LINE``, without empty ones; looks stay on their letters.

    Empty lines that stood in the ``former`` text have tags in the file, and stay.
    """
    while len(text) > 1:
        text = text.apply(Edit(Place(0, len(text[0].text)), PARAGRAPH_BREAK, LINE))
    lines = text[0].text.split(LINE)
    end = len(text[0].text)
    for line, stays in reversed([*zip(lines, _staying(lines, former), strict=True)]):
        start = end - len(line)
        if not stays:
            first, last = max(start - 1, 0), end if start else min(end + 1, len(text[0].text))
            text = text.apply(Edit(Place(0, first), text[0].text[first:last], ""))
        end = start - 1
    return text[0]


def _staying(lines: Sequence[str], former: str) -> Iterator[bool]:
    """Whether a line stays: one that is not empty does, and an empty one that stood there."""
    tagged = Counter(place for place in _places(former.split(LINE) if former else []) if not place[1].strip())
    for number, line in _places(lines):
        stood = tagged[number, line] > 0
        tagged[number, line] -= stood
        yield bool(line.strip()) or stood


def _places(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines, each with the number of those before it that are not empty."""
    number = 0
    for line in lines:
        yield number, line
        number += bool(line.strip())


def _slot(paragraph: Paragraph) -> int:
    return paragraph.slot


class _Cues:
    """A ``marked_writing.Dialect``: nothing but line ends, and in WebVTT escapes, is special in a cue."""

    collapses = False

    def __init__(self, format_name: str, line_end: LineEnd) -> None:
        self._is_web = format_name == WEBVTT
        self._line_end = line_end.value

    def letters(self, text: str, before: str, behind: str) -> bytes:
        if self._is_web:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace(LINE, self._line_end).encode("utf-8", "surrogatepass")

    def stands(self, raw: bytes, text: str, before: str, behind: str) -> bool:
        return True

    def opened(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        return self._line_end.encode()

    def closed(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        return b""

    def unwrapped(self, data: bytes, wrapper: Range) -> bytes:
        return b""

    def holds_objects(self, paragraph: ParagraphPart) -> bool:
        return False

    def around(self, paragraph: ParagraphPart) -> tuple[bytes, bytes]:
        assert isinstance(paragraph, MarkedParagraph)
        return paragraph.before, paragraph.after


def _cues(data: bytes, format_name: str, line_end: LineEnd) -> Iterator[MarkedParagraph]:
    for number, (start, end) in enumerate(_texts(data, format_name)):
        cue = MarkedParagraph(start, number, end, start, end)
        cue.items = list(_items(data, start, end, format_name))
        if start == end:
            eol = line_end.value.encode()
            cue.before = b"" if data[:start].endswith((b"\n", b"\r")) else eol
            cue.after = eol
        yield cue


def _texts(data: bytes, format_name: str) -> Iterator[Range]:
    """Where the letters of each cue stand, without the end of their last line."""
    lines = [(match.start(), match.end(1), match.end()) for match in _LINE.finditer(data)]
    times = [number for number, (start, end, _) in enumerate(lines) if _TIMES.match(data, start, end)]
    for index, number in enumerate(times):
        first = number + 1
        past = times[index + 1] if index + 1 < len(times) else len(lines)
        if format_name == WEBVTT:
            past = next((line for line in range(first, past) if not _is_filled(data, lines[line])), past)
        elif past < len(lines) and past > first and data[slice(*lines[past - 1][:2])].strip().isdigit():
            past -= 1
        while past > first and not _is_filled(data, lines[past - 1]):
            past -= 1
        begin = lines[number][2]
        yield (lines[first][0], lines[past - 1][1]) if past > first else (begin, begin)


def _is_filled(data: bytes, line: tuple[int, int, int]) -> bool:
    return bool(data[line[0] : line[1]].strip())


def _items(data: bytes, start: int, end: int, format_name: str) -> Iterator[MarkedItem]:
    bold = italic = 0
    for match in _PIECES[format_name].finditer(data, start, end):
        raw = match.group()
        if match.group(1):
            bold, italic = _switched(raw, bold, italic)
            continue
        text = raw.decode("utf-8", "surrogatepass")
        if raw in (b"\r\n", b"\n", b"\r"):
            text = LINE
        elif format_name == WEBVTT and raw.startswith(b"&"):
            text = html.unescape(text)
        style = Style(bold > 0, italic > 0) if bold or italic else PLAIN
        yield MarkedItem(Kind.TEXT, text.translate(_AS_SHOWN), *match.span(), style=style)


def _switched(tag: bytes, bold: int, italic: int) -> tuple[int, int]:
    """How many elements that make bold and italic are open behind a tag."""
    for letter, value in _SWITCH.findall(tag) if tag.startswith(b"{") else ():
        if letter == b"b":
            bold = int(value not in (b"0",))
        else:
            italic = int(value not in (b"0",))
    named = _NAME.match(tag)
    if named:
        step = -1 if named[1] else 1
        bold = max(0, bold + step * (named[2].lower() == b"b"))
        italic = max(0, italic + step * (named[2].lower() == b"i"))
    return bold, italic
