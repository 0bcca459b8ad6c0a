"""Tracked changes in a part of a .docx file accepted or rejected; every other byte stays.

ECMA-376, part 1, 17.13.5: runs in ``w:ins`` and ``w:moveTo`` come, those in ``w:del`` and ``w:moveFrom`` go; the same
marks in a paragraph's own ``w:rPr`` speak of its end. A paragraph whose end goes flows into the next one and takes that
one's properties. Rows of tables stay, changes of looks too.
"""

import pyexpat
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from facing.formats.docx_styles import SEPARATOR, local_name, value_of
from facing.formats.xml_text import XmlUnreadable, element_end, tag_end, tag_name

_COMING = frozenset(("ins", "moveTo"))
_GOING = frozenset(("del", "moveFrom"))
_RANGES = frozenset(("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"))
_NAMES = {"delText": b"t", "delInstrText": b"instrText"}
_BETWEEN = (
    frozenset("bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr".split())
    | _RANGES
)
# Where such an element speaks of something else than runs.
_NOT_RUNS = frozenset("trPr tcPr numPr".split())
_THINGS = frozenset("drawing pict object footnoteReference endnoteReference AlternateContent".split())
_FIELD_MARKS = frozenset(("fldChar", "instrText"))
Edit = tuple[int, int, bytes]


@dataclass(slots=True, eq=False)
class _Paragraph:
    start: int
    inner_start: int
    inner_end: int = 0
    end: int = 0
    flows_on: bool = False
    next: "_Paragraph | None" = None
    is_next: bool = False

    def chain(self) -> "list[_Paragraph]":
        """This one and those that it flows into."""
        found = [self]
        while found[-1].next:
            found.append(found[-1].next)
        return found


@dataclass(slots=True)
class _Open:
    """An element that is open; ``flowing`` is the paragraph in it that waits for the next one."""

    name: str
    start: int
    paragraph: _Paragraph | None = None
    flowing: _Paragraph | None = None


def settled(data: bytes, accept: bool) -> bytes:
    """The part, in UTF-8, with all changes accepted, or all rejected.

    Raises:
        XmlUnreadable: it is not XML, or declares a document type.
    """
    reader = _Settler(data, accept)
    reader.read()
    return reader.written()


def accepted_words(data: bytes) -> tuple[bytes, int]:
    """The part with all changes accepted, but for notes and pictures that came with them; and how many those are.

    Raises:
        XmlUnreadable: as ``settled``.
    """
    reader = _Settler(data, accept=True, words_only=True)
    reader.read()
    return reader.written(), reader.left_out


