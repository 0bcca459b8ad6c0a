"""A store on disk and what goes into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facing.core.document import Decoding, DocumentRecord, Original
from facing.core.text import Text
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(path, TickingClock())
    yield opened
    opened.close()


@pytest.fixture
def original(tmp_path: Path) -> Original:
    return Original(tmp_path / "a.txt", b"one\ntwo", "text", Decoding("utf-8"), Text.from_string("one\ntwo"))


@pytest.fixture
def record(store: SqliteStore, original: Original) -> DocumentRecord:
    return store.document(original)
