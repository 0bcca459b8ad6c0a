"""One engine at work: one job at a time, on its lane."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from facing.core.checkers import (
    Checker,
    DocumentChecker,
    PairChecker,
    PassageChecker,
    RemarkCache,
    SectionChecker,
)
from facing.core.finding import Side
from facing.core.ports import Clock, Tasks
from facing.core.problem import UserProblem
from facing.session.answers import Answers
from facing.session.document_work import DocumentWork
from facing.session.pair_work import PairWork
from facing.session.passage_work import PassageWork
from facing.session.recalling import Recall, Recallable
from facing.session.section_work import SectionWork
from facing.session.work import Changed, Job, Material, Scope

# Told which findings changed.
Tell = Callable[[Changed], None]
Failed = Callable[[UserProblem], None]


class Desk:
    """An engine with what waits for it. ``milliseconds`` is the time that it has worked, getting ready included.

    ``problem`` is why it does not work, ``prepared`` whether it ever got ready.
    """

    def __init__(
        self, engine: Checker, lane: str, material: Material, tasks: Tasks, clock: Clock, cache: RemarkCache
    ) -> None:
        self.engine = engine
        self.lane = lane
        self._jobs = 0
        self.prepared = False
        self.milliseconds = 0
        self._recalls = 0
        self.problem: UserProblem | None = None
        self._material = material
        self._tasks = tasks
        self._clock = clock
        self._scopes: list[Scope] = []
        self._slow: list[Scope] = []
        self._lasting: list[Recallable] = []
        if isinstance(engine, PassageChecker):
            passages = PassageWork(engine, material, Answers(engine, "passage", cache))
            self._scopes.append(passages)
            self._lasting.append(passages)
        if isinstance(engine, PairChecker):
            self._scopes.append(PairWork(engine, material))
        if isinstance(engine, SectionChecker):
            in_sections = SectionWork(engine, material, Answers(engine, "section", cache))
            self._scopes.append(in_sections)
            self._lasting.append(in_sections)
        if isinstance(engine, DocumentChecker):
            self._slow.append(DocumentWork(engine, material, cache))

    def __len__(self) -> int:
        """How many paragraphs wait."""
        return sum(len(scope) for scope in self._scopes)

    @property
    def running(self) -> bool:
        """Whether the engine is at work."""
        return self._jobs > 0

    def due(self, rests: bool) -> bool:
        """Whether the engine runs or has something to do; whole documents are read where ``rests``."""
        return self.running or any(scope.due for scope in (self._all if rests else self._scopes))

    def add(self, side: Side, paragraphs: Mapping[int, None]) -> None:
        """These paragraphs are new or changed."""
        for scope in self._all:
            scope.add(side, paragraphs)

    def add_everything(self) -> None:
        """The whole document is to be read."""
        for scope in self._all:
            scope.add_everything()

    def add_pairs(self) -> None:
        """Other paragraphs may be partners now."""
        for scope in self._scopes:
            if isinstance(scope, PairWork):
                scope.add_everything()

    def clear(self) -> None:
        """Forget what waits."""
        for scope in self._all:
            scope.clear()

    def forget(self) -> None:
        """What the engine knows has changed: nothing that it said counts any more."""
        for scope in self._all:
            scope.forget()

    def drop(self) -> None:
        """Take what it said out of the findings."""
        for scope in self._all:
            scope.drop()

    def prepare(self, language: str, done: Callable[[], None], failed: Failed) -> None:
        """Get the engine ready on its lane."""
        self._run(lambda: self.engine.prepare(language), lambda _: self._got_ready(done), failed)

    @property
    def recalling(self) -> bool:
        """Whether what the engine said in earlier runs is still being put in place."""
        return self._recalls > 0

    def recall(self, language: str, tell: Tell, wanted: Callable[[], bool], done: Callable[[], None]) -> None:
        """Put in place what the engine said in earlier runs, on a lane of its own."""
        document = self._material.document
        texts = {side: text for side in Side if (text := document.text(side))}
        self._recalls += len(self._lasting)

        def ended() -> None:
            self._recalls -= 1
            if not self._recalls:
                done()

        for scope in self._lasting:
            Recall(scope, self._tasks, tell, wanted, ended).start(texts, self._material.readings, language)

    def work(self, language: str, rests: bool, wanted: Callable[[], bool], tell: Tell, failed: Failed) -> None:
        """Start the next job, if the engine is free and there is one; whole documents are read where ``rests``.

        The answer counts if it is still ``wanted`` then; ``tell`` is called in any case.
        """
        if self.running:
            return
        for scope in self._all if rests else self._scopes:
            job = scope.next(language)
            if job is not None:
                self._run(job.work, partial(_take, job, wanted, tell), failed)
                return

    @property
    def _all(self) -> list[Scope]:
        return [*self._scopes, *self._slow]

    def _got_ready(self, done: Callable[[], None]) -> None:
        self.prepared = True
        done()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed) -> None:
        self._jobs += 1

        def timed() -> tuple[Any, int]:
            began = self._clock.now()
            return work(), max(0, self._clock.now() - began)

        def take(answer: tuple[Any, int]) -> None:
            self._jobs -= 1
            self.milliseconds += answer[1]
            done(answer[0])

        def stop(error: BaseException) -> None:
            self._jobs -= 1
            if not isinstance(error, UserProblem):
                raise error
            self.problem = error
            failed(error)

        self._tasks.submit(self.lane, timed, take, stop)


def _take(job: Job, wanted: Callable[[], bool], tell: Tell, result: Any) -> None:
    tell(job.done(result) if wanted() else {})
