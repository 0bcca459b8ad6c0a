"""The text of one side: an immutable sequence of paragraphs in chunks cut by content.

A snapshot is the object itself; what changed between two texts is where their chunks are not the same object.
Positions are Python code points. A paragraph break counts as one code point.
"""

import hashlib
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from facing.core.edit import PARAGRAPH_BREAK, Edit, Place

# From its 16th paragraph on, a chunk ends at one paragraph in 64, told by content; at its 256th it ends anyway.
CHUNK_MINIMUM = 16
CHUNK_MASK = 63
CHUNK_LIMIT = 256


class EditMismatch(Exception):  # noqa: N818 - names what is wrong with the edit
    """An edit does not fit the text: what it removes is not there."""


class SlotsMerged(EditMismatch):
    """An edit would merge two slots."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without line breaks; ``slot`` names its place in the file (0 for plain text).

    A soft line break inside is U+2028, an inline object U+FFFC.
    """

    text: str
    slot: int = 0

    def ends_chunk(self) -> bool:
        """Whether a chunk is cut behind this paragraph; depends on its text alone."""
        return crc32(self.text.encode("utf-8", "surrogatepass")) & CHUNK_MASK == 0


class Chunk:
    """A run of paragraphs with their ids. Immutable; its identity tells what has not changed."""

    def __init__(self, paragraphs: Sequence[Paragraph], ids: Sequence[int]) -> None:
        self.paragraphs = tuple(paragraphs)
        self.ids = tuple(ids)

    def __len__(self) -> int:
        return len(self.paragraphs)

    @cached_property
    def length(self) -> int:
        """Code points, one more for each paragraph's break."""
        return sum(len(paragraph.text) + 1 for paragraph in self.paragraphs)

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 over the slots and texts; the ids do not count."""
        digest = hashlib.sha256()
        for paragraph in self.paragraphs:
            encoded = paragraph.text.encode("utf-8", "surrogatepass")
            digest.update(b"%d:%d:" % (paragraph.slot, len(encoded)))
            digest.update(encoded)
        return digest.digest()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Code points from the chunk's start to each paragraph's start."""
        lengths = (len(paragraph.text) + 1 for paragraph in self.paragraphs)
        return tuple(itertools.accumulate(lengths, initial=0))[:-1]

    @cached_property
    def index_of_id(self) -> dict[int, int]:
        """Paragraph id to index inside the chunk."""
        return {identifier: index for index, identifier in enumerate(self.ids)}


