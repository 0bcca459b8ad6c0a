"""XML as a tree whose every tag is the bytes that it was, so that what is not moved is written as it stood."""

import pyexpat
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from facing.formats.odt_styles import SEPARATOR, prefixed
from facing.formats.xml_text import XmlUnreadable, tag_end

_IDENTITY = re.compile(rb"""\s+(?:xml|text):id\s*=\s*(?:"[^"]*"|'[^']*')""")
_DEEPEST = 400  # elements in each other; more are no document


@dataclass(slots=True, eq=False)
class Element:
    """An element: its tags, and between them elements and all other bytes.

    ``source`` is where its start tag stood, a byte offset; -1 for a new one. ``closing`` is empty for an empty tag.
    """

    name: str
    source: int
    opening: bytes
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: "list[Element | bytes]" = field(default_factory=list)
    closing: bytes = b""
    parent: "Element | None" = None

    @property
    def children(self) -> "list[Element]":
        """The elements in it."""
        return [child for child in self.content if isinstance(child, Element)]

    def within(self) -> "Iterator[Element]":
        """All elements in it, in the order of the document."""
        for child in self.children:
            yield child
            yield from child.within()

    def ancestors(self) -> "Iterator[Element]":
        """The elements around it, from the inside."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def place(self) -> int:
        """Where it stands in what is around it."""
        assert self.parent is not None
        return next(number for number, child in enumerate(self.parent.content) if child is self)

    def put(self, position: int, contents: "list[Element | bytes]") -> None:
        """Put these, which stand nowhere any more, before what is at ``position`` in the content."""
        for child in contents:
            if isinstance(child, Element):
                child.parent = self
        self.content[position:position] = contents

    def cut(self, start: int, end: int) -> "list[Element | bytes]":
        """Take this part of the content out."""
        taken = self.content[start:end]
        del self.content[start:end]
        return taken

    def leave(self) -> None:
        """Go out of what is around it."""
        assert self.parent is not None
        self.parent.cut(self.place(), self.place() + 1)
        self.parent = None

    def like(self) -> "Element":
        """An empty one with the same tags, but for what names this one alone."""
        opening, closing = self.opened()
        return Element(self.name, -1, _IDENTITY.sub(b"", opening), self.attributes, closing=closing)

    def opened(self) -> tuple[bytes, bytes]:
        """Its tags, also where it is one empty tag."""
        if self.closing:
            return self.opening, self.closing
        name = self.opening[1:-2].split(None, 1)[0]
        return self.opening[:-2].rstrip() + b">", b"</" + name + b">"


def tree(data: bytes) -> Element:
    """The tree of XML in UTF-8; its root is no element, but has all there is.

    Raises:
        XmlUnreadable: not well-formed, too deep, or with a document type.
    """
    return _Builder(data).built()


def written(root: Element) -> tuple[bytes, dict[int, int]]:
    """The bytes of a tree, and where the elements stand in them that had a place: offset now, offset then."""
    pieces: list[bytes] = []
    sources: dict[int, int] = {}
    position = 0

    def put(raw: bytes) -> None:
        nonlocal position
        pieces.append(raw)
        position += len(raw)

    def write(element: Element) -> None:
        if element.source >= 0:
            sources[position] = element.source
        opening, closing = element.opened() if element.content and element.opening else (element.opening, b"")
        put(opening)
        for child in element.content:
            if isinstance(child, bytes):
                put(child)
            else:
                write(child)
        put(closing or element.closing)

    write(root)
    return b"".join(pieces), sources


class _Builder:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._seen = 0
        self._here = Element("", -1, b"")
        self._depth = 0

    def built(self) -> Element:
        root = self._here
        parser = self._parser = pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(self._data, True)
        except pyexpat.ExpatError as error:
            raise XmlUnreadable(str(error)) from None
        self._between(len(self._data))
        return root

    def _refuse(self, *_: object) -> None:
        raise XmlUnreadable("a document type is declared")

    def _between(self, end: int) -> None:
        if self._seen < end:
            self._here.content.append(self._data[self._seen : end])
        self._seen = end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        self._between(start)
        self._seen = tag_end(self._data, start)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise XmlUnreadable("elements are too deep in each other")
        values = {prefixed(key): value for key, value in attributes.items()}
        element = Element(prefixed(name), start, self._data[start : self._seen], values, parent=self._here)
        self._here.content.append(element)
        self._here = element

    def _end(self, _: str) -> None:
        element = self._here
        self._depth -= 1
        assert element.parent is not None
        if not element.opening.endswith(b"/>"):
            start = self._parser.CurrentByteIndex
            self._between(start)
            end = tag_end(self._data, start)
            element.closing = self._data[start:end]
            self._seen = end
        self._here = element.parent
