"""Paragraphs with tracked changes: what goes stays, marked as deleted; what comes stands beside it, marked as inserted.

What is not touched keeps its bytes. A run is parted where a change begins or ends in it. An insertion never stands in
someone else's earlier insertion, which is parted around it; a deletion may.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.projection import OBJECT
from facing.formats.docx_parts import NOWHERE, Item, Kind, ParagraphPart, Range
from facing.formats.docx_rows import StrayObject
from facing.formats.docx_writing import inline, inlines, mark_properties, plain_properties
from facing.formats.tracked_marks import Marks, pattern, with_mark, without_change
from facing.formats.tracked_pieces import Fate, Piece
from facing.formats.xml_text import escaped, tag_end, tag_name

_CODE = re.compile(rb"(</?(?:[\w.-]+:)?)instrText\b")
_INSERTIONS = (b"ins", b"moveTo")
Splice = tuple[int, int, bytes]


class TrackedWriter:
    """Writes one slot. ``gone`` are the fields of the story that go, with whose beginnings their ends go."""

    def __init__(self, data: bytes, paragraphs: Sequence[ParagraphPart], marks: Marks, gone: Collection[Item]) -> None:
        self._data = data
        self._paragraphs = paragraphs
        self._marks = marks
        self._gone = gone
        self._prefix = tag_name(data, paragraphs[0].start)[:-1]
        self._text = PARAGRAPH_BREAK.join(paragraph.text for paragraph in paragraphs)
        self._letters = Letters(paragraphs)
        self._free: list[Item] = []
        self._splices: list[Splice] = []
        self._enter(0)

    def splices(self, pieces: Iterable[Piece]) -> list[Splice]:
        """What comes in place of which bytes.

        Raises:
            StrayObject: a mark of an object comes without an object that goes; ``paragraph`` counts in the slot.
        """
        whole = list(pieces)
        self._free = [item for piece in whole if piece.fate is Fate.DELETED for item in self._letters.objects(piece)]
        breaks = 0
        for piece in whole:
            self._marks.sign(piece.author)
            if piece.fate is Fate.INSERTED:
                if piece.text.count(OBJECT) > len(self._free):
                    raise StrayObject(breaks + piece.text[: piece.text.index(OBJECT)].count(PARAGRAPH_BREAK))
                self._insert(piece)
                breaks += piece.text.count(PARAGRAPH_BREAK)
            else:
                self._pass(piece)
                breaks += self._text.count(PARAGRAPH_BREAK, piece.start, piece.end) * (piece.fate is Fate.KEPT)
        self._marks.sign(None)
        self._end_paragraph(deleted=False)
        return self._splices

    # --- paragraphs ----------------------------------------------------------------------------------------------

    def _enter(self, index: int) -> None:
        """Begin with an original paragraph."""
        self._index = index
        self._paragraph = self._paragraphs[index]
        self._number = self._offset = 0  # the item that is next, and how much of it is done
        self._position = self._paragraph.inner_start  # up to where the original's bytes are done
        self._inside: Item | None = None  # the item behind which we are
        self._left = False  # whether its run was closed
        self._opened = False  # whether the start of its run is the last thing written
        self._touched = False  # whether anything of the original stands in the paragraph that is being written
        self._changed = self._started = False
        self._finished: list[bytes] = []
        self._out: list[bytes] = []

    def _end_paragraph(self, deleted: bool) -> None:
        self._pass_rest()
        paragraph = self._paragraph
        if not (self._changed or deleted or self._finished):
            return
        head = self._data[tag_end(self._data, paragraph.start) : paragraph.inner_start]
        if deleted:
            head = with_mark(self._data, paragraph, self._marks.start(self._prefix, b"del", closed=True))
        self._finish(head)
        self._splices.append((paragraph.start, paragraph.end, b"".join(self._finished)))

    def _break(self, piece: Piece) -> None:
        """End the paragraph here with an end that comes."""
        at_end = all(not item.text for item in self._paragraph.items[self._number :])
        if at_end and (self._touched or not self._out):
            self._pass_rest()
        wrappers = self._inside.wrappers if self._inside else ()
        self._leave()
        self._put(self._closed(wrappers))
        mark = self._marks.start(self._prefix, b"ins", closed=True, earlier=piece.earlier)
        self._finish(pattern(self._data, self._paragraphs[piece.like], mark))
        self._out = [self._again(wrappers)] if wrappers else []
        self._touched = False

    def _finish(self, head: bytes) -> None:
        start = self._tag(b"p")
        if self._touched and not self._started:
            self._started = True
            start = self._data[self._paragraph.start : tag_end(self._data, self._paragraph.start)]
            if self._paragraph.is_one_tag:
                start = start[:-2].rstrip() + b">"
        self._finished += [start, head, *self._out, self._tag(b"p", closing=True)]

    # --- what was there ------------------------------------------------------------------------------------------

    def _pass(self, piece: Piece) -> None:
        """Letters of the original that stay or go."""
        for number, letters in enumerate(self._text[piece.start : piece.end].split(PARAGRAPH_BREAK)):
            if number:
                self._end_paragraph(deleted=piece.fate is Fate.DELETED)
                self._enter(self._index + 1)
            left = len(letters)
            while left:
                item = self._paragraph.items[self._number]
                taken = min(left, len(item.text) - self._offset)
                self._pass_item(item, self._offset, self._offset + taken, piece)
                left -= taken

    def _pass_rest(self) -> None:
        """The items without letters that are left, and what stands behind them."""
        while self._number < len(self._paragraph.items):
            self._pass_item(self._paragraph.items[self._number], 0, 0, None)
        self._copy(self._paragraph.inner_end)
        self._inside = None

    def _pass_item(self, item: Item, start: int, end: int, piece: Piece | None) -> None:
        """Code points [start, end) of an item; ``piece`` is ``None`` where it has none."""
        # What has no letters does not go with those around it: it may be the end of a field that stays.
        goes = piece is not None and piece.fate is Fate.DELETED and item.text != ""
        if item.kind is Kind.FIELD_END and item.field in self._gone:
            goes = True
        if not goes and end - start == len(item.text):
            self._copy_item(item)
        else:
            self._changed = True
            if start == 0:
                self._come_to(item)
            if not goes:
                self._resume()
                self._put(inline(self._prefix, item.text[start:end]))
            else:
                self._leave()
                if piece is None or piece.tracked:
                    self._put(self._deleted(item, item.text[start:end]))
        self._offset = end
        if end == len(item.text):
            self._number, self._offset = self._number + 1, 0

    def _copy(self, end: int) -> None:
        """The original's bytes up to ``end``."""
        raw = self._data[self._position : end]
        self._position = max(self._position, end)
        if self._left and raw:
            closing = self._tag(b"r", closing=True)
            if raw.startswith(closing):
                raw = raw[len(closing) :]
                self._left = False
            else:
                self._resume()
        self._touched = True
        self._put(raw)

    def _copy_item(self, item: Item) -> None:
        self._copy(item.end)
        self._inside = item

    def _come_to(self, item: Item) -> None:
        """Everything before an item; it itself is written by others."""
        run = item.run
        if run is not None and self._position <= run.start <= item.start:  # a field's run is that of its end
            self._copy(run.start)
            opened = run.properties[1] if run.properties != NOWHERE else tag_end(self._data, run.start)
            self._copy(item.start)
            self._opened = opened == item.start
        else:
            self._copy(item.start)
        self._position = item.end
        self._inside = item

    # --- what comes ----------------------------------------------------------------------------------------------

    def _insert(self, piece: Piece) -> None:
        self._changed = True
        position = 0
        for number, letters in enumerate(piece.text.split(PARAGRAPH_BREAK)):
            if number:
                self._break(piece)
                position += 1
            end = position + len(letters)
            if letters:
                runs = b"".join(self._runs(letters, piece.sources[position:end], piece.like))
                self._put_runs(runs, piece)
            position = end

    def _put_runs(self, runs: bytes, piece: Piece) -> None:
        wrappers = self._inside.wrappers if self._inside else ()
        self._leave()
        names = [tag_name(self._data, start).rpartition(b":")[2] for start, _ in wrappers]
        parted = next((wrappers[number:] for number, name in enumerate(names) if name in _INSERTIONS), ())
        self._put(self._closed(parted))
        if piece.tracked:
            runs = (
                self._marks.start(self._prefix, b"ins", earlier=piece.earlier) + runs + self._tag(b"ins", closing=True)
            )
        self._put(runs)
        if parted:
            self._put(self._again(parted))

    def _runs(self, letters: str, sources: Sequence[int | None], like: int) -> Iterator[bytes]:
        """New letters as runs, each with the looks of where it comes from; objects as they were."""
        looks = (self._looks(source, like) for source in sources)
        for (properties, is_object), group in groupby(
            zip(letters, looks, strict=True), key=lambda pair: (pair[1], pair[0] == OBJECT)
        ):
            text = "".join(letter for letter, _ in group)
            if is_object:
                yield from (self._object(self._free.pop(0)) for _ in text)
            else:
                yield self._run(properties, inlines(self._prefix, text))

    def _object(self, item: Item) -> bytes:
        if item.is_field:
            return b""  # its letters alone can be in two places
        raw = self._data[item.start : item.end]
        return raw if item.run is None else self._run(self._properties(item), raw)

    def _deleted(self, item: Item, text: str) -> bytes:
        """What goes, as a deletion."""
        raw = self._data[item.start : item.end]
        if item.kind is Kind.TEXT:
            name = self._prefix + b"delText"
            raw = b"<" + name + b' xml:space="preserve">' + escaped(text) + b"</" + name + b">"
        elif item.is_field:
            raw = _CODE.sub(rb"\1delInstrText", raw)
        inner = raw if item.run is None else self._run(self._properties(item), raw)
        return self._marks.start(self._prefix, b"del") + inner + self._tag(b"del", closing=True)

    def _looks(self, source: int | None, like: int) -> bytes:
        if source is None:
            return plain_properties(self._data, self._paragraphs[like])
        run = self._letters.at(source).run
        if run is None:
            return mark_properties(self._data, self._paragraphs[like])
        return without_change(self._data[slice(*run.properties)])

    # --- runs ----------------------------------------------------------------------------------------------------

    def _leave(self) -> None:
        """Be outside of runs."""
        if self._inside is None or self._inside.run is None or self._left:
            return
        if self._opened:
            self._out.pop()
        else:
            self._put(self._tag(b"r", closing=True))
        self._opened, self._left = False, True

    def _resume(self) -> None:
        """Be in the run that was left again."""
        if self._left:
            assert self._inside is not None
            self._left = False
            self._put(self._tag(b"r") + self._properties(self._inside))

    def _put(self, raw: bytes) -> None:
        if raw:
            self._opened = False
            self._out.append(raw)

    def _run(self, properties: bytes, inner: bytes) -> bytes:
        return self._tag(b"r") + properties + inner + self._tag(b"r", closing=True)

    def _properties(self, item: Item) -> bytes:
        return self._marks.copied(self._data[slice(*item.run.properties)]) if item.run else b""

    def _closed(self, wrappers: Sequence[Range]) -> bytes:
        return b"".join(b"</" + tag_name(self._data, start) + b">" for start, _ in reversed(wrappers))

    def _again(self, wrappers: Sequence[Range]) -> bytes:
        """The start tags of what is parted; an earlier change counts as another one then."""
        tags = (self._data[slice(*wrapper)] for wrapper in wrappers)
        return b"".join(
            self._marks.renumbered(tag) if tag_name(tag, 0).rpartition(b":")[2] in _INSERTIONS else tag for tag in tags
        )

    def _tag(self, name: bytes, closing: bool = False) -> bytes:
        return (b"</" if closing else b"<") + self._prefix + name + b">"


class Letters:
    """Which item a letter of the slot's text is in."""

    def __init__(self, paragraphs: Sequence[ParagraphPart]) -> None:
        self._starts: list[int] = []
        self._items: list[Item] = []
        position = 0
        for paragraph in paragraphs:
            for item in paragraph.items:
                if item.text:
                    self._starts.append(position)
                    self._items.append(item)
                position += len(item.text)
            position += 1

    def at(self, position: int) -> Item:
        """The item that the letter at ``position`` is in."""
        return self._items[bisect_right(self._starts, position) - 1]

    def objects(self, piece: Piece) -> Iterator[Item]:
        """The objects in a piece of the original."""
        return (item for item in self._in(piece) if item.kind is Kind.OBJECT)

    def fields(self, piece: Piece) -> Iterator[Item]:
        """The beginnings of fields in a piece of the original."""
        return (item for item in self._in(piece) if item.is_field)

    def _in(self, piece: Piece) -> Iterator[Item]:
        first = bisect_right(self._starts, piece.start - 1)
        for start, item in zip(self._starts[first:], self._items[first:], strict=True):
            if start >= piece.end:
                return
            yield item
