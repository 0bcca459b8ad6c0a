"""What the session asks of engines that find errors, and what they answer. ``app`` puts the real ones in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from facing.core.finding import Certainty, Finding, Kind, Side
from facing.core.passage import Passage
from facing.core.problem import UserProblem


class CheckerStatus(StrEnum):
    """How a checker is, or how its last run ended."""

    STARTING = "starting"
    READY = "ready"
    RAN = "ran"
    UNAVAILABLE = "unavailable"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class CheckerHealth:
    """A checker's state in one value; ``reason`` says why it is not ready, ``version`` is empty until known."""

    status: CheckerStatus
    version: str = ""
    reason: UserProblem | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a checker says about ``passage.text[start:end]`` (code points), before it is placed in the document.

    Depends on the passage's text alone, so it can be kept and used again for the same text. ``off``: its rule is wrong
    more often than right, and speaks only where the user wants it.
    """

    start: int
    end: int
    kind: Kind
    message: str
    suggestions: tuple[str, ...]
    rule: str
    certainty: Certainty = Certainty.LIKELY
    off: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs of the two sides that belong together; a side may be missing."""

    original: Passage | None
    correction: Passage | None


class Checker(Protocol):
    """One engine. Its methods are called from one worker thread at a time, never from the window's."""

    @property
    def id(self) -> str:
        """The stable name used in settings and JSON, such as ``languagetool``."""

    @property
    def name(self) -> str:
        """The engine's own name, such as ``LanguageTool``."""

    def health(self) -> CheckerHealth:
        """How it is now; callable from any thread, returns at once."""

    def languages(self) -> tuple[str, ...]:
        """The language codes it can check, such as ``en-US``; empty means any."""

    def edition(self) -> str:
        """What its answers depend on beside what it reads: version, data, settings; callable before ``prepare``.

        Empty where answers are quickly had again, or depend on what changes from day to day: they are not kept.
        """

    def prepare(self, language: str) -> None:
        """Get ready for this language: start, load, warm up. May take seconds.

        Raises:
            UserProblem: it cannot run here; the problem says why.
        """

    def close(self) -> None:
        """End its processes. Callable from any thread, more than once."""


@runtime_checkable
class PassageChecker(Checker, Protocol):
    """Judges each passage by itself."""

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks on each passage, in the order given.

        Raises:
            UserProblem: the engine failed; asking again later may work.
        """


@runtime_checkable
class SectionChecker(Checker, Protocol):
    """Judges some dozens of passages that follow each other: quotation marks, repeated beginnings."""

    def check_section(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks on each passage as part of this section, in the order given.

        Raises:
            UserProblem: the engine failed; asking again later may work.
        """


@runtime_checkable
class PairChecker(Checker, Protocol):
    """Judges paragraphs together with their partners."""

    def check_pairs(self, pairs: Sequence[Pair], language: str) -> list[Finding]:
        """Findings on either side."""


@runtime_checkable
class DocumentChecker(Checker, Protocol):
    """Judges a whole document: what shows only over many paragraphs."""

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        """Findings on the sides given."""


class RemarkCache(Protocol):
    """Keeps what engines said about one document from run to run. Callable from any thread; loses, never raises."""

    def recall(self, keys: Sequence[bytes]) -> list[tuple[tuple[Remark, ...], ...] | None]:
        """What was kept under each of these keys, ``None`` where nothing was."""

    def keep(self, said: Iterable[tuple[bytes, tuple[tuple[Remark, ...], ...]]]) -> None:
        """Keep what was said, by key."""

    def recall_findings(self, reader: str, read: bytes) -> list[Finding] | None:
        """What ``reader`` found in the whole document when it last read this; ``None`` where it read another text.

        ``Span.paragraph`` is a paragraph's index here, as ids hold for one run alone.
        """

    def keep_findings(self, reader: str, read: bytes, findings: Iterable[Finding]) -> None:
        """Keep what ``reader`` found in this, in place of what it found in the text before."""
