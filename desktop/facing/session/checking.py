"""Runs the checkers over the document: what is in view first, what changed again, never in anyone's way."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from facing.core.finding import Finding, Side
from facing.core.passage import Passage
from facing.core.ports import (
    CheckerHealth,
    CheckerStatus,
    DocumentChecker,
    PassageChecker,
    Remark,
    Tasks,
)
from facing.core.problem import UserProblem
from facing.core.settings import CheckerChoice
from facing.core.text import Text
from facing.session.events import Announcer, SessionListener
from facing.session.findings import FindingBook
from facing.session.passages import Markup, Reading, placed
from facing.session.queue import EngineQueue, Item

TEXT_LEVEL = "/text"  # behind a checker's id: what it said of the whole document


class Checked(Protocol):
    """The document that is checked."""

    def text(self, side: Side) -> Text | None:
        """A side's text now; ``None`` where there is no such side."""


@dataclass(frozen=True, slots=True)
class EngineState:
    """One engine as a user sees it. ``chosen``: it is the grammar checker in use."""

    id: str
    name: str
    health: CheckerHealth
    chosen: bool


class Checking:
    """The engines at work on one document."""

    def __init__(
        self,
        document: Checked,
        book: FindingBook,
        announcer: Announcer,
        tasks: Tasks,
        grammar: Sequence[PassageChecker],
        own: Sequence[PassageChecker],
        markup: Markup,
    ) -> None:
        self._document = document
        self._book = book
        self._announcer = announcer
        self._tasks = tasks
        self._grammar = {engine.id: EngineQueue(engine, engine.id) for engine in grammar}
        self._own = [EngineQueue(engine, "own") for engine in own]
        self._reasons: dict[str, UserProblem] = {}
        self._active: EngineQueue | None = None
        self._attempt = 0
        self._total = 0
        self._visible = (0, 40)
        self._closed = False
        self.choice = CheckerChoice.NONE
        self.language = ""
        self._readings = {side: Reading(text, markup) for side in Side if (text := document.text(side))}

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
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not any(queue.running or len(queue) or self._text_level_due(queue) for queue in self._queues())

    def engines(self) -> list[EngineState]:
        """The grammar checkers and how they are; a reason for not running is in the health."""
        states = []
        for identifier, queue in self._grammar.items():
            health = queue.engine.health()
            reason = self._reasons.get(identifier)
            if reason is not None:
                health = CheckerHealth(CheckerStatus.UNAVAILABLE, health.version, reason)
            states.append(EngineState(identifier, queue.engine.name, health, queue is self._active))
        return states

    def own_engines(self) -> list[EngineState]:
        """The checkers that always run."""
        return [EngineState(queue.engine.id, queue.engine.name, queue.engine.health(), False) for queue in self._own]

    def start(self, choice: CheckerChoice, language: str) -> None:
        """Choose a grammar checker and a language, and read everything."""
        self.language = language
        for queue in self._own:
            self._add_everything(queue)
        self.choose(choice)

    def choose(self, choice: CheckerChoice) -> None:
        """Use another grammar checker; what the former one said goes."""
        self.choice = choice
        self._reasons.clear()
        for identifier, queue in self._grammar.items():
            queue.clear()
            self._book.drop_checker(identifier)
            self._book.drop_checker(identifier + TEXT_LEVEL)
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
        for queue in self._own:
            queue.forget_remarks()
            self._add_everything(queue)
        if afresh:
            for queue in self._grammar.values():
                queue.forget_remarks()
        self.choose(self.choice)

    def recheck_own(self, checker: str) -> None:
        """Read everything again with one of the checkers that always run: what it knows has changed."""
        for queue in self._own:
            if queue.engine.id == checker:
                queue.forget_remarks()
                self._add_everything(queue)
        self.pump()

    def look_at(self, first: int, last: int) -> None:
        """Paragraphs ``first`` to ``last`` of the correction are in view: they come first."""
        self._visible = (first, last)

    def edited(self, touched: Collection[int]) -> None:
        """Let the paragraphs with these ids, which were edited, wait for a check; ``pump`` starts it."""
        for queue in self._queues():
            queue.add(Side.CORRECTION, touched)
        self._total += len(touched)

    def pump(self) -> None:
        """Start what waits, where an engine has nothing to do."""
        for queue in self._queues():
            if not queue.running and not self._closed:
                self._next(queue)

    def close(self) -> None:
        """Take no more answers."""
        self._closed = True

    def _queues(self) -> list[EngineQueue]:
        return [*self._own, *([self._active] if self._active is not None else [])]

    def _try(self, candidates: list[str], attempt: int) -> None:
        """Prepare the first of the engines named; where it cannot run, the next."""
        if not candidates:
            self._active = None
            self._tell_state()
            return
        queue = self._grammar[candidates[0]]
        self._active = queue
        queue.running = True
        self._add_everything(queue)
        self._total = len(queue)
        language = self.language
        self._tasks.submit(
            queue.lane,
            lambda: queue.engine.prepare(language),
            lambda _: self._prepared(queue, attempt),
            partial(self._failed, queue, candidates[1:], attempt),
        )
        self._tell_state()

    def _prepared(self, queue: EngineQueue, attempt: int) -> None:
        queue.running = False
        if attempt == self._attempt and not self._closed:
            self._tell_state()
            self._next(queue)

    def _failed(self, queue: EngineQueue, candidates: list[str], attempt: int, error: BaseException) -> None:
        """An engine cannot run or stopped working: say so, go on with the next one."""
        queue.running = False
        if not isinstance(error, UserProblem):
            raise error
        if attempt != self._attempt or self._closed:
            return
        self._reasons[queue.engine.id] = error
        queue.clear()
        if queue in self._own:
            self._tell_state()
            return
        self._try(candidates, attempt)
        self.pump()

    def _others(self, queue: EngineQueue) -> list[str]:
        if self.choice is not CheckerChoice.AUTOMATIC:
            return []
        return [identifier for identifier in self._grammar if identifier not in {*self._reasons, queue.engine.id}]

    def _next(self, queue: EngineQueue) -> None:
        language, attempt = self.language, self._attempt
        while batch := queue.take(self._in_view(), self._passage):
            unknown = list({p.text: p for _, p in batch if queue.known(language, p.text) is None}.values())
            if not unknown:
                self._place(queue, batch, language)
                continue
            queue.running = True
            self._tasks.submit(
                queue.lane,
                partial(queue.engine.check_passages, unknown, language),
                partial(self._checked, queue, batch, unknown, language, queue.knowledge),
                partial(self._failed, queue, self._others(queue), attempt),
            )
            return
        self._check_text_level(queue)
        if queue is self._active and not queue.running:
            self._tell_state()

    def _checked(
        self,
        queue: EngineQueue,
        batch: list[Item],
        unknown: list[Passage],
        language: str,
        knowledge: int,
        remarks: list[tuple[Remark, ...]],
    ) -> None:
        queue.running = False
        if self._closed or queue not in self._queues():
            return
        if knowledge == queue.knowledge:
            for passage, said in zip(unknown, remarks, strict=True):
                queue.remember(language, passage.text, said)
            if language == self.language:
                self._place(queue, batch, language)
        self._tell_state()
        self._next(queue)

    def _place(self, queue: EngineQueue, batch: list[Item], language: str) -> None:
        """Put the remarks where they belong, but for passages that have changed meanwhile."""
        changed: dict[Side, set[int]] = {side: set() for side in Side}
        for side, passage in batch:
            now = self._passage(side, passage.paragraphs[0])
            remarks = queue.known(language, passage.text)
            if now is None or now.text != passage.text or remarks is None:
                continue
            findings = placed(remarks, now, side, queue.engine.id)
            changed[side] |= self._book.put(side, now.paragraphs, queue.engine.id, findings)
        self._tell_findings(changed)

    def _text_level_due(self, queue: EngineQueue) -> bool:
        return queue.document_waits and isinstance(queue.engine, DocumentChecker)

    def _check_text_level(self, queue: EngineQueue) -> None:
        if not self._text_level_due(queue) or not isinstance(queue.engine, DocumentChecker):
            return
        queue.document_waits = False
        queue.running = True
        texts = {side: text for side in self._readings if (text := self._document.text(side))}
        readings, language, engine = dict(self._readings), self.language, queue.engine

        def check() -> list[Finding]:
            sides = {side: readings[side].all_passages(text) for side, text in texts.items()}
            return engine.check_document(sides, language)

        self._tasks.submit(
            queue.lane,
            check,
            partial(self._text_level_checked, queue, texts, language),
            partial(self._failed, queue, self._others(queue), self._attempt),
        )

    def _text_level_checked(
        self, queue: EngineQueue, texts: dict[Side, Text], language: str, findings: list[Finding]
    ) -> None:
        queue.running = False
        if self._closed or queue not in self._queues() or language != self.language:
            return
        changed: dict[Side, set[int]] = {}
        for side, then in texts.items():
            now = self._document.text(side)
            current = [each for each in findings if each.side is side and _is_as_it_was(each, then, now)]
            changed[side] = self._book.put_everywhere(side, queue.engine.id + TEXT_LEVEL, current)
        self._tell_findings(changed)
        self._tell_state()
        self._next(queue)

    def _passage(self, side: Side, identifier: int) -> Passage | None:
        text = self._document.text(side)
        index = text.index_of(identifier) if text else None
        return None if text is None or index is None else self._readings[side].passage_at(text, index)

    def _in_view(self) -> Iterator[tuple[Side, int]]:
        for side in (Side.CORRECTION, Side.ORIGINAL):
            text = self._document.text(side)
            if text:
                for index in range(max(0, self._visible[0]), min(len(text), self._visible[1] + 1)):
                    yield side, text.id_at(index)

    def _add_everything(self, queue: EngineQueue) -> None:
        for side in Side:
            text = self._document.text(side)
            if text:
                queue.add(side, text.ids())

    def _tell_findings(self, changed: dict[Side, set[int]]) -> None:
        for side, identifiers in changed.items():
            if identifiers:
                self._announcer.tell(partial(_tell_one, side, frozenset(identifiers)))

    def _tell_state(self) -> None:
        if self._active is not None and not len(self._active):
            self._total = 0
        self._announcer.tell(lambda listener: listener.checkers_changed())


def _tell_one(side: Side, identifiers: frozenset[int], listener: SessionListener) -> None:
    listener.findings_changed(side, identifiers)


def _is_as_it_was(finding: Finding, then: Text, now: Text | None) -> bool:
    """Whether a finding's paragraph has not changed since the text that was checked."""
    if now is None or now is then:
        return now is then
    before, after = then.index_of(finding.span.paragraph), now.index_of(finding.span.paragraph)
    return before is not None and after is not None and then[before].text == now[after].text
