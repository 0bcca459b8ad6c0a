"""Checksums of all contents of a database, kept in a backup so that anyone can tell whether it is what was written."""

import hashlib
from collections.abc import Iterator
from sqlite3 import Connection

_TABLE = "backup_checksums"


def seal(connection: Connection) -> None:
    """Write the checksums of all tables into the database."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"DROP TABLE IF EXISTS {_TABLE}")
    connection.execute(f"CREATE TABLE {_TABLE} (name TEXT PRIMARY KEY, digest BLOB NOT NULL)")
    connection.executemany(f"INSERT INTO {_TABLE} (name, digest) VALUES (?, ?)", list(_checksums(connection)))
    connection.execute("COMMIT")


def unseal(connection: Connection) -> None:
    """Take the checksums out: from now on it is a store, in which they would soon be wrong."""
    connection.execute(f"DROP TABLE IF EXISTS {_TABLE}")


def is_sealed(connection: Connection) -> bool:
    """Whether the database has checksums."""
    return _TABLE in _tables(connection)


def differing(connection: Connection) -> list[str]:
    """The names of the tables that are not what was sealed, missing and additional ones too."""
    sealed = dict(connection.execute(f"SELECT name, digest FROM {_TABLE}").fetchall())
    found = dict(_checksums(connection))
    return sorted(name for name in sealed.keys() | found.keys() if sealed.get(name) != found.get(name))


def _checksums(connection: Connection) -> Iterator[tuple[str, bytes]]:
    """Name and SHA-256 of each table: over all values, row by row, each with its kind and its length."""
    for table in _tables(connection):
        if table == _TABLE:
            continue
        digest = hashlib.sha256()
        for row in connection.execute(f"SELECT * FROM {table}"):
            digest.update(b"".join(map(_told, row)))
        yield table, digest.digest()


def _tables(connection: Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if not name.startswith("sqlite_stat")]


def _told(value: object) -> bytes:
    if isinstance(value, bytes):
        return b"b%d:%b" % (len(value), value)
    if isinstance(value, str):
        data = value.encode("utf-8", "surrogatepass")
        return b"s%d:%b" % (len(data), data)
    return repr(value).encode()
