"""One file checked, and its correction with it where there is one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing.cli.wiring import NOTHING_DECIDED, Decided, Provided
from facing.core.checkers import CheckerStatus, RemarkCache
from facing.core.document import Original
from facing.core.edit import Edit
from facing.core.finding import PlacedFinding, Side
from facing.core.problem import UserProblem
from facing.core.settings import CheckerChoice
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.answers import NoCache
from facing.session.checking import Checking, Engines, EngineState
from facing.session.counting import WordCounter
from facing.session.decisions import judge_for
from facing.session.events import Announcer
from facing.session.findings import FindingBook
from facing.session.foreign import ForeignText
from facing.session.language import resolve_language
from facing.session.markup import Markup
from facing.session.pairs import Pairs
from facing.session.placed import placed_findings

# Told how many paragraphs are read and how many there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class EngineReport:
    """What one checker did: its status, why it did not run, the time it took."""

    id: str
    name: str
    version: str
    status: CheckerStatus
    problem: UserProblem | None
    milliseconds: int


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What was found in a file; where it could not be used, ``problem`` says why and the rest is empty."""

    path: Path
    problem: UserProblem | None = None
    encoding: str | None = None
    language: str | None = None
    words: int | None = None
    engines: Sequence[EngineReport] = ()
    findings: Sequence[PlacedFinding] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """The two texts of a check; the correction may be missing."""

    original: Text
    correction: Text | None

    def text(self, side: Side) -> Text | None:
        """The text of a side."""
        return self.original if side is Side.ORIGINAL else self.correction

    def text_or_stand_in(self, side: Side) -> Text:
        """The same; the original stands in for a missing correction, in which nothing is ever found."""
        return self.text(side) or self.original


def check_file(
    provided: Provided,
    original: Original,
    correction: Text | None,
    choice: CheckerChoice,
    language: str,
    progress: Progress,
    cache: RemarkCache | None = None,
    decided: Decided = NOTHING_DECIDED,
) -> CheckedFile:
    """Everything that the checkers find in a text and in its correction, in order, first one side, then the other.

    Nothing that is said lasts unless a ``cache`` is given. What was ``decided`` to be ignored is left out.
    """
    services = provided.services
    resolved = resolve_language(language, original.text, services.detector, services.settings.default_english)
    sides = Sides(original.text, correction)
    comparison = Comparison(original.text, sides.text_or_stand_in(Side.CORRECTION))
    book = FindingBook(sides.text_or_stand_in, lambda: comparison)
    foreign = ForeignText(services.detector, lambda: resolved)
    book.judge = judge_for(services, services.settings, decided.choices, foreign)
    book.ignores = set(decided.ignores)
    announcer = Announcer()
    markup = Markup(services.formats, original)

    engines = Engines(services.grammar, services.own, services.tasks, services.clock, cache or NoCache())
    pairs = Pairs(sides.text_or_stand_in, lambda: comparison, markup)
    checking = Checking(sides, book, announcer, engines, markup, pairs.of)
    announcer.listen(_Watcher(checking, progress))
    checking.start(choice, resolved)
    provided.drain()
    reports = [_grammar_report(state) for state in checking.engines()]
    reports += [_own_report(state) for state in checking.own_engines()]
    return CheckedFile(
        path=original.path,
        encoding=original.decoding.encoding,
        language=resolved,
        words=WordCounter().count(original.text),
        engines=reports,
        findings=[
            placed
            for side in Side
            if (text := sides.text(side))
            for placed in placed_findings(text, book, side, with_state=correction is not None)
        ],
    )


class _Watcher:
    """Passes progress on; the other changes of a session are of no interest to a single check."""

    def __init__(self, checking: Checking, progress: Progress) -> None:
        self._checking = checking
        self._progress = progress

    def checkers_changed(self) -> None:
        self._progress(*self._checking.progress)

    def corrected_changed(self, edits: tuple[Edit, ...], by_pane: bool) -> None: ...

    def comparison_changed(self) -> None: ...

    def findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None: ...

    def versions_changed(self) -> None: ...

    def safety_changed(self) -> None: ...

    def steps_changed(self) -> None: ...


def _grammar_report(engine: EngineState) -> EngineReport:
    if engine.health.reason is not None:
        status = CheckerStatus.FAILED if engine.prepared else CheckerStatus.UNAVAILABLE
    else:
        status = CheckerStatus.RAN if engine.chosen else CheckerStatus.SKIPPED
    return _report(engine, status)


def _own_report(engine: EngineState) -> EngineReport:
    status = engine.health.status
    return _report(engine, status if status in (CheckerStatus.FAILED, CheckerStatus.SKIPPED) else CheckerStatus.RAN)


def _report(engine: EngineState, status: CheckerStatus) -> EngineReport:
    health = engine.health
    return EngineReport(engine.id, engine.name, health.version, status, health.reason, engine.milliseconds)
