"""LanguageTool as a checker: passages in batches, and sections for its text-level rules."""

import logging
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from facing.checkers.categories import EDITION, EngineMatch, RuleBook
from facing.checkers.common_words import CommonWords
from facing.checkers.languagetool_install import LanguageToolFinder
from facing.checkers.languagetool_server import START_LIMIT, ExtraData, LanguageToolServer, ServerRefused
from facing.checkers.languagetool_service import (
    AS_USUAL,
    REQUEST_LIMIT,
    LanguageToolService,
    Manner,
    Mode,
    language_tool_client,
)
from facing.checkers.stretches import Stretch, batches
from facing.core.checkers import CheckerHealth, CheckerStatus, Remark
from facing.core.passage import Passage
from facing.core.problem import ProblemCode, UserProblem

# Two mistakes, so that the dictionary and the search for suggestions are loaded as well.
_WARMING = "This sentense warms the checker up. it is not kept."
_BY_INTENT = ("closed", "stopped")  # our own doing is no failure
_NOT_HERE = (ProblemCode.JAVA_MISSING, ProblemCode.LANGUAGETOOL_MISSING, ProblemCode.LANGUAGE_UNSUPPORTED)

# So many questions at once: the server works on each with one thread, and every further one costs memory.
_AT_ONCE = 2

Answered = tuple[Stretch, list[EngineMatch]]


