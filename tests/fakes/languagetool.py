"""A LanguageTool server and client without Java, which do what a test tells them to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from facing.checkers.categories import EngineMatch
from facing.checkers.languagetool_server import ServerFailure

LANGUAGES = [
    {"name": "English (US)", "code": "en", "longCode": "en-US"},
    {"name": "German", "code": "de", "longCode": "de-DE"},
    {"name": "French", "code": "fr", "longCode": "fr"},
]


class FakeServer:
    """Counts its runs; answers ``/v2/check`` with ``answer``."""

    def __init__(self, answer: Callable[[Mapping[str, str]], Any] = lambda _: {"matches": []}) -> None:
        self.port = 1
        self.running = False
        self.out_of_memory = False
        self.stops = 0
        self.asked: list[tuple[str, Mapping[str, str] | None]] = []
        self._answer = answer

    def start(self) -> None:
        self.running = True

    def ask(self, path: str, parameters: Mapping[str, str] | None, limit: float) -> Any:
        self.asked.append((path, parameters))
        if path == "/v2/languages":
            return LANGUAGES
        assert parameters is not None
        return self._answer(parameters)

    def stop(self) -> None:
        self.running = False
        self.stops += 1


class FakeClient:
    """Finds ``wrod`` in any text. What ``failures`` holds is raised first, one each time it is asked."""

    known_languages = ("de-DE", "en", "en-US", "fr")

    def __init__(self, server: FakeServer, failures: list[ServerFailure], log: list[tuple[str, str, str]]) -> None:
        self._server = server
        self._failures = failures
        self._log = log

    def matches(self, text: str, language: str, mode: str, markup: Sequence[tuple[int, int]] = ()) -> list[EngineMatch]:
        if self._failures:
            raise self._failures.pop(0)
        self._log.append((text, language, mode))
        start = text.find("wrod")
        if start < 0:
            return []
        return [EngineMatch(start, start + 4, f"RULE_{mode}", "TYPOS", "misspelling", "?", ("word",))]
