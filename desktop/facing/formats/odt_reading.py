"""Reads a part of an OpenDocument text into paragraphs with byte offsets.

What holds text is told by OpenDocument 1.3, part 3: paragraphs and headings (5.1), tables (9.1), what stands in
paragraphs (6), notes (6.3), tracked changes (5.5), of which the accepted reading is shown. What is not known in a
paragraph is an object. Paragraphs inside an object (a note, a text box) come behind those of the part.
"""

import pyexpat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from facing.core.styles import Style
from facing.formats.docx_parts import Range
from facing.formats.marked_reading import ItemReader
from facing.formats.marked_text import LINE, MarkedParagraph
from facing.formats.odt_styles import SEPARATOR, OdtStyles, prefixed
from facing.formats.xml_text import XmlUnreadable, element_end, tag_end

_PARAGRAPHS = frozenset(("text:p", "text:h"))
_WRAPPERS = frozenset("text:span text:a text:ruby text:ruby-base text:meta text:meta-field".split())
_MARKERS = frozenset(
    "text:bookmark text:bookmark-start text:bookmark-end text:reference-mark-start text:reference-mark-end "
    "text:change text:change-start text:change-end text:soft-page-break text:toc-mark text:toc-mark-start "
    "text:toc-mark-end text:alphabetical-index-mark text:alphabetical-index-mark-start "
    "text:alphabetical-index-mark-end text:user-index-mark text:user-index-mark-start text:user-index-mark-end "
    "office:annotation office:annotation-end text:ruby-text".split()
)
_SIGNS = {"text:tab": "\t", "text:line-break": LINE}
_HIDDEN = frozenset(
    "text:tracked-changes office:annotation office:forms office:font-face-decls office:automatic-styles office:styles "
    "office:scripts text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls".split()
)
_BOXES = frozenset(("text:note-body", "draw:text-box"))
_DEEPEST = 200  # elements in each other; more are no document
_MOST_SPACES = 1000


class _Place(Enum):
    """What an open element is to the reader."""

    BLOCK = auto()
    PARAGRAPH = auto()
    WRAPPER = auto()
    SIGN = auto()
    MARKER = auto()
    OBJECT = auto()
    HIDDEN = auto()


@dataclass(slots=True)
class _Open:
    """An open element: what it is, where its start tag begins, the sign that it stands for."""

    place: _Place
    start: int
    sign: str = ""


@dataclass(slots=True)
class _Story:
    """Paragraphs that are read: of the part, or inside an object of another story's paragraph."""

    depth: int
    items: ItemReader
    paragraphs: list[MarkedParagraph] = field(default_factory=list)
    paragraph: MarkedParagraph | None = None
    wrappers: list[Range] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    slot: int = 0
    slot_open: bool = False
    gap: list[Range] = field(default_factory=list)


