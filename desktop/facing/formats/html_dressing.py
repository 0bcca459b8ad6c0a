"""Bold and italics in a web page: elements around letters, and those that made them so parted around them."""

import re
from collections.abc import Sequence

from facing.core.looks import Look
from facing.core.styles import Style
from facing.formats.docx_parts import Range
from facing.formats.html_reading import is_title, look_of
from facing.formats.marked_text import MarkedParagraph
from facing.formats.xml_text import tag_name

IDENTITY = re.compile(rb"""\s+(?:xml:)?id\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_ELEMENTS = (b"b", b"i")
_OFF = (b"font-weight:normal", b"font-style:normal")


class HtmlMantle:
    """A ``marked_dressing.Mantle``."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def around(
        self, paragraph: MarkedParagraph, start: int, wrappers: Sequence[Range], had: Style, change: Look
    ) -> tuple[bytes, bytes]:
        """Start tags and end tags; none in a title, which can hold none."""
        if is_title(paragraph):
            return b"", b""
        makers = [wrapper for wrapper in wrappers if self._makes(wrapper, change)]
        parted = list(wrappers[wrappers.index(makers[0]) :]) if makers else []
        stays = [wrapper for wrapper in parted if wrapper not in makers]
        opened = [b"<" + name + b">" for name, wanted in zip(_ELEMENTS, change, strict=True) if wanted]
        off = [
            css
            for place, css in enumerate(_OFF)
            if change[place] is False and not any(self._look(wrapper)[place] for wrapper in makers)
        ]
        if off:
            opened.append(b'<span style="' + b";".join(off) + b'">')
        closed = [b"</" + tag_name(tag, 0) + b">" for tag in reversed(opened)]
        before = self._closed(parted) + self._again(stays) + b"".join(opened)
        return before, b"".join(closed) + self._closed(stays) + self._again(parted)

    def _makes(self, wrapper: Range, change: Look) -> bool:
        """Whether an element makes letters what they are not to be."""
        return any(makes and wanted is False for makes, wanted in zip(self._look(wrapper), change, strict=True))

    def _look(self, wrapper: Range) -> Look:
        return look_of(tag_name(self._data, wrapper[0]).lower(), self._data[slice(*wrapper)])

    def _closed(self, wrappers: Sequence[Range]) -> bytes:
        return b"".join(b"</" + tag_name(self._data, start) + b">" for start, _ in reversed(wrappers))

    def _again(self, wrappers: Sequence[Range]) -> bytes:
        return b"".join(IDENTITY.sub(b"", self._data[slice(*wrapper)]) for wrapper in wrappers)
