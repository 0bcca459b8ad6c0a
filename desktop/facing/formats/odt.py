"""OpenDocument texts: all their text. Nothing but the corrected words changes when one is written.

The body comes first, then its notes and text boxes, last headers and footers, which are in another part. A slot is a
stretch of paragraphs that follow each other in one container. Behind the body, slots without a letter are not shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.document import Decoding, Original
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.formats.docx import refuse_unwritable
from facing.formats.docx_parts import HIDDEN, ParagraphPart, Range
from facing.formats.dressing import dressing, respliced
from facing.formats.marked_dressing import dressed_markup
from facing.formats.marked_reading import has_words
from facing.formats.marked_text import LINE, MarkedParagraph, rewritten_markup, shown_styles, shown_text
from facing.formats.odt_dressing import OdtMantle, own_names, text_prefix
from facing.formats.odt_reading import OdtReader
from facing.formats.odt_styles import OdtStyles
from facing.formats.xml_text import XmlEncoding, XmlUnreadable, as_utf8, escaped, tag_name
from facing.formats.zip_file import ZipContent, ZipDamaged, ZipEncrypted, ZipTooLarge
from facing.formats.zip_problems import told_of

ODT = "odt"
_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_MANIFEST_LIMIT = 1 << 20
_OURS = 1 << 40  # bytes: more than any file that was opened before it was written
_IDENTITY = re.compile(rb"""\s+(?:xml|text):id\s*=\s*(?:"[^"]*"|'[^']*')""")


@dataclass(frozen=True)
class OdtPart:
    """A part with text: its name, its XML in UTF-8 and how that is encoded, its paragraphs."""

    name: str
    xml: bytes
    encoding: XmlEncoding
    paragraphs: tuple[MarkedParagraph, ...]


@dataclass(frozen=True)
class Odt:
    """The parts with text."""

    parts: tuple[OdtPart, ...]

    @property
    def shown(self) -> list[MarkedParagraph]:
        """The paragraphs that are shown, in order."""
        return [paragraph for part in self.parts for paragraph in part.paragraphs if paragraph.slot != HIDDEN]


def read_odt(path: Path, data: bytes, limit: int) -> Original:
    """``data`` as an original; its parts with text may have ``limit`` bytes together.

    Raises:
        UserProblem: ``FILE_DAMAGED``, ``FILE_PROTECTED``, ``FILE_TOO_LARGE``.
    """
    with told_of(path, limit):
        return _read(path, data, limit)


def write_odt(original: Original, corrected: Text) -> bytes:
    """The file with the text of ``corrected``; the very bytes of the original where nothing was corrected.

    Raises:
        UserProblem: ``CHARACTER_NOT_IN_FORMAT`` with ``character`` and ``paragraph`` (from 1), ``OBJECT_STRAY`` with
            ``paragraph``, ``PLACES_DIFFER``; each with ``path``.
    """
    skeleton = original.skeleton
    assert isinstance(skeleton, Odt)
    data = original.data
    if corrected == original.text:
        return data
    refuse_unwritable(original, corrected)
    numbered = groupby(enumerate(corrected, start=1), key=lambda pair: pair[1].slot)
    by_slot = {slot: list(group) for slot, group in numbered}
    before = [slot for slot, _ in groupby(skeleton.shown, key=lambda paragraph: paragraph.slot)]
    if [slot for slot, _ in groupby(corrected, key=lambda paragraph: paragraph.slot)] != before:
        raise UserProblem(ProblemCode.PLACES_DIFFER, path=original.path)
    for part in skeleton.parts:
        data = with_part(data, part, _corrected(part, by_slot, original.path))
    return _with_looks(original.path, data, corrected)


def _with_looks(path: Path, data: bytes, corrected: Text) -> bytes:
    """A file that has the text of ``corrected`` with the looks that were chosen."""
    if not corrected.has_looks:
        return data
    skeleton = read_odt(path, data, _OURS).skeleton
    assert isinstance(skeleton, Odt)
    looks = [(paragraph, chosen) for paragraph, chosen in dressing(skeleton.shown, corrected)]
    taken = {name for part in skeleton.parts for name in own_names(part.xml)}
    for part in skeleton.parts:
        inside = {id(paragraph) for paragraph in part.paragraphs}
        here = [(paragraph, chosen) for paragraph, chosen in looks if id(paragraph) in inside]
        mantle = OdtMantle(part.xml, taken)
        splices = [*dressed_markup(part.xml, here, mantle)]
        if splices:
            data = with_part(data, part, respliced(part.xml, (*splices, *mantle.styles())))
    return data


def with_part(data: bytes, part: OdtPart, xml: bytes) -> bytes:
    """The file with another content of a part, in UTF-8; the same bytes where it is as it was."""
    if xml == part.xml:
        return data
    content = ZipContent(data)
    member = content.member(part.name)
    assert member is not None
    return content.with_member(member, part.encoding.encoded(xml))


def _corrected(part: OdtPart, by_slot: dict[int, list[tuple[int, Paragraph]]], path: Path) -> bytes:
    """A part's XML: first what is inside objects, then what is around them."""
    xml, paragraphs = part.xml, part.paragraphs
    depths = sorted({paragraph.depth for paragraph in paragraphs}, reverse=True)
    for depth in depths:
        here = [paragraph for paragraph in paragraphs if paragraph.depth == depth and paragraph.slot != HIDDEN]
        slots = [slot for slot, _ in groupby(here, key=lambda paragraph: paragraph.slot)]
        text = Text.from_paragraphs(paragraph for slot in slots for _, paragraph in by_slot[slot])
        if not here or text.as_string() == shown_text(here).as_string():
            continue
        xml = rewritten_markup(
            xml, here, text, _OdtText(xml), path, [number for slot in slots for number, _ in by_slot[slot]]
        )
        if depth == depths[-1]:
            break
        outer = [paragraph for paragraph in paragraphs if paragraph.depth < depth]
        again = [paragraph for paragraph in OdtReader(xml, OdtStyles()).read() if paragraph.depth < depth]
        for paragraph, now in zip(outer, again, strict=True):
            now.slot = paragraph.slot
        paragraphs = tuple(again)
    return xml


