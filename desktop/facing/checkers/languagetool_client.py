"""language-tool-python, talking to our own server and to nothing else.

Kept apart from the checker because importing language-tool-python takes a fifth of a second, for which the window
does not wait.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from language_tool_python import LanguageTool, Match

from facing.checkers.categories import EngineMatch
from facing.checkers.languagetool_server import ADDRESS, ServerGone
from facing.checkers.languagetool_service import Manner
from facing.checkers.offsets import Utf16Offsets

_ANY = "auto"
# language-tool-python keeps what it knows of the text before in the class of its matches.
_CONVERTING = threading.Lock()


class Answering(Protocol):
    """A server that answers requests."""

    @property
    def port(self) -> int:
        """Where it listens."""

    def ask(self, path: str, parameters: Mapping[str, str] | None, limit: float) -> Any:
        """The JSON answer."""


class LanguageToolClient(LanguageTool):
    """Adds what language-tool-python lacks: ``mode`` and mark-up in requests, and lengths in code points.

    Its way of sending is replaced: it would consult proxies, and restart a server that is not its own. ``matches`` may
    be called from several threads at once.
    """

    def __init__(self, server: Answering, limit: float, manner: Manner) -> None:
        """``limit``: how long an answer may take, in seconds.

        Raises:
            ServerFailure: the server did not tell its languages.
        """
        self._answering = server
        self._limit = limit
        self._known: set[str] = set()
        self._asking = threading.Lock()
        super().__init__(_ANY, remote_server=f"http://{ADDRESS}:{server.port}", host=ADDRESS)
        # The server refuses every text of a user whose mother tongue it does not know.
        known = manner.mother_tongue in self._get_languages()
        self._manner = manner if known else replace(manner, mother_tongue="")

    @property
    def known_languages(self) -> tuple[str, ...]:
        """The codes of the languages that the server can check, in order."""
        return tuple(sorted(self._get_languages() - {_ANY}))

    def matches(self, text: str, language: str, mode: str, markup: Sequence[tuple[int, int]] = ()) -> list[EngineMatch]:
        """What LanguageTool says of ``text``, positions in code points; ``markup`` ranges are not judged.

        Raises:
            ServerFailure: it did not answer, or its answer makes no sense.
            ValueError: it does not know the language.
        """
        with self._asking:
            if str(self.language) != language:
                self.language = language
            parameters = self._create_params(text)
        parameters["mode"] = mode
        parameters.update(self._manner.parameters())
        if markup:
            del parameters["text"]
            parameters["data"] = json.dumps({"annotation": annotation(text, markup)})
        answer = self._query_server("/v2/check", parameters, method="post")
        return _understood(answer, text)

    def _get_languages(self) -> set[str]:
        if not self._known:
            self._known = super()._get_languages()
        return self._known

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 2,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        return self._answering.ask(urlsplit(url).path, params if method == "post" else None, self._limit)


def annotation(text: str, markup: Sequence[tuple[int, int]]) -> list[dict[str, str]]:
    """The text in pieces, as LanguageTool's ``data`` wants it: ``markup`` ranges apart, in order, without overlap."""
    pieces = []
    position = 0
    for start, end in sorted(markup):
        start, end = max(start, position), min(end, len(text))
        if start >= end:
            continue
        if position < start:
            pieces.append({"text": text[position:start]})
        pieces.append({"markup": text[start:end]})
        position = end
    if position < len(text):
        pieces.append({"text": text[position:]})
    return pieces


def _understood(answer: Any, text: str) -> list[EngineMatch]:
    """The matches of an answer; one that is not of the form that LanguageTool answers in counts as none."""
    offsets = Utf16Offsets(text)
    try:
        with _CONVERTING:
            found = [_converted(Match(match, text), offsets) for match in answer["matches"]]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise ServerGone(f"no answer of LanguageTool's: {error!r}") from error
    if not all(0 <= match.start <= match.end <= len(text) for match in found):
        raise ServerGone("an answer about another text")
    return found


def _converted(match: Match, offsets: Utf16Offsets) -> EngineMatch:
    """language-tool-python gives the offset in code points, but the length in UTF-16 units."""
    return EngineMatch(
        start=match.offset,
        end=offsets.end(match.offset, match.error_length),
        rule=match.rule_id,
        category=match.category,
        issue_type=match.rule_issue_type,
        message=match.message,
        suggestions=tuple(match.replacements),
    )
