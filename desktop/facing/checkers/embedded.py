"""LingoTweaker, the embedded checker: LanguageTool's rules without Java, in a process of its own.

It reads each passage by itself, text-level rules (sentence starts, unpaired quotation marks) included, so that there
is no document scope. Costs some 400 MB while it is in use.
"""

import importlib.metadata
import importlib.util
import logging
import pkgutil
import threading
from collections.abc import Sequence
from dataclasses import replace

from facing.checkers.categories import EDITION, EngineMatch, RuleBook
from facing.checkers.common_words import CommonWords
from facing.checkers.embedded_process import EmbeddedProcess, WorkerFailure, WorkerSilent
from facing.checkers.visible import VisibleText
from facing.core.checkers import CheckerHealth, CheckerStatus, Remark
from facing.core.passage import Passage
from facing.core.problem import ProblemCode, UserProblem

REQUEST_LIMIT = 120.0  # seconds for one request; a language's first one builds the engine
_TRIES = 2
_BATCH = 10
_PREFIX = "lingotweaker_data_"
_WARMING = "This sentense warms the checker up. it is not kept."
# The variants that the engine tells apart, the usual one first; of other languages it has one form.
_VARIANTS = {
    "de": ("de-DE", "de-AT", "de-CH"),
    "en": ("en-US", "en-GB"),
    "pt": ("pt-PT", "pt-BR"),
}
# English that the engine has no dictionary of is nearer to British than to the American that it would take it for.
_NEAREST = {"en-AU": "en-GB", "en-NZ": "en-GB", "en-ZA": "en-GB", "en-IE": "en-GB", "en-CA": "en-US"}


def installed_languages() -> dict[str, str]:
    """Two- or three-letter language codes and the data package of each."""
    names = sorted(module.name for module in pkgutil.iter_modules() if module.name.startswith(_PREFIX))
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.removeprefix(_PREFIX).partition("_")[0], name)
    return found


