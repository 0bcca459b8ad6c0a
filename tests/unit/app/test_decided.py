"""What the window decided is found by commands, which change nothing."""

from dataclasses import replace
from pathlib import Path

from facing.app.clock import SystemClock
from facing.app.decided import decided
from facing.cli.wiring import Decided
from facing.config.paths import Paths
from facing.core.document import Choices, IgnoreKey, Original
from facing.formats.registry import AllFormats
from facing.store.sqlite_store import SqliteStore

HERE, ALWAYS = IgnoreKey("RULE", "teh", "a", "b"), IgnoreKey("", "wich")


def original(folder: Path, text: str = "A teh.") -> Original:
    return AllFormats().from_bytes(folder / "a.txt", text.encode())


def test_without_a_store_nothing_is_known_and_none_is_made(tmp_path: Path) -> None:
    assert decided(tmp_path / "base", original(tmp_path)) == Decided()
    assert not (tmp_path / "base").exists()


def test_decisions_on_the_document_and_on_all_are_found(tmp_path: Path) -> None:
    paths = Paths.find(tmp_path)
    paths.make()
    store = SqliteStore(paths.store, SystemClock())
    record = store.document(original(tmp_path))
    choices = Choices(profile="fiction", known_words=("teh",))
    store.save_state(record.id, replace(store.state(record.id), choices=choices, language="en-GB"))
    store.add_ignore(record.id, HERE)
    store.add_ignore(None, ALWAYS)
    store.close()
    assert decided(tmp_path, original(tmp_path)) == Decided(frozenset({HERE, ALWAYS}), choices, "en-GB")
    assert decided(tmp_path, original(tmp_path, "Other bytes.")) == Decided(frozenset({ALWAYS}))


def test_a_store_that_cannot_be_used_decides_nothing(tmp_path: Path) -> None:
    paths = Paths.find(tmp_path)
    paths.make()
    paths.store.write_bytes(b"no database at all")
    assert decided(tmp_path, original(tmp_path)) == Decided()
    assert paths.store.read_bytes() == b"no database at all"
