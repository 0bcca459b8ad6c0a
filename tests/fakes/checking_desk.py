"""A session with engines, for tests of checking."""

from dataclasses import replace
from pathlib import Path

from facing.core.checkers import RemarkCache
from facing.core.finding import Finding, Side
from facing.core.settings import CheckerChoice, Settings
from facing.session.answers import NoCache
from facing.session.opening import open_session
from facing.session.session import Session
from tests.fakes.pattern_checker import PatternChecker
from tests.fakes.services import services_for

PATH = Path("text.txt")


class Desk:
    """A session with engines, and the means to let them work."""

    def __init__(
        self,
        text: str,
        *grammar: PatternChecker,
        own: tuple[PatternChecker, ...] = (),
        cache: RemarkCache | None = None,
    ) -> None:
        services = services_for({PATH: text}, grammar, own, settings=Settings())
        self.services = replace(services, cache=lambda document: cache or NoCache())
        self.session: Session = open_session(self.services, PATH)

    def work(self) -> None:
        self.session.checking.pump()
        self.services.tasks.drain()  # type: ignore[attr-defined]

    def start(self, choice: CheckerChoice = CheckerChoice.AUTOMATIC) -> None:
        self.session.checking.start(choice, "en-US")
        self.work()

    def found(self, side: Side = Side.CORRECTION) -> list[str]:
        return [finding.text for finding in self.session.findings.listed(side)]

    def finding(self, number: int = 0) -> Finding:
        return self.session.findings.listed(Side.CORRECTION)[number]
