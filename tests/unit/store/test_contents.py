"""What a save costs: counted work and bytes, whatever the size of the document."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facing.core.chunks import Paragraph
from facing.core.document import Content, DocumentRecord, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.origins import OriginSpan, OriginSpans
from facing.core.text import Text
from facing.store.sqlite_store import SqliteStore

TABLES = ("paragraphs", "chunks", "origins", "versions", "edits")


def text_of(count: int) -> Text:
    return Text.from_paragraphs(
        Paragraph(f"Paragraph {number} of the book. " + "word " * 90) for number in range(count)
    )


def rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def added_rows(path: Path, before: dict[str, int]) -> dict[str, int]:
    return {table: count - before[table] for table, count in rows(path).items() if count != before[table]}


@pytest.mark.parametrize("count", [200, 5000])
def test_one_changed_paragraph_writes_one_paragraph_and_its_chunk(
    store: SqliteStore, record: DocumentRecord, path: Path, count: int
) -> None:
    text = text_of(count)
    store.add_version(record.id, Content(text), VersionKind.KEPT)
    before = rows(path)
    changed = text.apply(Edit(Place(count // 2, 3), "", "new "))
    store.add_version(record.id, Content(changed), VersionKind.KEPT)
    added = added_rows(path, before)
    # The changed paragraph may end a chunk that did not end there, or the other way round.
    assert 1 <= added.pop("chunks") <= 3
    assert added == {"paragraphs": 1, "versions": 1}


def test_a_version_without_a_change_writes_one_row(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    origins: dict[int, OriginSpans] = {7: (OriginSpan(0, 4, Origin.TYPED),), 900: (OriginSpan(0, 4, Origin.RULE),)}
    content = Content(text_of(1000), origins)
    store.add_version(record.id, content, VersionKind.KEPT)
    before = rows(path)
    version = store.add_version(record.id, content, VersionKind.KEPT)
    assert added_rows(path, before) == {"versions": 1}
    assert store.content(record.id, version.id).origins == origins


def test_origins_are_kept_once_for_each_chunk(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    text = text_of(3000)
    origins: dict[int, OriginSpans] = {index: (OriginSpan(0, index % 50, Origin.TYPED),) for index in range(3000)}
    store.add_version(record.id, Content(text, origins), VersionKind.KEPT)
    before = rows(path)
    origins[1500] = (OriginSpan(0, 2, Origin.RULE),)
    version = store.add_version(record.id, Content(text, origins), VersionKind.KEPT)
    assert added_rows(path, before) == {"origins": 1, "versions": 1}
    assert store.content(record.id, version.id).origins == origins


def test_repeated_paragraphs_are_kept_once(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    text = Text.from_string("\n".join(["* * *", ""] * 400))
    before = rows(path)
    version = store.add_version(record.id, Content(text), VersionKind.KEPT)
    assert added_rows(path, before)["paragraphs"] == 2
    assert store.content(record.id, version.id).text == text


def test_the_statements_of_a_save_are_counted(store: SqliteStore, record: DocumentRecord) -> None:
    text = text_of(5000)
    store.add_version(record.id, Content(text), VersionKind.KEPT)
    changed = text.apply(Edit(Place(2500, 3), "", "new "))
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    store.add_version(record.id, Content(changed), VersionKind.KEPT)
    store._connection.set_trace_callback(None)
    look_ups = sum(1 for statement in statements if "FROM chunks" in statement)
    paragraphs = sum(1 for statement in statements if "paragraphs WHERE digest" in statement)
    assert look_ups == len(changed.chunks)
    # Only the paragraphs of the chunks that are new are looked at.
    assert 1 <= paragraphs <= 3 * 256
    assert len(statements) <= look_ups + 2 * paragraphs + 10


def test_a_save_grows_the_file_by_less_than_four_kilobytes(store: SqliteStore, record: DocumentRecord) -> None:
    text = text_of(10_800)
    store.add_version(record.id, Content(text), VersionKind.KEPT)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    origins: dict[int, OriginSpans] = {}
    saves = 50
    for number in range(saves):
        index = number * 199 % 10_800
        text = text.apply(Edit(Place(index, 0), "", "new "))
        origins[index] = (OriginSpan(0, 4, Origin.TYPED),)
        store.append_edits(record.id, [Edit(Place(index, 0), "", "new ")])
        store.add_version(record.id, Content(text, dict(origins)), VersionKind.KEPT)
    grown = store._connection.execute("PRAGMA page_count").fetchone()[0] - pages
    assert grown * 4096 / saves <= 4096
