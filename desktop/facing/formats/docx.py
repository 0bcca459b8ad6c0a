"""Word documents: the text of the body, with tables. Nothing but the corrected words changes when one is written.

A slot is a stretch of paragraphs that follow each other in one container: the text between two tables, a cell, a
content control. A paragraph that ends a section, or in which a field begins or ends that goes on elsewhere, is one by
itself. Headers, footnotes, comments and text boxes are kept as they are and not shown.
"""

import posixpath
import pyexpat
from dataclasses import dataclass
from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.document import Decoding, Original
from facing.core.problem import ProblemCode, UserProblem
from facing.core.styles import StyleSpans, spans_of
from facing.core.text import Text
from facing.files.limits import refuse_if_larger
from facing.formats.docx_parts import ParagraphPart
from facing.formats.docx_reading import OBJECT, DocxReader
from facing.formats.docx_rows import StrayObject
from facing.formats.docx_splicing import SlotsDiffer, spliced
from facing.formats.docx_styles import SEPARATOR, StyleSheet
from facing.formats.xml_text import XmlEncoding, XmlUnreadable, as_utf8, unwritable
from facing.formats.zip_file import ZipContent, ZipDamaged, ZipEncrypted, ZipTooLarge

DOCX = "docx"
ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # .doc, and .docx with a password ([MS-CFB], 2.2)
_RELATIONSHIPS = "_rels/.rels"
_SMALL = 1024 * 1024  # bytes; lists of parts, which have some hundred at most
_MAIN = "/officeDocument"


@dataclass(frozen=True)
class Skeleton:
    """The main part of a file: its name, its XML in UTF-8 and how that is encoded, its paragraphs."""

    part: str
    xml: bytes
    encoding: XmlEncoding
    paragraphs: list[ParagraphPart]


def is_docx(path: Path, data: bytes) -> bool:
    """Whether to read the file as a Word document: by its ending, or by what is in it."""
    if path.suffix.lower() in ENDINGS:
        return True
    if not data.startswith(_ZIP):
        return False
    try:
        return _main_part(ZipContent(data)).rpartition("/")[0].lower() == "word"
    except (ZipDamaged, ZipEncrypted, ZipTooLarge):
        return False


def read_docx(path: Path, data: bytes, limit: int) -> Original:
    """``data`` as an original; its main part may have ``limit`` bytes.

    Raises:
        UserProblem: ``FILE_DAMAGED``, ``FILE_PROTECTED``, ``FILE_TOO_LARGE``.
    """
    if data.startswith(_COMPOUND):
        raise UserProblem(ProblemCode.FILE_PROTECTED, path=path)
    try:
        return _read(path, data, limit)
    except (ZipDamaged, XmlUnreadable) as error:
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path, reason=str(error)) from None
    except ZipEncrypted:
        raise UserProblem(ProblemCode.FILE_PROTECTED, path=path) from None
    except ZipTooLarge as error:
        refuse_if_larger(path, error.size, limit)
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path) from None


def write_docx(original: Original, corrected: Text) -> bytes:
    """The file with the text of ``corrected``; the very bytes of the original where nothing was corrected.

    Raises:
        UserProblem: ``CHARACTER_NOT_IN_FORMAT`` with ``character`` and ``paragraph`` (from 1), ``OBJECT_STRAY`` with
            ``paragraph``, ``PLACES_DIFFER``; each with ``path``.
    """
    skeleton = original.skeleton
    assert isinstance(skeleton, Skeleton)
    if corrected == original.text:
        return original.data
    for number, paragraph in enumerate(corrected, start=1):
        character = unwritable(paragraph.text)
        if character:
            facts = {"character": f"U+{ord(character):04X}", "paragraph": number}
            raise UserProblem(ProblemCode.CHARACTER_NOT_IN_FORMAT, path=original.path, **facts)
    try:
        xml = spliced(skeleton.xml, skeleton.paragraphs, corrected)
    except SlotsDiffer:
        raise UserProblem(ProblemCode.PLACES_DIFFER, path=original.path) from None
    except StrayObject as stray:
        raise UserProblem(ProblemCode.OBJECT_STRAY, path=original.path, paragraph=stray.paragraph + 1) from None
    content = ZipContent(original.data)
    member = content.member(skeleton.part)
    assert member is not None
    return content.with_member(member, skeleton.encoding.encoded(xml))


def object_ranges(paragraph: str) -> tuple[tuple[int, int], ...]:
    """The marks of objects in a paragraph, which are no prose."""
    return tuple((place, place + 1) for place, letter in enumerate(paragraph) if letter == OBJECT)


def _read(path: Path, data: bytes, limit: int) -> Original:
    content = ZipContent(data)
    part = _main_part(content)
    member = content.member(part)
    if member is None:
        raise ZipDamaged(f"{part} is missing")
    xml, encoding = as_utf8(content.unpacked(member, limit))
    reader = DocxReader(xml, _style_sheet(content, part, limit))
    reader.read()
    parts = reader.paragraphs
    if not parts:
        raise XmlUnreadable("there is no paragraph")
    text = Text.from_paragraphs(Paragraph(paragraph.text, paragraph.slot) for paragraph in parts)
    styles = {number: spans for number, paragraph in enumerate(parts) if (spans := _spans(paragraph))}
    skeleton = Skeleton(part, xml, encoding, parts)
    return Original(path, data, DOCX, Decoding(encoding.codec), text, skeleton=skeleton, styles=styles)


def _main_part(content: ZipContent) -> str:
    """The name of the part with the text, as the list of parts tells it."""
    member = content.member(_RELATIONSHIPS)
    if member is None:
        raise ZipDamaged(f"{_RELATIONSHIPS} is missing")
    targets: list[str] = []

    def note(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(SEPARATOR)[2] == "Relationship" and attributes.get("Type", "").endswith(_MAIN):
            targets.append(attributes.get("Target", ""))

    parser = pyexpat.ParserCreate(namespace_separator=SEPARATOR)
    parser.StartElementHandler = note
    try:
        parser.Parse(content.unpacked(member, _SMALL), True)
    except pyexpat.ExpatError as error:
        raise ZipDamaged(str(error)) from None
    if not targets:
        raise ZipDamaged("no part is named as the document")
    return targets[0].lstrip("/")


def _style_sheet(content: ZipContent, part: str, limit: int) -> StyleSheet:
    member = content.member(posixpath.join(posixpath.dirname(part), "styles.xml"))
    return StyleSheet() if member is None else StyleSheet.read(content.unpacked(member, limit))


def _spans(paragraph: ParagraphPart) -> StyleSpans:
    stretches = []
    position = 0
    for item in paragraph.items:
        end = position + len(item.text)
        if item.run:
            stretches.append((position, end, item.run.style))
        position = end
    return spans_of(stretches)
