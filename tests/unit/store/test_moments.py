"""What is read in several statements is of one moment, though another program writes between them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facing.core.document import Content, Journal, Original, VersionKind
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.store.contents import load_content
from facing.store.sqlite_store import SqliteStore
from facing.store.sweeping import sweep
from tests.fakes.ticking_clock import TickingClock

EDIT = Edit(Place(0, 0), "", "new ")


@pytest.fixture
def other(store: SqliteStore, path: Path) -> Iterator[SqliteStore]:
    """The same store as another program has it open."""
    other = SqliteStore(path, TickingClock())
    yield other
    other.close()


def between(monkeypatch: pytest.MonkeyPatch, store: SqliteStore, name: str, meanwhile: Callable[[], object]) -> None:
    """Let ``meanwhile`` happen once, right behind a statement of the store."""
    real = getattr(store, name)

    def and_then(number: object) -> object:
        found = real(number)
        monkeypatch.undo()
        meanwhile()
        return found

    monkeypatch.setattr(store, name, and_then)


def test_the_journal_is_read_with_the_base_that_it_belongs_to(
    store: SqliteStore, other: SqliteStore, original: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = store.document(original).id
    first = store.add_version(document, Content(Text.from_string("text")), VersionKind.KEPT)
    store.append_edits(document, [EDIT])
    saved: Callable[[], object] = lambda: other.add_version(  # noqa: E731
        document, Content(Text.from_string("new text")), VersionKind.KEPT
    )
    between(monkeypatch, store, "_newest_version", saved)
    assert store.journal(document) == Journal(first.id, (EDIT,))
    assert store.journal(document).edits == ()


def test_a_version_that_is_read_while_it_is_thinned_and_swept_is_whole(
    store: SqliteStore, other: SqliteStore, original: Original, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = store.document(original).id
    content = Content(Text.from_string("text"))
    old = store.add_version(document, content, VersionKind.KEPT)

    def swept() -> None:
        with other._transaction() as connection:
            connection.execute("DELETE FROM versions WHERE number = ?", (old.id,))
        sweep(path)

    monkeypatch.setattr("facing.store.sqlite_store.load_content", _behind(swept))
    assert store.content(document, old.id).text.as_string() == "text"


def _behind(meanwhile: Callable[[], object]) -> Callable[..., Content]:
    def load(*arguments: object) -> Content:
        meanwhile()
        return load_content(*arguments)  # type: ignore[arg-type]

    return load
