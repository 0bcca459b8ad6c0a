"""Paragraphs, and the chunks that a text is made of."""

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from facing.core.looks import LookSpans

# From its 16th paragraph on, a chunk ends at one paragraph in 64, told by content; at its 256th it ends anyway.
CHUNK_MINIMUM = 16
CHUNK_MASK = 63
CHUNK_LIMIT = 256


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without line breaks; ``slot`` names its place in the file (0 for plain text).

    A soft line break inside is U+2028, an inline object U+FFFC. ``looks`` are those that the user chose.
    """

    text: str
    slot: int = 0
    looks: LookSpans = ()

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
        """SHA-256 over the slots, texts and looks; the ids do not count."""
        digest = hashlib.sha256()
        for paragraph in self.paragraphs:
            encoded = paragraph.text.encode("utf-8", "surrogatepass")
            digest.update(b"%d:%d:" % (paragraph.slot, len(encoded)))
            digest.update(encoded)
            for start, end, look in paragraph.looks:
                digest.update(f" {start}-{end} {look.bold} {look.italic};".encode("ascii"))
        return digest.digest()

    @cached_property
    def has_looks(self) -> bool:
        """Whether the user chose a look for any letter."""
        return any(paragraph.looks for paragraph in self.paragraphs)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Code points from the chunk's start to each paragraph's start."""
        lengths = (len(paragraph.text) + 1 for paragraph in self.paragraphs)
        return tuple(itertools.accumulate(lengths, initial=0))[:-1]

    @cached_property
    def index_of_id(self) -> dict[int, int]:
        """Paragraph id to index inside the chunk."""
        return {identifier: index for index, identifier in enumerate(self.ids)}


def cut(paragraphs: Sequence[Paragraph], ids: Sequence[int]) -> list[Chunk]:
    """Chunks of these paragraphs, cut by content."""
    chunks: list[Chunk] = []
    start = 0
    for index, paragraph in enumerate(paragraphs, start=1):
        size = index - start
        full = size >= CHUNK_LIMIT or (size >= CHUNK_MINIMUM and paragraph.ends_chunk())
        if full or index == len(paragraphs):
            chunks.append(Chunk(paragraphs[start:index], ids[start:index]))
            start = index
    return chunks