def _read(path: Path, data: bytes, limit: int) -> Original:
    content = ZipContent(data)
    _refuse_encrypted(content)
    styles = OdtStyles()
    xmls = list(_parts(content, limit))
    for _, xml, _ in reversed(xmls):
        styles.add(xml)
    parts = []
    for name, xml, encoding in xmls:
        try:
            parts.append(OdtPart(name, xml, encoding, tuple(OdtReader(xml, styles).read())))
        except XmlUnreadable:
            if name == _CONTENT:
                raise
    if not parts[0].paragraphs:
        raise XmlUnreadable("there is no paragraph")
    _number(parts)
    skeleton = Odt(tuple(parts))
    shown = skeleton.shown
    text, looks = shown_text(shown), shown_styles(shown)
    return Original(path, data, ODT, Decoding(parts[0].encoding.codec), text, skeleton=skeleton, styles=looks)


def _parts(content: ZipContent, limit: int) -> Iterator[tuple[str, bytes, XmlEncoding]]:
    used = 0
    for name in (_CONTENT, _STYLES):
        member = content.member(name)
        if member is None and name == _CONTENT:
            raise ZipDamaged(f"{name} is missing")
        if member is None:
            continue
        try:
            raw = content.unpacked(member, max(0, limit - used))
        except ZipTooLarge as error:
            raise ZipTooLarge(used + error.size) from None
        used += len(raw)
        xml, encoding = as_utf8(raw)
        yield name, xml, encoding


def _refuse_encrypted(content: ZipContent) -> None:
    """A document with a password has its parts encrypted inside the ZIP file (OpenDocument 1.3, part 2, 3.4)."""
    manifest = content.member(_MANIFEST)
    if manifest is None:
        return
    try:
        if b"encryption-data" in content.unpacked(manifest, _MANIFEST_LIMIT):
            raise ZipEncrypted(_CONTENT)
    except (ZipDamaged, ZipTooLarge):
        return  # the text does not need it


def _number(parts: list[OdtPart]) -> None:
    """Number the slots through all parts; those without a letter are hidden, but not those of the body."""
    number = 0
    for part in parts:
        # What stands in a note is never in one slot with the paragraph before it, which may have the note's mark.
        for _, group in groupby(list(part.paragraphs), key=lambda paragraph: (paragraph.slot, paragraph.depth)):
            here = list(group)
            is_body = part.name == _CONTENT and not here[0].depth
            is_shown = is_body or any(has_words(paragraph) for paragraph in here)
            for paragraph in here:
                paragraph.slot = number if is_shown else HIDDEN
            number += is_shown


class _OdtText:
    """A ``marked_writing.Dialect``."""

    collapses = True

    def __init__(self, xml: bytes) -> None:
        self._prefix = text_prefix(xml)

    def letters(self, text: str, before: str, behind: str) -> bytes:
        pieces = []
        position = 0
        for match in re.finditer("[ \t\u2028]+", text):
            pieces.append(escaped(text[position : match.start()]))
            position = match.end()
            last = text[match.start() - 1] if match.start() else before
            following = text[match.end()] if match.end() < len(text) else behind
            pieces.append(self._white(match.group(), last, following))
        return b"".join([*pieces, escaped(text[position:])])

    def stands(self, raw: bytes, text: str, before: str, behind: str) -> bool:
        is_safe_before = not text.startswith(" ") or before not in ("", " ", "\t", LINE)
        is_safe_behind = not text.endswith(" ") or behind not in ("", " ", "\t", LINE)
        return raw.startswith(b"<") or (is_safe_before and is_safe_behind)

    def opened(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        assert isinstance(paragraph, MarkedParagraph)
        tag = _IDENTITY.sub(b"", data[slice(*paragraph.opening)])
        return tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag

    def closed(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        return b"</" + tag_name(data, paragraph.start) + b">"

    def unwrapped(self, data: bytes, wrapper: Range) -> bytes:
        return b"</" + tag_name(data, wrapper[0]) + b">"

    def holds_objects(self, paragraph: ParagraphPart) -> bool:
        return True

    def around(self, paragraph: ParagraphPart) -> tuple[bytes, bytes]:
        return b"", b""

    def _white(self, white: str, before: str, behind: str) -> bytes:
        """Spaces, tabs and line breaks: one space between letters is written as such, all else as elements."""
        if white == " " and before.strip(f" \t{LINE}") and behind.strip(f" \t{LINE}"):
            return b" "
        pieces = []
        for match in re.finditer(" +|\t|\u2028", white):
            pieces.append(self._sign(match.group()))
        return b"".join(pieces)

    def _sign(self, sign: str) -> bytes:
        if sign == "\t":
            return b"<" + self._prefix + b":tab/>"
        if sign == LINE:
            return b"<" + self._prefix + b":line-break/>"
        count = b" " + self._prefix + b':c="%d"' % len(sign) if len(sign) > 1 else b""
        return b"<" + self._prefix + b":s" + count + b"/>"
