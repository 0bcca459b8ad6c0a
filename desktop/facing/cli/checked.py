"""One file checked, and its correction with it where there is one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facing.cli.timing import TimedChecker, timed
from facing.cli.wiring import Provided
from facing.core.document import Original
from facing.core.edit import Edit
from facing.core.finding import Finding, Side
from facing.core.ports import CheckerStatus
from facing.core.problem import UserProblem
from facing.core.settings import CheckerChoice
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.checking import Checking
from facing.session.counting import WordCounter
from facing.session.events import Announcer
from facing.session.findings import FindingBook
from facing.session.language import resolve_language

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
class PlacedFinding:
    """A finding and where it is in its side's text: code points, and paragraph and column from 0."""

    finding: Finding
    start: int
    end: int
    paragraph: int
    column: int


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
) -> CheckedFile:
    """Everything that the checkers find in a text and in its correction, in order, first one side, then the other."""
    services = provided.services
    resolved = resolve_language(language, original.text, services.detector, services.settings.default_english)
    sides = Sides(original.text, correction)
    comparison = Comparison(original.text, sides.text_or_stand_in(Side.CORRECTION))
    book = FindingBook(sides.text_or_stand_in, lambda: comparison)
    grammar = [timed(engine, services.clock) for engine in services.grammar]
    own = [timed(engine, services.clock) for engine in services.own]
    announcer = Announcer()
    checking = Checking(
        sides,
        book,
        announcer,
        services.tasks,
        grammar,
        own,
        lambda paragraph: services.formats.markup(original, [paragraph])[0],
    )
    announcer.listen(_Watcher(checking, progress))
    checking.start(choice, resolved)
    provided.drain()
    chosen = checking.active.id if checking.active else None
    reports = [_grammar_report(engine, chosen) for engine in grammar] + [_own_report(engine) for engine in own]
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


def placed_findings(text: Text, book: FindingBook, side: Side, *, with_state: bool) -> list[PlacedFinding]:
    """The findings of one side and where they are in its text."""
    found = []
    for finding in book.listed(side):
        place = book.place(side, finding)
        if place is not None:
            start = text.position_of(place)
            end = start + finding.span.end - finding.span.start
            told = finding if with_state else replace(finding, state=None)
            found.append(PlacedFinding(told, start, end, place.paragraph, place.offset))
    return found


def _grammar_report(engine: TimedChecker, chosen: str | None) -> EngineReport:
    if engine.problem is not None:
        status = CheckerStatus.FAILED if engine.ready else CheckerStatus.UNAVAILABLE
    else:
        status = CheckerStatus.RAN if engine.id == chosen else CheckerStatus.SKIPPED
    return _report(engine, status)


def _own_report(engine: TimedChecker) -> EngineReport:
    if engine.problem is not None:
        return _report(engine, CheckerStatus.FAILED)
    skipped = engine.health().status is CheckerStatus.SKIPPED
    return _report(engine, CheckerStatus.SKIPPED if skipped else CheckerStatus.RAN)


def _report(engine: TimedChecker, status: CheckerStatus) -> EngineReport:
    return EngineReport(engine.id, engine.name, engine.health().version, status, engine.problem, engine.milliseconds)
