"""Bold and italics that were chosen, put around letters of marked text that is written: every other byte stays."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from facing.core.looks import Look, LookSpans, all_looks
from facing.core.styles import Style
from facing.core.text import Text
from facing.formats.docx_parts import Kind, ParagraphPart, Range
from facing.formats.dressing import dressing, respliced
from facing.formats.marked_text import MarkedItem, MarkedParagraph

Splice = tuple[int, int, bytes]
IDENTITY = re.compile(rb"""\s+(?:xml:)?id\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)


class Mantle(Protocol):
    """What a format writes around letters so that they look otherwise."""

    def around(
        self, paragraph: MarkedParagraph, letters: Range, wrappers: Sequence[Range], had: Style, change: Look
    ) -> Splice:
        """What comes in place of which bytes so that these letters, which look as ``had``, change.

        ``wrappers`` are the start tags of what they stand in.
        """


class Tag(NamedTuple):
    """The start tag of an element that letters stand in: its name and its bytes."""

    name: bytes
    start: int
    end: int


def parted(
    data: bytes, letters: Range, tags: Sequence[Tag], gone: Sequence[Tag], within: tuple[bytes, bytes] = (b"", b"")
) -> Splice:
    """Letters outside of the elements ``gone``, which are parted around them, as are those in between, which stay.

    ``tags`` are all of them from the first that goes. One that begins or ends at the letters leaves nothing empty
    behind. ``within`` stands right before and behind the letters.
    """
    first, last = letters
    closed, again = list(tags), list(tags)
    while closed and closed[-1].end == first:
        first = closed.pop().start
    while again and (ending := re.compile(rb"</" + again[-1].name + rb"\s*>", re.IGNORECASE).match(data, last)):
        last = ending.end()
        again.pop()
    stays = [tag for tag in tags if tag not in gone]
    before = _ends(closed) + b"".join(_start(data, tag, tag in closed) for tag in stays) + within[0]
    behind = within[1] + _ends(stays) + b"".join(_start(data, tag, True) for tag in again)
    return first, last, before + data[slice(*letters)] + behind


def _start(data: bytes, tag: Tag, is_copy: bool) -> bytes:
    raw = data[tag.start : tag.end]
    return IDENTITY.sub(b"", raw) if is_copy else raw


def _ends(tags: Sequence[Tag]) -> bytes:
    return b"".join(b"</" + tag.name + b">" for tag in reversed(tags))


def with_looks(data: bytes, read: Callable[[], Sequence[ParagraphPart]], corrected: Text, mantle: Mantle) -> bytes:
    """Marked text that has the letters of ``corrected`` with the looks that were chosen; ``read`` gives what is shown.

    Costs nothing where none was.
    """
    if not corrected.has_looks:
        return data
    return respliced(data, dressed_markup(data, dressing(read(), corrected), mantle))


class _Stretch(NamedTuple):
    """Bytes of letters with the same start tags around them."""

    start: int
    end: int
    wrappers: tuple[Range, ...]
    had: Style
    wanted: Style


def dressed_markup(
    data: bytes, paragraphs: Iterable[tuple[ParagraphPart, LookSpans]], mantle: Mantle
) -> Iterator[Splice]:
    """What comes in place of which bytes when these paragraphs get their looks."""
    for paragraph, looks in paragraphs:
        assert isinstance(paragraph, MarkedParagraph)
        for stretch in _joined(_stretches(data, paragraph, looks)):
            had, wanted = stretch.had, stretch.wanted
            change = Look(*(now if now is not then else None for then, now in zip(had, wanted, strict=True)))
            yield mantle.around(paragraph, (stretch.start, stretch.end), stretch.wrappers, had, change)


def _stretches(data: bytes, paragraph: MarkedParagraph, looks: LookSpans) -> Iterator[_Stretch]:
    """The letters that are to look otherwise than they do."""
    position = 0
    for item in paragraph.items:
        end = position + len(item.text)
        assert isinstance(item, MarkedItem)
        if item.kind is not Kind.OBJECT:
            for start, past, look in all_looks(looks, position, end):
                wanted = look.over(item.style)
                place = _bytes(data, item, start - position, past - position)
                if wanted != item.style and place:
                    yield _Stretch(*place, item.wrappers, item.style, wanted)
        position = end


def _bytes(data: bytes, item: MarkedItem, start: int, end: int) -> Range | None:
    """Where letters of an item stand; one that cannot be cut goes as its first letter does."""
    raw = data[item.start : item.end]
    if end - start < len(item.text):
        string = raw.decode("utf-8", "surrogatepass")
        if len(string) == len(item.text) and not raw.startswith(b"<"):
            first, past = (len(string[:place].encode("utf-8", "surrogatepass")) for place in (start, end))
            return item.start + first, item.start + past
        if start:
            return None
    return item.start, item.end


def _joined(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Neighbours that change alike as one."""
    for _, group in groupby(stretches, key=lambda stretch: stretch[2:]):
        waiting: _Stretch | None = None
        for stretch in group:
            if waiting and waiting.end == stretch.start:
                waiting = waiting._replace(end=stretch.end)
                continue
            if waiting:
                yield waiting
            waiting = stretch
        if waiting:
            yield waiting
