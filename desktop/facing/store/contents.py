"""Texts in the database: paragraphs, chunks and origins kept once, by content; a version is a list of row numbers."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from sqlite3 import Connection
from weakref import WeakKeyDictionary

from facing.core.chunks import Chunk, Paragraph
from facing.core.document import Content
from facing.core.origins import OriginSpans
from facing.core.text import Text
from facing.store.packing import (
    pack_looks,
    pack_numbers,
    pack_origins,
    unpack_looks,
    unpack_numbers,
    unpack_origins,
)
from facing.store.problems import told_as_damage


@dataclass(frozen=True, slots=True)
class PackedContent:
    """A text as a row of ``versions`` holds it."""

    chunks: bytes
    origins: bytes | None


def to_bytes(text: str) -> bytes:
    """What a user wrote, as the store keeps it; lone surrogates too."""
    return text.encode("utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """What ``to_bytes`` was given."""
    return data.decode("utf-8", "surrogatepass")


class OriginsPacker:
    """Packs the origin spans of chunks; those of a chunk in which nothing changed since the last time are ready."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Chunk, tuple[dict[int, OriginSpans], bytes, bytes]] = WeakKeyDictionary()

    def pack(self, chunk: Chunk, spans: dict[int, OriginSpans]) -> tuple[bytes, bytes]:
        """SHA-256 of the packed spans, and these compressed."""
        known = self._known.get(chunk)
        if known is None or known[0] != spans:
            packed = pack_origins(spans)
            known = self._known[chunk] = spans, hashlib.sha256(packed).digest(), zlib.compress(packed)
        return known[1:]


def save_content(connection: Connection, content: Content, packer: OriginsPacker) -> PackedContent:
    """Write what is not known yet; its work grows with what is new, and by one look-up for each chunk."""
    chunks = content.text.chunks
    numbers = save_chunks(connection, chunks)
    origins = [
        _origins_number(connection, *packer.pack(chunk, spans)) if spans else 0
        for chunk, spans in zip(chunks, _by_chunk(chunks, content.origins), strict=True)
    ]
    return PackedContent(pack_numbers(numbers), pack_numbers(origins) if any(origins) else None)


def save_chunks(connection: Connection, chunks: Iterable[Chunk]) -> list[int]:
    """The row numbers of the chunks; those that are not known yet are written."""
    return [_chunk_number(connection, chunk) for chunk in chunks]


def load_content(connection: Connection, path: Path, packed: PackedContent) -> Content:
    """The content again, cut into the same chunks, each compared with its digest.

    Raises:
        UserProblem: ``STORE_DAMAGED``: rows are missing or are not what was written.
    """
    with told_as_damage(path, "content of a version"):
        numbers = unpack_numbers(packed.chunks)
        chunks = _load_chunks(connection, numbers)
        text = Text(chunks, revision=0, next_id=sum(map(len, chunks)))
        origins = unpack_numbers(packed.origins) if packed.origins is not None else []
        return Content(text, _load_origins(connection, chunks, origins))


def _chunk_number(connection: Connection, chunk: Chunk) -> int:
    row = connection.execute("SELECT number FROM chunks WHERE digest = ?", (chunk.digest,)).fetchone()
    if row is not None:
        return int(row[0])
    paragraphs = pack_numbers([_paragraph_number(connection, paragraph.text) for paragraph in chunk.paragraphs])
    slots = [paragraph.slot for paragraph in chunk.paragraphs]
    return _insert(
        connection,
        "INSERT INTO chunks (digest, paragraphs, slots, looks) VALUES (?, ?, ?, ?)",
        (chunk.digest, paragraphs, pack_numbers(slots) if any(slots) else None, _packed_looks(chunk)),
    )


def _packed_looks(chunk: Chunk) -> bytes | None:
    if not chunk.has_looks:
        return None
    return pack_looks({index: each.looks for index, each in enumerate(chunk.paragraphs) if each.looks})


def paragraphs_of(texts: Sequence[str], slots: bytes | None, looks: bytes | None) -> list[Paragraph]:
    """The paragraphs of a chunk with these texts, as its row tells of them.

    Raises:
        ValueError: slots or looks are not what was written.
    """
    places = unpack_numbers(slots) if slots is not None else [0] * len(texts)
    chosen = unpack_looks(looks) if looks is not None else {}
    numbered = enumerate(zip(texts, places, strict=True))
    return [Paragraph(text, slot, chosen.get(index, ())) for index, (text, slot) in numbered]


def _paragraph_number(connection: Connection, text: str) -> int:
    data = to_bytes(text)
    digest = hashlib.sha256(data).digest()
    row = connection.execute("SELECT number FROM paragraphs WHERE digest = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    return _insert(connection, "INSERT INTO paragraphs (digest, text) VALUES (?, ?)", (digest, data))


def _origins_number(connection: Connection, digest: bytes, packed: bytes) -> int:
    row = connection.execute("SELECT number FROM origins WHERE digest = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    return _insert(connection, "INSERT INTO origins (digest, spans) VALUES (?, ?)", (digest, packed))


def _insert(connection: Connection, statement: str, values: tuple[object, ...]) -> int:
    number = connection.execute(statement, values).lastrowid
    assert number is not None
    return number


def _by_chunk(chunks: Sequence[Chunk], origins: dict[int, OriginSpans]) -> list[dict[int, OriginSpans]]:
    """The origin spans of each chunk, by paragraph index inside it."""
    parts: list[dict[int, OriginSpans]] = [{} for _ in chunks]
    ends = list(accumulate(map(len, chunks)))
    number = 0
    for index in sorted(origins):
        while index >= ends[number]:
            number += 1
        parts[number][index - ends[number] + len(chunks[number])] = origins[index]
    return parts


def _load_chunks(connection: Connection, numbers: list[int]) -> list[Chunk]:
    rows = {
        number: (digest, unpack_numbers(paragraphs), slots, looks)
        for number, digest, paragraphs, slots, looks in _rows(
            connection, "number, digest, paragraphs, slots, looks", "chunks", set(numbers)
        )
    }
    texts = {
        number: to_text(data)
        for number, data in _rows(
            connection, "number, text", "paragraphs", {number for row in rows.values() for number in row[1]}
        )
    }
    chunks: list[Chunk] = []
    first = 0
    for number in numbers:
        digest, members, slots, looks = rows[number]
        paragraphs = paragraphs_of([texts[member] for member in members], slots, looks)
        chunk = Chunk(paragraphs, range(first, first + len(paragraphs)))
        if chunk.digest != digest:
            raise ValueError(f"chunk {number} is not what was written")
        chunks.append(chunk)
        first += len(paragraphs)
    if not first:
        raise ValueError("no paragraphs")
    return chunks


def _load_origins(connection: Connection, chunks: list[Chunk], numbers: list[int]) -> dict[int, OriginSpans]:
    rows = {
        number: unpack_origins(zlib.decompress(spans))
        for number, spans in _rows(connection, "number, spans", "origins", set(numbers) - {0})
    }
    origins: dict[int, OriginSpans] = {}
    first = 0
    for chunk, number in zip(chunks, numbers, strict=False):
        if number:
            origins.update({first + inside: spans for inside, spans in rows[number].items()})
        first += len(chunk)
    return origins


def _rows(connection: Connection, columns: str, table: str, numbers: Iterable[int]) -> list[tuple]:  # type: ignore[type-arg]
    """The rows with these numbers, fetched in one statement however many they are."""
    statement = f"SELECT {columns} FROM {table} WHERE number IN (SELECT value FROM json_each(?))"
    return connection.execute(statement, (json.dumps(sorted(numbers)),)).fetchall()