class EmbeddedChecker:
    """A ``PassageChecker``."""

    id = "embedded"
    name = "LingoTweaker"

    def __init__(self, rules: RuleBook | None = None, request_limit: float = REQUEST_LIMIT) -> None:
        """``request_limit`` in seconds."""
        self._rules = rules or RuleBook(CommonWords())
        self._request_limit = request_limit
        self._lock = threading.Lock()
        self._guard = threading.Lock()
        self._closed = False
        self._process: EmbeddedProcess | None = None
        self._packages = installed_languages()
        self._warm = ""
        self._health = CheckerHealth(CheckerStatus.SKIPPED, _version())

    def health(self) -> CheckerHealth:
        """How it is now; from any thread, at once."""
        return self._health

    def languages(self) -> tuple[str, ...]:
        """The codes for which data is installed."""
        return tuple(code for base in sorted(self._packages) for code in _VARIANTS.get(base, (base,)))

    def edition(self) -> str:
        """The engine's version."""
        version = _version()
        return f"{version}\n{EDITION}" if version else ""

    def prepare(self, language: str) -> None:
        """Start the worker and build the engine for ``language``.

        Raises:
            UserProblem: ``EMBEDDED_MISSING`` (``reason``), ``LANGUAGE_UNSUPPORTED`` (``language``), or what
                ``check_passages`` raises.
        """
        with self._lock:
            with self._guard:
                self._closed = False
                ready = self._warm == language and self._process is not None and self._process.running
            if ready:
                return
            self._set_health(CheckerStatus.STARTING)
            self._ask([_WARMING], language)
            self._warm = language

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks on each passage.

        Raises:
            UserProblem: ``EMBEDDED_DIED`` (``reason`` ``ended``, ``time`` or ``closed``), also after a new start.
        """
        remarks: list[tuple[Remark, ...]] = []
        with self._lock:
            for first in range(0, len(passages), _BATCH):
                batch = passages[first : first + _BATCH]
                visible = [VisibleText(passage.text, passage.markup) for passage in batch]
                found = self._ask([text.text for text in visible], language)
                remarks += [
                    tuple(self._placed(passage, text, matches, language))
                    for passage, text, matches in zip(batch, visible, found, strict=True)
                ]
        return remarks

    def close(self) -> None:
        """End the worker, also in the middle of a check, which then fails. From any thread, more than once."""
        with self._guard:
            self._closed = True
            process, self._process = self._process, None
            self._warm = ""
        if process is not None:
            process.stop()
        self._set_health(CheckerStatus.SKIPPED)

    def _placed(
        self, passage: Passage, visible: VisibleText, matches: Sequence[EngineMatch], language: str
    ) -> list[Remark]:
        """What was said of the visible text, where it stands in the passage."""
        remarks = []
        for match in matches:
            start, end = visible.place(match.start, match.end)
            if start < end:
                said = self._rules.remark(passage.text, replace(match, start=start, end=end), language)
                remarks += [] if said is None else [said]
        return remarks

    def _ask(self, texts: Sequence[str], language: str) -> list[list[EngineMatch]]:
        try:
            matches = self._matches(texts, language)
        except UserProblem as problem:
            self._warm = ""
            if problem.facts.get("reason") != "closed":
                died = problem.code is ProblemCode.EMBEDDED_DIED
                self._set_health(CheckerStatus.FAILED if died else CheckerStatus.UNAVAILABLE, problem)
            raise
        if self._health.status is not CheckerStatus.READY:
            self._set_health(CheckerStatus.READY)
        return matches

    def _matches(self, texts: Sequence[str], language: str) -> list[list[EngineMatch]]:
        request = {**self._language_request(language), "texts": list(texts)}
        for attempt in range(1, _TRIES + 1):
            try:
                answer = self._running_process().ask(request, self._request_limit)
            except WorkerFailure as failure:
                self._drop(failure, attempt)
                continue
            if "problem" in answer:
                raise UserProblem(ProblemCode.EMBEDDED_MISSING, reason=answer["problem"])
            if answer["refused"]:
                logging.getLogger(__name__).warning("LingoTweaker gave up on %d passages", len(answer["refused"]))
            return [[_match(said) for said in matches] for matches in answer["matches"]]
        raise AssertionError("the last attempt returns or raises")

    def _language_request(self, language: str) -> dict[str, str]:
        """How the worker is told the language."""
        if importlib.util.find_spec("lt_py") is None:
            raise UserProblem(ProblemCode.EMBEDDED_MISSING, reason="lt_py")
        base = language.partition("-")[0]
        package = self._packages.get(base)
        if package is None:
            raise UserProblem(ProblemCode.LANGUAGE_UNSUPPORTED, language=language)
        variant = _NEAREST.get(language, language)
        known = _VARIANTS.get(base)
        if known is not None and variant not in known:
            variant = known[0]
        return {"package": package, "language": base, "variant": variant}

    def _running_process(self) -> EmbeddedProcess:
        with self._guard:
            if self._closed:
                raise UserProblem(ProblemCode.EMBEDDED_DIED, reason="closed")
            if self._process is None:
                self._process = EmbeddedProcess()
            return self._process

    def _drop(self, failure: WorkerFailure, attempt: int) -> None:
        """Give the failed worker up; after the last attempt, or when it was closed, raise what happened."""
        with self._guard:
            process, self._process, closed = self._process, None, self._closed
        if process is not None:
            process.stop()
        if closed:
            raise UserProblem(ProblemCode.EMBEDDED_DIED, reason="closed") from failure
        if attempt == _TRIES:
            reason = "time" if isinstance(failure, WorkerSilent) else "ended"
            raise UserProblem(ProblemCode.EMBEDDED_DIED, reason=reason) from failure

    def _set_health(self, status: CheckerStatus, reason: UserProblem | None = None) -> None:
        self._health = CheckerHealth(status, self._health.version, reason)


def _version() -> str:
    try:
        return importlib.metadata.version("lingotweaker")
    except importlib.metadata.PackageNotFoundError:
        return ""


def _match(said: dict[str, object]) -> EngineMatch:
    return EngineMatch(**{**said, "suggestions": tuple(said["suggestions"])})  # type: ignore[arg-type]
