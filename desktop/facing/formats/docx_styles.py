"""The styles of a .docx file, as far as they make letters bold or italic.

ECMA-376, part 1, 17.7.2 and 17.7.3: a style is based on another; bold and italics are toggles, which the style of a
paragraph and that of its letters turn round, one after the other, and which the letters' own properties set.
"""

import pyexpat
from collections.abc import Mapping
from dataclasses import dataclass, field

from facing.core.styles import PLAIN, Style
from facing.formats.xml_text import XmlUnreadable, as_utf8

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
SEPARATOR = " "
_OFF = ("0", "false", "off")
_DEEPEST = 32  # styles based on styles; more would be a circle


def local_name(name: str) -> str:
    """The name without its namespace where that is WordprocessingML's, else the whole."""
    namespace, _, local = name.rpartition(SEPARATOR)
    return local if namespace in NAMESPACES else name


def value_of(attributes: Mapping[str, str], name: str) -> str | None:
    """An attribute of WordprocessingML, ``None`` where it is not there."""
    for namespace in NAMESPACES:
        value = attributes.get(f"{namespace}{SEPARATOR}{name}")
        if value is not None:
            return value
    return None


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether an element that switches, such as ``w:b``, switches on."""
    return value_of(attributes, "val") not in _OFF


@dataclass(slots=True)
class _Entry:
    based_on: str = ""
    bold: bool | None = None
    italic: bool | None = None


@dataclass
class StyleSheet:
    """The look of each style by its id; empty where the file has no styles or they cannot be read."""

    entries: dict[str, _Entry] = field(default_factory=dict)
    default_paragraph: str = ""

    @classmethod
    def read(cls, data: bytes) -> "StyleSheet":
        """The styles in ``word/styles.xml``; what cannot be read has no styles, since the text does not need them."""
        reader = _Reader()
        try:
            reader.parse(data)
        except (pyexpat.ExpatError, XmlUnreadable):
            return cls()
        return cls(reader.entries, reader.default_paragraph)

    def look(self, paragraph: str, letters: str, bold: bool | None, italic: bool | None) -> Style:
        """How letters look: style of the paragraph, style of the letters, their own properties (``None``: not set)."""
        names = (paragraph or self.default_paragraph, letters)
        if bold is None:
            bold = sum(self._toggled(name, "bold") for name in names) % 2 == 1
        if italic is None:
            italic = sum(self._toggled(name, "italic") for name in names) % 2 == 1
        return Style(bold, italic) if bold or italic else PLAIN

    def _toggled(self, name: str, toggle: str) -> bool:
        for _ in range(_DEEPEST):
            entry = self.entries.get(name)
            if entry is None:
                return False
            value: bool | None = getattr(entry, toggle)
            if value is not None:
                return value
            name = entry.based_on
        return False


class _Reader:
    def __init__(self) -> None:
        self.entries: dict[str, _Entry] = {}
        self.default_paragraph = ""
        self._path: list[str] = []
        self._entry = _Entry()

    def parse(self, data: bytes) -> None:
        parser = pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(as_utf8(data)[0], True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = local_name(name)
        self._path.append(name)
        if name == "style":
            self._entry = _Entry()
            identifier = value_of(attributes, "styleId") or ""
            self.entries[identifier] = self._entry
            default = value_of(attributes, "default") not in (None, *_OFF)
            if default and value_of(attributes, "type") == "paragraph":
                self.default_paragraph = identifier
        elif name == "basedOn":
            self._entry.based_on = value_of(attributes, "val") or ""
        elif self._path[-3:-1] == ["style", "rPr"]:
            if name == "b":
                self._entry.bold = is_on(attributes)
            elif name == "i":
                self._entry.italic = is_on(attributes)

    def _end(self, _: str) -> None:
        self._path.pop()


def _refuse(*_: object) -> None:
    raise pyexpat.ExpatError("a document type is declared")
