"""Stores with known content, and ways to look at them and to damage them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from facing.core.document import Content, Decoding, DocumentRecord, IgnoreKey, Original, ReaderState, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.looks import Look, LookSpan
from facing.core.origins import OriginSpan
from facing.core.text import Text
from facing.store.sqlite_store import SqliteStore

GOLDEN = Path(__file__).parents[2] / "golden" / "store"


def released(number: int, path: Path) -> Path:
    """The store as the program of that schema wrote it, in a file at ``path``."""
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((GOLDEN / f"version-{number}.sql").read_text(encoding="utf-8"))
    return path


def original(path: Path, string: str) -> Original:
    return Original(path, string.encode("utf-8", "surrogatepass"), "text", Decoding("utf-8"), Text.from_string(string))


def fill(store: SqliteStore, folder: Path, name: str = "a.txt", versions: int = 6, mark: str = "") -> DocumentRecord:
    """A document with everything that the store keeps of one."""
    text = Text.from_string("\n".join(f"{name} {mark} {number} " + "word " * 40 for number in range(120)))
    record = store.document(original(folder / name, text.as_string()))
    for number in range(versions):
        looks = (LookSpan(0, 1, Look(bold=True)), LookSpan(1, 2, Look(False, True)))
        edit = Edit(Place(number * 7, 0), "", f"{mark}{number} ", Origin.TYPED, number + 1, looks=looks)
        text = text.apply(edit)
        store.append_edits(record.id, [edit])
        spans = {number * 7: (OriginSpan(0, 4, Origin.TYPED),)}
        store.add_version(record.id, Content(text, spans), VersionKind.KEPT, name=f"{mark}{number}", note=mark)
    store.append_edits(record.id, [Edit(Place(0, 0), "", f"{mark}typed ", Origin.TYPED, 90 + n) for n in range(3)])
    store.add_ignore(record.id, IgnoreKey("RULE", f"{mark}western", "the", "gate"))
    store.save_state(record.id, ReaderState(Place(1, 1), Place(1, 1), language=f"{mark}en"))
    return record


def contents(store: SqliteStore) -> dict[str, object]:
    """All that can be read of a store, by document's name."""
    return {
        record.path.name: (
            store.original(record.id),
            [(version, store.content(record.id, version.id)) for version in store.versions(record.id)],
            store.journal(record.id),
            store.ignores(record.id),
            store.state(record.id),
        )
        for record in store.recent(100)
    }
