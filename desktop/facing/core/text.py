"""The text of one side: an immutable sequence of paragraphs in chunks cut by content.

A snapshot is the object itself; what changed between two texts is where their chunks are not the same object.
Positions are Python code points. A paragraph break counts as one code point.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from facing.core.chunks import Chunk, Paragraph, cut
from facing.core.edit import PARAGRAPH_BREAK, Edit, Place
from facing.core.splicing import Splicer


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
        return cls(cut(whole, range(len(whole))), revision=0, next_id=len(whole))

    @classmethod
    def from_string(cls, string: str) -> "Text":
        """A plain text: paragraphs are what stands between ``\\n``."""
        return cls.from_paragraphs(Paragraph(line) for line in string.split(PARAGRAPH_BREAK))

    def __len__(self) -> int:
        """How many paragraphs."""
        return self._first_paragraphs[-1]

    def __eq__(self, other: object) -> bool:
        """Same paragraphs with the same looks in the same slots; ids and revisions do not count."""
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

    @property
    def has_looks(self) -> bool:
        """Whether the user chose a look for any letter."""
        return any(chunk.has_looks for chunk in self.chunks)

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
        return self.apply_all((edit,))

    def apply_all(self, edits: Iterable[Edit]) -> "Text":
        """The text after ``edits``, one after the other; as ``apply``, but all of them cost one new text."""
        splicer = self.splicer()
        for edit in edits:
            splicer.apply(edit)
        return self.after(splicer)

    def splicer(self) -> Splicer:
        """What applies edits one after the other; see ``after``."""
        return Splicer(self.chunks, self._first_paragraphs, self.next_id)

    def after(self, splicer: Splicer) -> "Text":
        """The text after the edits of a splicer of this text, revision higher by as many."""
        return Text(splicer.chunks(), self.revision + len(splicer.made), splicer.next_id) if splicer.made else self

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
