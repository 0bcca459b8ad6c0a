"""Saving, journalling and loading a text of a million words, one paragraph changed at a time.

Targets: a save within 10 ms and 4 KB, opening a version within 0.5 s.
"""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.document import Content, Decoding, DocumentRecord, Original, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.origins import OriginSpan, OriginSpans
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.store.backups import back_up
from facing.store.examining import all_damage
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore
from facing.store.sweeping import sweep
from tests.fakes.ticking_clock import TickingClock

PARAGRAPHS = 10_767
UNMEASURED = 1_000  # paragraphs, where only faults are looked for
WORDS_PER_PARAGRAPH = 93
SAVES = 100
SYLLABLES = ["ka", "lo", "mi", "ter", "os", "en", "vi", "ra", "tu", "bel", "an", "sor", "pi", "gro", "de"]

pytestmark = pytest.mark.bench


class Book:
    """A seeded text of a million words that is edited in one paragraph after another."""

    def __init__(self, paragraphs: int) -> None:
        self._source = random.Random(7)
        words = ["".join(self._source.choices(SYLLABLES, k=self._source.randint(1, 4))) for _ in range(20_000)]
        lines = [" ".join(self._source.choices(words, k=WORDS_PER_PARAGRAPH)) for _ in range(paragraphs)]
        self.string = "\n".join(lines)
        self.text = Text.from_string(self.string)
        self.origins: dict[int, OriginSpans] = {}

    def edit(self) -> Edit:
        """Change one word of one paragraph, and say how."""
        index = self._source.randrange(len(self.text))
        edit = Edit(Place(index, 0), self.text[index].text[:3], self._source.choice(SYLLABLES), time=1_700_000_000_000)
        self.text = self.text.apply(edit)
        self.origins[index] = (OriginSpan(0, len(edit.added), Origin.TYPED),)
        return edit

    def content(self) -> Content:
        return Content(self.text, dict(self.origins))


