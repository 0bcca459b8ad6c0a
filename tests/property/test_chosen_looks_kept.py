"""Bold and italics in a document on a real store: undo and redo are exact, what is reopened or restored is the same."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.chunks import Paragraph
from facing.core.edit import Edit
from facing.formats.registry import AllFormats
from facing.session.emphasis import Trait, look_edits
from facing.session.opening import open_session
from facing.session.services import Services
from facing.session.session import Session
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore
from tests.fakes import docx_files as files
from tests.fakes.services import services_for
from tests.fakes.ticking_clock import TickingClock

BODY = (
    files.paragraph(files.letters("The old "), files.letters("boat", "<w:b/>"), files.letters(" left early."))
    + files.paragraph(files.letters("All of this slants.", "<w:i/>"))
    + files.paragraph(files.letters("Plain words."))
)
PIECES = st.sampled_from(["", "x", "two words ", "\n", "a\nb"])
STEPS = st.sampled_from(["type", "type", "dress", "dress", "undo", "redo", "keep", "restore", "reopen"])


class Run:
    """A document, and what it was before each step and after each one that was undone."""

    def __init__(self, folder: Path) -> None:
        self.path, self.folder = folder / "a.docx", folder
        self.path.write_bytes(files.docx(BODY))
        self.clock = TickingClock()
        self.kept: list[tuple[int, list[Paragraph]]] = []
        self.store = SqliteStore(folder / "store.sqlite", self.clock)
        self.open()

    def open(self) -> None:
        self.services: Services = replace(
            services_for({}),
            store=self.store,
            formats=AllFormats(),
            journal=lambda document: JournalWriter(self.store, document, delay=1e9, retry=1e9),
            clock=self.clock,
        )
        self.session: Session = open_session(self.services, self.path)
        self.done: list[list[Paragraph]] = []
        self.undone: list[list[Paragraph]] = []

    @property
    def now(self) -> list[Paragraph]:
        return list(self.session.corrected)

    def apply(self, edits: list[Edit]) -> None:
        if edits:
            self.done.append(self.now)
            self.undone.clear()
            self.session.apply(edits, "step")

    def reopen(self, clean: bool) -> None:
        before = self.now
        self.session.secure()
        if clean:
            self.session.close()
        else:
            self.session._journal.close()
        self.open()
        assert self.now == before

    def close(self) -> None:
        self.session.close()
        self.store.close()


def places(run: Run, data: st.DataObject) -> tuple[int, int]:
    length = run.session.corrected.length
    start = data.draw(st.integers(0, length))
    return start, data.draw(st.integers(start, min(length, start + 30)))


def step(run: Run, name: str, data: st.DataObject) -> None:
    text = run.session.corrected
    start, end = places(run, data)
    first, last = text.place_of(start), text.place_of(end)
    if name == "type":
        edit = Edit(first, text.slice(first, last), data.draw(PIECES))
        run.apply([] if edit.is_empty() else [edit])
    elif name == "dress":
        run.apply(look_edits(run.session, first, last, data.draw(st.sampled_from(Trait))))
    elif name == "undo" and run.done:
        run.undone.append(run.now)
        run.session.undo()
        assert run.now == run.done.pop()
    elif name == "redo" and run.undone:
        run.done.append(run.now)
        run.session.redo()
        assert run.now == run.undone.pop()
    elif name == "keep":
        run.kept.append((run.session.history.keep().id, run.now))
    elif name == "restore" and run.kept:
        version, then = data.draw(st.sampled_from(run.kept))
        before = run.now
        run.session.history.restore(version, lambda: None, lambda problem: None)
        run.services.tasks.drain()
        assert run.now == then
        if then != before:
            run.done.append(before)
            run.undone.clear()
    elif name == "reopen":
        run.reopen(clean=data.draw(st.booleans()))


@settings(max_examples=15)
@given(st.lists(STEPS, min_size=3, max_size=12), st.data())
def test_looks_are_never_lost(names: list[str], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder))
        for name in names:
            step(run, name, data)
        for version, then in run.kept:
            assert list(run.session.history.content(version).text) == then
        run.reopen(clean=False)
        run.close()
