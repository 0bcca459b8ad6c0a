"""A window with a real session in it; the checkers find given words, the user answers as the test says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing.core.edit import Edit, Origin
from facing.core.finding import Finding, Side
from facing.core.settings import Settings, ThemeChoice
from facing.session.opening import open_session
from facing.session.rule_lists import RuleLists
from facing.session.services import Services
from facing.session.session import Session
from facing.ui.bridge import SessionSignals
from facing.ui.theme import Theme
from facing.ui.window.main_window import MainWindow
from tests.fakes.checkers import WordChecker
from tests.fakes.services import services_for
from tests.fakes.window import FakeDialogs, FakeProgram

TEXT = """The ferry crossed befor noon.
Marta was thre, and befor her came Pell.
Tickets are chep.
Nobody saw the boat."""
WORDS = {"befor": "before", "thre": "there", "chep": "cheap"}
PATH = Path("/nowhere/ferry.txt")


@dataclass
class Scene:
    """The window and everything around it."""

    window: MainWindow
    program: FakeProgram
    dialogs: FakeDialogs
    services: Services
    theme: Theme
    qtbot: QtBot

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    def open(self, path: Path = PATH) -> Session:
        session = open_session(self.services, path)
        signals = SessionSignals(session, self.window)
        self.window.show_document(signals)
        session.start_checking()
        self.settle()
        return session

    def settle(self) -> None:
        """Let the checkers do all their work and the list show it."""
        if self.window.session is not None:
            self.session.checking.pump()
        self.services.tasks.drain()  # type: ignore[attr-defined]
        self.window.parts.side.findings.refresh()

    def trigger(self, name: str) -> None:
        self.window.parts.actions[name].trigger()

    def edit(self, paragraph: int, old: str, new: str) -> None:
        """Replace the first such words from a paragraph of the correction on, as the program does."""
        start = self.session.corrected.as_string().index(old, self.session.corrected.start_of(paragraph))
        place = self.session.corrected.place_of(start)
        self.session.apply([Edit(place, old, new, Origin.TYPED)], "typing")
        self.settle()

    def finding(self, text: str, number: int = 0, side: Side = Side.CORRECTION) -> Finding:
        """A finding as the book has it."""
        found = [each for each in self.session.findings.listed(side) if each.text == text]
        return replace(found[number], state=None)

    def messages(self) -> list[str]:
        return [message.text for message in self.window.parts.strip.messages]


@pytest.fixture
def settings() -> Settings:
    return Settings(theme=ThemeChoice.LIGHT)


@pytest.fixture
def make_scene(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Callable[..., Scene]]:
    made: list[MainWindow] = []

    def make(text: str = TEXT, words: dict[str, str] | None = None, rules: tuple[Path, Path] | None = None) -> Scene:
        theme = Theme(settings)
        theme.dress(qapp)
        checker = WordChecker(words=WORDS if words is None else words)
        embedded = WordChecker("embedded", "LingoTweaker", words=checker.words, version="0.2.8")
        files = {PATH: text, PATH.with_name("other.txt"): "Another text."}
        services = services_for(files, grammar=(checker, embedded))
        rule_lists = RuleLists(services.tasks, *rules) if rules else services.rule_lists
        program = FakeProgram(services.glossaries, theme, settings, rule_lists)
        dialogs = FakeDialogs()
        window = MainWindow(program, theme, dialogs)  # type: ignore[arg-type]
        made.append(window)
        window.show()
        return Scene(window, program, dialogs, services, theme, qtbot)

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    # Without an event loop nobody does this, and windows of earlier tests are styled again and again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def scene(make_scene: Callable[..., Scene]) -> Scene:
    """A window with the text open and checked."""
    made = make_scene()
    made.open()
    return made


@pytest.fixture
def empty(make_scene: Callable[..., Scene]) -> Scene:
    """A window without a document."""
    return make_scene()
