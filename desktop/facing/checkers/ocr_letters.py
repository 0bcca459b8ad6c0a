"""Words that are none, but become known ones when letters of like shape are exchanged, as optical readers do.

The shapes are those that readers of Latin print confuse: strokes that touch (rn, cl, vv), strokes cut off (h, b, e)
and the long s of old print, taken for f.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from facing.checkers.known_words import UNKNOWN, KnownWords

# What is read and what stands in print.
SHAPES = (
    *(("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("li", "h"), ("ii", "n"), ("nn", "m")),
    *(("ni", "m"), ("in", "m"), ("iii", "m"), ("ri", "n"), ("tl", "d"), ("lc", "k"), ("ln", "h"), ("fi", "h")),
    *(("b", "h"), ("h", "b"), ("c", "e"), ("e", "c"), ("u", "n"), ("n", "u"), ("f", "s"), ("l", "t"), ("y", "v")),
    *(("j", "i"), ("l", "i"), ("i", "l"), ("t", "l"), ("a", "o"), ("o", "a"), ("v", "y"), ("r", "n")),
)
# Exchanges of one letter for one are everyday typing errors too.
_DIGITS = {"0": "o", "1": "li", "5": "s", "6": "b", "8": "B", "|": "lI", "!": "l", "3": "e"}
_LONGEST = 24
_SHORTEST = 3
_SHORT = 4  # so short a word is near to many others
_FREQUENT = 12  # on the scale of ``KnownWords``
_VERY_FREQUENT = 15


class Exchange(NamedTuple):
    """What a word was meant to be, and the shapes that were taken for each other."""

    meant: str
    read: str
    printed: str
    frequency: int


class LetterConfusions:
    """Finds what a misread word was, by the words of one language."""

    def __init__(self, words: KnownWords) -> None:
        self._words = words
        self._answers: dict[str, Exchange | None] = {}

    def meant(self, word: str) -> Exchange | None:
        """The one known frequent word that the shapes lead to; ``None`` for known words and where there is doubt."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or not (word.islower() or word.istitle()):
            return None
        if word not in self._answers:
            if len(self._answers) > 50_000:
                self._answers.clear()
            self._answers[word] = None if word in self._words else self._only(word)
        return self._answers[word]

    def _only(self, word: str) -> Exchange | None:
        least = _VERY_FREQUENT if word.istitle() or len(word) <= _SHORT else _FREQUENT
        found = {each.meant: each for each in self._exchanged(word) if each.frequency >= least}
        if not found:
            return None
        best, *others = sorted(found.values(), key=lambda each: -each.frequency)
        return best if not others or best.frequency >= others[0].frequency + 3 else None

    def _exchanged(self, word: str) -> Iterator[Exchange]:
        for read, printed in SHAPES:
            pieces = word.lower().split(read)
            if len(pieces) == 1:
                continue
            every = printed.join(pieces)
            for place in range(1, len(pieces)):
                once = read.join(pieces[:place]) + printed + read.join(pieces[place:])
                for meant in {once, every}:
                    frequency = self._words.frequency(meant)
                    if frequency != UNKNOWN:
                        yield Exchange(meant.capitalize() if word.istitle() else meant, read, printed, frequency)


_DIGIT_WORD = re.compile(
    r"(?<![\w.,@/#-])(?=[^\W\d_]*[01568][^\W_]*[a-z])(?:[^\W\d_]|[01568](?![\d])){3,24}(?![\w@/-])"
)


def digits_in_words(text: str, words: KnownWords) -> Iterator[tuple[int, int, str]]:
    """Words with a digit for a letter, with their places and what they should be."""
    for match in _DIGIT_WORD.finditer(text):
        word = match.group()
        if word[-1].isdigit() and word[:-1] in words:
            continue  # a note's number behind a word
        if any(letter.isupper() for letter in word[1:]) or sum(letter.isalpha() for letter in word) < 2:
            continue
        for meant in _with_letters(word):
            if words.frequency(meant) >= _FREQUENT and meant != word:
                yield *match.span(), meant
                break


def _with_letters(word: str) -> Iterator[str]:
    for one in "li":
        written = "".join({"1": one}.get(sign, _DIGITS.get(sign, sign)[0]) for sign in word)
        yield written.capitalize() if word[0].isupper() or word[0] == "8" else written.lower()


_LETTER_NUMBER = re.compile(
    r"(?<![\w.,/@#-])(?:[lI](?=[89]\d\d\b)\d{3}|(?!0o)(?=\d*[OolI]+\d)\d[\dOolI]{1,7}\d)(?![\w@/-])(?!\.\w)"
)


def letters_in_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers with a letter for a digit, with their places and what they should be."""
    for match in _LETTER_NUMBER.finditer(text):
        number = match.group()
        if len(number) >= 4:
            yield *match.span(), re.sub("[lI]", "1", re.sub("[Oo]", "0", number))
