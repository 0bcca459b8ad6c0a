"""A checker that finds patterns: the session's side of checking without an engine."""

import re
from collections.abc import Callable, Mapping, Sequence

from facing.core.finding import Certainty, Finding, Kind, Side, Source
from facing.core.passage import Passage
from facing.core.ports import CheckerHealth, CheckerStatus, Remark
from facing.core.problem import UserProblem


class PatternChecker:
    """Remarks on every match of ``pattern``, with ``suggest`` of the matched words."""

    def __init__(
        self, identifier: str, pattern: str, suggest: Callable[[str], str] = str.upper, kind: Kind = Kind.SPELLING
    ) -> None:
        self.id = identifier
        self.name = identifier.title()
        self._pattern = re.compile(pattern)
        self._suggest = suggest
        self._kind = kind
        self.read: list[str] = []
        self.fails: UserProblem | None = None
        self.cannot_start: UserProblem | None = None

    def health(self) -> CheckerHealth:
        return CheckerHealth(CheckerStatus.READY, "1")

    def languages(self) -> tuple[str, ...]:
        return ()

    def prepare(self, language: str) -> None:
        if self.cannot_start:
            raise self.cannot_start

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        if self.fails:
            raise self.fails
        self.read += [passage.text for passage in passages]
        return [tuple(self._remarks(passage.text)) for passage in passages]

    def close(self) -> None:
        pass

    def _remarks(self, text: str) -> list[Remark]:
        return [
            Remark(m.start(), m.end(), self._kind, f"{m.group()}?", (self._suggest(m.group()),), "PATTERN")
            for m in self._pattern.finditer(text)
        ]


class WholeTextChecker(PatternChecker):
    """Also looks at whole documents: a text whose first paragraph does not end with a stop."""

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        found = []
        for side, passages in sides.items():
            if passages and not passages[0].text.endswith("."):
                end = len(passages[0].text)
                (span,) = passages[0].spans(end - 1, end)
                found.append(
                    Finding(
                        side,
                        span,
                        passages[0].text[-1:],
                        Kind.GRAMMAR,
                        "No stop",
                        (),
                        (Source(self.id, "NO_STOP"),),
                        Certainty.SURE,
                    )
                )
        return found
