"""Words looked for as they are written, capitals aside, and the look-alikes that nobody types."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable

from facing.patterns.pattern import MOST_IN_PARAGRAPH, Match, Pattern, Replacing

# What a key stands for besides its own character: what word processors write in its place. As in Word, a typed
# straight quote finds the curly ones and a space the no-break one; a curly quote finds itself alone.
LOOK_ALIKES = {
    "'": "\u2018\u2019\u201a\u201b\u02bc",
    '"': "\u201c\u201d\u201e\u201f",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011",
}
# All letters that Unicode's full case folding makes into two or three stand here, among others.
_LONG_WHEN_FOLDED = re.compile(
    "[\u00df\u0130\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9a\u1e9e\u1f50-\u1ffc\ufb00-\ufb17]"
)


class PlainFinder:
    """Finds words. Case is told apart by Unicode's full case folding, so that ``STRASSE`` finds ``Straße``."""

    is_quick = True

    def __init__(self, pattern: Pattern) -> None:
        self._match_case = pattern.match_case
        self._whole_words = pattern.whole_words
        self._alike = [(alike, key) for key, others in LOOK_ALIKES.items() if key in pattern.text for alike in others]
        self._wanted = pattern.text if pattern.match_case else pattern.text.casefold()

    def find(self, text: str) -> tuple[Match, ...]:
        """The matches in one paragraph; a letter that folds to two is found as a whole or not at all."""
        folded = self._folded(text)
        length = len(self._wanted)
        at = folded.find(self._wanted) if length else -1
        if at < 0:
            return ()
        found: list[Match] = []
        place_of = _same_place if len(folded) == len(text) else _places(text)
        while at >= 0 and len(found) < MOST_IN_PARAGRAPH:
            start, end = place_of(at), place_of(at + length)
            if start < 0 or end < 0 or (self._whole_words and not _is_word(text, start, end)):
                at = folded.find(self._wanted, at + 1)
            else:
                found.append(Match(start, end))
                at = folded.find(self._wanted, at + length)
        return tuple(found)

    def replacing(self, replacement: str) -> Replacing:
        """The replacement as it is written, wherever the words are found."""
        return lambda text, match: replacement

    def _folded(self, text: str) -> str:
        """The text as it is compared."""
        if not text.isascii():
            for alike, key in self._alike:
                text = text.replace(alike, key)
        return text if self._match_case else text.casefold()


def _same_place(place: int) -> int:
    return place


def _places(text: str) -> Callable[[int], int]:
    """From a place in the folded text to the one in the text; -1 for one inside a letter that folds to several."""
    starts: list[int] = []
    ends: list[int] = []
    shifts: list[int] = []
    shift = 0
    for letter in _LONG_WHEN_FOLDED.finditer(text):
        length = len(letter[0].casefold())
        if length > 1:
            starts.append(letter.start() + shift)
            ends.append(starts[-1] + length)
            shift += length - 1
            shifts.append(shift)

    def place_of(place: int) -> int:
        before = bisect_left(starts, place) - 1
        if before < 0:
            return place
        return place - shifts[before] if place >= ends[before] else -1

    return place_of


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the stretch neither begins nor ends inside a word."""
    return not any(0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at]) for at in (start, end))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")
