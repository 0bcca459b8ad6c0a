"""A document on a real store against a model of plain strings: edits, undo, saves, restoring, crashes, reopening.

Time stands still for the journal: what was typed reaches the disk when it is asked to, so that the model knows after a
crash exactly what must be there. A crash leaves the files as they are at that moment.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from facing.core.document import VersionKind
from facing.core.edit import Edit, Place
from facing.formats.registry import AllFormats
from facing.session.opening import open_session
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore
from tests.fakes.services import services_for
from tests.fakes.ticking_clock import TickingClock

NEVER = 1e9  # seconds
pieces = st.sampled_from(["", "a", "word ", "\n", "\n\n", "\U0001f600", "\u2028", "e\u0301", "two\nlines"])


class Document(RuleBasedStateMachine):
    """What the text is, what of it is on the disk, which versions there are, what undo and redo lead to."""

    @initialize(text=st.sampled_from(["", "one", "one two\nthree\n\nfour", "\U0001f600 x\n"]))
    def begin(self, text: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.base = Path(self.folder.name) / "0"
        self.base.mkdir()
        self.file = Path(self.folder.name) / "a.txt"
        self.file.write_bytes(text.encode())
        self.text = self.durable = text
        self.versions: list[tuple[int, VersionKind, str]] = []
        self.clock = TickingClock()
        self.crashes = 0
        self.open()

    def open(self) -> None:
        self.store = SqliteStore(self.base / "store.sqlite", self.clock)
        self.writers: list[JournalWriter] = []
        self.services = replace(
            services_for({}), store=self.store, formats=AllFormats(), journal=self.writer_for, clock=self.clock
        )
        self.session = open_session(self.services, self.file)
        self.done: list[str] = []
        self.undone: list[str] = []

    def writer_for(self, document: str) -> JournalWriter:
        self.writers.append(JournalWriter(self.store, document, delay=NEVER, retry=NEVER))
        return self.writers[-1]

    def note(self, kind: VersionKind) -> None:
        """The newest version is the present text, and all is on the disk."""
        newest = self.session.history.versions()[0]
        self.versions.append((newest.id, kind, self.text))
        self.durable = self.text

    @property
    def changed(self) -> bool:
        return self.text != (self.versions[-1][2] if self.versions else self.file.read_bytes().decode())

    @rule(data=st.data(), added=pieces, opens=st.booleans())
    def type(self, data: st.DataObject, added: str, opens: bool) -> None:
        start = data.draw(st.integers(0, len(self.text)))
        end = data.draw(st.integers(start, min(len(self.text), start + 6)))
        there = self.session.corrected
        edit = Edit(there.place_of(start), self.text[start:end], added)
        if edit.is_empty():
            return
        if opens or self.undone or not self.done:
            self.done.append(self.text)
        self.undone.clear()
        self.session.typed(edit, opens)
        self.text = self.text[:start] + added + self.text[end:]

    @rule(added=st.sampled_from(["x", "y\nz"]))
    def replace_all(self, added: str) -> None:
        """The program's own edits: two of them, one step."""
        self.done.append(self.text)
        self.undone.clear()
        self.session.apply([Edit(Place(0, 0), "", added), Edit(Place(0, 0), "", "!")], "replace")
        self.text = "!" + added + self.text

    @rule()
    def undo(self) -> None:
        self.session.undo()
        if self.done:
            self.undone.append(self.text)
            self.text = self.done.pop()

    @rule()
    def redo(self) -> None:
        self.session.redo()
        if self.undone:
            self.done.append(self.text)
            self.text = self.undone.pop()

    @rule(waits=st.booleans())
    def rest(self, waits: bool) -> None:
        """What the pause begins may end later, after further edits."""
        self.session.rest()
        if not waits:
            self.services.tasks.drain()  # type: ignore[attr-defined]

    @rule(name=st.sampled_from(["", "named"]), kind=st.sampled_from([VersionKind.KEPT, VersionKind.AUTOMATIC]))
    def save(self, name: str, kind: VersionKind) -> None:
        self.session.history.keep(name, kind=kind)
        self.note(kind)

    @rule()
    def a_second_passes(self) -> None:
        self.session.secure()
        self.durable = self.text

    @precondition(lambda self: self.versions)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        number, _, text = data.draw(st.sampled_from(self.versions))
        if self.changed and text != self.text:
            self.versions.append((-1, VersionKind.AUTOMATIC, self.text))
        if text != self.text:
            self.done.append(self.text)
            self.undone.clear()
        failed: list[object] = []
        self.session.history.restore(number, lambda: None, failed.append)
        self.services.tasks.drain()  # type: ignore[attr-defined]
        assert failed == []
        self.text = text
        if self.versions[-1][0] == -1:
            self.versions[-1] = (self.session.history.versions()[1].id, *self.versions[-1][1:])
        self.note(VersionKind.RESTORE)

    @rule()
    def close_and_open(self) -> None:
        was_changed = self.changed and self.session.corrected is not self.session.automatic._opened
        self.session.close()
        self.store.close()
        if was_changed:
            self.versions.append((-1, VersionKind.AUTOMATIC, self.text))
        self.durable = self.text
        self.open()
        self.number_newest()

    @rule()
    def crash(self) -> None:
        """The files stay as they are; what only the program knew is gone."""
        self.crashes += 1
        after = self.base.with_name(str(self.crashes))
        after.mkdir()
        for ending in ("", "-wal"):
            shutil.copyfile(self.base / f"store.sqlite{ending}", after / f"store.sqlite{ending}")
        self.leave()
        self.base, self.text = after, self.durable
        was_changed = self.changed or self.store_has_edits
        self.open()
        if was_changed:
            # What was recovered can be come back to.
            self.versions.append((-1, VersionKind.AUTOMATIC, self.text))
            self.number_newest()

    def leave(self) -> None:
        self.store_has_edits = bool(self.store.journal(self.session.record.id).edits)
        for writer in self.writers:
            writer.close()
        self.store.close()

    def number_newest(self) -> None:
        if self.versions and self.versions[-1][0] == -1:
            self.versions[-1] = (self.session.history.versions()[0].id, *self.versions[-1][1:])

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.session.corrected.as_string() == self.text
        assert self.session.history.changed is self.changed
        history = self.session.history
        there = [(each.id, each.kind, history.content(each.id).text.as_string()) for each in history.versions()]
        assert there[::-1] == self.versions
        assert self.session.delivery.corrected_text() == self.text

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.leave()
            self.folder.cleanup()


TestDocument = Document.TestCase
TestDocument.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
