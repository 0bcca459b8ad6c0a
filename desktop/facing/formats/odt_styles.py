"""The styles of an OpenDocument text, as far as they make letters bold or italic.

OpenDocument 1.3, part 3, 16.2: a style has a family and a parent; 20.191 and 20.196: ``fo:font-style`` and
``fo:font-weight``. The look of letters is that of their own style, else of those around it, else of the paragraph's.
"""

import pyexpat
from collections.abc import Mapping
from dataclasses import dataclass, field

from facing.core.styles import PLAIN, Style

SEPARATOR = " "
_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_DEEPEST = 32  # styles based on styles; more would be a circle
_BOLD = ("bold", "600", "700", "800", "900")
_ITALIC = ("italic", "oblique")


def prefixed(name: str) -> str:
    """An expat name with the prefix that is usual for its namespace."""
    namespace, _, local = name.rpartition(SEPARATOR)
    return f"{_PREFIXES.get(namespace, '?')}:{local}"


@dataclass(frozen=True, slots=True)
class _Entry:
    parent: str
    bold: bool | None = None
    italic: bool | None = None


@dataclass
class OdtStyles:
    """The looks of styles by family and name."""

    entries: dict[tuple[str, str], _Entry] = field(default_factory=dict)
    _open: tuple[str, str] | None = None

    def add(self, data: bytes) -> None:
        """Take in the styles of a part in UTF-8; what cannot be read has none, since the text does not need them."""
        parser = pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        parser.StartElementHandler = lambda name, attributes: self._start(
            prefixed(name), {prefixed(key): value for key, value in attributes.items()}
        )
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(data, True)
        except pyexpat.ExpatError:
            return

    def look(self, family: str, name: str, around: Style = PLAIN) -> Style:
        """How letters with this style look inside others."""
        bold, italic = self._found(family, name, "bold"), self._found(family, name, "italic")
        return Style(around.bold if bold is None else bold, around.italic if italic is None else italic)

    def _found(self, family: str, name: str, what: str) -> bool | None:
        for _ in range(_DEEPEST):
            entry = self.entries.get((family, name))
            if entry is None:
                return None
            value: bool | None = getattr(entry, what)
            if value is not None:
                return value
            name = entry.parent
        return None

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style:style":
            self._open = attributes.get("style:family", ""), attributes.get("style:name", "")
            self.entries[self._open] = _Entry(attributes.get("style:parent-style-name", ""))
        elif name == "style:text-properties" and self._open:
            weight, slant = attributes.get("fo:font-weight"), attributes.get("fo:font-style")
            self.entries[self._open] = _Entry(
                self.entries[self._open].parent,
                None if weight is None else weight in _BOLD,
                None if slant is None else slant in _ITALIC,
            )
            self._open = None
        elif name.startswith("style:") and not name.endswith("-properties"):
            self._open = None


def _refuse(*_: object) -> None:
    raise pyexpat.ExpatError("a document type is declared")
