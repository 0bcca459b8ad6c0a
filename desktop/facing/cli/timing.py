"""Checkers that are watched: how long they took and where they stopped."""

from collections.abc import Mapping, Sequence

from facing.core.finding import Finding, Side
from facing.core.passage import Passage
from facing.core.ports import CheckerHealth, Clock, DocumentChecker, PassageChecker, Remark
from facing.core.problem import UserProblem


class TimedChecker:
    """A passage checker that does what ``engine`` does and keeps the time.

    ``milliseconds`` is the time spent in the engine, getting ready included; ``ready`` tells whether it got so far,
    ``problem`` what stopped it last.
    """

    def __init__(self, engine: PassageChecker, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self.milliseconds = 0
        self.ready = False
        self.problem: UserProblem | None = None

    @property
    def id(self) -> str:
        """The engine's."""
        return self._engine.id

    @property
    def name(self) -> str:
        """The engine's."""
        return self._engine.name

    def health(self) -> CheckerHealth:
        """The engine's."""
        return self._engine.health()

    def languages(self) -> tuple[str, ...]:
        """The engine's."""
        return self._engine.languages()

    def prepare(self, language: str) -> None:
        """Get the engine ready; raises what it raises."""
        with _Stopwatch(self):
            self._engine.prepare(language)
        self.ready = True

    def close(self) -> None:
        """End the engine."""
        self._engine.close()

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """What the engine says; raises what it raises."""
        with _Stopwatch(self):
            return self._engine.check_passages(passages, language)

    def now(self) -> int:
        """Milliseconds on the clock."""
        return self._clock.now()


class TimedDocumentChecker(TimedChecker):
    """The same for an engine that also judges whole documents."""

    def __init__(self, engine: PassageChecker, document_engine: DocumentChecker, clock: Clock) -> None:
        super().__init__(engine, clock)
        self._document_engine = document_engine

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        """What the engine says; raises what it raises."""
        with _Stopwatch(self):
            return self._document_engine.check_document(sides, language)


def timed(engine: PassageChecker, clock: Clock) -> TimedChecker:
    """The engine, watched."""
    if isinstance(engine, DocumentChecker):
        return TimedDocumentChecker(engine, engine, clock)
    return TimedChecker(engine, clock)


class _Stopwatch:
    def __init__(self, checker: TimedChecker) -> None:
        self._checker = checker
        self._started = checker.now()

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._checker.milliseconds += max(0, self._checker.now() - self._started)
        if isinstance(error, UserProblem):
            self._checker.problem = error