class LanguageToolChecker:
    """A ``PassageChecker`` and a ``SectionChecker``."""

    id = "languagetool"
    name = "LanguageTool"

    def __init__(
        self,
        finder: LanguageToolFinder,
        heap: int,
        rules: RuleBook | None = None,
        runtime_folder: Path | None = None,
        request_limit: float = REQUEST_LIMIT,
        start_limit: float = START_LIMIT,
        service: LanguageToolService | None = None,
        data: ExtraData = ExtraData(),
        manner: Manner = AS_USUAL,
    ) -> None:
        """``heap`` in mebibytes, limits in seconds; ``service`` stands in for one that starts a real server."""

        def make_server() -> LanguageToolServer:
            return LanguageToolServer(finder.java(), finder.installation(), heap, runtime_folder, start_limit, data)

        self._finder = finder
        self._data = data
        self._rules = rules or RuleBook(CommonWords())
        self._manner = manner
        make_client = partial(language_tool_client, manner=manner)
        self._service = service or LanguageToolService(make_server, heap, request_limit, make_client)
        self._lock = threading.Lock()
        self._health = CheckerHealth(CheckerStatus.SKIPPED)
        self._warm: set[str] = set()

    def health(self) -> CheckerHealth:
        """How it is now; from any thread, at once."""
        return self._health

    def languages(self) -> tuple[str, ...]:
        """The codes that the server told when it was first started; empty before."""
        return self._service.languages

    def edition(self) -> str:
        """The version of LanguageTool that is installed, the user's data and wishes; empty where there is none."""
        try:
            version = self._finder.installation().version
        except UserProblem:
            return ""
        wishes = self._data.properties() | self._manner.parameters()
        return "\n".join([version, EDITION, *(f"{key}={value}" for key, value in wishes.items())])

    def prepare(self, language: str) -> None:
        """Start the server, load the rules of ``language`` and check a sentence, so that the first check is quick.

        Raises:
            UserProblem: ``JAVA_MISSING``, ``LANGUAGETOOL_MISSING``, ``LANGUAGETOOL_NOT_STARTED``,
                ``LANGUAGE_UNSUPPORTED``, or what ``check_passages`` raises.
        """
        with self._lock:
            self._service.open()
            if self._service.running and language in self._warm:
                return
            self._set_health(CheckerStatus.STARTING)
            try:
                self._finder.java()
                version = self._finder.installation().version
                self._set_health(CheckerStatus.STARTING, version)
                for mode in Mode:
                    self._ask_first(language, mode)
            except UserProblem as problem:
                self._failed(problem)
                if problem.code is ProblemCode.LANGUAGE_UNSUPPORTED:
                    self._service.close()  # nobody needs it now
                raise
            self._warm.add(language)

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks of the rules that read sentence by sentence, for each passage.

        Raises:
            UserProblem: ``LANGUAGETOOL_DIED`` or ``LANGUAGETOOL_TIMEOUT``, also after a new start.
        """
        asked = list(batches(passages))
        with self._lock, ThreadPoolExecutor(max(1, min(_AT_ONCE, len(asked))), "languagetool") as threads:
            answers = list(threads.map(lambda batch: self._asked(batch, language), asked))
        return [
            said
            for batch in answers
            for stretch, matches in batch
            for said in self._remarks(stretch, matches, language)
        ]

    def check_section(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks of the rules that read over several paragraphs, for each passage.

        Raises:
            UserProblem: as ``check_passages``.
        """
        section = Stretch(passages)
        with self._lock:
            try:
                matches = self._ask(section.text, language, Mode.TEXT, section.markup)
            except ServerRefused as refusal:
                # What it says besides may quote the text.
                logging.getLogger(__name__).warning("LanguageTool cannot check a section: %d", refusal.status)
                matches = []
        return self._remarks(section, matches, language)

    def close(self) -> None:
        """End the server, also in the middle of a check, which then fails. From any thread, more than once."""
        self._service.close()
        self._warm.clear()
        self._set_health(CheckerStatus.SKIPPED, self._health.version)

    def _asked(self, batch: Stretch, language: str) -> list[Answered]:
        """What the server says of a batch; of one that it refuses, passage by passage."""
        try:
            return [(batch, self._ask(batch.text, language, Mode.SENTENCES, batch.markup))]
        except ServerRefused as refusal:
            if len(batch.passages) > 1:
                return [answered for each in batch.passages for answered in self._asked(Stretch([each]), language)]
            logging.getLogger(__name__).warning("LanguageTool cannot check a passage: %d", refusal.status)
            return [(batch, [])]

    def _ask_first(self, language: str, mode: Mode) -> None:
        """A server that refuses a plain sentence has something wrong in its data."""
        try:
            self._ask(_WARMING, language, mode)
        except ServerRefused as refusal:
            raise UserProblem(
                ProblemCode.LANGUAGETOOL_NOT_STARTED, reason="ended", detail=str(refusal.args[-1])
            ) from refusal

    def _ask(self, text: str, language: str, mode: Mode, markup: Sequence[tuple[int, int]] = ()) -> list[EngineMatch]:
        try:
            matches = self._service.ask(text, language, mode, markup)
        except UserProblem as problem:
            self._failed(problem)
            raise
        if self._health.status is not CheckerStatus.READY:
            self._set_health(CheckerStatus.READY, self._health.version)
        return matches

    def _failed(self, problem: UserProblem) -> None:
        self._warm.clear()
        if problem.facts.get("reason") not in _BY_INTENT:
            status = CheckerStatus.UNAVAILABLE if problem.code in _NOT_HERE else CheckerStatus.FAILED
            self._set_health(status, self._health.version, problem)

    def _set_health(self, status: CheckerStatus, version: str = "", reason: UserProblem | None = None) -> None:
        self._health = CheckerHealth(status, version, reason)

    def _remarks(self, stretch: Stretch, matches: Iterable[EngineMatch], language: str) -> list[tuple[Remark, ...]]:
        """What was said of a stretch, passage by passage."""
        remarks: list[list[Remark]] = [[] for _ in stretch.passages]
        for match in matches:
            found = stretch.locate(match.start, match.end)
            if found is not None:
                number, start, end = found
                text = stretch.passages[number].text
                said = self._rules.remark(text, replace(match, start=start, end=end), language)
                if said is not None:
                    remarks[number].append(said)
        return [tuple(said) for said in remarks]
