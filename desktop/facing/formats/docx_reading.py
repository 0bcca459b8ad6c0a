"""Reads a part of a .docx file that holds text into paragraphs with byte offsets.

What a reader sees of an element is decided by ECMA-376, part 1, 17.3.3 (what stands in runs), 17.13 (tracked changes,
of which the accepted reading is shown) and 17.16 (fields: their code is an object, their result is text). What is not
known here is an object, or, between paragraphs, stays as it is.
"""

import pyexpat
from collections import Counter
from collections.abc import Callable, Mapping
from enum import Enum, auto

from facing.formats.docx_boxes import Boxes, Story, with_twins
from facing.formats.docx_fields import Fields, Here
from facing.formats.docx_parts import NOWHERE, Item, Kind, ParagraphPart, Range, Run, RunReading
from facing.formats.docx_styles import SEPARATOR, StyleSheet, is_on, local_name, value_of
from facing.formats.xml_text import XmlUnreadable, element_end, tag_end

OBJECT = "\ufffc"
LINE = "\u2028"

_SPACE_ATTRIBUTE = f"http://www.w3.org/XML/1998/namespace{SEPARATOR}space"
_WHITE = " \t\n\r"
# A letter that is the mark of an object has none behind it.
_AS_SHOWN = str.maketrans("\n\r" + OBJECT, "  \ufffd")