class Text:
    """An immutable text of at least one paragraph, with a revision number that grows with each edit."""

    def __init__(self, chunks: Sequence[Chunk], revision: int, next_id: int) -> None:
        self.chunks = tuple(chunks)
        self.revision = revision
        self.next_id = next_id
        self._first_paragraphs = tuple(itertools.accumulate((len(chunk.ids) for chunk in self.chunks), initial=0))

    @classmethod
    def from_paragraphs(cls, paragraphs: Iterable[Paragraph]) -> "Text":
        """A new text with ids 0, 1, 2, ...; no paragraph at all becomes one empty paragraph."""
        whole = list(paragraphs) or [Paragraph("")]
        return cls(_cut(whole, range(len(whole))), revision=0, next_id=len(whole))

    @classmethod
    def from_string(cls, string: str) -> "Text":
        """A plain text: paragraphs are what stands between ``\\n``."""
        return cls.from_paragraphs(Paragraph(line) for line in string.split(PARAGRAPH_BREAK))

    def __len__(self) -> int:
        """How many paragraphs."""
        return self._first_paragraphs[-1]

    def __eq__(self, other: object) -> bool:
        """Same paragraphs in the same slots; ids and revisions do not count."""
        if not isinstance(other, Text):
            return NotImplemented
        if len(self) != len(other):
            return False
        mine, theirs = _unshared(self.chunks, other.chunks)
        return all(one == another for one, another in zip(_paragraphs(mine), _paragraphs(theirs), strict=False))

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[Paragraph]:
        for chunk in self.chunks:
            yield from chunk.paragraphs

    def __getitem__(self, index: int) -> Paragraph:
        chunk, inside = self._chunk_at(index)
        return self.chunks[chunk].paragraphs[inside]

    def __repr__(self) -> str:
        return f"Text({len(self)} paragraphs, {self.length} code points, revision {self.revision})"

    @cached_property
    def _first_positions(self) -> tuple[int, ...]:
        return tuple(itertools.accumulate((chunk.length for chunk in self.chunks), initial=0))

    @property
    def length(self) -> int:
        """Code points of the whole text; the last paragraph has no break."""
        return self._first_positions[-1] - 1

    def as_string(self) -> str:
        """The paragraphs joined by ``\\n``."""
        return PARAGRAPH_BREAK.join(paragraph.text for paragraph in self)

    def paragraphs(self, first: int, last: int) -> list[Paragraph]:
        """The paragraphs from index ``first`` up to, not with, ``last``; costs what it returns."""
        return [paragraph for paragraph, _ in self._pairs(first, last)]

    def ids(self) -> Iterator[int]:
        """The paragraphs' ids in order."""
        for chunk in self.chunks:
            yield from chunk.ids

    def id_at(self, index: int) -> int:
        """The stable id of the paragraph at ``index``; it stays through edits of its text."""
        chunk, inside = self._chunk_at(index)
        return self.chunks[chunk].ids[inside]

    def index_of(self, identifier: int) -> int | None:
        """Where the paragraph with this id stands now, ``None`` when it is gone."""
        for number, chunk in enumerate(self.chunks):
            inside = chunk.index_of_id.get(identifier)
            if inside is not None:
                return self._first_paragraphs[number] + inside
        return None

    def start_of(self, index: int) -> int:
        """Code points before the paragraph at ``index``."""
        chunk, inside = self._chunk_at(index)
        return self._first_positions[chunk] + self.chunks[chunk].starts[inside]

    def position_of(self, place: Place) -> int:
        """Code points before ``place``."""
        return self.start_of(place.paragraph) + place.offset

    def place_of(self, position: int) -> Place:
        """The place that lies ``position`` code points into the text (the nearest one inside it)."""
        position = max(0, min(position, self.length))
        chunk = bisect_right(self._first_positions, position) - 1
        starts = self.chunks[chunk].starts
        inside = bisect_right(starts, position - self._first_positions[chunk]) - 1
        offset = position - self._first_positions[chunk] - starts[inside]
        return Place(self._first_paragraphs[chunk] + inside, offset)

    def slice(self, start: Place, end: Place) -> str:
        """The text between two places, breaks as ``\\n``."""
        touched = [paragraph.text for paragraph in self.paragraphs(start.paragraph, end.paragraph + 1)]
        touched[-1] = touched[-1][: end.offset]
        touched[0] = touched[0][start.offset :]
        return PARAGRAPH_BREAK.join(touched)

    def apply(self, edit: Edit) -> "Text":
        """The text after ``edit``, revision one higher.

        Raises:
            EditMismatch: ``edit.removed`` is not what stands at ``edit.at``.
            SlotsMerged: the edit reaches over two slots.
        """
        end = edit.removed_end
        if not 0 <= edit.at.paragraph <= end.paragraph < len(self) or edit.at.offset < 0:
            raise EditMismatch(edit)
        old = self._pairs(edit.at.paragraph, end.paragraph + 1)
        head, tail = old[0][0].text[: edit.at.offset], old[-1][0].text[end.offset :]
        there = PARAGRAPH_BREAK.join(paragraph.text for paragraph, _ in old)
        if there != head + edit.removed + tail or len(head) != edit.at.offset:
            raise EditMismatch(edit)
        slot = old[0][0].slot
        if any(paragraph.slot != slot for paragraph, _ in old):
            raise SlotsMerged(edit)
        new = [Paragraph(line, slot) for line in (head + edit.added + tail).split(PARAGRAPH_BREAK)]
        ids, next_id = _ids_after(edit, [identifier for _, identifier in old], len(new), self.next_id)
        return self._spliced(edit.at.paragraph, end.paragraph + 1, new, ids, next_id)

    def apply_all(self, edits: Iterable[Edit]) -> "Text":
        """The text after ``edits``, one after the other."""
        text = self
        for edit in edits:
            text = text.apply(edit)
        return text

    def _spliced(self, first: int, last: int, new: list[Paragraph], ids: list[int], next_id: int) -> "Text":
        first_chunk, inside = self._chunk_at(first)
        last_chunk, last_inside = self._chunk_at(last - 1)
        if first_chunk == last_chunk and len(new) == last - first:
            # No break came or went: the chunk keeps its bounds, and a key costs no new cut.
            old = self.chunks[first_chunk]
            same_size = Chunk((*old.paragraphs[:inside], *new, *old.paragraphs[last_inside + 1 :]), old.ids)
            chunks = (*self.chunks[:first_chunk], same_size, *self.chunks[first_chunk + 1 :])
            return Text(chunks, self.revision + 1, next_id)
        paragraphs = [*self.chunks[first_chunk].paragraphs[:inside], *new]
        paragraphs += self.chunks[last_chunk].paragraphs[last_inside + 1 :]
        all_ids = [*self.chunks[first_chunk].ids[:inside], *ids, *self.chunks[last_chunk].ids[last_inside + 1 :]]
        after = last_chunk + 1
        # Never more than one neighbour is drawn in: an edit's work must not grow with the text.
        if len(paragraphs) < CHUNK_MINIMUM and after < len(self.chunks):
            paragraphs += self.chunks[after].paragraphs
            all_ids += self.chunks[after].ids
            after += 1
        middle = _cut(paragraphs, all_ids)
        chunks = (*self.chunks[:first_chunk], *middle, *self.chunks[after:])
        return Text(chunks, self.revision + 1, next_id)

    def _chunk_at(self, index: int) -> tuple[int, int]:
        if not 0 <= index < len(self):
            raise IndexError(index)
        chunk = bisect_right(self._first_paragraphs, index) - 1
        return chunk, index - self._first_paragraphs[chunk]

    def _pairs(self, first: int, last: int) -> list[tuple[Paragraph, int]]:
        pairs: list[tuple[Paragraph, int]] = []
        if first >= last:
            return pairs
        chunk, inside = self._chunk_at(first)
        while len(pairs) < last - first and chunk < len(self.chunks):
            current = self.chunks[chunk]
            until = inside + last - first - len(pairs)
            pairs += zip(current.paragraphs[inside:until], current.ids[inside:until], strict=True)
            chunk, inside = chunk + 1, 0
        return pairs


