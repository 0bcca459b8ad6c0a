"""How well findings meet the labelled garbles of a collection of texts.

Words are what stands between white space. A finding marks the words that it touches; it counts as touching a labelled
garble only where it is at most ``TOLERANCE`` words longer than that label. Precision is the share of marked words that
are labelled, recall the share of labelled words that are marked, F0.5 weighs precision twice as much as recall
(van Rijsbergen 1979).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from facing.core.finding import Finding
from facing.core.problem import ProblemCode, UserProblem

TOLERANCE = 3  # words
_WORD = re.compile(r"\S+")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, its paragraphs parted by line feeds, and its labelled garbles, code points [start, end)."""

    text: str
    garbles: tuple[Range, ...]

    def words(self) -> list[Range]:
        """The words' places."""
        return [match.span() for match in _WORD.finditer(self.text)]

    def share_labelled(self) -> float:
        """The share of words that are labelled."""
        words = self.words()
        return len(touched(words, self.garbles)) / len(words) if words else 0.0


@dataclass
class Tally:
    """What one engine, kind or rule did.

    ``hits`` are marks that touch a labelled garble, ``garbles`` the labelled garbles that any mark touches (text,
    number in it), ``marked`` and ``right`` words (the same).
    """

    marks: int = 0
    hits: int = 0
    garbles: set[tuple[int, int]] = field(default_factory=set)
    marked: set[tuple[int, int]] = field(default_factory=set)
    right: set[tuple[int, int]] = field(default_factory=set)

    def precision(self) -> float:
        """Labelled words among those marked; 0 where nothing is marked."""
        return len(self.right) / len(self.marked) if self.marked else 0.0

    def recall(self, labelled: int) -> float:
        """Marked words among the ``labelled`` ones."""
        return len(self.right) / labelled if labelled else 0.0

    def f_half(self, labelled: int) -> float:
        """Both in one figure, precision counting twice as much."""
        precision, recall = self.precision(), self.recall(labelled)
        return 1.25 * precision * recall / (0.25 * precision + recall) if precision + recall else 0.0


@dataclass
class Detection:
    """The tallies of all texts so far, by group (``all``, ``engine``, ``kind``, ``rule``) and name."""

    texts: int = 0
    words: int = 0
    labelled: int = 0
    garbles: int = 0
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)

    def add(self, text: Labelled, findings: Iterable[Finding], starts: Iterable[int]) -> None:
        """Count one text; ``starts`` are the findings' places in it."""
        words = text.words()
        labelled = touched(words, text.garbles)
        garbles = [touched(words, [garble]) for garble in text.garbles]
        for finding, start in zip(findings, starts, strict=True):
            end = start + finding.span.end - finding.span.start
            marked = touched(words, [(start, end)])
            hit = [
                number
                for number, garble in enumerate(garbles)
                if not marked.isdisjoint(garble) and len(marked) <= len(garble) + TOLERANCE
            ]
            for name in _names(finding):
                tally = self.tallies.setdefault(name, Tally())
                tally.marks += 1
                tally.hits += bool(hit)
                tally.garbles |= {(self.texts, garble) for garble in hit}
                tally.marked |= {(self.texts, word) for word in marked}
                tally.right |= {(self.texts, word) for word in marked & labelled if hit}
        self.texts += 1
        self.words += len(words)
        self.labelled += len(labelled)
        self.garbles += len(garbles)


def touched(words: Sequence[Range], ranges: Iterable[Range]) -> set[int]:
    """The numbers of the words that any of these ranges touches."""
    found: set[int] = set()
    for start, end in ranges:
        found |= {number for number, (first, last) in enumerate(words) if first < end and start < last}
    return found


def _names(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "all", "every mark"
    if finding.kind != "spelling":
        yield "all", "all but spelling"
    for engine in dict.fromkeys(source.checker for source in finding.sources):
        yield "engine", engine
    yield "kind", finding.kind.value
    for rule in dict.fromkeys(f"{source.checker} {source.rule}" for source in finding.sources):
        yield "rule", rule


def read_labelled(path: Path) -> list[Labelled]:
    """The texts of a file with one JSON object on each line: ``text``, ``bad_spans`` ([[start, end], ...]).

    Raises:
        UserProblem: ``FILE_UNREADABLE`` (with ``reason``), ``FILE_MISSING``.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
        return [_labelled(json.loads(line)) for line in lines if line.strip()]
    except FileNotFoundError as error:
        raise UserProblem(ProblemCode.FILE_MISSING, path=path) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserProblem(ProblemCode.FILE_UNREADABLE, path=path, reason=str(error)) from error


def _labelled(found: dict[str, object]) -> Labelled:
    text, garbles = found["text"], found["bad_spans"]
    if not isinstance(text, str) or not isinstance(garbles, list):
        raise TypeError("“text” and “bad_spans” are needed")
    return Labelled(text, tuple((int(start), int(end)) for start, end in garbles))
