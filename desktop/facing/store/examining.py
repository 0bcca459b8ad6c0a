"""Whether a database is whole: its structure, and that all contents are what was written."""

import hashlib
import itertools
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from sqlite3 import Connection

from facing.core.chunks import Chunk
from facing.store.contents import paragraphs_of, to_text
from facing.store.packing import unpack_numbers, unpack_origins
from facing.store.problems import is_refusal

# What is told of a store in which everything is broken.
_MOST = 20


def structure_damage(connection: Connection) -> str:
    """What SQLite's quick check finds; empty when the structure is whole. Looks at every page.

    Raises:
        sqlite3.DatabaseError: it cannot be looked at.
    """
    try:
        result = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if is_refusal(error):
            raise
        return str(error)
    return "" if result == "ok" else result


def all_damage(connection: Connection) -> list[str]:
    """All that is wrong, in the words of those who mend databases; at most 20 things. For the present schema.

    Raises:
        sqlite3.DatabaseError: it cannot be looked at.
    """
    return list(itertools.islice(_told(connection), _MOST))


def _told(connection: Connection) -> Iterator[str]:
    try:
        for (result,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
            if result != "ok":
                yield result
        for table, number, _, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"{table} {number}: what it belongs to is missing"
    except sqlite3.DatabaseError as error:
        if is_refusal(error):
            raise
        yield str(error)
        return
    for judge in (_originals, _paragraphs, _origins, _chunks, _versions):
        try:
            yield from judge(connection)
        except sqlite3.DatabaseError as error:
            if is_refusal(error):
                raise
            yield str(error)


def _originals(connection: Connection) -> Iterator[str]:
    for number, digest, data in connection.execute("SELECT number, digest, data FROM originals"):
        if not _is(digest, partial(zlib.decompress, data)):
            yield f"original {number} is not what was written"


def _paragraphs(connection: Connection) -> Iterator[str]:
    for number, digest, text in connection.execute("SELECT number, digest, text FROM paragraphs"):
        if not _is(digest, partial(bytes, text)):
            yield f"paragraph {number} is not what was written"


def _origins(connection: Connection) -> Iterator[str]:
    for number, digest, spans in connection.execute("SELECT number, digest, spans FROM origins"):
        if not _is(digest, partial(_readable_origins, spans)):
            yield f"origins {number} are not what was written"


def _readable_origins(spans: bytes) -> bytes:
    packed = zlib.decompress(spans)
    unpack_origins(packed)
    return packed


def _is(digest: bytes, data: Callable[[], bytes]) -> bool:
    try:
        return hashlib.sha256(data()).digest() == digest
    except (ValueError, TypeError, zlib.error):
        return False


def _chunks(connection: Connection) -> Iterator[str]:
    columns = "number, digest, paragraphs, slots, looks"
    for number, digest, members, slots, looks in connection.execute(f"SELECT {columns} FROM chunks"):
        chunk = chunk_of(connection, members, slots, looks)
        if chunk is None or chunk.digest != digest:
            yield f"chunk {number} is not what was written"


def chunk_of(connection: Connection, members: bytes, slots: bytes | None, looks: bytes | None) -> Chunk | None:
    """The chunk that a row stands for; ``None`` where something of it is missing."""
    try:
        numbers = unpack_numbers(members)
        rows = connection.execute(
            "SELECT number, text FROM paragraphs WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
        texts = {number: to_text(text) for number, text in rows}
        return Chunk(paragraphs_of([texts[each] for each in numbers], slots, looks), numbers)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None


def _versions(connection: Connection) -> Iterator[str]:
    known_chunks = {number for (number,) in connection.execute("SELECT number FROM chunks")}
    known_origins = {number for (number,) in connection.execute("SELECT number FROM origins")} | {0}
    for number, chunks, origins in connection.execute("SELECT number, chunks, origins FROM versions"):
        try:
            whole = known_chunks.issuperset(unpack_numbers(chunks))
            whole = whole and (origins is None or known_origins.issuperset(unpack_numbers(origins)))
        except (ValueError, TypeError):
            whole = False
        if not whole:
            yield f"version {number} is not whole"
