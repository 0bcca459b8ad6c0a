"""The command line with stand-ins for the engines and the disk; formats, glossary and comparison are real."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from facing.app.inline_tasks import InlineTasks
from facing.checkers.glossary_terms import GlossaryChecker
from facing.cli.running import run
from facing.cli.wiring import Decided, Diagnosis, Provided, Streams, Wiring
from facing.core.checkers import PassageChecker
from facing.core.ports import StoreCare
from facing.core.settings import Settings
from facing.formats.registry import AllFormats
from facing.session.glossaries import Glossaries
from facing.session.glossary_shelf import ShelfMemory
from facing.session.services import Services
from tests.fakes.memory_store import MemoryStore
from tests.fakes.services import TickingClock, services_for


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


class TerminalBytes(io.BytesIO):
    """Bytes that say they go to a terminal."""

    def isatty(self) -> bool:
        return True


def services_elsewhere() -> Services:
    """What a process of its own works with."""
    return replace(services_for({}), formats=AllFormats())


def _itself(diagnosis: Diagnosis) -> Diagnosis:
    return diagnosis


@dataclass
class CommandLine:
    """Runs commands one after the other over the same store; keeps what the services were asked for with."""

    grammar: Sequence[PassageChecker] = ()
    settings: Settings = field(default_factory=Settings)
    glossaries: Sequence[Path] = ()
    diagnoses: Sequence[Diagnosis] = ()
    decided: Decided = field(default_factory=Decided)
    clock: TickingClock = field(default_factory=TickingClock)
    care: StoreCare | None = None
    asked: list[tuple[Path | None, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = MemoryStore(TickingClock())

    def provide(self, base_dir: Path | None, *, with_store: bool) -> Provided:
        self.asked.append((base_dir, with_store))
        tasks = InlineTasks()
        terms = GlossaryChecker()
        glossaries = Glossaries(tasks, terms.use, lambda paths: None)
        glossaries.restore(ShelfMemory(tuple(self.glossaries)))
        tasks.drain()
        services = services_for({}, self.grammar, [terms], self.store, settings=self.settings)
        return Provided(
            replace(services, formats=AllFormats(), tasks=tasks, glossaries=glossaries, clock=self.clock),
            tasks.drain,
            lambda original: self.decided,
            services_elsewhere,
        )

    def look_after(self, base_dir: Path | None) -> StoreCare:
        assert self.care is not None
        return self.care

    def run(self, *arguments: object, terminal: bool = False) -> Outcome:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
        raw = TerminalBytes() if terminal else io.BytesIO()
        err = io.TextIOWrapper(raw, encoding="utf-8", newline="\n", write_through=True)
        wiring = Wiring(
            self.provide, lambda base_dir: [partial(_itself, one) for one in self.diagnoses], self.look_after
        )
        code = run([str(argument) for argument in arguments], wiring, Streams(out, err))
        return Outcome(code, out.buffer.getvalue().decode("utf-8", "surrogateescape"), raw.getvalue().decode())
