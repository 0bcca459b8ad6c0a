"""Common words that tell in which of several code pages a short text is.

Method: of the words with foreign letters in a reading, those count that are among the common ones of the language in
which most are; in a wrong reading hardly any is a word. Only those of two letters and more count, all
small or all capitals behind the first letter.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from facing.files.code_pages import CodePage
from facing.files.word_frequencies import words_by_rarity

_WEIGHT = 0.35  # of the score, where all the words are common ones
_DOUBT = 3  # letters that count as unknown beside the others: one short word proves little
_ENOUGH = 600  # code points outside ASCII: of so many, the letters tell
_CLEAR = 0.15  # ahead of the second
_RIVALS = 0.35  # behind the best score
_COMMON = 500  # hundredths of a power of ten: about 10,000 words, read in 10 ms for each language
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u0323]+[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as a code page reads it, and how likely that is."""

    page: CodePage
    text: str
    score: float


def with_words(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with what their words add to the scores; unchanged where there is nothing left to tell."""
    ordered = sorted(readings, key=lambda reading: -reading.score)
    rivals = [reading for reading in ordered if ordered[0].score - reading.score < _RIVALS]
    if _is_clear(rivals) or _is_long(rivals[0].text):
        return list(readings)
    words = {reading: _foreign_words(reading.text) for reading in rivals}
    asked = {language: set[str]() for reading in rivals for language in reading.page.words}
    for reading in rivals:
        for language in reading.page.words:
            asked[language].update(words[reading])
    known = {language: _common(language, each) for language, each in asked.items() if each}
    return [replace(reading, score=reading.score + _WEIGHT * _share(reading, words, known)) for reading in readings]


def _is_clear(rivals: Sequence[Reading]) -> bool:
    """Whether the best of some readings, in order, is far ahead of every other text, if there is any other."""
    second = next((reading for reading in rivals if reading.text != rivals[0].text), None)
    return second is None or rivals[0].score - second.score > _CLEAR


def _is_long(text: str) -> bool:
    return len(list(islice((character for character in text if not character.isascii()), _ENOUGH))) == _ENOUGH


def _foreign_words(text: str) -> list[str]:
    found = [word for word in _WORD.findall(text) if len(word) > 1 and not word.isascii()]
    return [word.lower() if word in (word.lower(), word.title(), word.upper()) else word for word in found]


def _common(language: str, words: Iterable[str]) -> set[str]:
    wanted = set(words)
    return {word for bucket in islice(words_by_rarity(language), _COMMON) for word in bucket if word in wanted}


def _share(reading: Reading, words: dict[Reading, list[str]], known: dict[str, set[str]]) -> float:
    mine = words.get(reading, [])
    letters = sum(len(word) for word in mine)
    hits = (sum(len(word) for word in mine if word in known.get(code, ())) for code in reading.page.words)
    return max(hits, default=0) / (letters + _DOUBT)
