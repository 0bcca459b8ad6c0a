"""Bold and italics that were chosen, put into a Word document whose text is written: only runs that have them change.

ECMA-376, part 1: 17.3.2.1 (``w:b``), .2 (``w:bCs``, for complex scripts), .16 (``w:i``), .17 (``w:iCs``); 17.3.2.28
(``w:rPr``, in which these stand behind ``w:rStyle`` and ``w:rFonts``), 17.13.5.31 (``w:rPrChange``, the last in it).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from facing.core.looks import UNCHOSEN, LookSpans, all_looks
from facing.core.styles import Style
from facing.formats.docx_parts import NOWHERE, Item, Kind, ParagraphPart, Run
from facing.formats.docx_styles import NAMESPACES
from facing.formats.docx_writing import inline
from facing.formats.tracked_marks import Marks, change_of_looks
from facing.formats.xml_text import tag_end, tag_name

Splice = tuple[int, int, bytes]


class _Stretch(NamedTuple):
    """Letters of an item, from ``start`` to ``end`` in it, that look alike."""

    start: int
    end: int
    style: Style


def dressed(
    data: bytes, paragraphs: Sequence[tuple[ParagraphPart, LookSpans]], marks: Marks | None = None
) -> Iterator[Splice]:
    """What comes in place of which bytes when these paragraphs get their looks; ``marks``: as tracked changes."""
    for paragraph, looks in paragraphs:
        position = 0
        for run, group in groupby(paragraph.items, key=lambda item: item.run):
            items = list(group)
            length = sum(len(item.text) for item in items)
            if run is not None and any(span.look != UNCHOSEN for span in all_looks(looks, position, position + length)):
                yield from _Dresser(data, run, marks).splices(items, looks, position)
            position += length


class _Dresser:
    """Writes the runs that stand in place of one."""

    def __init__(self, data: bytes, run: Run, marks: Marks | None) -> None:
        self._data = data
        self._run = run
        self._marks = marks
        self._prefix = tag_name(data, run.start)[:-1]
        self._properties = data[slice(*run.properties)]

    def splices(self, items: Sequence[Item], looks: LookSpans, position: int) -> Iterator[Splice]:
        """The parts of the run; ``position`` is where its first item stands in the paragraph."""
        now: Style | None = None
        for item in items:
            if item.start < self._run.start:  # a field that begins in an earlier run
                position += len(item.text)
                continue
            stretches = list(self._stretches(item, looks, position))
            position += len(item.text)
            if now is None:
                now = stretches[0].style
                yield from self._opening(now)
            if [stretch.style for stretch in stretches] == [now]:
                continue
            yield item.start, item.end, b"".join(self._parts(item, stretches, now))
            now = stretches[-1].style

    def _stretches(self, item: Item, looks: LookSpans, position: int) -> Iterator[_Stretch]:
        own = self._run.style
        end = position + len(item.text)
        if item.kind not in (Kind.TEXT, Kind.SIGN) or not item.text:
            yield _Stretch(0, len(item.text), own)
            return
        for style, group in groupby(all_looks(looks, position, end), key=lambda span: span.look.over(own)):
            here = list(group)
            yield _Stretch(here[0].start - position, here[-1].end - position, style)

    def _parts(self, item: Item, stretches: Sequence[_Stretch], now: Style) -> Iterator[bytes]:
        for stretch in stretches:
            if stretch.style != now:
                now = stretch.style
                yield b"</" + self._prefix + b"r><" + self._prefix + b"r>" + self._dress(now)
            if len(stretches) == 1:
                yield self._data[item.start : item.end]
            else:
                yield inline(self._prefix, item.text[stretch.start : stretch.end])

    def _opening(self, style: Style) -> Iterator[Splice]:
        if style == self._run.style:
            return
        start, end = self._run.properties
        if (start, end) == NOWHERE:
            start = end = tag_end(self._data, self._run.start)
        yield start, end, self._dress(style)

    def _dress(self, style: Style) -> bytes:
        """The properties of a run that looks so."""
        own = self._marks.copied(self._properties) if self._marks else self._properties
        if style == self._run.style:
            return own
        properties = restyled(own, self._prefix, self._run.style, style)
        if self._marks is None or self._is_new(self._marks):
            return properties
        return change_of_looks(properties, own, self._prefix, self._marks)

    def _is_new(self, marks: Marks) -> bool:
        """Whether the run was inserted by the one whose changes these are: then it simply looks so."""
        tags = (self._data[slice(*wrapper)] for wrapper in self._run.wrappers)
        return any(tag_name(tag, 0).rpartition(b":")[2] == b"ins" and marks.has_made(tag) for tag in tags)


def restyled(properties: bytes, prefix: bytes, had: Style, style: Style) -> bytes:
    """The properties ``w:rPr`` of a run that looked as ``had`` (or nothing, where it has none) for another look."""
    opened, inner, closed = _opened(properties, prefix)
    change = inner.find(b"<" + prefix + b"rPrChange")
    inner, kept = (inner, b"") if change < 0 else (inner[:change], inner[change:])
    before = b"rStyle|rFonts"
    for letter, was, wanted in ((b"b", had.bold, style.bold), (b"i", had.italic, style.italic)):
        own = letter + b"|" + letter + b"Cs"
        if was is not wanted:
            inner = re.sub(_element(prefix, own), b"", inner)
            leading = re.match(rb"(?:\s*" + _element(prefix, before) + rb")*", inner)
            place = leading.end() if leading else 0
            inner = inner[:place] + _switch(prefix, letter, wanted) + inner[place:]
        before += b"|" + own
    return opened + inner + kept + closed


def _opened(properties: bytes, prefix: bytes) -> tuple[bytes, bytes, bytes]:
    """The start tag of properties, what is in them, the end tag."""
    name = prefix + b"rPr"
    if b"</" + name not in properties:
        return b"<" + name + b">", b"", b"</" + name + b">"
    start, end = tag_end(properties, 0), properties.rindex(b"</" + name)
    return properties[:start], properties[start:end], properties[end:]


def _element(prefix: bytes, names: bytes) -> bytes:
    """A pattern for an element of one of these names, which has nothing in it."""
    return rb"<" + re.escape(prefix) + rb"(?:" + names + rb")(?=[\s/>])[^<>]*?(?:/>|>\s*</[^<>]*>)"


def _switch(prefix: bytes, letter: bytes, on: bool) -> bytes:
    """The elements that switch a look on or off, for all scripts."""
    value = b""
    if not on:
        # Attributes need a prefix even where elements have none.
        value = b" " + (prefix or f'xmlns:w="{NAMESPACES[0]}" w:'.encode()) + b'val="0"'
    return b"".join(b"<" + prefix + letter + ending + value + b"/>" for ending in (b"", b"Cs"))