_ROOTS = frozenset("document footnotes endnotes hdr ftr".split())
_BLOCKS = _ROOTS | frozenset("body footnote endnote tbl tr tc sdt sdtContent customXml".split())
_NOTES = frozenset("footnote endnote".split())
_ABOUT_BLOCKS = frozenset("tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr customXmlPr".split())
_WRAPPERS = frozenset("hyperlink ins moveTo smartTag sdt sdtContent fldSimple customXml dir bdo".split())
_MARKERS = frozenset(
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd".split()
)
_UNSEEN_IN_PARAGRAPHS = frozenset("del moveFrom sdtPr sdtEndPr smartTagPr customXmlPr fldData".split())
_UNSEEN_IN_RUNS = frozenset(
    "lastRenderedPageBreak commentReference annotationRef instrText delText delInstrText".split()
)
_SIGNS = {"tab": "\t", "cr": LINE, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


class _Place(Enum):
    """Where the reader is."""

    BLOCK = auto()
    PARAGRAPH = auto()
    RUN = auto()
    TEXT = auto()


class DocxReader:
    """One pass over a part, or over a text box in it. ``paragraphs`` are those a reader sees, in order.

    Raises:
        XmlUnreadable: from ``read``; not well-formed, or with a document type, which could bring in anything.
    """

    def __init__(self, data: bytes, styles: StyleSheet, around: "DocxReader | None" = None, depth: int = 0) -> None:
        self._data = data
        self._styles = styles
        self._parser: pyexpat.XMLParserType = (
            around._parser if around else pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        )
        self.paragraphs: list[ParagraphPart] = []
        self.all_stories: list[Story] = []  # with those that repeat others
        self.boxes = Boxes(lambda inner: DocxReader(data, styles, self, inner), depth)
        self._in_object = False
        self._places: list[_Place] = [_Place.BLOCK] if around else []
        self._skipped = 0  # how deep the reader is in an element that is passed over
        self._skipped_from = 0
        self._when_skipped: Callable[[int], None] | None = None
        self._watch: Callable[[str, Mapping[str, str], int], None] | None = None
        self._watched: list[tuple[str, int]] = []
        self._slot = -1
        self._slot_open = False
        self._gap: list[Range] = []
        self._paragraph = ParagraphPart(0, 0)
        self._wrappers: list[Range] = []
        self._run = RunReading()
        self._fields = Fields()
        self._text: list[str] = []
        self._text_start = 0
        self._preserving = [False]

    def read(self) -> list[Story]:
        """Read it all; gives the part's own paragraphs, then its text boxes, last those that repeat others."""
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: self.start(local_name(name), attributes)
        parser.EndElementHandler = lambda _: self.end()
        parser.CharacterDataHandler = self.letters
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(self._data, True)
        except pyexpat.ExpatError as error:
            raise XmlUnreadable(str(error)) from None
        self.all_stories = [Story(self.paragraphs, 0), *self.boxes.stories]
        places = Counter[tuple[int, ...]]()
        for story in self.all_stories:
            story.number = places[story.place]
            places[story.place] += 1
        return with_twins(self.all_stories)

    # --- elements ------------------------------------------------------------------------------------------------

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; ``name`` is its local name."""
        if self._skipped:
            self._skipped += 1
            if self._in_object:
                self.boxes.start(name, attributes)
            if self._watch:
                self._watched.append((name, self._parser.CurrentByteIndex))
                self._watch(name, attributes, self._parser.CurrentByteIndex)
            return
        start = self._parser.CurrentByteIndex
        space = attributes.get(_SPACE_ATTRIBUTE)
        self._preserving.append(self._preserving[-1] if space is None else space == "preserve")
        place = self._places[-1] if self._places else _Place.BLOCK
        if place is _Place.BLOCK:
            self._start_in_block(name, attributes, start)
        elif place is _Place.PARAGRAPH:
            self._start_in_paragraph(name, start)
        elif place is _Place.RUN:
            self._start_in_run(name, attributes, start)
        else:
            self._skip()

    def end(self) -> None:
        """An element ends."""
        start = self._parser.CurrentByteIndex
        if self._skipped:
            self._skipped -= 1
            if self._in_object and self._skipped:
                self.boxes.end()
            if self._watch and self._watched:
                self._end_watched(start)
            if not self._skipped:
                self._preserving.pop()
                done, self._when_skipped, self._watch, self._in_object = self._when_skipped, None, None, False
                if done:
                    done(element_end(self._data, self._skipped_from, start))
            return
        preserving = self._preserving.pop()
        place = self._places.pop()
        if place is _Place.TEXT:
            self._end_text(start, preserving)
        elif place is _Place.PARAGRAPH:
            if self._places[-1] is _Place.BLOCK:
                self._end_paragraph(start)
            else:
                self._wrappers.pop()
        elif place is _Place.BLOCK:
            self._close_slot()

    def letters(self, text: str) -> None:
        """Letters stand here."""
        if self._in_object:
            self.boxes.letters(text)
        elif not self._skipped and self._places and self._places[-1] is _Place.TEXT:
            self._text.append(text)

    def _refuse(self, *_: object) -> None:
        raise XmlUnreadable("a document type is declared")

    def _skip(self, done: Callable[[int], None] | None = None) -> None:
        self._skipped = 1
        self._skipped_from = self._parser.CurrentByteIndex
        self._when_skipped = done
        self._watched = []

    # --- between paragraphs --------------------------------------------------------------------------------------

    def _start_in_block(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        if not self._places and name not in _ROOTS:
            self._skip()
        elif name in _NOTES and value_of(attributes, "type") not in (None, "normal"):
            self._skip()  # the line between text and notes
        elif name == "p":
            self._start_paragraph(start)
        elif name in _BLOCKS:
            self._close_slot()
            self._places.append(_Place.BLOCK)
        elif name in _MARKERS:
            self._skip(lambda end: self._gap.append((start, end)))
        else:
            if name not in _ABOUT_BLOCKS:
                self._close_slot()
            self._skip()

    def _close_slot(self) -> None:
        self._slot_open = False
        self._gap = []

    def _start_paragraph(self, start: int) -> None:
        self._paragraph = ParagraphPart(start, 0)
        self._paragraph.inner_start = tag_end(self._data, start)
        self._wrappers = []
        self._places.append(_Place.PARAGRAPH)

    def _end_paragraph(self, start: int) -> None:
        paragraph = self._paragraph
        paragraph.end = element_end(self._data, paragraph.start, start)
        paragraph.inner_end = min(start, paragraph.end)
        unfinished = self._fields.unfinished()
        if unfinished or (paragraph.mark_deleted and not paragraph.text):
            # A field's code that goes on in the next paragraph, or a paragraph that is deleted: not to be seen.
            for field in unfinished:
                field.paragraph = -1
            for item in paragraph.items:
                if item.field:
                    item.field.field_end = None
            self._close_slot()
            return
        if paragraph.section != NOWHERE or self._fields.begin_in(len(self.paragraphs)):
            paragraph.alone = True
        if paragraph.alone:
            self._close_slot()
        if not self._slot_open:
            self._slot += 1
            self._slot_open = not paragraph.alone
        paragraph.slot = self._slot
        paragraph.gap_markers, self._gap = self._gap, []
        self.paragraphs.append(paragraph)

    # --- in a paragraph ------------------------------------------------------------------------------------------

    def _start_in_paragraph(self, name: str, start: int) -> None:
        paragraph = self._paragraph
        if name == "r":
            self._run = RunReading(start)
            self._places.append(_Place.RUN)
        elif name == "pPr":
            self._skip(lambda end: self._end_properties(start, end))
            self._watch = self._paragraph_property
        elif name in _WRAPPERS:
            self._wrappers.append((start, tag_end(self._data, start)))
            self._places.append(_Place.PARAGRAPH)
        elif name in _MARKERS:
            self._skip(lambda end: paragraph.markers.append((start, end)))
        elif name in _UNSEEN_IN_PARAGRAPHS:
            self._skip()
        else:
            self._skip_object(start, lambda: None)

    def _end_properties(self, start: int, end: int) -> None:
        self._paragraph.properties = (start, end)
        self._paragraph.inner_start = end

    def _paragraph_property(self, name: str, attributes: Mapping[str, str], _: int) -> None:
        path = [name for name, _ in self._watched]
        if path == ["pStyle"]:
            self._paragraph.style_id = value_of(attributes, "val") or ""
        elif path in (["rPr", "del"], ["rPr", "moveFrom"]):
            self._paragraph.mark_deleted = True

    def _end_watched(self, start: int) -> None:
        name, begun = self._watched[-1]
        if len(self._watched) == 1:
            element = (begun, element_end(self._data, begun, start))
            if name == "sectPr":
                self._paragraph.section = element
            elif name == "pPrChange":
                self._paragraph.change = element
            elif name == "rPr":
                self._paragraph.mark_properties = element
            elif name in ("b", "bCs", "i", "iCs"):
                self._run.toggles.append(element)
        self._watched.pop()

    # --- in a run ------------------------------------------------------------------------------------------------

    def _start_in_run(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        if self._fields.in_code and name != "fldChar":
            self._skip()
        elif name == "t":
            self._text = []
            self._text_start = start
            self._places.append(_Place.TEXT)
        elif name == "rPr":
            self._skip(lambda end: self._end_run_properties(start, end))
            self._watch = self._run_property
        elif name == "fldChar":
            kind = value_of(attributes, "fldCharType")
            here = Here(self._paragraph, len(self.paragraphs), tuple(self._wrappers), self._made_run)
            self._skip(lambda end: self._fields.character(kind, start, end, here))
        elif name == "br" and value_of(attributes, "type") in (None, "textWrapping"):
            self._skip(lambda end: self._sign(LINE, start, end))
        elif name in _SIGNS:
            self._skip(lambda end: self._sign(_SIGNS[name], start, end))
        elif name in _UNSEEN_IN_RUNS:
            if name == "commentReference":
                self._paragraph.comments.append(value_of(attributes, "id") or "")
            self._skip()
        else:
            self._skip_object(start, self._made_run)

    def _end_run_properties(self, start: int, end: int) -> None:
        self._run.properties = (start, end)

    def _run_property(self, name: str, attributes: Mapping[str, str], _: int) -> None:
        if len(self._watched) != 1:
            return
        if name == "b":
            self._run.bold = is_on(attributes)
        elif name == "i":
            self._run.italic = is_on(attributes)
        elif name == "rStyle":
            self._run.style_id = value_of(attributes, "val") or ""

    def _made_run(self) -> Run:
        run = self._run
        if run.made is None:
            look = self._styles.look(self._paragraph.style_id, run.style_id, run.bold, run.italic)
            run.made = Run(run.start, run.properties, tuple(run.toggles), look, tuple(self._wrappers))
        return run.made

    def _sign(self, text: str, start: int, end: int) -> None:
        self._add(Kind.SIGN, text, start, end)

    def _add(self, kind: Kind, text: str, start: int, end: int) -> Item:
        item = Item(kind, text, start, end, self._made_run(), tuple(self._wrappers))
        self._paragraph.items.append(item)
        return item

    def _skip_object(self, start: int, run: Callable[[], Run | None]) -> None:
        self._skip(lambda end: self._object(start, end, run()))
        self._in_object = True
        self.boxes.begin()

    def _object(self, start: int, end: int, run: Run | None) -> None:
        if not self._fields.in_code:
            self._paragraph.items.append(Item(Kind.OBJECT, OBJECT, start, end, run, tuple(self._wrappers)))

    def _end_text(self, start: int, preserving: bool) -> None:
        text = "".join(self._text)
        if not preserving:
            text = text.strip(_WHITE)
        end = element_end(self._data, self._text_start, start)
        self._add(Kind.TEXT, text.translate(_AS_SHOWN), self._text_start, end)
