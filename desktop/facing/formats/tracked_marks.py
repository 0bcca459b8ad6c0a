"""The marks of tracked changes: who changed what and when, on runs and on the ends of paragraphs.

ECMA-376, part 1: 17.13.5.18 (``w:ins``, of runs) and .20 (of paragraph marks), .14 and .15 (``w:del``), 17.3.3.7
(``w:delText``), 17.13.5.31 (``w:rPrChange``). The order of elements is that of its schema: in ``CT_ParaRPr`` ``ins``,
``del``, ``moveFrom``, ``moveTo`` stand before all else, in ``CT_PPr`` ``rPr``, ``sectPr``, ``pPrChange`` stand last, in
this order.
"""

import itertools
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import quoteattr

from facing.core.authorship import Author
from facing.formats.docx_parts import NOWHERE, ParagraphPart
from facing.formats.docx_styles import NAMESPACES
from facing.formats.xml_text import tag_end, tag_name

_ID = re.compile(rb"""(?<=\bid=)(["'])[^"']*["']""")
_ANY_ID = re.compile(rb"""\bid\s*=\s*["'](\d{1,9})["']""")
_CHANGES = rb"<(?:[\w.-]+:)?(?:%s)\b[^>]*?(?:/>|>\s*</[^>]*>)"
_ANY_CHANGE = re.compile(_CHANGES % rb"ins|del|moveFrom|moveTo")
_INSERTED = re.compile(rb"\s*" + _CHANGES % rb"ins")
_DELETED = re.compile(_CHANGES % rb"del")
_LOOKS = re.compile(rb"<(?:[\w.-]+:)?rPrChange\b[^>]*>")
_LOOKS_WHOLE = re.compile(rb"<((?:[\w.-]+:)?rPrChange)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)
_LATEST_ID = 2**31 - 1  # ST_DecimalNumber, as far as programs read it
_EARLIER = timedelta(minutes=2)  # more than one, in whole minutes, too


class Marks:
    """Gives out the attributes of changes; every change has a number of its own in the file."""

    def __init__(self, author: str, when: datetime, first: int) -> None:
        self._user = Author(author, when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        self._numbers = itertools.count(first)
        self._given: set[bytes] = set()
        self.sign(None)

    def sign(self, author: Author | None) -> None:
        """From now on the changes are those of ``author``, ``None``: of the user."""
        signing = author or self._user
        # Line breaks in an attribute would not be given back.
        self._author = " ".join(signing.name.split())
        self._when, self._earlier = signing.when, _two_minutes_before(signing.when)

    def start(self, prefix: bytes, name: bytes, closed: bool = False, earlier: bool = False) -> bytes:
        """The start tag of a change, or the whole element where it is ``closed``.

        ``earlier``: it bears a moment two minutes earlier.
        """
        own, declared = prefix, ""
        if not prefix:  # attributes need a prefix even where elements have none
            own, declared = b"w:", f' xmlns:w="{NAMESPACES[0]}"'
        key, when = own.decode(), self._earlier if earlier else self._when
        date = f' {key}date="{when}"' if when else ""
        number = next(self._numbers)
        self._given.add(b"%d" % number)
        values = f'{key}id="{number}" {key}author={quoteattr(self._author)}{date}'
        return b"<" + prefix + name + f"{declared} {values}".encode() + (b"/>" if closed else b">")

    def renumbered(self, tag: bytes) -> bytes:
        """The start tag of an earlier change for a second time."""
        return _ID.sub(b'"%d"' % next(self._numbers), tag, count=1)

    def copied(self, properties: bytes) -> bytes:
        """The properties of a run for a part of it; an earlier change of them counts as another one then."""
        if not _LOOKS.search(properties):
            return properties
        return _LOOKS.sub(lambda found: self.renumbered(found.group()), properties)

    def has_made(self, tag: bytes) -> bool:
        """Whether the start tag of a change is one of ``start``."""
        number = _ANY_ID.search(tag)
        return number is not None and number[1] in self._given


def change_of_looks(properties: bytes, former: bytes, prefix: bytes, marks: Marks) -> bytes:
    """The properties of a run with a note of what they were; where they were changed before, that counts already."""
    if _LOOKS.search(properties):
        return properties
    end = properties.rindex(b"</")
    name = prefix + b"rPrChange"
    former = former or b"<" + prefix + b"rPr/>"
    note = marks.start(prefix, b"rPrChange") + former + b"</" + name + b">"
    return properties[:end] + note + properties[end:]


def without_change(properties: bytes) -> bytes:
    """The properties of a run for new letters, which had no others before."""
    return _LOOKS_WHOLE.sub(b"", properties)


def first_free(parts: Iterable[bytes]) -> int:
    """A number behind all that are in use in these parts as ids."""
    used = (int(found) for xml in parts for found in _ANY_ID.findall(xml))
    return min(max(used, default=0) + 1, _LATEST_ID // 2)


def with_mark(data: bytes, paragraph: ParagraphPart, mark: bytes) -> bytes:
    """The properties of a paragraph whose end goes, with what stands before and behind them."""
    prefix = tag_name(data, paragraph.start)[:-1]
    start, end = tag_end(data, paragraph.start), paragraph.inner_start
    if _DELETED.search(data, *paragraph.mark_properties):
        return data[start:end]
    if paragraph.properties == NOWHERE:
        return _new(prefix, mark) + data[start:end]
    return data[start : paragraph.properties[0]] + _marked(data, paragraph, prefix, mark, _before_others)


def pattern(data: bytes, paragraph: ParagraphPart, mark: bytes) -> bytes:
    """The properties of a paragraph for a new one whose end comes: without section or earlier changes."""
    prefix = tag_name(data, paragraph.start)[:-1]
    if paragraph.properties == NOWHERE:
        return _new(prefix, mark)
    return _marked(data, paragraph, prefix, mark, _without_changes, bare=True)


def _marked(
    data: bytes,
    paragraph: ParagraphPart,
    prefix: bytes,
    mark: bytes,
    put: Callable[[bytes, bytes], bytes],
    bare: bool = False,
) -> bytes:
    """The ``w:pPr`` with ``mark`` in its ``w:rPr``, put there by ``put``; ``bare``: without section and change."""
    start, end = paragraph.properties
    raw = data[start:end]
    if raw.endswith(b"/>") and b"</" not in raw:
        return raw[:-2].rstrip() + b">" + _run_properties(prefix, mark) + b"</" + prefix + b"pPr>"
    last = [piece for piece in (paragraph.section, paragraph.change) if piece != NOWHERE]
    place = min([piece[0] for piece in last], default=raw.rindex(b"</") + start)
    rest = raw[raw.rindex(b"</") :] if bare else data[place:end]
    own = paragraph.mark_properties
    if own == NOWHERE:
        return data[start:place] + _run_properties(prefix, mark) + rest
    inner = data[slice(*own)]
    if inner.endswith(b"/>") and b"</" not in inner and inner.count(b"<") == 1:
        return data[start : own[0]] + _run_properties(prefix, mark) + data[own[1] : place] + rest
    opened = inner.index(b">") + 1
    return data[start : own[0]] + inner[:opened] + put(inner[opened:], mark) + data[own[1] : place] + rest


def _before_others(inner: bytes, mark: bytes) -> bytes:
    earlier = _INSERTED.match(inner)
    cut = earlier.end() if earlier else 0
    return inner[:cut] + mark + inner[cut:]


def _without_changes(inner: bytes, mark: bytes) -> bytes:
    return mark + without_change(_ANY_CHANGE.sub(b"", inner))


def _new(prefix: bytes, mark: bytes) -> bytes:
    return b"<" + prefix + b"pPr>" + _run_properties(prefix, mark) + b"</" + prefix + b"pPr>"


def _run_properties(prefix: bytes, mark: bytes) -> bytes:
    return b"<" + prefix + b"rPr>" + mark + b"</" + prefix + b"rPr>"


def _two_minutes_before(when: str) -> str:
    """A moment as it is written in the file; what is none is let stand."""
    zone = "Z" if when.endswith("Z") else ""
    try:
        return (datetime.fromisoformat(when.removesuffix("Z")) - _EARLIER).isoformat() + zone
    except (ValueError, OverflowError):
        return when
