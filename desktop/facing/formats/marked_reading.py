"""Letters between tags become the items of a paragraph: white space collapsed as viewers do, references resolved.

HTML (CSS Text Module Level 3, 4.1.1) and OpenDocument (1.3, part 3, 6.1.2) collapse alike: a run of white space is one
space, none stands where a paragraph begins or ends.
"""

import html
import re
from collections.abc import Sequence

from facing.core.styles import PLAIN, Style
from facing.formats.docx_parts import Kind, Range
from facing.formats.marked_text import LINE, OBJECT, MarkedItem, MarkedParagraph

# Words with single spaces between them, white space, a character reference, an ampersand by itself.
_PIECES = re.compile(
    rb"[^\s&]++(?: [^\s&]++)*+|\s++|&(?:#[xX][0-9A-Fa-f]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});?|&"
)
_LINES = re.compile(rb"\r\n|[\n\r]|&(?:#[xX][0-9A-Fa-f]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});?|[^\r\n&]++|&")
_WHITE = b" \t\r\n\f\v"
# A letter that is the mark of an object has none behind it.
_AS_SHOWN = str.maketrans("\n\r" + OBJECT, "  \ufffd")


class ItemReader:
    """Collects the items of one paragraph after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._items: list[MarkedItem] = []
        self._collapsible = False  # the last item is white space that goes where the paragraph ends

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been seen since the last ``take``."""
        return not self._items

    def letters(self, start: int, end: int, wrappers: Sequence[Range], style: Style, preserving: bool) -> None:
        """Letters stand in these bytes; ``preserving``: as they are, their line ends are lines."""
        for match in (_LINES if preserving else _PIECES).finditer(self._data, start, end):
            raw = match.group()
            is_white = raw[:1] in _WHITE and not raw.strip(_WHITE)
            if raw.startswith(b"&"):
                text = html.unescape(raw.decode("ascii")).translate(_AS_SHOWN)
            elif preserving:
                text = LINE if raw[:1] in b"\r\n" else raw.decode("utf-8", "surrogatepass").translate(_AS_SHOWN)
            elif is_white:
                if not self._items or self._items[-1].text.endswith((" ", LINE)):
                    continue
                text = " "
            else:
                text = raw.decode("utf-8", "surrogatepass").translate(_AS_SHOWN)
            self._add(Kind.TEXT, text, match.span(), wrappers, style)
            self._collapsible = is_white and not preserving

    def raw(self, text: str, element: Range, wrappers: Sequence[Range], style: Style) -> None:
        """Letters that stand in another form in an element."""
        self._add(Kind.TEXT, text.translate(_AS_SHOWN), element, wrappers, style)

    def sign(self, text: str, element: Range, wrappers: Sequence[Range], style: Style) -> None:
        """An element stands for a character."""
        if text == LINE:
            self._drop_white()
        self._add(Kind.SIGN, text, element, wrappers, style)

    def thing(self, element: Range, wrappers: Sequence[Range]) -> None:
        """An element is an object."""
        self._add(Kind.OBJECT, OBJECT, element, wrappers, PLAIN)

    def take(self) -> list[MarkedItem]:
        """The items of a paragraph that ends here."""
        self._drop_white()
        items, self._items = self._items, []
        return items

    def _drop_white(self) -> None:
        if self._collapsible:
            self._items.pop()
            self._collapsible = False

    def _add(self, kind: Kind, text: str, element: Range, wrappers: Sequence[Range], style: Style) -> None:
        self._collapsible = False
        self._items.append(MarkedItem(kind, text, *element, wrappers=tuple(wrappers), style=style))


def has_words(paragraph: MarkedParagraph) -> bool:
    """Whether there is anything to read in a paragraph but objects and spaces."""
    return any(letter not in OBJECT + LINE and not letter.isspace() for letter in paragraph.text)
