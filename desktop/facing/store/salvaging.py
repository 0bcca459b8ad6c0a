"""Takes whatever can be read of a database, of any schema there was, into a new store."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from sqlite3 import Connection
from typing import Any

from facing.core.problem import UserProblem
from facing.store.examining import chunk_of
from facing.store.packing import pack_numbers, pack_origins, unpack_numbers, unpack_origins
from facing.store.packing_before_3 import unpack_origins as unpack_origins_before_3
from facing.store.rows import EDIT_COLUMNS, VERSION_COLUMNS, edit_of, state_of, version_of

Row = dict[str, Any]

_FAR = 2**40  # no row number is as high
# What damage may turn values into when they are read.
_UNREADABLE = (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, OverflowError, zlib.error)


class Salvage:
    """Fills the new store behind ``target`` from one source after the other; what is there already stays.

    ``saved`` and ``lost`` are the versions that are in it, and those that were seen and could not be made whole.
    """

    def __init__(self, target: Connection) -> None:
        self._target = target
        self._seen: set[int] = set()

    @property
    def saved(self) -> int:
        """How many versions the new store has."""
        return int(self._target.execute("SELECT count(*) FROM versions").fetchone()[0])

    @property
    def lost(self) -> int:
        """How many versions were seen and are not in the new store."""
        there = {number for (number,) in self._target.execute("SELECT number FROM versions")}
        return len(self._seen - there)

    def take(self, source: Connection) -> None:
        """Take over what is not there yet."""
        self._target.execute("BEGIN IMMEDIATE")
        try:
            originals = self._each(source, "originals", self._original)
            paragraphs = self._each(source, "paragraphs", self._paragraph)
            chunks = self._each(source, "chunks", lambda row: self._chunk(row, paragraphs))
            origins = self._each(source, "origins", self._origins)
            documents = self._each(source, "documents", lambda row: self._document(row, originals))
            self._each(source, "versions", lambda row: self._version(row, documents, chunks, origins))
            self._journals(source, documents)
            self._each(source, "states", lambda row: self._state(row, documents), "document")
            for row in _scanned(source, "ignores"):
                self._tried(partial(self._belonging, "ignores", row, documents))
            for row in _scanned(source, "lasting_ignores"):
                self._tried(partial(self._insert, "lasting_ignores", row))
            self._target.execute("COMMIT")
        except BaseException:
            self._target.execute("ROLLBACK")
            raise

    def _each(
        self, source: Connection, table: str, keep: Callable[[Row], int | None], key: str = "number"
    ) -> dict[int, int]:
        """Keep all rows that can be read; gives their new numbers by the old ones."""
        kept: dict[int, int] = {}
        for row in _numbered(source, table, key):
            number = self._tried(partial(keep, row))
            if number is not None:
                kept[row[key]] = number
        return kept

    def _tried(self, keep: Callable[[], int | None]) -> int | None:
        try:
            return keep()
        except (sqlite3.OperationalError, UserProblem):
            # The disk refuses the new store.
            raise
        except (*_UNREADABLE, LookupError):
            return None

    def _original(self, row: Row) -> int | None:
        if hashlib.sha256(zlib.decompress(row["data"])).digest() != row["digest"]:
            return None
        return self._known_or_new("originals", {"digest": row["digest"], "data": row["data"]})

    def _paragraph(self, row: Row) -> int | None:
        if hashlib.sha256(row["text"]).digest() != row["digest"]:
            return None
        return self._known_or_new("paragraphs", {"digest": row["digest"], "text": row["text"]})

    def _chunk(self, row: Row, paragraphs: dict[int, int]) -> int | None:
        members = pack_numbers([paragraphs[number] for number in unpack_numbers(row["paragraphs"])])
        slots, looks = row["slots"], row.get("looks")
        chunk = chunk_of(self._target, members, slots, looks)
        if chunk is None or chunk.digest != row["digest"]:
            return None
        values = {"digest": row["digest"], "paragraphs": members, "slots": slots, "looks": looks}
        return self._known_or_new("chunks", values)

    def _origins(self, row: Row) -> int | None:
        spans = row["spans"]
        if hashlib.sha256(spans).digest() == row["digest"]:
            packed = pack_origins(unpack_origins_before_3(spans))
        else:
            packed = zlib.decompress(spans)
            unpack_origins(packed)
            if hashlib.sha256(packed).digest() != row["digest"]:
                return None
        digest = hashlib.sha256(packed).digest()
        return self._known_or_new("origins", {"digest": digest, "spans": zlib.compress(packed)})

    def _document(self, row: Row, originals: dict[int, int]) -> int | None:
        values = {name: row[name] for name in ("id", "path", "opened")} | {"original": originals[row["original"]]}
        known = self._target.execute("SELECT number FROM documents WHERE id = ?", (row["id"],)).fetchone()
        return int(known[0]) if known else self._insert("documents", values)

    def _version(
        self, row: Row, documents: dict[int, int], chunks: dict[int, int], origins: dict[int, int]
    ) -> int | None:
        self._seen.add(row["number"])
        if self._target.execute("SELECT 1 FROM versions WHERE number = ?", (row["number"],)).fetchone():
            return int(row["number"])
        packed = row["origins"]
        if packed is not None:
            # Without its origins a text is still the text.
            packed = pack_numbers([origins.get(number, 0) for number in unpack_numbers(packed)])
        values = {name: row[name] for name in VERSION_COLUMNS} | {
            "document": documents[row["document"]],
            "chunks": pack_numbers([chunks[number] for number in unpack_numbers(row["chunks"])]),
            "origins": packed,
            "pinned": row.get("pinned", 0),
        }
        version_of(tuple(values[name] for name in (*VERSION_COLUMNS, "pinned")))
        return self._insert("versions", values)

    def _journals(self, source: Connection, documents: dict[int, int]) -> None:
        """Take over what was typed since the newest versions, up to the first edit that is missing.

        What follows that one would be put in wrong places.
        """
        broken: set[int] = set()

        def gap() -> None:
            broken.update(documents)

        for row in _numbered(source, "edits", "sequence", gap):
            document = row["document"]
            if document not in broken and self._tried(partial(self._edit, row, documents)) is None:
                broken.add(document)

    def _edit(self, row: Row, documents: dict[int, int]) -> int | None:
        document = documents[row["document"]]
        newest = self._target.execute("SELECT max(number) FROM versions WHERE document = ?", (document,)).fetchone()[0]
        if row["base"] != newest:
            return None
        told: Row = {"looks": None} | row
        edit_of(tuple(told[name] for name in EDIT_COLUMNS))
        known = self._target.execute("SELECT document FROM edits WHERE sequence = ?", (row["sequence"],)).fetchone()
        return self._insert("edits", row | {"document": document}) if known is None else int(row["sequence"])

    def _state(self, row: Row, documents: dict[int, int]) -> int | None:
        state_of(row["state"])
        return self._belonging("states", row, documents)

    def _belonging(self, table: str, row: Row, documents: dict[int, int]) -> int | None:
        return self._insert(table, row | {"document": documents[row["document"]]})

    def _known_or_new(self, table: str, values: Row) -> int:
        known = self._target.execute(f"SELECT number FROM {table} WHERE digest = ?", (values["digest"],)).fetchone()
        return int(known[0]) if known else self._insert(table, values)

    def _insert(self, table: str, values: Row) -> int:
        columns, places = ", ".join(values), ", ".join("?" * len(values))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"
        return self._target.execute(statement, tuple(values.values())).lastrowid or 0


def _numbered(source: Connection, table: str, key: str, gap: Callable[[], None] | None = None) -> Iterator[Row]:
    """The rows of a table by number; where a page cannot be read, on from the first behind it that can.

    ``gap`` is told where something is left out.
    """
    last = 0
    while True:
        try:
            for row in _dicts(source, f"SELECT * FROM {table} WHERE {key} > ? ORDER BY {key}", last):
                if row[key] <= last:
                    raise ValueError("out of order")
                last = row[key]
                yield row
        except _UNREADABLE:
            following = _first_readable(source, table, key, last + 1)
            if following is None:
                return
            if gap is not None:
                gap()
            last = max(following - 1, last + 1)
        else:
            return


def _first_readable(source: Connection, table: str, key: str, start: int) -> int | None:
    """The first number behind ``start`` from which a row can be read: found in steps that double, then halve."""
    step = 1
    while step < _FAR and not _can_be_read(source, table, key, start + step):
        step *= 2
    if step >= _FAR:
        return None
    low, high = start + step // 2, start + step
    while low < high:
        middle = (low + high) // 2
        if _can_be_read(source, table, key, middle):
            high = middle
        else:
            low = middle + 1
    return high


def _can_be_read(source: Connection, table: str, key: str, start: int) -> bool:
    try:
        statement = f"SELECT * FROM {table} WHERE {key} >= ? ORDER BY {key} LIMIT 1"
        row = source.execute(statement, (start,)).fetchone()
    except _UNREADABLE:
        return False
    return row is not None


def _scanned(source: Connection, table: str) -> Iterator[Row]:
    """The rows of a table without numbers, up to the first page that cannot be read."""
    try:
        yield from _dicts(source, f"SELECT * FROM {table}")
    except _UNREADABLE:
        return


def _dicts(source: Connection, statement: str, *values: object) -> Iterator[Row]:
    cursor = source.execute(statement, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
