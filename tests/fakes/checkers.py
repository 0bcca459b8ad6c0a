"""Checkers that find given words and nothing else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facing.core.checkers import CheckerHealth, CheckerStatus, Remark
from facing.core.finding import Certainty, Finding, Kind, Side, Source
from facing.core.passage import Passage
from facing.core.problem import UserProblem


@dataclass
class WordChecker:
    """Marks each of ``words`` (with its suggestion) as ``kind``; stops with a problem where one is set.

    ``prepared`` and ``closed`` count the calls, ``batches`` keeps the texts asked for.
    """

    id: str = "languagetool"
    name: str = "LanguageTool"
    words: Mapping[str, str] = field(default_factory=dict)
    kind: Kind = Kind.SPELLING
    version: str = "6.8"
    refuses: UserProblem | None = None
    dies: UserProblem | None = None
    prepared: list[str] = field(default_factory=list)
    batches: list[list[str]] = field(default_factory=list)
    closed: int = 0

    def health(self) -> CheckerHealth:
        return CheckerHealth(CheckerStatus.READY, self.version)

    def languages(self) -> tuple[str, ...]:
        return ()

    def edition(self) -> str:
        return ""

    def prepare(self, language: str) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.prepared.append(language)

    def close(self) -> None:
        self.closed += 1

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        if self.dies is not None:
            raise self.dies
        self.batches.append([passage.text for passage in passages])
        return [tuple(self._remarks(passage.text)) for passage in passages]

    def _remarks(self, text: str) -> list[Remark]:
        return [
            Remark(found.start(), found.end(), self.kind, f"About {word}.", (instead,), f"ABOUT_{word.upper()}")
            for word, instead in self.words.items()
            for found in re.finditer(rf"\b{re.escape(word)}\b", text)
        ]


@dataclass
class QuoteChecker(WordChecker):
    """Also judges documents: a side with an odd number of straight quotes has one finding, on the last of them."""

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        found = []
        for side, passages in sides.items():
            quotes = [(passage, at.start()) for passage in passages for at in re.finditer('"', passage.text)]
            if len(quotes) % 2:
                passage, start = quotes[-1]
                (span,) = passage.spans(start, start + 1)
                sources = (Source(self.id, "ODD_QUOTE"),)
                found.append(
                    Finding(side, span, '"', Kind.TYPOGRAPHY, "Unpaired.", (), sources, Certainty.HINT, shown=False)
                )
        return found
