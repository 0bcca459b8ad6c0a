"""The tables of the store, and the numbered steps that lead to them.

What a user wrote is kept as UTF-8 bytes (``surrogatepass``, since garbled text may hold lone surrogates), and so are
paths (``os.fsencode``). Paragraphs, chunks of paragraphs and origins of changes are kept once, by the SHA-256 of their
content; a version is a list of their row numbers (``packing``). Rows of these three are never changed.
"""

import hashlib
import zlib
from sqlite3 import Connection

from facing.store.migrations import Step
from facing.store.packing import pack_origins
from facing.store.packing_before_3 import unpack_origins

# In the header of the file, so that anyone can tell whose it is: "FACE".
APPLICATION_ID = 0x46414345

_VERSION_1 = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """
    CREATE TABLE originals (
        number INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,     -- SHA-256 of the file's bytes
        data BLOB NOT NULL               -- the bytes, zlib
    )
    """,
    """
    CREATE TABLE documents (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,         -- UUID
        path BLOB NOT NULL,              -- real path
        original INTEGER NOT NULL REFERENCES originals,
        opened INTEGER NOT NULL,         -- last time, milliseconds since 1970
        UNIQUE (path, original)
    )
    """,
    """
    CREATE TABLE paragraphs (
        number INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,     -- SHA-256 of the text's bytes
        text BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE chunks (
        number INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,     -- core.text.Chunk.digest
        paragraphs BLOB NOT NULL,        -- packed row numbers
        slots BLOB                       -- packed, one for each paragraph; NULL when all are 0
    )
    """,
    """
    CREATE TABLE origins (
        number INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,     -- SHA-256 of the spans' bytes
        spans BLOB NOT NULL              -- packed, by paragraph index inside the chunk; from version 3 on, zlib
    )
    """,
    """
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        document INTEGER NOT NULL REFERENCES documents,
        saved INTEGER NOT NULL,          -- milliseconds since 1970
        kind TEXT NOT NULL,
        name BLOB NOT NULL,
        note BLOB NOT NULL,
        words INTEGER NOT NULL,
        words_changed INTEGER NOT NULL,
        chunks BLOB NOT NULL,            -- packed row numbers
        origins BLOB                     -- packed row numbers, one for each chunk, 0 for none; NULL when all are 0
    )
    """,
    "CREATE INDEX versions_of_document ON versions (document)",
    """
    CREATE TABLE edits (
        sequence INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents,
        base INTEGER REFERENCES versions, -- what the edits follow; NULL: the original
        paragraph INTEGER NOT NULL,
        position INTEGER NOT NULL,       -- code points from the paragraph's start
        removed BLOB NOT NULL,
        added BLOB NOT NULL,
        origin TEXT NOT NULL,
        step INTEGER NOT NULL,
        time INTEGER NOT NULL            -- milliseconds since 1970
    )
    """,
    "CREATE INDEX edits_of_document ON edits (document, base)",
    """
    CREATE TABLE states (
        document INTEGER PRIMARY KEY REFERENCES documents,
        state TEXT NOT NULL              -- core.document.ReaderState as JSON
    )
    """,
    """
    CREATE TABLE ignores (
        document INTEGER NOT NULL REFERENCES documents,
        rule BLOB NOT NULL,
        text BLOB NOT NULL,
        before BLOB NOT NULL,
        after BLOB NOT NULL,
        PRIMARY KEY (document, rule, text, before, after)
    ) WITHOUT ROWID
    """,
)


def _create(connection: Connection) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


def _ignore_always(connection: Connection) -> None:
    connection.execute(
        """
        CREATE TABLE lasting_ignores (       -- ignored in all documents
            rule BLOB NOT NULL,              -- empty: any rule
            text BLOB NOT NULL,
            PRIMARY KEY (rule, text)
        ) WITHOUT ROWID
        """
    )


def _pin_and_pack(connection: Connection) -> None:
    """Versions can be pinned; origins take a third of the room, their digest is of the bytes before compression."""
    connection.execute("ALTER TABLE versions ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0")
    for number, spans in connection.execute("SELECT number, spans FROM origins").fetchall():
        packed = pack_origins(unpack_origins(spans))
        connection.execute(
            "UPDATE origins SET digest = ?, spans = ? WHERE number = ?",
            (hashlib.sha256(packed).digest(), zlib.compress(packed), number),
        )


def _keep_looks(connection: Connection) -> None:
    """Bold and italics that the user chose stand beside the letters. A chunk without any has the digest that it had."""
    connection.execute("ALTER TABLE chunks ADD COLUMN looks BLOB")  # packed by paragraph index in it; NULL: none
    connection.execute("ALTER TABLE edits ADD COLUMN looks BLOB")  # of what was added, packed as of one; NULL: not told


# Step n (from 1) leads to version n. A released step is never changed; what comes is a new step.
STEPS: tuple[Step, ...] = (_create, _ignore_always, _pin_and_pack, _keep_looks)
