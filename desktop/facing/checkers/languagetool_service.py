"""LanguageTool at work: started when it is needed, started again once when it dies or hangs, ended for good."""

import importlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from facing.checkers.categories import EngineMatch
from facing.checkers.languagetool_server import ServerFailure, ServerRefused, ServerSilent
from facing.core.problem import ProblemCode, UserProblem

REQUEST_LIMIT = 120.0  # seconds for one request; a language's first one loads its rules
_TRIES = 2
_OUT_OF_MEMORY = "OutOfMemoryError"
# Mebibytes of heap for each language: 512 held two and 768 three; one more makes Java run out of memory, or crawl for
# minutes before it does.
_HEAP_OF_A_LANGUAGE = 256


class Mode(StrEnum):
    """Which of its rules LanguageTool runs: those that read sentence by sentence, or those that read a whole text."""

    SENTENCES = "allButTextLevelOnly"
    TEXT = "textLevelOnly"


@dataclass(frozen=True, slots=True)
class Manner:
    """How LanguageTool is asked: ``picky`` for more rules, ``mother_tongue`` (a code, or empty) for false friends."""

    picky: bool = False
    mother_tongue: str = ""

    def parameters(self) -> dict[str, str]:
        """What a request says of it; nothing where it is asked as usual."""
        found = {}
        if self.picky:
            found["level"] = "picky"
        if self.mother_tongue:
            found["motherTongue"] = self.mother_tongue
        return found


AS_USUAL = Manner()


class Server(Protocol):
    """One run of a LanguageTool server."""

    @property
    def port(self) -> int:
        """Where it listens."""

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""

    @property
    def out_of_memory(self) -> bool:
        """Whether it ended because its heap is too small."""

    def start(self) -> None:
        """Start and wait until it answers; raises ``UserProblem``."""

    def ask(self, path: str, parameters: Mapping[str, str] | None, limit: float) -> Any:
        """The JSON answer; raises ``ServerFailure``."""

    def stop(self) -> None:
        """End it, from any thread."""


class Client(Protocol):
    """Speaks LanguageTool's language with a server."""

    @property
    def known_languages(self) -> tuple[str, ...]:
        """The codes that the server knows."""

    def matches(self, text: str, language: str, mode: str, markup: Sequence[tuple[int, int]] = ()) -> list[EngineMatch]:
        """What it says of a text; raises ``ServerFailure``, and ``ValueError`` for an unknown language."""


def languages_held(heap: int) -> int:
    """How many languages a heap of so many mebibytes holds with LanguageTool 6.8 (measured), at least one."""
    return max(1, heap // _HEAP_OF_A_LANGUAGE)


def language_tool_client(server: Server, limit: float, manner: Manner = AS_USUAL) -> Client:
    """The real client; imported here because that takes a fifth of a second, for which no window should wait."""
    module = importlib.import_module("facing.checkers.languagetool_client")
    client: Client = module.LanguageToolClient(server, limit, manner)
    return client


class LanguageToolService:
    """Answers questions about texts, in one language at a time; callable from several threads at once."""

    def __init__(
        self,
        make_server: Callable[[], Server],
        heap: int,
        request_limit: float = REQUEST_LIMIT,
        make_client: Callable[[Server, float], Client] = language_tool_client,
    ) -> None:
        """``heap`` in mebibytes, ``request_limit`` in seconds."""
        self._make_server = make_server
        self._make_client = make_client
        self._heap = heap
        self._request_limit = request_limit
        self._guard = threading.Lock()  # held shortly, so that closing never waits
        self._changing = threading.Lock()  # held while one server is exchanged for another
        self._closed = False
        self._server: Server | None = None
        self._client: Client | None = None
        self._loaded: set[str] = set()
        self.languages: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether a server is there."""
        server = self._server
        return server is not None and server.running

    def open(self) -> None:
        """Allow work (again) after ``close``."""
        with self._guard:
            self._closed = False

    def close(self) -> None:
        """End the server; what is being asked fails."""
        with self._guard:
            self._closed = True
            server, self._server, self._client = self._server, None, None
        if server is not None:
            server.stop()

    def ask(self, text: str, language: str, mode: Mode, markup: Sequence[tuple[int, int]] = ()) -> list[EngineMatch]:
        """What LanguageTool says of ``text``; a server that dies or hangs is replaced and asked once more.

        Raises:
            UserProblem: ``LANGUAGETOOL_NOT_STARTED``, ``LANGUAGETOOL_DIED`` (``reason`` ``memory``, ``ended`` or
                ``closed``, and ``heap`` in mebibytes), ``LANGUAGETOOL_TIMEOUT`` (``seconds``), or
                ``LANGUAGE_UNSUPPORTED`` (``language``).
            ServerRefused: it answered that it cannot check this text.
        """
        for attempt in range(1, _TRIES + 1):
            server = None
            try:
                with self._changing:
                    client = self._client_for(language)
                    server = self._server
                return client.matches(text, language, mode, markup)
            except ServerRefused as refusal:
                if _OUT_OF_MEMORY not in str(refusal):
                    raise
                self._drop(server, refusal, attempt)
            except ServerFailure as failure:
                self._drop(server, failure, attempt)
        raise AssertionError("the last attempt returns or raises")

    def _client_for(self, language: str) -> Client:
        self._unsupported(language)
        base = language.partition("-")[0]
        if not self.running or (base not in self._loaded and len(self._loaded) >= languages_held(self._heap)):
            self._stop()
            self._start()
        client = self._client
        if client is None:
            raise self._closed_problem()
        self._unsupported(language)
        self._loaded.add(base)
        return client

    def _unsupported(self, language: str) -> None:
        base = language.partition("-")[0]
        if self.languages and language not in self.languages and base not in self.languages:
            raise UserProblem(ProblemCode.LANGUAGE_UNSUPPORTED, language=language)

    def _start(self) -> None:
        with self._guard:
            if self._closed:
                raise self._closed_problem()
            server = self._server = self._make_server()
        server.start()
        client = self._make_client(server, self._request_limit)
        self.languages = client.known_languages
        self._loaded = set()
        with self._guard:
            if self._closed:
                raise self._closed_problem()
            self._client = client

    def _stop(self) -> None:
        with self._guard:
            server, self._server, self._client = self._server, None, None
        if server is not None:
            server.stop()

    def _drop(self, server: Server | None, failure: ServerFailure, attempt: int) -> None:
        """Give the failed server up; after the last attempt, or when it was closed, raise what happened."""
        hung = isinstance(failure, ServerSilent)
        with self._changing:
            languages, there = len(self._loaded), self._server
            if server is None or server is there:  # else somebody who asked at the same time gave it up
                self._stop()  # reads the last of its output, too
            server = server or there
        memory = _OUT_OF_MEMORY in str(failure) or (server is not None and server.out_of_memory)
        if self._closed:
            raise self._closed_problem() from failure
        # A heap that is too small for one language is too small for it in a new server, too.
        if attempt < _TRIES and not (memory and languages < 2):
            return
        if hung and not memory:
            raise UserProblem(ProblemCode.LANGUAGETOOL_TIMEOUT, seconds=self._request_limit) from failure
        reason = "memory" if memory else "ended"
        raise UserProblem(ProblemCode.LANGUAGETOOL_DIED, reason=reason, heap=self._heap) from failure

    def _closed_problem(self) -> UserProblem:
        return UserProblem(ProblemCode.LANGUAGETOOL_DIED, reason="closed", heap=self._heap)