@dataclass
class Authors:
    """Who changed how much: the number of changes of runs by author and day (``YYYY-MM-DD``)."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, data: bytes) -> None:
        """Count the changes of a part."""
        parser = pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        parser.StartElementHandler = self._start
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if local_name(name) in _COMING | _GOING:
            day = (value_of(attributes, "date") or "").partition("T")[0]
            self.counts[value_of(attributes, "author") or "", day] += 1


class _Settler:
    """``words_only``: things in what comes are left out, ``left_out`` counts them; of a field its words stay."""

    def __init__(self, data: bytes, accept: bool, words_only: bool = False) -> None:
        self._data = data
        self._words_only = words_only
        self._coming = 0  # elements open that come
        self.left_out = 0
        self._stays, self._goes = (_COMING, _GOING) if accept else (_GOING, _COMING)
        self._edits: list[Edit] = []
        self._open: list[_Open] = []
        self._removed = 0  # elements open in what goes
        self._removed_from = 0
        self._paragraphs: list[_Paragraph] = []

    def read(self) -> None:
        parser = self._parser = pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(self._data, True)
        except pyexpat.ExpatError as error:
            raise XmlUnreadable(str(error)) from None

    def written(self) -> bytes:
        edits = sorted(self._edits)
        starts = [start for start, _, _ in edits]
        joined: list[Edit] = []
        dropped: set[int] = set()
        for first in self._paragraphs:
            if first.next is not None and not first.is_next:
                chain = first.chain()
                ranges = [
                    range(bisect_left(starts, part.start), bisect_left(starts, part.inner_start)) for part in chain
                ]
                joined += self._joined(chain, [edits[number] for number in ranges[-1]])
                dropped.update(number for inside in ranges for number in inside)
        kept = [edit for number, edit in enumerate(edits) if number not in dropped]
        return _applied(self._data, 0, len(self._data), sorted(kept + joined))

    def _refuse(self, *_: object) -> None:
        raise XmlUnreadable("a document type is declared")

    def _start(self, full_name: str, _: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        if self._removed:
            self._removed += 1
            return
        name = local_name(full_name)
        parent = self._open[-1].name if self._open else ""
        here = _Open(name, start)
        if self._words_only and self._coming and name.rpartition(SEPARATOR)[2] in _THINGS | _FIELD_MARKS:
            self._removed, self._removed_from = 1, start
            self.left_out += name not in _FIELD_MARKS
        elif name in self._stays | self._goes and parent not in _NOT_RUNS:
            self._change(name, parent, start)
        elif name in _RANGES:
            self._removed, self._removed_from = 1, start
        elif name in _NAMES:
            self._rename(start, _NAMES[name])
        elif name == "p":
            here.paragraph = self._begin(start)
        elif self._open and name not in _BETWEEN:
            self._open[-1].flowing = None
        if not self._removed:
            self._open.append(here)

    def _change(self, name: str, parent: str, start: int) -> None:
        if parent == "rPr":
            if name in self._goes and self._open[-2].name == "pPr":
                paragraph = self._open[-3].paragraph
                if paragraph:
                    paragraph.flows_on = True
            self._removed, self._removed_from = 1, start
        elif name in self._goes:
            self._removed, self._removed_from = 1, start
        else:
            self._coming += 1
            self._edits.append((start, tag_end(self._data, start), b""))

    def _begin(self, start: int) -> _Paragraph:
        paragraph = _Paragraph(start, tag_end(self._data, start))
        self._paragraphs.append(paragraph)
        before = self._open[-1].flowing if self._open else None
        if before:
            before.next = paragraph
            paragraph.is_next = True
        return paragraph

    def _end(self, _: str) -> None:
        index = self._parser.CurrentByteIndex
        if self._removed:
            self._removed -= 1
            if not self._removed:
                self._edits.append((self._removed_from, element_end(self._data, self._removed_from, index), b""))
            return
        here = self._open.pop()
        end = element_end(self._data, here.start, index)
        is_one_tag = end == tag_end(self._data, here.start)
        if here.name in self._stays and (not self._open or self._open[-1].name not in _NOT_RUNS):
            self._coming -= 1
            if not is_one_tag:
                self._edits.append((index, end, b""))
        elif here.name in _NAMES and not is_one_tag:
            self._rename(index, _NAMES[here.name])
        elif here.name == "pPr" and self._open and self._open[-1].paragraph:
            self._open[-1].paragraph.inner_start = end
        elif here.paragraph:
            here.paragraph.inner_end = end if is_one_tag else index
            here.paragraph.end = end
            if self._open:
                self._open[-1].flowing = here.paragraph if here.paragraph.flows_on else None

    def _rename(self, start: int, local: bytes) -> None:
        """Another name for a tag, under the same prefix."""
        name = tag_name(self._data, start)
        at = start + self._data[start : start + 2].count(b"/") + 1
        prefix, colon, _ = name.rpartition(b":")
        self._edits.append((at, at + len(name), prefix + colon + local))

    def _joined(self, chain: list[_Paragraph], edits: list[Edit]) -> list[Edit]:
        """Paragraphs that flow into each other as one, which has the head of the last; ``edits`` are those in it."""
        first, last = chain[0], chain[-1]
        head = _applied(self._data, last.start, last.inner_start, edits)
        closing = b""
        if last.inner_start == last.end:
            name = tag_name(self._data, last.start)
            head, closing = head[:-2].rstrip() + b">", b"</" + name + b">"
        return [
            (first.start, first.inner_start, head),
            *((paragraph.inner_end, paragraph.end, b"") for paragraph in chain[:-1]),
            *((paragraph.start, paragraph.inner_start, b"") for paragraph in chain[1:-1]),
            (last.start, last.inner_start, closing),
        ]


def _applied(data: bytes, start: int, end: int, edits: list[Edit]) -> bytes:
    pieces: list[bytes] = []
    for first, past, new in edits:
        pieces += data[start:first], new
        start = past
    return b"".join([*pieces, data[start:end]])
