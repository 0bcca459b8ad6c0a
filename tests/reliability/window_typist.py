"""Types into the real window, in a process that is meant to be killed: ``main(BASE, FILE, SEED, NUMBER, QUIET)``.

Says what ``typist`` says. ``forget`` of the same arguments types, saves and forgets the document.
"""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest

from facing.app.arguments import WindowRequest
from facing.app.program import Program
from facing.app.window import make_application, running
from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.settings import CheckerChoice
from facing.session.session import Session
from tests.reliability.typist import digest, raise_it, say

CARRIED = "carried.facing"
CORRECTED = "corrected.txt"


class WindowTypist:
    """A user at the window, with a model of what the text must be. ``count`` numbers what was done to it."""

    def __init__(self, program: Program, chance: random.Random, count: int, folder: Path) -> None:
        self.program = program
        self.chance = chance
        self.count = count
        self.folder = folder
        self.lines = self.session.corrected.as_string().split("\n")
        self.go()

    @property
    def session(self) -> Session:
        session = self.program.session
        assert session is not None
        return session

    def go(self) -> None:
        """The text is this one from the next key on."""
        self.count += 1
        say("state", self.count, digest("\n".join(self.lines)), time.monotonic())

    def check(self) -> None:
        if self.session.corrected.as_string() != "\n".join(self.lines):
            say("differs", self.count)

    def type(self) -> None:
        """A word, key by key."""
        assert self.program.window is not None
        spread = self.program.window.parts.spread
        page = spread.page(Side.CORRECTION)
        paragraph = self.chance.randrange(len(self.lines))
        place = Place(paragraph, self.chance.randint(0, len(self.lines[paragraph])))
        spread.select(Side.CORRECTION, place, place)
        for key in f"w{self.count} ":
            at, line = place.offset, self.lines[paragraph]
            self.lines[paragraph] = line[:at] + key + line[at:]
            place = Place(paragraph, at + 1)
            self.go()
            QTest.keyClick(page, key)
            self.check()
            rest()

    def begin_files(self) -> None:
        """From now on each save writes the corrected file and the work file."""
        self.session.delivery.save_copy_as(self.folder / CORRECTED)
        say("wrote", self.count, CORRECTED)
        written: list[str] = []
        self.session.work.save_as(self.folder / CARRIED, lambda: written.append(CARRIED), raise_it)
        while not written:
            rest()
        say("wrote", self.count, CARRIED)

    def save(self) -> None:
        assert self.program.window is not None
        QTest.keyClick(
            self.program.window.parts.spread.page(Side.CORRECTION), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
        )
        newest = max(self.session.history.versions(), key=lambda version: version.id)
        say("kept", self.count, newest.id, digest("\n".join(self.lines)))
        if self.session.delivery.target is not None:
            say("wrote", self.count, CORRECTED)

    def open_work(self) -> None:
        """The work file as it was written last joins the document, which is opened again."""
        before = self.program.session
        self.program.open_file(self.folder / CARRIED)
        while self.program.session in (before, None):
            rest()
        self.session.checking.choose(CheckerChoice.NONE)
        self.check()
        say("secured", self.count)

    def forget(self) -> None:
        say("forgets", self.count)
        gone: list[bool] = []
        self.program.forget_document(lambda: gone.append(True))
        while not gone:
            rest()
        say("forgot", self.count)


def rest() -> None:
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


@contextmanager
def at_the_window(base: str, file: str, seed: str, number: str) -> Iterator[WindowTypist]:
    make_application(["facing"])
    with running(WindowRequest(Path(file), None, Path(base), None)) as program:
        assert program.window is not None
        assert program.session is not None
        program.session.checking.choose(CheckerChoice.NONE)
        program.window.show()
        yield WindowTypist(program, random.Random(seed), int(number), Path(file).parent)


def main(base: str, file: str, seed: str, number: str, quiet: str) -> None:
    with at_the_window(base, file, seed, number) as typist:
        if quiet == "True":
            while True:
                typist.type()
        typist.begin_files()
        while True:
            typist.chance.choices((typist.type, typist.save, typist.open_work), (80, 16, 4))[0]()


def forget(base: str, file: str, seed: str, number: str, quiet: str) -> None:
    with at_the_window(base, file, seed, number) as typist:
        for _ in range(3):
            typist.type()
            typist.save()
        typist.type()
        typist.forget()
        while True:
            rest()
