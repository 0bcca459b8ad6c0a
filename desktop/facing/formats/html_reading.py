"""Reads a web page into paragraphs with byte offsets: what stands between the tags of blocks.

Which elements are blocks, which are empty and which end others is told by the HTML standard (13.1.2 and 15.3). A page
is not built into a tree, so that a broken one is read as well as a whole one.
"""

import re
from typing import NamedTuple

from facing.core.looks import Look
from facing.core.styles import PLAIN, Style
from facing.formats.docx_parts import NOWHERE, Range
from facing.formats.html_tokens import Token, TokenKind, Tokens
from facing.formats.marked_reading import ItemReader, has_words
from facing.formats.marked_text import LINE, MarkedParagraph

# Elements that are one paragraph: a new one stands behind them as they are.
_PARAGRAPHS = frozenset(b"p h1 h2 h3 h4 h5 h6".split())
_ITEMS = frozenset(b"li dt dd".split())
_BLOCKS = frozenset(
    b"html head body title div section article aside header footer nav main address blockquote center details dialog "
    b"summary dir dl fieldset legend figcaption figure form frameset hgroup hr menu ol ul optgroup option pre listing "
    b"search table caption colgroup col thead tbody tfoot tr td th noscript template base link meta".split()
)
_PRESERVING = frozenset((b"pre", b"listing"))
_OBJECTS = frozenset(b"svg math object video audio canvas select button map applet datalist meter progress".split())
_VOID_OBJECTS = frozenset(b"img input embed iframe textarea".split())
_UNSEEN = frozenset(b"script style wbr area param source track base link meta col noembed noframes".split())
_BOLD = frozenset((b"b", b"strong"))
_ITALIC = frozenset(b"i em cite dfn var".split())
_CSS = re.compile(rb"""\bstyle\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_DECLARED = re.compile(rb"\b(font-weight|font-style)\s*:\s*([\w-]+)", re.IGNORECASE)
_BOLD_VALUES = frozenset(b"bold bolder 600 700 800 900".split())
_ITALIC_VALUES = frozenset((b"italic", b"oblique"))
_DEEPEST = 64  # inline elements in each other; those inside are letters of the innermost one


class _Inline(NamedTuple):
    name: bytes
    tag: Range
    style: Style


class HtmlReader:
    """One pass over a page in UTF-8. ``paragraphs`` are those with anything to read in them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.paragraphs: list[MarkedParagraph] = []
        self._items = ItemReader(data)
        self._open: list[_Inline] = []
        self._base = 0  # inline elements that were open before the paragraph
        self._element: Token | None = None  # the start tag of the paragraph's own element
        self._slot = 0
        self._slot_group: frozenset[bytes] | None = None
        self._gap: list[Range] = []
        self._preserving = 0
        self._is_title = False
        self._fresh = False  # right behind the tag of preformatted text, where a line end is not seen
        self._object: Token | None = None
        self._object_depth = 0
        self._last_ends: dict[bytes, int] = {}  # where the last end tag of an object's name begins

    def read(self) -> list[MarkedParagraph]:
        """Read it all."""
        for token in Tokens(self._data).read():
            if self._object:
                self._inside_object(token)
            elif token.kind is TokenKind.TEXT:
                self._text(token.start, token.end)
            elif token.kind is TokenKind.START:
                self._start(token)
            elif token.kind is TokenKind.END:
                self._end(token)
            elif not self._element and self._items.is_empty:
                self._gap.append((token.start, token.end))
            self._fresh = self._fresh and token.kind is TokenKind.START
        self._finish(len(self._data))
        return self.paragraphs

    # --- letters -------------------------------------------------------------------------------------------------

    def _text(self, start: int, end: int) -> None:
        if self._fresh and self._preserving:
            start += 2 if self._data.startswith(b"\r\n", start) else self._data.startswith((b"\n", b"\r"), start)
        if self._items.is_empty and not self._element and self._data[start:end].strip():
            self._close_slot()
            self._base = len(self._open)
        if self._element or not self._items.is_empty or self._data[start:end].strip():
            self._items.letters(start, end, self._wrappers(), self._style(), self._preserving > 0)

    def _wrappers(self) -> list[Range]:
        return [inline.tag for inline in self._open[self._base :]]

    def _style(self) -> Style:
        return self._open[-1].style if self._open else PLAIN

    # --- tags ----------------------------------------------------------------------------------------------------

    def _start(self, token: Token) -> None:
        name = token.name
        if name in _PARAGRAPHS or name in _ITEMS:
            self._finish(token.start, by=name)
            self._begin(token)
        elif name == b"br":
            if self._element or not self._items.is_empty:
                self._items.sign(LINE, (token.start, token.end), self._wrappers(), self._style())
        elif name in _VOID_OBJECTS:
            self._thing(token.start, token.end)
        elif name in _OBJECTS:
            self._start_object(token)
        elif name in _UNSEEN:
            if not self._element and self._items.is_empty:
                self._close_slot()
        elif name in _BLOCKS:
            self._finish(token.start)
            self._close_slot()
            self._is_title = name == b"title"
            self._preserving += name in _PRESERVING
            self._fresh = name in _PRESERVING
        elif len(self._open) < _DEEPEST and self._data[token.end - 2 : token.end] != b"/>":
            style = look_of(name, self._data[token.start : token.end]).over(self._style())
            self._open.append(_Inline(name, (token.start, token.end), style))

    def _end(self, token: Token) -> None:
        name = token.name
        if self._element and name == self._element.name:
            self._finish(token.start, token.end)
        elif name in _PARAGRAPHS or name in _ITEMS or name in _BLOCKS:
            self._finish(token.start, by=b"" if name in _BLOCKS else name, ended=True)
            self._close_slot()
            if name in _PRESERVING:
                self._preserving = max(0, self._preserving - 1)
        else:
            place = next((n for n in reversed(range(len(self._open))) if self._open[n].name == name), None)
            if place is not None:
                del self._open[place]
                self._base -= place < self._base

    def _start_object(self, token: Token) -> None:
        if token.name not in self._last_ends:
            tags = re.finditer(rb"</" + token.name + rb"\b", self._data, re.IGNORECASE)
            self._last_ends[token.name] = max((tag.start() for tag in tags), default=-1)
        if self._last_ends[token.name] > token.start and self._data[token.end - 2 : token.end] != b"/>":
            self._object, self._object_depth = token, 1
        else:
            self._thing(token.start, token.end)

    def _inside_object(self, token: Token) -> None:
        assert self._object
        if token.name == self._object.name:
            if token.kind is TokenKind.END:
                self._object_depth -= 1
            elif self._data[token.end - 2 : token.end] != b"/>":
                self._object_depth += 1
        if not self._object_depth:
            start, self._object = self._object.start, None
            self._thing(start, token.end)

    def _thing(self, start: int, end: int) -> None:
        if not self._element and self._items.is_empty:
            self._close_slot()
            self._base = len(self._open)
        self._items.thing((start, end), self._wrappers())

    # --- paragraphs ----------------------------------------------------------------------------------------------

    def _begin(self, token: Token) -> None:
        self._element = token
        self._base = len(self._open)

    def _close_slot(self) -> None:
        self._slot_group = None
        self._gap = []

    def _finish(self, inner_end: int, end: int | None = None, by: bytes = b"", ended: bool = False) -> None:
        """The paragraph ends; ``end`` where its own end tag does, ``by`` the start tag that ends it."""
        element, self._element = self._element, None
        items = self._items.take()
        whole = element is not None and (
            end is not None or element.name == b"p" or ended or (element.name in _ITEMS and by in _ITEMS)
        )
        if not items:
            if element:
                self._close_slot()
            return
        if element and whole:
            paragraph = MarkedParagraph(element.start, 0, inner_end if end is None else end, element.end, inner_end)
            paragraph.opening = (element.start, element.end)
        else:
            start, last = items[0].start, items[-1].end
            paragraph = MarkedParagraph(start, 0, last, start, last, alone=self._is_title)
        paragraph.items = list(items)
        self._place(paragraph, element.name if element and whole else b"")

    def _place(self, paragraph: MarkedParagraph, name: bytes) -> None:
        if not has_words(paragraph):
            self._close_slot()
            return
        group = next((names for names in (_PARAGRAPHS, frozenset((b"li",))) if name in names), None)
        if group is None or group != self._slot_group:
            self._slot += 1
            self._gap = []
        self._slot_group = group
        paragraph.slot = self._slot
        paragraph.gap_markers, self._gap = self._gap, []
        self.paragraphs.append(paragraph)


def look_of(name: bytes, tag: bytes) -> Look:
    """What an inline element makes of letters: by its name, or as its start tag says in CSS."""
    look = Look(name in _BOLD or None, name in _ITALIC or None)
    css = _CSS.search(tag)
    for prop, value in _DECLARED.findall(css[1]) if css else ():
        if prop.lower() == b"font-weight":
            look = look._replace(bold=value.lower() in _BOLD_VALUES)
        else:
            look = look._replace(italic=value.lower() in _ITALIC_VALUES)
    return look


def is_title(paragraph: MarkedParagraph) -> bool:
    """Whether the paragraph is the page's title, in which no tag can stand."""
    return paragraph.alone


def is_own_element(paragraph: MarkedParagraph) -> bool:
    """Whether the paragraph is an element of its own, not letters beside others."""
    return paragraph.opening != NOWHERE