@pytest.fixture
def book(benchmark: BenchmarkFixture) -> Book:
    return Book(UNMEASURED if benchmark.disabled else PARAGRAPHS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(path, TickingClock())
    yield opened
    opened.close()


@pytest.fixture
def record(store: SqliteStore, book: Book, tmp_path: Path) -> DocumentRecord:
    data = book.string.encode()
    return store.document(Original(tmp_path / "book.txt", data, "text", Decoding("utf-8"), book.text))


@pytest.fixture
def filled(store: SqliteStore, record: DocumentRecord, book: Book) -> DocumentRecord:
    store.add_version(record.id, book.content(), VersionKind.KEPT)
    return record


def pages(store: SqliteStore) -> int:
    """Size of the database in bytes."""
    count, size = (store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(count) * int(size)


def test_save_one_changed_paragraph(
    benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book
) -> None:
    before = pages(store)

    def change() -> tuple[tuple[str, Content, VersionKind], dict[str, object]]:
        book.edit()
        return (filled.id, book.content(), VersionKind.KEPT), {}

    benchmark.pedantic(store.add_version, setup=change, rounds=SAVES)
    saves = len(store.versions(filled.id)) - 1
    benchmark.extra_info["bytes_per_save"] = (pages(store) - before) / saves
    # One save alone may take a new page in each table.
    assert saves < SAVES or (pages(store) - before) / saves <= 4096


def test_first_save(benchmark: BenchmarkFixture, store: SqliteStore, record: DocumentRecord, book: Book) -> None:
    before = pages(store)
    benchmark.pedantic(store.add_version, args=(record.id, book.content(), VersionKind.KEPT), rounds=1)
    benchmark.extra_info["bytes"] = pages(store) - before
    # The text is kept once: a quarter more for the digests and the tables.
    assert pages(store) - before < 1.25 * len(book.string)


def test_save_where_every_paragraph_has_origins(
    benchmark: BenchmarkFixture, store: SqliteStore, record: DocumentRecord, book: Book
) -> None:
    kinds = itertools.cycle((Origin.TYPED, Origin.RULE, Origin.BULK))
    book.origins = {
        index: tuple(OriginSpan(20 * number, 20 * number + 9, next(kinds)) for number in range(5))
        for index in range(len(book.text))
    }
    store.add_version(record.id, book.content(), VersionKind.KEPT)

    def change() -> tuple[tuple[str, Content, VersionKind], dict[str, object]]:
        book.edit()
        return (record.id, book.content(), VersionKind.KEPT), {}

    before = pages(store)
    benchmark.pedantic(store.add_version, setup=change, rounds=SAVES)
    saves = len(store.versions(record.id)) - 1
    benchmark.extra_info["bytes_per_save"] = (pages(store) - before) / saves
    assert saves < SAVES or (pages(store) - before) / saves <= 4096
    newest = store.versions(record.id)[0]
    assert store.content(record.id, newest.id) == book.content()


def test_open_a_version(benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book) -> None:
    for _ in range(20):
        book.edit()
        version = store.add_version(filled.id, book.content(), VersionKind.KEPT)
    content = benchmark.pedantic(store.content, args=(filled.id, version.id), rounds=5)
    assert content == book.content()


def test_open_any_of_many_versions(
    benchmark: BenchmarkFixture, store: SqliteStore, record: DocumentRecord, book: Book
) -> None:
    """Of 100,000 words, each version with a paragraph changed; they take less than 200 MB."""
    count = 200 if benchmark.disabled else 10_000
    book.text = Text.from_paragraphs(book.text.paragraphs(0, len(book.text) // 10))
    before = pages(store)
    store._connection.execute("PRAGMA synchronous = OFF")
    kept = []
    for number in range(count):
        book.edit()
        kept.append((store.add_version(record.id, book.content(), VersionKind.KEPT).id, book.content()))
        if number % 500:
            kept.pop()
    benchmark.extra_info["bytes"] = pages(store) - before
    assert pages(store) - before < 20_000 * count
    some = itertools.cycle(kept)

    def open_one() -> None:
        version, content = next(some)
        assert store.content(record.id, version) == content

    benchmark.pedantic(open_one, rounds=len(kept))


def test_open_any_of_many_versions_of_a_book(
    benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book
) -> None:
    store._connection.execute("PRAGMA synchronous = OFF")
    versions = []
    for _ in range(20 if benchmark.disabled else 1000):
        book.edit()
        versions.append(store.add_version(filled.id, book.content(), VersionKind.KEPT).id)
    some = itertools.cycle(versions[:: len(versions) // 10])
    benchmark.extra_info["bytes"] = pages(store)
    benchmark.pedantic(lambda: store.content(filled.id, next(some)), rounds=10)
    assert store.content(filled.id, versions[-1]) == book.content()


def test_sweep_a_store_of_many_versions(
    benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book, path: Path
) -> None:
    """Nobody waits for it; it must not take a processor for long."""
    store._connection.execute("PRAGMA synchronous = OFF")
    for _ in range(20 if benchmark.disabled else 1000):
        book.edit()
        store.add_version(filled.id, book.content(), VersionKind.KEPT)
    assert benchmark.pedantic(sweep, args=(path,), rounds=3) == 0


def test_back_up(
    benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book, path: Path, tmp_path: Path
) -> None:
    benchmark.pedantic(back_up, args=(path, tmp_path / "backup.sqlite"), rounds=3)
    assert (tmp_path / "backup.sqlite").stat().st_size > len(book.string) / 2


def test_check_everything(benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord) -> None:
    assert benchmark.pedantic(all_damage, args=(store._connection,), rounds=3) == []


def test_forget_a_book(benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord) -> None:
    benchmark.pedantic(store.forget, args=(filled.id,), rounds=1)
    assert pages(store) < 200_000


def test_keep_the_first_version_of_a_prepared_book(
    benchmark: BenchmarkFixture, store: SqliteStore, record: DocumentRecord, book: Book
) -> None:
    store.prepare(book.text)
    benchmark.pedantic(store.add_version, args=(record.id, book.content(), VersionKind.KEPT), rounds=5)
    assert len(store.versions(record.id)) >= 1


def test_open_the_store(
    benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book, path: Path
) -> None:
    store.close()

    def open_and_close() -> None:
        SqliteStore(path, TickingClock()).close()

    benchmark.pedantic(open_and_close, rounds=5)
    assert path.stat().st_size > len(book.string) / 2


def test_append_to_the_journal(
    benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book
) -> None:
    benchmark.pedantic(store.append_edits, args=(filled.id, [book.edit()]), rounds=SAVES)
    assert store.journal(filled.id).edits


def test_hand_an_edit_to_the_writer(
    benchmark: BenchmarkFixture, store: SqliteStore, filled: DocumentRecord, book: Book
) -> None:
    writer = JournalWriter(store, filled.id)
    edits = [book.edit() for _ in range(1000)]

    def type_all() -> None:
        for edit in edits:
            writer.append(edit)

    benchmark.pedantic(type_all, rounds=3)
    writer.close()
    assert len(store.journal(filled.id).edits) % 1000 == 0
    assert store.journal(filled.id).edits[:1000] == tuple(edits)


def test_read_and_write_the_file(benchmark: BenchmarkFixture, book: Book) -> None:
    formats, data = AllFormats(), book.string.encode()

    def there_and_back() -> bytes:
        original = formats.from_bytes(Path("book.txt"), data)
        return formats.write(original, original.text)

    assert benchmark.pedantic(there_and_back, rounds=3) == data


def test_read_a_file_in_an_old_code_page(benchmark: BenchmarkFixture, book: Book) -> None:
    data = book.string.replace("ka", "ké").encode("cp1252")
    original = benchmark.pedantic(AllFormats().from_bytes, args=(Path("book.txt"), data), rounds=3)
    assert original.decoding.encoding == "cp1252"
