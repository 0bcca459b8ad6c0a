"""A checker that finds patterns: the session's side of checking without an engine."""

import re
from collections.abc import Callable, Mapping, Sequence

from facing.core.checkers import CheckerHealth, CheckerStatus, Pair, Remark
from facing.core.finding import Certainty, Finding, Kind, Side, Source
from facing.core.passage import Passage
from facing.core.problem import UserProblem


class PatternChecker:
    """Remarks on every match of ``pattern``, with ``suggest`` of the matched words."""

    def __init__(
        self,
        identifier: str,
        pattern: str,
        suggest: Callable[[str], str] = str.upper,
        kind: Kind = Kind.SPELLING,
        edition: str = "",
    ) -> None:
        self.id = identifier
        self.name = identifier.title()
        self._pattern = re.compile(pattern)
        self._suggest = suggest
        self._kind = kind
        self._edition = edition
        self.read: list[str] = []
        self.fails: UserProblem | None = None
        self.cannot_start: UserProblem | None = None

    def health(self) -> CheckerHealth:
        return CheckerHealth(CheckerStatus.READY, "1")

    def languages(self) -> tuple[str, ...]:
        return ()

    def edition(self) -> str:
        return self._edition

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
    """Also looks at whole documents: a text whose first paragraph does not end with a stop; counts its looks."""

    looks = 0

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        found = []
        self.looks += 1
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


class SectionReader(PatternChecker):
    """Also looks at sections: the last letter of each passage that does not end with a stop. Keeps what it read."""

    def __init__(self, identifier: str, pattern: str, edition: str = "") -> None:
        super().__init__(identifier, pattern, edition=edition)
        self.sections: list[list[str]] = []

    def check_section(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        self.sections.append([passage.text for passage in passages])
        return [
            ()
            if passage.text.endswith(".")
            else (Remark(len(passage.text) - 1, len(passage.text), Kind.GRAMMAR, "No stop", (), "NO_STOP"),)
            for passage in passages
        ]


class PairReader(PatternChecker):
    """Also looks at pairs: words of the original that its partner lacks are told at the partner's first letter."""

    def __init__(self, identifier: str) -> None:
        super().__init__(identifier, "(?!)")
        self.pairs: list[tuple[str, str]] = []

    def check_pairs(self, pairs: Sequence[Pair], language: str) -> list[Finding]:
        found = []
        for pair in pairs:
            if pair.original is None or pair.correction is None:
                continue
            self.pairs.append((pair.original.text, pair.correction.text))
            (span,) = pair.correction.spans(0, 1)
            for word in pair.original.text.split():
                if word.isdigit() and word not in pair.correction.text:
                    sources = (Source(self.id, "LOST"),)
                    found.append(
                        Finding(Side.CORRECTION, span, pair.correction.text[0], Kind.GARBLE, word, (), sources)
                    )
        return found
