"""The words of one side of a document, counted: what is written how often, and where."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from sys import intern
from typing import NamedTuple

from facing.core.passage import Passage

LONE_CAPITAL = "lone capital"
DOTTED = "dotted abbreviation"
CAPITALS = "abbreviation in capitals"
WITH_COMMAS = "figure with commas"
WITHOUT_COMMAS = "long figure without commas"
IN_DOUBLE = "name in double quotation marks"
IN_SINGLE = "name in single quotation marks"

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
# A capital among small letters: no sentence, title or name of several words asks for it.
_LONE_CAPITAL = re.compile(
    r"(?<![\w'’-])(?:[a-z]+,? ){3}(?P<text>[A-Z][a-z]{3,})(?=(?:,? [a-z]+){2}(?![\w'’-])|[.;]$|\. [A-Z])"
)
_MID_CAPITAL = re.compile(r"(?<=[a-z] )[A-Z][^\W\d_]{3,}(?:[-‑][^\W\d_]+)*")


class Place(NamedTuple):
    """Where something stands: the number of its passage, then code points in it, end exclusive."""

    passage: int
    start: int
    end: int


def plain(word: str) -> str:
    """A word in small letters, its apostrophes and hyphens the plain ones, without the possessive ending."""
    return _POSSESSIVE.sub("", word).lower().replace("’", "'").replace("‑", "-")


class Seen(NamedTuple):
    """Something that is no single word, or one in a certain place: what sort of thing, its text, where it stands."""

    sort: str
    text: str
    start: int
    end: int


class Read(NamedTuple):
    """What matters of one passage: its words, those with a capital in mid-sentence, and other things seen."""

    words: tuple[str, ...]
    inside: tuple[str, ...]
    seen: tuple[Seen, ...]


_SORTS = {
    LONE_CAPITAL: _LONE_CAPITAL,
    DOTTED: re.compile(r"(?<![\w.])(?P<text>(?:[A-Z]\.){2,})(?!\w)"),
    CAPITALS: re.compile(r"(?<![\w.-])(?P<text>[A-Z]{2,6})(?![\w-]|\.\w)"),
    WITH_COMMAS: re.compile(r"(?<![\w.,$£€])(?P<text>\d{2,3}(?:,\d{3})+)(?![\w,]|\.\d)"),
    WITHOUT_COMMAS: re.compile(r"(?<![\w.,/:#№$£€-])(?<!No\. )(?P<text>[1-9]\d{4,8})(?= [a-z])"),
    IN_DOUBLE: re.compile(r"(?P<place>[“\"](?P<text>[A-Z][^“”\"‘’'\n]{2,40})[”\"])"),
    IN_SINGLE: re.compile(r"(?<![\w’'])(?P<place>[‘'](?P<text>[A-Z][^“”\"‘’'\n]{2,40})[’'])(?!\w)"),
}


def read(passage: Passage) -> Read:
    """Everything that the rules ask of a passage; the words are kept once in memory, however often they stand."""
    text = passage.text
    words = tuple(map(intern, _WORD.findall(text)))
    seen = tuple(
        Seen(sort, match["text"], *match.span("place" if "place" in pattern.groupindex else "text"))
        for sort, pattern in _SORTS.items()
        for match in pattern.finditer(text)
    )
    return Read(words, tuple(map(intern, _MID_CAPITAL.findall(text))), seen)


class Words:
    """The words of some passages; ``reads`` is what was read of each of them."""

    def __init__(self, passages: Sequence[Passage], reads: Sequence[Read]) -> None:
        self._passages = passages
        self._reads = reads
        self.written: Counter[str] = Counter()
        for one in reads:
            self.written.update(one.words)

    @cached_property
    def count(self) -> Counter[str]:
        """How often each word stands there, by its plain form."""
        count: Counter[str] = Counter()
        for word, times in self.written.items():
            count[plain(word)] += times
        return count

    @cached_property
    def order(self) -> dict[str, int]:
        """A number for each plain form, growing in order of the first place."""
        return {form: number for number, form in enumerate(self.count)}

    @cached_property
    def forms(self) -> dict[str, list[str]]:
        """The ways in which each plain form is written, the most frequent first."""
        forms: dict[str, list[str]] = {}
        for word, _ in self.written.most_common():
            forms.setdefault(plain(word), []).append(word)
        return forms

    @cached_property
    def capitals_inside(self) -> set[str]:
        """Words that somewhere stand with a capital behind a small word, by their plain form."""
        return {plain(word) for word in {word for one in self._reads for word in one.inside}}

    def is_name(self, form: str) -> bool:
        """Whether a plain form never stands in small letters, and not only because sentences start with it."""
        forms = self.forms.get(form, [""])
        asked_for = forms[0][1:].islower() and form not in self.capitals_inside
        return not asked_for and not any(written.islower() for written in forms)

    def places(self, wanted: Set[str]) -> Iterator[tuple[str, Place]]:
        """Where these words stand, as they are written, in order."""
        for number, one in enumerate(self._reads):
            if not wanted.isdisjoint(one.words):
                for match in _WORD.finditer(self._passages[number].text):
                    if match.group() in wanted:
                        yield match.group(), Place(number, match.start(), match.end())

    def seen(self, sort: str) -> dict[str, list[Place]]:
        """What is of a sort, by its text, with its places in order."""
        found: dict[str, list[Place]] = {}
        for number, one in enumerate(self._reads):
            for thing in one.seen:
                if thing.sort == sort:
                    found.setdefault(thing.text, []).append(Place(number, thing.start, thing.end))
        return found
