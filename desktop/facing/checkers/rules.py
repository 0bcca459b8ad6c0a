"""Checkers that are a table of rules: each rule finds marks in a text, by itself and by nothing but the text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from facing.checkers.own_checker import OwnChecker
from facing.core.checkers import Remark
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.passage import Passage

# What is written for machines: addresses, file names and paths, code between backticks, tags, names with inner marks.
_MACHINE_TEXT = re.compile(
    r"`[^`\n]+`"
    r"|<[/!]?[a-zA-Z][^<>\n]{0,200}>"
    r"|\b(?:https?|ftp|file|mailto):\S+"
    r"|\bwww\.\S+"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:~|\.{1,2})?/[\w.+~-]+(?:/[\w.+~-]*)*"
    r"|\b[A-Za-z]:\\\S+"
    r"|\b\w+(?:[/\\]\w[\w.-]*){2,}"
    r"|\b\w{1,64}(?:::|->|_)\w+(?:\(\))?"
    r"|(?<![\w.])\w[\w-]{0,63}(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info|io|co|uk|de|fr|eu|ru|cn|html?|php|txt|pdf|docx?|"
    r"xml|json|py|js|exe|zip|png|jpe?g|gif|md|csv)\b"
)


_WIDER = 40  # code points of a word at the edge of a mark


class Mark(NamedTuple):
    """Where a rule sees something wrong (code points, end exclusive), what it says and what may stand there instead."""

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()
    certainty: Certainty | None = None


def widened(text: str, mark: Mark) -> Mark:
    """A mark on spaces or signs with the words that it touches, so that it can be read by itself in a list."""
    start, end = mark.start, mark.end
    while start > max(0, mark.start - _WIDER) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), mark.end + _WIDER) and not text[end].isspace():
        end += 1
    instead = (text[start : mark.start] + suggestion + text[mark.end : end] for suggestion in mark.suggestions)
    return mark._replace(start=start, end=end, suggestions=tuple(instead))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``languages`` are the two-letter codes that it is for, ``not_for`` those it is wrong in; empty: any.

    ``within_line``: what it marks over the end of a wrapped line does not count.
    """

    id: str
    kind: Kind
    certainty: Certainty
    find: Callable[[str], Iterable[Mark]]
    languages: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    within_line: bool = False

    def is_for(self, language: str) -> bool:
        """Whether the rule holds in a language such as ``en-US``."""
        code = primary(language)
        return code not in self.not_for and (not self.languages or code in self.languages)


def primary(language: str) -> str:
    """The two-letter code of a language: ``en`` of ``en-US``."""
    return language.partition("-")[0].lower()


def finding(
    source: Source, side: Side, passage: Passage, kind: Kind, mark: Mark, others: Sequence[Span] = (), group: str = ""
) -> Finding | None:
    """A mark on a passage as a finding in its paragraph, with other places; ``None`` where it is not in one paragraph.

    ``group`` is what findings that are one and the same matter share.
    """
    spans = passage.spans(mark.start, mark.end)
    if len(spans) != 1:
        return None
    return Finding(
        side,
        spans[0],
        passage.text[mark.start : mark.end],
        kind,
        mark.message,
        mark.suggestions,
        (source,),
        mark.certainty or Certainty.LIKELY,
        related=tuple(others),
        group=group or None,
    )


class RuleChecker(OwnChecker):
    """Judges passages by a table of rules; a passage checker of ``core.ports``."""

    rules: Sequence[Rule]

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks on each passage, in order of place; what is mark-up, an address or code is left alone."""
        rules = [rule for rule in self.rules if rule.is_for(language)]
        return [tuple(sorted(_remarks(passage, rules), key=_place)) for passage in passages]


class Spared:
    """The stretches of a passage that are not prose: its mark-up, and what is written for machines.

    They are looked for when it is first asked: most passages have no mark that might touch any.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def _ranges(self) -> list[tuple[int, int]]:
        machine = (match.span() for match in _MACHINE_TEXT.finditer(self._passage.text))
        ranges: list[tuple[int, int]] = []
        for start, end in sorted((*self._passage.markup, *machine)):
            if ranges and start <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
            else:
                ranges.append((start, end))
        return ranges

    def touches(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` shares a character with such a stretch."""
        index = bisect_right(self._ranges, (start, start)) - 1
        return any(first < end and start < last for first, last in self._ranges[max(0, index) : index + 2])


def _remarks(passage: Passage, rules: Iterable[Rule]) -> Iterator[Remark]:
    spared = Spared(passage)
    for rule in rules:
        for mark in rule.find(passage.text):
            broken = rule.within_line and sum(map(_length, passage.spans(mark.start, mark.end))) < mark.end - mark.start
            if not broken and not spared.touches(mark.start, mark.end):
                certainty = mark.certainty or rule.certainty
                yield Remark(mark.start, mark.end, rule.kind, mark.message, mark.suggestions, rule.id, certainty)


def _length(span: Span) -> int:
    return span.end - span.start


def _place(remark: Remark) -> tuple[int, int, str]:
    return remark.start, remark.end, remark.rule
