"""The bytes of changed paragraphs of marked text: every tag stays where it stood, letters come and go between them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.projection import OBJECT
from facing.diff.rows import Row
from facing.formats.docx_parts import Item, Kind, ParagraphPart, Range
from facing.formats.docx_rows import Fate, New, RowPlan
from facing.formats.docx_splicing import replaced_rows

_CUT = re.compile(f"([{OBJECT}{PARAGRAPH_BREAK}])")
_NEW = -9
# Behind or before these, white space is not seen.
_HIDING = (" ", "\u2028", PARAGRAPH_BREAK)
_WHITE = b" \t\r\n\f\v"
_TAGS_ALONE = re.compile(rb"(?:\s*<[^<>!?]+>)*\s*\Z")
_TAG_OR_WHITE = re.compile(rb"(<[^<>]*>)|\s+")
_NAMED = re.compile(rb"""\b(?:name|id)\s*=\s*["']([^"']*)["']""")


class Dialect(Protocol):
    """How a format writes text; ``collapses``: of white space that follows on white space nothing is seen."""

    collapses: bool

    def letters(self, text: str, before: str, behind: str) -> bytes:
        """Letters between two others; these are empty at the ends of a paragraph."""

    def stands(self, raw: bytes, text: str, before: str, behind: str) -> bool:
        """Whether bytes that stood for ``text`` do so between these letters, too."""

    def opened(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        """The beginning of a further paragraph like this one."""

    def closed(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        """The end of such a one, or of one that was an empty tag."""

    def unwrapped(self, data: bytes, wrapper: Range) -> bytes:
        """The end of an element inside a paragraph that begins with this tag."""

    def holds_objects(self, paragraph: ParagraphPart) -> bool:
        """Whether an object may be put into it."""

    def around(self, paragraph: ParagraphPart) -> tuple[bytes, bytes]:
        """What stands before and behind letters that come where there were none."""


@dataclass(slots=True)
class _Piece:
    """Bytes, or letters to be written (``raw`` is ``None``); ``text`` is what is seen of it.

    ``number`` counts what is seen in the original; what is new has none.
    """

    raw: bytes | None
    text: str = ""
    is_letters: bool = False
    number: int = _NEW

    def is_beside(self, other: "_Piece") -> bool:
        """Whether the other one came right behind this in the original."""
        return self.number >= 0 and other.number == self.number + 1


class MarkedWriter:
    """A ``docx_splicing.SpliceWriter`` for a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def rows(self, before: Sequence[str], after: Sequence[str]) -> list[Row]:
        """How a slot's paragraphs belong together."""
        return replaced_rows(before, after)

    def holds_objects(self, paragraph: ParagraphPart) -> bool:
        """Whether an object may be put into it."""
        return self._dialect.holds_objects(paragraph)

    def row(self, data: bytes, plan: RowPlan, gone: set[Item]) -> bytes:
        """The row's paragraphs."""
        return _Row(data, plan, self._dialect).written()

    def left(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        """Markers whose other half stands elsewhere."""
        markers = [data[slice(*marker)] for marker in paragraph.markers]
        names = [found[1] if (found := _NAMED.search(marker)) else b"" for marker in markers]
        return b"".join(marker for marker, name in zip(markers, names, strict=True) if names.count(name) == 1)

    def inserted(self, data: bytes, like: ParagraphPart, new: New) -> bytes:
        """A new paragraph beginning and ending as ``like``."""
        letters = b"".join(self._inside(data, new)) if new.text else b""
        return self._dialect.opened(data, like) + letters + self._dialect.closed(data, like)

    def _inside(self, data: bytes, new: New) -> Iterator[bytes]:
        """What stands in a new paragraph: letters, which must know their neighbours, and objects."""
        waiting = iter(new.objects)
        pieces = list(filter(None, _CUT.split(new.text)))
        for before, piece, behind in zip(["", *pieces], pieces, [*pieces[1:], ""], strict=False):
            if piece == OBJECT:
                item = next(waiting)
                yield data[item.start : item.end]
            else:
                yield self._dialect.letters(piece, before[-1:], behind[:1])


class _Row:
    """Writes one row."""

    def __init__(self, data: bytes, plan: RowPlan, dialect: Dialect) -> None:
        self._data = data
        self._plan = plan
        self._dialect = dialect
        self._pieces: list[_Piece] = []
        self._shell = plan.paragraphs[0]
        self._parted = False
        self._count = 0

    def written(self) -> bytes:
        paragraphs, breaks = self._plan.paragraphs, self._plan.breaks
        for number, paragraph in enumerate(paragraphs):
            if number and not breaks[number - 1].kept:
                self._count += 2  # the edges that go
                for marker in paragraph.gap_markers:
                    self._raw(self._data[slice(*marker)])
            else:
                self._open(paragraph)
            for new in breaks[number - 1].after if number else self._plan.lead:
                self._text(new.text, new.objects, ())
            self._contents(paragraph, self._plan.fates[number])
            if number + 1 == len(paragraphs) or breaks[number].kept:
                self._close()
                if number + 1 < len(paragraphs):
                    self._raw(self._data[paragraph.end : paragraphs[number + 1].start])
        return b"".join(self._finished())

    def _raw(self, raw: bytes) -> None:
        self._pieces.append(_Piece(raw))

    def _edge(self, raw: bytes) -> None:
        self._pieces.append(_Piece(raw, PARAGRAPH_BREAK, number=self._count))
        self._count += 1

    def _open(self, paragraph: ParagraphPart) -> None:
        self._shell, self._parted = paragraph, False
        if paragraph.is_one_tag and paragraph.start < paragraph.end:
            self._edge(self._data[paragraph.start : paragraph.end - 2].rstrip() + b">")
        else:
            self._edge(self._data[paragraph.start : paragraph.inner_start])

    def _close(self) -> None:
        shell = self._shell
        if shell.is_one_tag or self._parted:
            self._edge(self._dialect.closed(self._data, shell))
        else:
            self._edge(self._data[shell.inner_end : shell.end])

    def _contents(self, paragraph: ParagraphPart, fates: Sequence[Fate]) -> None:
        before, after = self._dialect.around(paragraph) if not paragraph.text else (b"", b"")
        if before:
            self._pieces.insert(-1, _Piece(before))
        position = paragraph.inner_start
        for fate in fates:
            item = fate.item
            assert item is not None
            self._raw(self._data[position : item.start])
            position = item.end
            self._count += 1
            if fate.is_unchanged:
                raw = self._data[item.start : item.end]
                self._pieces.append(_Piece(raw, item.text, item.kind is Kind.TEXT, self._count - 1))
            elif fate.text:
                self._text(fate.text, fate.objects, item.wrappers)
            for new in fate.after:
                self._text(new.text, new.objects, item.wrappers)
        self._raw(after + self._data[position : paragraph.inner_end])

    def _text(self, text: str, objects: Sequence[Item], wrappers: Sequence[Range]) -> None:
        waiting = list(objects)
        for piece in filter(None, _CUT.split(text)):
            if piece == PARAGRAPH_BREAK:
                self._part(wrappers)
            elif piece == OBJECT:
                item = waiting.pop(0)
                self._pieces.append(_Piece(self._data[item.start : item.end], OBJECT))
            else:
                self._pieces.append(_Piece(None, piece, True))

    def _part(self, wrappers: Sequence[Range]) -> None:
        """End the paragraph here and begin one like it."""
        data, dialect = self._data, self._dialect
        for wrapper in reversed(wrappers):
            self._raw(dialect.unwrapped(data, wrapper))
        self._pieces.append(_Piece(dialect.closed(data, self._shell) + dialect.opened(data, self._shell), "\n"))
        for start, end in wrappers:
            self._raw(data[start:end])
        self._parted = True

    def _finished(self) -> Iterator[bytes]:
        seen = _joined_letters(self._pieces)
        shown = [number for number, piece in enumerate(seen) if piece.text]
        place = {number: index for index, number in enumerate(shown)}
        for number, piece in enumerate(seen):
            if not piece.text:  # a reference may stand for no letter at all
                yield self._between(seen, bisect_left(shown, number), shown, piece.raw or b"")
                continue
            if not piece.is_letters:
                yield piece.raw or b""
                continue
            index = place[number]
            last, following = seen[shown[index - 1]], seen[shown[index + 1]]  # there are edges on both sides
            around = last.text[-1:].strip(PARAGRAPH_BREAK), following.text[:1].strip(PARAGRAPH_BREAK)
            is_as_before = last.is_beside(piece) and piece.is_beside(following)
            if piece.raw is not None and (is_as_before or self._dialect.stands(piece.raw, piece.text, *around)):
                yield piece.raw
            else:
                yield self._dialect.letters(piece.text, *around)

    def _between(self, seen: Sequence[_Piece], index: int, shown: Sequence[int], raw: bytes) -> bytes:
        """What stands between letters, without white space that was not seen and would be now."""
        if not self._dialect.collapses or not 0 < index < len(shown):
            return raw
        last, following = seen[shown[index - 1]], seen[shown[index]]
        is_hidden = last.text.endswith(_HIDING) or following.text.startswith(_HIDING)
        return raw if is_hidden or last.is_beside(following) else _without_white(raw)


def _without_white(raw: bytes) -> bytes:
    """Tags without white space around them; where something hidden stands between them, only at both ends."""
    if _TAGS_ALONE.match(raw):
        return _TAG_OR_WHITE.sub(rb"\1", raw)
    return raw.strip(_WHITE)


def _joined_letters(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Neighbouring letters to be written as one piece, so that their white space is seen together."""
    found: list[_Piece] = []
    for piece in pieces:
        if piece.raw is None and found and found[-1].raw is None:
            found[-1] = _Piece(None, found[-1].text + piece.text, True)
        elif piece.raw != b"" or piece.text:
            found.append(piece)
    return found
