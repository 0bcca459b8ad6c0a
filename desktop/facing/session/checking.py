"""Runs the checkers over the document: what is in view first, what changed again, never in anyone's way."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from facing.core.checkers import Checker, CheckerHealth, CheckerStatus, Pair, RemarkCache
from facing.core.finding import Side
from facing.core.ports import Clock, Tasks
from facing.core.problem import UserProblem
from facing.core.settings import CheckerChoice
from facing.session.desk import Desk
from facing.session.events import Announcer, SessionListener
from facing.session.findings import FindingBook
from facing.session.markup import Markup
from facing.session.passages import Reading
from facing.session.work import Changed, Checked, Material


@dataclass(frozen=True, slots=True)
class EngineState:
    """One engine as a user sees it. ``chosen``: it is the grammar checker in use.

    ``milliseconds`` is the time that it has worked so far, getting ready included.
    """

    id: str
    name: str
    health: CheckerHealth
    chosen: bool
    prepared: bool = False
    milliseconds: int = 0


@dataclass(frozen=True)
class Engines:
    """What checks a document. ``grammar`` in order of preference, ``own`` run always; ``cache`` keeps answers."""

    grammar: Sequence[Checker]
    own: Sequence[Checker]
    tasks: Tasks
    clock: Clock
    cache: RemarkCache


class Checking:
    """The engines at work on one document."""

    def __init__(
        self,
        document: Checked,
        book: FindingBook,
        announcer: Announcer,
        engines: Engines,
        markup: Markup,
        pair_of: Callable[[int], Pair | None],
        wrapped: bool | None = None,
    ) -> None:
        readings = {side: Reading(text, markup, wrapped) for side in Side if (text := document.text(side))}
        self._material = Material(document, readings, book, pair_of)
        self._markup = markup
        self._read = document.text(Side.CORRECTION)
        self._announcer = announcer
        self._grammar = {engine.id: self._desk(engine, engine.id, engines) for engine in engines.grammar}
        self._own = [self._desk(engine, "own", engines) for engine in engines.own]
        self._reasons: dict[str, UserProblem] = {}
        self._active: Desk | None = None
        self._attempt = 0
        self._total = 0
        self._closed = False
        self._rests = True
        self._told: object = None
        self.choice = CheckerChoice.NONE
        self.language = ""

    def _desk(self, engine: Checker, lane: str, engines: Engines) -> Desk:
        return Desk(engine, lane, self._material, engines.tasks, engines.clock, engines.cache)

    @property
    def active(self) -> EngineState | None:
        """The grammar checker in use, or the one that is being started; ``None`` without any."""
        return next((state for state in self.engines() if state.chosen), None)

    @property
    def progress(self) -> tuple[int, int]:
        """Paragraphs read and paragraphs to read by the grammar checker since it was last at rest."""
        waiting = len(self._active) if self._active is not None else 0
        return self._total - waiting, self._total

    @property
    def recalling(self) -> bool:
        """Whether what the grammar checker said in earlier runs is still being put in place."""
        return self._active is not None and self._active.recalling

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not any(desk.due(self._rests) for desk in self._desks())

    def engines(self) -> list[EngineState]:
        """The grammar checkers and how they are; a reason for not running is in the health."""
        states = []
        for identifier, desk in self._grammar.items():
            health = desk.engine.health()
            reason = self._reasons.get(identifier)
            if reason is not None:
                health = CheckerHealth(CheckerStatus.UNAVAILABLE, health.version, reason)
            chosen = desk is self._active
            states.append(EngineState(identifier, desk.engine.name, health, chosen, desk.prepared, desk.milliseconds))
        return states

    def own_engines(self) -> list[EngineState]:
        """The checkers that always run."""
        states = []
        for desk in self._own:
            health = desk.engine.health()
            if desk.problem is not None:
                health = CheckerHealth(CheckerStatus.FAILED, health.version, desk.problem)
            states.append(EngineState(desk.engine.id, desk.engine.name, health, False, True, desk.milliseconds))
        return states

    def start(self, choice: CheckerChoice, language: str) -> None:
        """Choose a grammar checker and a language, and read everything."""
        self.language = language
        for desk in self._own:
            desk.add_everything()
            desk.recall(language, self._tell, partial(self._wanted, desk, language, 0), self.pump)
        self.choose(choice)

    def choose(self, choice: CheckerChoice) -> None:
        """Use another grammar checker; what the former one said goes."""
        self.choice = choice
        self._reasons.clear()
        for desk in self._grammar.values():
            desk.clear()
            desk.drop()
        if choice is CheckerChoice.NONE:
            candidates = []
        elif choice is CheckerChoice.AUTOMATIC:
            candidates = list(self._grammar)
        else:
            candidates = [identifier for identifier in self._grammar if identifier == choice.value]
        self._attempt += 1
        self._try(candidates, self._attempt)
        self._announcer.tell(lambda listener: listener.findings_changed(Side.CORRECTION, None))
        self.pump()

    def recheck(self, language: str | None = None, afresh: bool = True) -> None:
        """Read everything again, in another language where one is given; ``afresh``: nothing said before counts."""
        self.language = language or self.language
        for desk in self._own:
            desk.forget()
            desk.add_everything()
        if afresh:
            for desk in self._grammar.values():
                desk.forget()
        self.choose(self.choice)

    @property
    def wrapped(self) -> bool:
        """Whether the original's lines are read as parts of paragraphs."""
        original = self._material.readings.get(Side.ORIGINAL)
        return original is not None and original.wrapped

    def read_wrapped(self, wrapped: bool) -> None:
        """Read lines as parts of paragraphs, or each by itself; everything is read again so."""
        for reading in self._material.readings.values():
            reading.wrapped = wrapped
        self.recheck(afresh=False)

    def recheck_own(self, checker: str) -> None:
        """Read everything again with one of the checkers that always run: what it knows has changed."""
        for desk in self._own:
            if desk.engine.id == checker:
                desk.forget()
                desk.add_everything()
        self.pump()

    def look_at(self, first: int, last: int) -> None:
        """Paragraphs ``first`` to ``last`` of the correction are in view: they come first."""
        self._material.visible = (first, last)

    def edited(self, touched: Collection[int]) -> None:
        """Let the paragraphs with these ids, which were edited, wait for a check; ``pump`` starts it."""
        self._rests = False
        self._let_wait(touched)

    def realigned(self) -> None:
        """Other paragraphs may be partners now: what is read in pairs is read again."""
        for desk in self._desks():
            desk.add_pairs()
        self.pump()

    def pump(self) -> None:
        """Start what waits, where an engine has nothing to do."""
        if not self._closed:
            self._follow_blocks()
            for desk in self._desks():
                self._go_on(desk)

    def rest(self) -> None:
        """The hands rest: whole documents may be read, too."""
        self._rests = True
        self.pump()

    def close(self) -> None:
        """Take no more answers."""
        self._closed = True

    def _follow_blocks(self) -> None:
        """Paragraphs that came into code or out of it by an edit before them are read anew."""
        before, self._read = self._read, self._material.document.text(Side.CORRECTION)
        if before is None or self._read is None:
            return
        moved = self._markup.changed(before, self._read)
        if moved:
            self._material.book.forget_paragraphs(Side.CORRECTION, moved)
            self._let_wait(moved)
            self._tell({Side.CORRECTION: set(moved)})

    def _let_wait(self, paragraphs: Collection[int]) -> None:
        waiting = dict.fromkeys(paragraphs)
        for desk in self._desks():
            desk.add(Side.CORRECTION, waiting)
        self._total += len(paragraphs)

    def _desks(self) -> list[Desk]:
        return [*self._own, *([self._active] if self._active is not None else [])]

    def _try(self, candidates: list[str], attempt: int) -> None:
        """Prepare the first of the engines named; where it cannot run, the next."""
        if not candidates:
            self._active = None
            self._tell_state()
            return
        desk = self._active = self._grammar[candidates[0]]
        desk.add_everything()
        self._total = len(desk)
        desk.prepare(
            self.language, partial(self._go_on, desk), partial(self._grammar_failed, desk, candidates[1:], attempt)
        )
        desk.recall(self.language, self._tell, partial(self._wanted, desk, self.language, attempt), self.pump)
        self._tell_state()

    def _wanted(self, desk: Desk, language: str, attempt: int) -> bool:
        """Whether an answer that was asked for then still counts."""
        if self._closed or language != self.language:
            return False
        return desk in self._own or (desk is self._active and attempt == self._attempt)

    def _grammar_failed(self, desk: Desk, candidates: list[str], attempt: int, problem: UserProblem) -> None:
        """A grammar checker cannot run or stopped working: say so, go on with the next one."""
        if attempt != self._attempt or self._closed:
            return
        self._reasons[desk.engine.id] = problem
        desk.clear()
        self._try(candidates, attempt)
        self.pump()

    def _own_failed(self, desk: Desk, problem: UserProblem) -> None:
        desk.clear()
        self._tell_state()

    def _others(self, desk: Desk) -> list[str]:
        if self.choice is not CheckerChoice.AUTOMATIC:
            return []
        return [identifier for identifier in self._grammar if identifier not in {*self._reasons, desk.engine.id}]

    def _go_on(self, desk: Desk) -> None:
        if self._closed or desk not in self._desks():
            return
        if desk in self._own and (desk.recalling or self.recalling):
            return  # what is known already is in place sooner when nobody else works meanwhile
        if desk in self._own:
            failed = partial(self._own_failed, desk)
        else:
            failed = partial(self._grammar_failed, desk, self._others(desk), self._attempt)
        wanted = partial(self._wanted, desk, self.language, self._attempt)
        desk.work(self.language, self._rests, wanted, partial(self._done, desk), failed)
        if desk is self._active and not desk.running:
            self._tell_state()

    def _done(self, desk: Desk, changed: Changed) -> None:
        if not self._closed:
            self._tell(changed)
            self._go_on(desk)

    def _tell(self, changed: Changed) -> None:
        for side, identifiers in changed.items():
            if identifiers:
                self._announcer.tell(partial(_tell_one, side, frozenset(identifiers)))
        self._tell_state()

    def _tell_state(self) -> None:
        if self._active is not None and not len(self._active):
            self._total = 0
        engines = [replace(state, milliseconds=0) for state in (*self.engines(), *self.own_engines())]
        state = self.progress, self.idle, self.language, self.choice, engines
        if state != self._told:
            # Most jobs change findings alone; whoever shows the checkers has nothing to do then.
            self._told = state
            self._announcer.tell(lambda listener: listener.checkers_changed())


def _tell_one(side: Side, identifiers: frozenset[int], listener: SessionListener) -> None:
    listener.findings_changed(side, identifiers)
