"""Bold and italics in an OpenDocument text: spans around letters, with automatic styles of their own.

OpenDocument 1.3, part 3: 6.1.7 (``text:span``), 3.15.3 (``office:automatic-styles``), 16.29.30
(``style:text-properties`` with ``fo:font-weight``, ``fo:font-style`` and the like for Asian and complex scripts).
"""

import re
from collections.abc import Iterator, Sequence

from facing.core.looks import Look
from facing.core.styles import Style
from facing.formats.docx_parts import Range
from facing.formats.marked_dressing import Splice
from facing.formats.marked_text import MarkedParagraph

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_STYLES = re.compile(rb"<((?:[\w.-]+:)?automatic-styles)(?=[\s/>])[^<>]*?(/?)>")
_BODY = re.compile(rb"<((?:[\w.-]+:)?)(?:body|master-styles)(?=[\s/>])")
_NAMES = re.compile(rb"""\bname\s*=\s*["'](Look\d+)["']""")
_VALUES = (("font-weight", {True: "bold", False: "normal"}), ("font-style", {True: "italic", False: "normal"}))


class OdtMantle:
    """A ``marked_dressing.Mantle`` for one part, whose ``styles`` are written when all letters are.

    ``taken`` are names that styles have in any part, to which those of this one are added.
    """

    def __init__(self, data: bytes, taken: set[bytes]) -> None:
        self._data = data
        self._prefix = text_prefix(data)
        self._taken = taken
        self._names: dict[Look, bytes] = {}

    def around(
        self, paragraph: MarkedParagraph, letters: Range, wrappers: Sequence[Range], had: Style, change: Look
    ) -> Splice:
        """A span."""
        span, name = self._prefix + b":span", self._name(change)
        opened = b"<" + span + b" " + self._prefix + b':style-name="' + name + b'">'
        return *letters, opened + self._data[slice(*letters)] + b"</" + span + b">"

    def styles(self) -> Iterator[tuple[int, int, bytes]]:
        """What comes in place of which bytes, so that the part has the styles that were used."""
        if not self._names:
            return
        written = b"".join(_style(name, look) for look, name in self._names.items())
        found = _STYLES.search(self._data)
        if found and found[2]:
            name = found[1]
            yield found.end() - 2, found.end(), b">" + written + b"</" + name + b">"
        elif found:
            yield found.end(), found.end(), written
        elif body := _BODY.search(self._data):
            name = body[1] + b"automatic-styles"
            yield body.start(), body.start(), b"<" + name + b">" + written + b"</" + name + b">"

    def _name(self, look: Look) -> bytes:
        if look not in self._names:
            number = 1
            while (name := b"Look%d" % number) in self._taken:
                number += 1
            self._taken.add(name)
            self._names[look] = name
        return self._names[look]


def _style(name: bytes, look: Look) -> bytes:
    values = []
    for (key, words), chosen in zip(_VALUES, look, strict=True):
        if chosen is not None:
            values += [f'fo:{key}="{words[chosen]}"']
            values += [f'style:{key}-{script}="{words[chosen]}"' for script in ("asian", "complex")]
    spaces = f'xmlns:style="{_URN}style:1.0" xmlns:fo="{_URN}xsl-fo-compatible:1.0"'
    opened = f'<style:style {spaces} style:name="{name.decode()}" style:family="text">'
    return f"{opened}<style:text-properties {' '.join(values)}/></style:style>".encode()


def own_names(xml: bytes) -> list[bytes]:
    """The names of styles in a part that are as we give them."""
    return _NAMES.findall(xml)


def text_prefix(xml: bytes) -> bytes:
    """The prefix that the part has for elements of text."""
    found = re.search(rb"""xmlns:([\w.-]+)\s*=\s*["']urn:oasis:names:tc:opendocument:xmlns:text:1\.0["']""", xml)
    return found[1] if found else b"text"