def _unshared(mine: Sequence[Chunk], theirs: Sequence[Chunk]) -> tuple[Sequence[Chunk], Sequence[Chunk]]:
    """Both sequences without the chunks that they share at their starts and ends."""
    shortest = min(len(mine), len(theirs))
    head = 0
    while head < shortest and mine[head] is theirs[head]:
        head += 1
    tail = 0
    while tail < shortest - head and mine[-1 - tail] is theirs[-1 - tail]:
        tail += 1
    return mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]


def _paragraphs(chunks: Iterable[Chunk]) -> Iterator[Paragraph]:
    return itertools.chain.from_iterable(chunk.paragraphs for chunk in chunks)


def _cut(paragraphs: Sequence[Paragraph], ids: Sequence[int]) -> list[Chunk]:
    chunks: list[Chunk] = []
    start = 0
    for index, paragraph in enumerate(paragraphs, start=1):
        size = index - start
        full = size >= CHUNK_LIMIT or (size >= CHUNK_MINIMUM and paragraph.ends_chunk())
        if full or index == len(paragraphs):
            chunks.append(Chunk(paragraphs[start:index], ids[start:index]))
            start = index
    return chunks


def _ids_after(edit: Edit, old: list[int], count: int, next_id: int) -> tuple[list[int], int]:
    """Ids for ``count`` new paragraphs in place of ``old``: an id follows the text it stood for."""
    if count == len(old):
        return old, next_id
    fresh = list(range(next_id, next_id + count))
    pushed_down = not edit.removed and edit.added.endswith(PARAGRAPH_BREAK)
    pulled_up = not edit.added and edit.removed.endswith(PARAGRAPH_BREAK)
    if edit.at.offset == 0 and (pushed_down or pulled_up):
        fresh[-1] = old[-1]
    else:
        fresh[0] = old[0]
        if len(old) > 1 and count > 1:
            fresh[-1] = old[-1]
    return fresh, next_id + count
