"""Word documents: all their text. Nothing but the corrected words changes when one is written.

The body comes first, then its text boxes, then footnotes, endnotes, headers and footers, each with their text boxes. A
slot is a stretch of paragraphs that follow each other in one container: the text between two tables, a cell, a content
control, a note. A paragraph that ends a section, or in which a field begins or ends that goes on elsewhere, is one by
itself. Behind the body, slots without a letter are not shown. Comments are kept as they are.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.document import Decoding, Original
from facing.core.endings import WORD
from facing.core.problem import ProblemCode, UserProblem
from facing.core.styles import StyleSpans, spans_of
from facing.core.text import Text
from facing.formats.docx_boxes import Story
from facing.formats.docx_dressing import dressed
from facing.formats.docx_package import further_parts, main_part
from facing.formats.docx_parts import HIDDEN, ParagraphPart
from facing.formats.docx_reading import OBJECT, DocxReader
from facing.formats.docx_rows import StrayObject
from facing.formats.docx_splicing import spliced
from facing.formats.docx_stories import SlotsDiffer, Splice, rewritten, slot_texts
from facing.formats.docx_styles import StyleSheet
from facing.formats.dressing import dressing, respliced
from facing.formats.tracked_marks import Marks
from facing.formats.xml_text import XmlEncoding, XmlUnreadable, as_utf8, unwritable
from facing.formats.zip_file import ZipContent, ZipDamaged, ZipEncrypted, ZipTooLarge
from facing.formats.zip_problems import told_of

DOCX = "docx"
_ZIP = b"PK\x03\x04"
_OURS = 1 << 40  # bytes: more than any file that was opened before it was written
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # .doc, and .docx with a password ([MS-CFB], 2.2)


@dataclass(frozen=True)
class TextPart:
    """A part with text: its name, its XML in UTF-8 and how that is encoded, its stories."""

    name: str
    xml: bytes
    encoding: XmlEncoding
    stories: list[Story]


@dataclass(frozen=True)
class Skeleton:
    """The parts with text, the main one first."""

    parts: tuple[TextPart, ...]

    @property
    def shown(self) -> list[ParagraphPart]:
        """The paragraphs that are shown, in order."""
        stories = (story for part in self.parts for story in part.stories if story.twin is None)
        return [paragraph for story in stories for paragraph in story.paragraphs if paragraph.slot != HIDDEN]


def is_docx(path: Path, data: bytes) -> bool:
    """Whether to read the file as a Word document: by its ending, or by what is in it."""
    if path.suffix.lower() in WORD:
        return True
    if not data.startswith(_ZIP):
        return False
    try:
        return main_part(ZipContent(data)).rpartition("/")[0].lower() == "word"
    except (ZipDamaged, ZipEncrypted, ZipTooLarge):
        return False


def read_docx(path: Path, data: bytes, limit: int) -> Original:
    """``data`` as an original; its parts with text may have ``limit`` bytes together.

    Raises:
        UserProblem: ``FILE_DAMAGED``, ``FILE_PROTECTED``, ``FILE_TOO_LARGE``.
    """
    if data.startswith(_COMPOUND):
        raise UserProblem(ProblemCode.FILE_PROTECTED, path=path)
    with told_of(path, limit):
        return _read(path, data, limit)


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
    refuse_unwritable(original, corrected)
    try:
        written = with_parts(original.data, corrected_parts(skeleton, corrected, spliced))
        return with_looks(original.path, written, corrected)
    except SlotsDiffer:
        raise UserProblem(ProblemCode.PLACES_DIFFER, path=original.path) from None
    except StrayObject as stray:
        raise UserProblem(ProblemCode.OBJECT_STRAY, path=original.path, paragraph=stray.paragraph + 1) from None


def with_looks(path: Path, data: bytes, corrected: Text, marks: Marks | None = None) -> bytes:
    """A file that has the text of ``corrected`` with the looks that were chosen; ``marks``: as tracked changes."""
    if not corrected.has_looks:
        return data
    skeleton = read_docx(path, data, limit=_OURS).skeleton
    assert isinstance(skeleton, Skeleton)
    looks = {id(paragraph): chosen for paragraph, chosen in dressing(skeleton.shown, corrected)}

    def parts() -> Iterator[tuple[TextPart, bytes]]:
        for part in skeleton.parts:
            here = [
                (paragraph, looks[id(shown)])
                for story in part.stories
                for paragraph, shown in zip(story.paragraphs, (story.twin or story).paragraphs, strict=True)
                if id(shown) in looks
            ]
            if here:
                yield part, respliced(part.xml, dressed(part.xml, here, marks))

    return with_parts(data, parts())


def refuse_unwritable(original: Original, corrected: Text) -> None:
    """Look for what XML cannot hold.

    Raises:
        UserProblem: ``CHARACTER_NOT_IN_FORMAT``, see ``write_docx``.
    """
    for number, paragraph in enumerate(corrected, start=1):
        character = unwritable(paragraph.text)
        if character:
            facts = {"character": f"U+{ord(character):04X}", "paragraph": number}
            raise UserProblem(ProblemCode.CHARACTER_NOT_IN_FORMAT, path=original.path, **facts)


def corrected_parts(skeleton: Skeleton, corrected: Text, splice: Splice) -> Iterator[tuple[TextPart, bytes]]:
    """The parts that change, with their new XML in UTF-8; ``splice`` writes the slots of some stories anew.

    Raises:
        SlotsDiffer: ``corrected`` has other slots than the file.
        StrayObject: see ``splice``.
    """
    texts = slot_texts(skeleton.shown, corrected)
    for part in skeleton.parts:
        xml = rewritten(part.xml, part.stories, texts, splice)
        if xml != part.xml:
            yield part, xml


def with_parts(data: bytes, parts: Iterable[tuple[TextPart, bytes]]) -> bytes:
    """The file with other XML in these parts, every other byte as it was."""
    for part, xml in parts:
        content = ZipContent(data)
        member = content.member(part.name)
        assert member is not None
        data = content.with_member(member, part.encoding.encoded(xml))
    return data


def object_ranges(paragraph: str) -> tuple[tuple[int, int], ...]:
    """The marks of objects in a paragraph, which are no prose."""
    return tuple((place, place + 1) for place, letter in enumerate(paragraph) if letter == OBJECT)


def _read(path: Path, data: bytes, limit: int) -> Original:
    content = ZipContent(data)
    main = main_part(content)
    if content.member(main) is None:
        raise ZipDamaged(f"{main} is missing")
    sheet = _style_sheet(content, main, limit)
    parts = [_text_part(content, main, sheet, limit)]
    if not parts[0].stories[0].paragraphs:
        raise XmlUnreadable("there is no paragraph")
    used = len(parts[0].xml)
    for name in further_parts(content, main):
        try:
            parts.append(_text_part(content, name, sheet, max(0, limit - used)))
            used += len(parts[-1].xml)
        except ZipTooLarge as error:
            raise ZipTooLarge(used + error.size) from None
        except XmlUnreadable:
            continue  # it stays as it is, and the text does not need it
    _number([story for part in parts for story in part.stories])
    skeleton = Skeleton(tuple(parts))
    shown = skeleton.shown
    text = Text.from_paragraphs(Paragraph(paragraph.text, paragraph.slot) for paragraph in shown)
    styles = {number: spans for number, paragraph in enumerate(shown) if (spans := _spans(paragraph))}
    return Original(path, data, DOCX, Decoding(parts[0].encoding.codec), text, skeleton=skeleton, styles=styles)


def _text_part(content: ZipContent, name: str, sheet: StyleSheet, limit: int) -> TextPart:
    member = content.member(name)
    assert member is not None
    xml, encoding = as_utf8(content.unpacked(member, limit))
    return TextPart(name, xml, encoding, DocxReader(xml, sheet).read())


def _number(stories: list[Story]) -> None:
    """Number the slots through all stories; those without a letter are hidden, but not those of the body."""
    first = 0
    for story in stories:
        if story.twin is not None:
            for mine, other in zip(story.paragraphs, story.twin.paragraphs, strict=True):
                mine.slot = other.slot
            continue
        for _, group in groupby(list(story.paragraphs), key=lambda paragraph: paragraph.slot):
            here = list(group)
            is_shown = story is stories[0] or any(paragraph.text.strip(f"{OBJECT} ") for paragraph in here)
            for paragraph in here:
                paragraph.slot = first if is_shown else HIDDEN
            first += is_shown


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
