"""The words of one side of a document, counted: what is written how often, and where."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from facing.core.passage import Passage

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
# A capital among small letters: no sentence, title or name of several words asks for it.
_LONE_CAPITAL = re.compile(
    r"(?<![\w'’-])(?:[a-z]+,? ){3}(?P<word>[A-Z][a-z]{3,})(?=(?:,? [a-z]+){2}(?![\w'’-])|[.;]$|\. [A-Z])"
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


class Words:
    """The words of some passages. Counting takes one look through the text, finding places one more."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self.written: Counter[str] = Counter()
        for passage in passages:
            self.written.update(_WORD.findall(passage.text))

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

    def is_name(self, form: str) -> bool:
        """Whether a plain form never stands in small letters."""
        return not any(written.islower() for written in self.forms.get(form, ()))

    @cached_property
    def lone_capitals(self) -> Counter[str]:
        """Words with a capital in mid-sentence that stands between small words, as written."""
        return self._matches(_LONE_CAPITAL)

    @cached_property
    def capitals_inside(self) -> Counter[str]:
        """Words with a capital behind a small word, as written."""
        return self._matches(_MID_CAPITAL)

    def places(self, wanted: Collection[str]) -> Iterator[tuple[str, Place]]:
        """Where these words stand, as they are written, in order."""
        for number, passage in enumerate(self._passages):
            for match in _WORD.finditer(passage.text):
                if match.group() in wanted:
                    yield match.group(), Place(number, match.start(), match.end())

    def lone_capital_places(self) -> Iterator[tuple[str, Place]]:
        """Where lone capitals stand, in order."""
        for number, passage in enumerate(self._passages):
            for match in _LONE_CAPITAL.finditer(passage.text):
                yield match["word"], Place(number, *match.span("word"))

    def _matches(self, pattern: re.Pattern[str]) -> Counter[str]:
        found: Counter[str] = Counter()
        for passage in self._passages:
            found.update(pattern.findall(passage.text))
        return found