class OdtReader:
    """One pass over a part in UTF-8.

    Raises:
        XmlUnreadable: from ``read``; not well-formed, too deep, or with a document type, which could bring in anything.
    """

    def __init__(self, data: bytes, styles: OdtStyles) -> None:
        self._data = data
        self._styles = styles
        self._parser = pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        self._open: list[_Open] = []
        self._stories = [_Story(0, ItemReader(data))]
        self._inner: list[MarkedParagraph] = []
        self._slot = 0
        self._seen = 0  # up to where bytes have been read
        self._cdata = -1

    def read(self) -> list[MarkedParagraph]:
        """The part's own paragraphs, then those inside objects."""
        parser = self._parser
        parser.StartElementHandler = lambda name, attributes: self._start(
            prefixed(name), {prefixed(key): value for key, value in attributes.items()}
        )
        parser.EndElementHandler = lambda _: self._end()
        parser.CommentHandler = lambda _: self._passed(b"-->")
        parser.ProcessingInstructionHandler = lambda *_: self._passed(b"?>")
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(self._data, True)
        except pyexpat.ExpatError as error:
            raise XmlUnreadable(str(error)) from None
        return self._stories[0].paragraphs + self._inner

    def _refuse(self, *_: object) -> None:
        raise XmlUnreadable("a document type is declared")

    # --- letters -------------------------------------------------------------------------------------------------

    def _letters(self) -> int:
        """Read the letters up to where the parser is; gives that place."""
        here = self._parser.CurrentByteIndex
        story = self._stories[-1]
        if self._seen < here and self._open and self._open[-1].place in (_Place.PARAGRAPH, _Place.WRAPPER):
            story.items.letters(self._seen, here, story.wrappers, story.styles[-1], preserving=False)
        self._seen = here
        return here

    def _passed(self, end: bytes) -> None:
        """Something that is not seen stands here."""
        start = self._letters()
        self._seen = self._data.index(end, start) + len(end)

    def _start_cdata(self) -> None:
        self._cdata = self._letters()

    def _end_cdata(self) -> None:
        start, past = self._cdata, self._data.index(b"]]>", self._cdata) + 3
        self._seen = past
        story = self._stories[-1]
        if self._open[-1].place in (_Place.PARAGRAPH, _Place.WRAPPER):
            text = self._data[start + len(b"<![CDATA[") : past - 3].decode("utf-8")
            story.items.raw(text, (start, past), story.wrappers, story.styles[-1])

    # --- elements ------------------------------------------------------------------------------------------------

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        start = self._letters()
        self._seen = tag_end(self._data, start)
        if len(self._open) > _DEEPEST:
            raise XmlUnreadable("elements are too deep in each other")
        place = self._open[-1].place if self._open else _Place.BLOCK
        if place is _Place.BLOCK:
            self._start_in_block(name, attributes, start)
        elif place in (_Place.PARAGRAPH, _Place.WRAPPER):
            self._start_in_paragraph(name, attributes, start)
        elif place is _Place.OBJECT and name in _BOXES:
            self._stories.append(_Story(self._stories[-1].depth + 1, ItemReader(self._data)))
            self._open.append(_Open(_Place.BLOCK, start))
        else:
            self._open.append(_Open(place if place is not _Place.SIGN else _Place.HIDDEN, start))

    def _start_in_block(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        story = self._stories[-1]
        if name in _PARAGRAPHS:
            story.paragraph = MarkedParagraph(start, 0, 0, self._seen, depth=story.depth)
            story.paragraph.opening = (start, self._seen)
            story.styles = [self._styles.look("paragraph", attributes.get("text:style-name", ""))]
            self._open.append(_Open(_Place.PARAGRAPH, start))
        elif name in _HIDDEN:
            self._open.append(_Open(_Place.HIDDEN, start))
        elif name in _MARKERS:
            self._open.append(_Open(_Place.MARKER, start))
        else:
            story.slot_open = False
            self._open.append(_Open(_Place.OBJECT if name.startswith("draw:") else _Place.BLOCK, start))

    def _start_in_paragraph(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        story = self._stories[-1]
        if name in _WRAPPERS:
            style = story.styles[-1]
            if name == "text:span":
                style = self._styles.look("text", attributes.get("text:style-name", ""), style)
            story.styles.append(style)
            story.wrappers.append((start, self._seen))
            self._open.append(_Open(_Place.WRAPPER, start))
        elif name == "text:s":
            count = attributes.get("text:c", "1")
            number = min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() else 1
            self._open.append(_Open(_Place.SIGN, start, " " * max(1, number)))
        elif name in _SIGNS:
            self._open.append(_Open(_Place.SIGN, start, _SIGNS[name]))
        elif name in _MARKERS:
            self._open.append(_Open(_Place.MARKER, start))
        else:
            self._open.append(_Open(_Place.OBJECT, start))

    def _end(self) -> None:
        start = self._letters()
        element = self._open.pop()
        end = element_end(self._data, element.start, start)
        self._seen = end
        around = self._open[-1].place if self._open else _Place.BLOCK
        endings: dict[_Place, Callable[[_Open, int, int], None]] = {
            _Place.PARAGRAPH: self._end_paragraph,
            _Place.SIGN: self._end_sign,
        }
        if element.place in endings:
            endings[element.place](element, start, end)
        elif element.place is _Place.WRAPPER:
            self._stories[-1].styles.pop()
            self._stories[-1].wrappers.pop()
        elif element.place is _Place.BLOCK:
            self._stories[-1].slot_open = False
            if around is _Place.OBJECT:
                self._inner += self._stories.pop().paragraphs
        elif element.place is not around:
            self._end_marker_or_object(element, end)

    def _end_marker_or_object(self, element: _Open, end: int) -> None:
        story = self._stories[-1]
        if element.place is _Place.MARKER:
            (story.paragraph.markers if story.paragraph else story.gap).append((element.start, end))
        elif element.place is _Place.OBJECT and story.paragraph:
            story.items.thing((element.start, end), story.wrappers)

    def _end_sign(self, element: _Open, start: int, end: int) -> None:
        story = self._stories[-1]
        add = story.items.raw if element.sign.startswith(" ") else story.items.sign
        add(element.sign, (element.start, end), story.wrappers, story.styles[-1])

    def _end_paragraph(self, element: _Open, start: int, end: int) -> None:
        story = self._stories[-1]
        paragraph, story.paragraph = story.paragraph, None
        assert paragraph is not None
        paragraph.end, paragraph.inner_end = end, min(start, end)
        paragraph.items = list(story.items.take())
        if not story.slot_open:
            self._slot += 1
            story.slot, story.slot_open = self._slot, True
            story.gap = []
        paragraph.slot = story.slot
        paragraph.gap_markers, story.gap = story.gap, []
        story.paragraphs.append(paragraph)
