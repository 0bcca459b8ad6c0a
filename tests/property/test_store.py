"""The store against a model in memory: whatever is done in whatever order, it comes back the same."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from facing.core.document import (
    Content,
    Decoding,
    DocumentRecord,
    IgnoreKey,
    Journal,
    Original,
    ReaderState,
    Version,
    VersionKind,
)
from facing.core.edit import Edit, Origin, Place
from facing.core.origins import OriginSpan
from facing.core.text import Text
from facing.store.journal_writer import JournalWriter
from facing.store.packing import pack_numbers, pack_origins, unpack_numbers, unpack_origins
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock

letters = st.characters() | st.sampled_from("ab\ud800\udcff\u2028\U0001f600 ")
strings = st.text(letters.filter(lambda letter: letter != "\r"), max_size=12)
lines = st.lists(st.sampled_from(["", "a", "b", "same", "\ud800"]) | strings, max_size=90).map("\n".join)
origins = st.sampled_from(list(Origin))
spans = st.builds(OriginSpan, st.integers(0, 500), st.integers(0, 500), origins)
big = st.integers(-(2**62), 2**62)


@given(st.lists(big | st.integers(-200, 200), max_size=40))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert unpack_numbers(pack_numbers(numbers)) == numbers


@given(st.dictionaries(st.integers(0, 10_000), st.lists(spans, max_size=4).map(tuple), max_size=8))
def test_origins_come_back(by_paragraph: dict[int, tuple[OriginSpan, ...]]) -> None:
    assert unpack_origins(pack_origins(by_paragraph)) == by_paragraph


@dataclass
class Kept:
    """What the model knows of one document."""

    record: DocumentRecord
    data: bytes
    writer: JournalWriter
    text: Text
    versions: list[tuple[Version, Text, dict[int, tuple[OriginSpan, ...]]]] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    state: ReaderState = field(default_factory=ReaderState)
    ignores: set[IgnoreKey] = field(default_factory=set)


class StoreMachine(RuleBasedStateMachine):
    """Two documents, edited, kept, restored, closed and opened again."""

    @initialize(first=lines, second=lines)
    def open(self, first: str, second: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name).resolve() / "store.sqlite"
        self.store = SqliteStore(self.path, TickingClock())
        self.kept: list[Kept] = []
        for name, string in (("a", first), ("b", second)):
            text = Text.from_string(string)
            data = string.encode("utf-8", "surrogatepass")
            path = self.path.with_name(name)
            record = self.store.document(Original(path, data, "text", Decoding("utf-8"), text))
            self.kept.append(Kept(record, data, self.writer_for(record), text))

    def writer_for(self, record: DocumentRecord) -> JournalWriter:
        return JournalWriter(self.store, record.id, delay=0.0)

    @rule(which=st.integers(0, 1), data=st.data(), added=strings | lines, origin=origins, step=st.integers(-9, 9))
    def edit(self, which: int, data: st.DataObject, added: str, origin: Origin, step: int) -> None:
        kept = self.kept[which]
        start = data.draw(st.integers(0, kept.text.length))
        end = data.draw(st.integers(start, min(kept.text.length, start + 30)))
        at = kept.text.place_of(start)
        removed = kept.text.slice(at, kept.text.place_of(end))
        edit = Edit(at, removed, added, origin, step, start)
        kept.text = kept.text.apply(edit)
        kept.edits.append(edit)
        kept.writer.append(edit)

    @rule(
        which=st.integers(0, 1),
        name=strings,
        kind=st.sampled_from(list(VersionKind)),
        data=st.data(),
        words=st.integers(0, 9),
    )
    def keep(self, which: int, name: str, kind: VersionKind, data: st.DataObject, words: int) -> None:
        kept = self.kept[which]
        indices = st.integers(0, len(kept.text) - 1)
        changed = data.draw(st.dictionaries(indices, st.lists(spans, min_size=1, max_size=3).map(tuple), max_size=5))
        kept.writer.flush()
        version = self.store.add_version(
            kept.record.id, Content(kept.text, changed), kind, name=name, words=words, words_changed=words
        )
        assert (version.name, version.kind, version.words) == (name, kind, words)
        kept.versions.append((version, kept.text, changed))
        kept.edits = []

    @precondition(lambda self: any(kept.versions for kept in self.kept))
    @rule(data=st.data(), name=strings, note=strings)
    def rename(self, data: st.DataObject, name: str, note: str) -> None:
        kept = data.draw(st.sampled_from([kept for kept in self.kept if kept.versions]))
        number = data.draw(st.integers(0, len(kept.versions) - 1))
        version, text, changed = kept.versions[number]
        self.store.rename_version(kept.record.id, version.id, name, note)
        renamed = Version(version.id, version.saved, version.kind, name, note, version.words, version.words_changed)
        kept.versions[number] = renamed, text, changed

    @precondition(lambda self: any(kept.versions for kept in self.kept))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        kept = data.draw(st.sampled_from([kept for kept in self.kept if kept.versions]))
        _, text, _ = data.draw(st.sampled_from(kept.versions))
        there, here = kept.text.as_string(), text.as_string()
        edit = Edit(Place(0, 0), there, here, Origin.RESTORE)
        kept.text = kept.text.apply(edit)
        kept.edits.append(edit)
        kept.writer.append(edit)

    @rule(
        which=st.integers(0, 1),
        paragraph=st.integers(0, 10**6),
        language=st.sampled_from(["auto", "en-US", "日本"]),
        cleanly=st.booleans(),
    )
    def remember(self, which: int, paragraph: int, language: str, cleanly: bool) -> None:
        kept = self.kept[which]
        kept.state = ReaderState(Place(paragraph, 1), Place(0, paragraph), 3, language, closed_cleanly=cleanly)
        self.store.save_state(kept.record.id, kept.state)

    @rule(
        which=st.integers(0, 1),
        key=st.builds(IgnoreKey, st.sampled_from("AB"), st.sampled_from("xy")),
        there=st.booleans(),
    )
    def ignore(self, which: int, key: IgnoreKey, there: bool) -> None:
        kept = self.kept[which]
        if there:
            self.store.add_ignore(kept.record.id, key)
            kept.ignores.add(key)
        else:
            self.store.remove_ignore(kept.record.id, key)
            kept.ignores.discard(key)

    @rule(in_order=st.booleans())
    def start_again(self, in_order: bool) -> None:
        for kept in self.kept if in_order else reversed(self.kept):
            kept.writer.close()
        self.store.close()
        self.store = SqliteStore(self.path, TickingClock())
        for kept in self.kept:
            kept.writer = self.writer_for(kept.record)

    @invariant()
    def all_is_there(self) -> None:
        for kept in self.kept:
            kept.writer.flush()
            identifier = kept.record.id
            base = kept.versions[-1][0].id if kept.versions else None
            assert self.store.journal(identifier) == Journal(base, tuple(kept.edits))
            assert self.store.versions(identifier) == [version for version, _, _ in reversed(kept.versions)]
            assert self.store.original(identifier) == kept.data
            assert self.store.state(identifier) == kept.state
            assert self.store.ignores(identifier) == kept.ignores
            assert self.store.known_document(kept.record.path) == kept.record
            for version, text, changed in kept.versions[-2:]:
                content = self.store.content(identifier, version.id)
                assert content.text == text
                assert content.origins == changed

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            for kept in self.kept:
                kept.writer.close()
                # The journal on top of the newest version is the text.
                start = (
                    kept.versions[-1][1]
                    if kept.versions
                    else Text.from_string(kept.data.decode("utf-8", "surrogatepass"))
                )
                assert start.apply_all(self.store.journal(kept.record.id).edits) == kept.text
                for version, text, changed in kept.versions:
                    assert self.store.content(kept.record.id, version.id) == Content(text, changed)
            self.store.close()
            self.folder.cleanup()


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
