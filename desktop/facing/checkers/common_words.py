"""Words that people do write, whatever a dictionary says of them: rare, technical, new ones, those of other countries.

From wordfreq's large lists (Speer 2022, https://github.com/rspeer/wordfreq: words seen at least once in a hundred
million in books, news, films and on the web until 2021). Common misspellings are in there too, so a word counts as in
use only where nothing far more common is one slip away. The figures below were chosen on 21,000 words of clean
Wikipedia and 1,403 machine-translated sentences (MLQE-PE): of the lower-case words that LanguageTool does not know, 131
of 207 false alarms are kept back, and 81 of 169 marks of machine translation, 43 of them rightly set.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from facing.core.slips import are_exchanged, is_one_slip
from facing.files.word_frequencies import words_by_rarity

_LOOKED_AT = 3  # suggestions
# How much more common what was meant has to be, in powers of ten: little where the word itself is so common that it
# must be a common misspelling, more where it is rare, most for short words, which are a slip away from many.
_COMMON = 2.2  # per thousand million words, in powers of ten (the Zipf scale of van Heuven et al. 2014)
_MORE, _MUCH_MORE, _FAR_MORE = 1.5, 2.5, 3.0
_SHORT, _TINY = 4, 3  # letters
_PARTS = 512


class _Part(NamedTuple):
    """Numbers that stand for words, in order, and how rare each is: hundredths of a power of ten below all words."""

    words: "array[int]"
    rarities: "array[int]"


class CommonWords:
    """Knows the words of a language once it was asked about it; keeps ten bytes for each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[_Part, ...]] = {}

    def commonness(self, word: str, language: str) -> float | None:
        """How often a lower-case word stands in a thousand million words, in powers of ten; ``None``: hardly ever.

        No word is known in a language without a list.
        """
        code = language.partition("-")[0].lower()
        if code not in self._known:
            self._known[code] = _parts(code)
        number = hash(word)
        words, rarities = self._known[code][number % _PARTS]
        at = bisect_left(words, number)
        return 9 - rarities[at] / 100 if at < len(words) and words[at] == number else None

    def is_in_use(self, word: str, instead: Iterable[str], language: str) -> bool:
        """Whether people write this lower-case word on purpose, ``instead`` being what a dictionary would have."""
        commonness = self.commonness(word, language)
        if commonness is None:
            return False
        few = [each for each, _ in zip(instead, range(_LOOKED_AT), strict=False)]
        return not any(self._was_meant(each, word, commonness, language) for each in few)

    def _was_meant(self, meant: str, word: str, commonness: float, language: str) -> bool:
        if not meant.isalpha() or not meant.islower():
            return False
        if not (are_exchanged(word, meant) if len(word) <= _TINY else is_one_slip(word, meant)):
            return False
        needed = _FAR_MORE if len(word) == _SHORT else _MORE if commonness >= _COMMON else _MUCH_MORE
        return (self.commonness(meant, language) or 0) - commonness >= needed


def _parts(code: str) -> tuple[_Part, ...]:
    """The words of a language in many small parts: nothing here may hold up other threads for long."""
    parts: list[list[tuple[int, int]]] = [[] for _ in range(_PARTS)]
    for rarity, bucket in enumerate(words_by_rarity(code)):
        for word in bucket:
            number = hash(word)
            parts[number % _PARTS].append((number, rarity))
    return tuple(_Part(*_columns(sorted(part))) for part in parts)


def _columns(pairs: list[tuple[int, int]]) -> tuple["array[int]", "array[int]"]:
    return array("q", (number for number, _ in pairs)), array("H", (rarity for _, rarity in pairs))
