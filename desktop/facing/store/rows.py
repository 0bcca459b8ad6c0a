"""Rows of the database as the values that they stand for.

What is no such row raises ``ValueError``, ``TypeError`` or ``LookupError``.
"""

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import Any

from facing.core.document import Choices, DocumentRecord, IgnoreKey, ReaderState, Version, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.store.contents import to_bytes, to_text
from facing.store.packing import pack_looks, unpack_looks

# The columns that ``version_of`` (with ``pinned`` at the end) and ``edit_of`` take, in order.
VERSION_COLUMNS = ("number", "saved", "kind", "name", "note", "words", "words_changed")
EDIT_COLUMNS = ("paragraph", "position", "removed", "added", "origin", "step", "time", "looks")


def record_of(row: tuple[str, bytes, bytes]) -> DocumentRecord:
    """A document."""
    identifier, path, digest = row
    return DocumentRecord(identifier, Path(os.fsdecode(path)), digest)


def version_of(row: tuple[int, int, str, bytes, bytes, int, int, int]) -> Version:
    """A version."""
    number, saved, kind, name, note, words, words_changed, pinned = row
    told = to_text(name), to_text(note)
    return Version(number, saved, VersionKind(kind), *told, words, words_changed, bool(pinned))


def row_of_edit(edit: Edit) -> tuple[int, int, bytes, bytes, str, int, int, bytes | None]:
    """An edit as it is written, from the paragraph on."""
    looks = None if edit.looks is None else pack_looks({0: edit.looks})
    return (*edit.at, to_bytes(edit.removed), to_bytes(edit.added), edit.origin.value, edit.step, edit.time, looks)


def edit_of(row: tuple[int, int, bytes, bytes, str, int, int, bytes | None]) -> Edit:
    """The edit that was written."""
    paragraph, position, removed, added, origin, step, time, looks = row
    chosen = None if looks is None else unpack_looks(looks)[0]
    return Edit(Place(paragraph, position), to_text(removed), to_text(added), Origin(origin), step, time, chosen)


def row_of_ignore(key: IgnoreKey) -> tuple[bytes, bytes, bytes, bytes]:
    """What is ignored, as it is written."""
    return to_bytes(key.rule), to_bytes(key.text), to_bytes(key.before), to_bytes(key.after)


def state_of(packed: str) -> ReaderState:
    """Where the reader was. Fields that this program does not know are left out: a newer one may have written them."""
    values = _known_fields(ReaderState, json.loads(packed))
    for name in ("cursor", "anchor"):
        if name in values:
            values[name] = Place(*values[name])
    if "choices" in values:
        chosen = _known_fields(Choices, values["choices"])
        lists = {name: tuple(value) for name, value in chosen.items() if isinstance(value, list)}
        values["choices"] = Choices(**(chosen | lists))
    return ReaderState(**values)


def _known_fields(kept: type[ReaderState | Choices], values: dict[str, Any]) -> dict[str, Any]:
    known = {field.name for field in fields(kept)}
    return {name: value for name, value in values.items() if name in known}
