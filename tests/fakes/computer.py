"""A computer of its own for tests of what goes from one to another."""

from dataclasses import replace
from pathlib import Path

from facing.core.edit import Edit, Origin, Place
from facing.core.problem import UserProblem
from facing.formats.registry import AllFormats
from facing.session.bringing import Brought, bring_work
from facing.session.opening import open_session
from facing.session.services import Services
from facing.session.session import Session
from tests.fakes.services import services_for

TEXT = "The ferry crossed.\nMarta was thre.\nTickets are chep."


class Computer:
    """A store of its own, a folder of its own, and a clock that no other computer has."""

    def __init__(self, folder: Path, began: int) -> None:
        folder.mkdir()
        self.folder = folder
        self.services: Services = replace(services_for({}, works_folder=folder / "works"), formats=AllFormats())
        for _ in range(began):
            self.services.clock.now()
        self.original = folder / "text.txt"

    def begin(self) -> Session:
        self.original.write_text(TEXT, encoding="utf-8")
        return open_session(self.services, self.original)

    def save(self, session: Session, path: Path) -> list[UserProblem]:
        problems: list[UserProblem] = []
        session.work.save_as(path, lambda: None, problems.append)
        self.services.tasks.drain()  # type: ignore[attr-defined]
        return problems

    def write(self, session: Session) -> list[UserProblem]:
        problems: list[UserProblem] = []
        session.work.write(lambda: None, problems.append)
        self.services.tasks.drain()  # type: ignore[attr-defined]
        return problems

    def bring(self, path: Path) -> tuple[Session, Brought]:
        brought = bring_work(self.services, path, *self.services.works.read(path))
        return open_session(self.services, brought.original.path), brought


def change(session: Session, paragraph: int, text: str, origin: Origin = Origin.TYPED) -> None:
    there = session.corrected[paragraph].text
    session.apply([Edit(Place(paragraph, 0), there, text, origin).trimmed()], "typing")
