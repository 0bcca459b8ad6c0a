"""One version written down, wherever it was kept."""

from dataclasses import replace
from sqlite3 import Connection

from facing.core.document import Content, Version
from facing.store.contents import OriginsPacker, save_content, to_bytes


def insert_version(
    connection: Connection, packer: OriginsPacker, document: int, version: Version, content: Content
) -> Version:
    """Keep a version of the document with this row number; gives it with its own number."""
    packed = save_content(connection, content, packer)
    told = version.saved, version.kind.value, to_bytes(version.name), to_bytes(version.note)
    identifier = connection.execute(
        "INSERT INTO versions (document, saved, kind, name, note, words, words_changed, pinned, chunks, origins) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (document, *told, version.words, version.words_changed, version.pinned, packed.chunks, packed.origins),
    ).lastrowid
    assert identifier is not None
    return replace(version, id=identifier)
