"""Words looked for as they are written, capitals aside, and the look-alikes that nobody types."""

import unicodedata
from itertools import accumulate

from facing.patterns.pattern import MOST_IN_PARAGRAPH, Match, Pattern, Replacing

# What a key stands for besides its own character: what word processors write in its place. As in Word, a typed
# straight quote finds the curly ones and a space the no-break one; a curly quote finds itself alone.
LOOK_ALIKES = {
    "'": "\u2018\u2019\u201a\u201b\u02bc",
    '"': "\u201c\u201d\u201e\u201f",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011",
}


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
        folded, starts = self._folded(text)
        found: list[Match] = []
        length = len(self._wanted)
        at = folded.find(self._wanted) if length else -1
        while at >= 0 and len(found) < MOST_IN_PARAGRAPH:
            start, end = (at, at + length) if starts is None else (starts.get(at, -1), starts.get(at + length, -1))
            if start < 0 or end < 0 or (self._whole_words and not _is_word(text, start, end)):
                at = folded.find(self._wanted, at + 1)
            else:
                found.append(Match(start, end))
                at = folded.find(self._wanted, at + length)
        return tuple(found)

    def replacing(self, replacement: str) -> Replacing:
        """The replacement as it is written, wherever the words are found."""
        return lambda text, match: replacement

    def _folded(self, text: str) -> tuple[str, dict[int, int] | None]:
        """The text as it is compared; for each place in it where a letter begins, that letter's place in the text.

        ``None`` for these places where they are the same.
        """
        if not text.isascii():
            for alike, key in self._alike:
                text = text.replace(alike, key)
        if self._match_case:
            return text, None
        folded = text.casefold()
        if len(folded) == len(text):  # no letter folds to nothing, so none has folded to two either
            return folded, None
        lengths = accumulate((len(letter.casefold()) for letter in text), initial=0)
        return folded, {place: number for number, place in enumerate(lengths)}


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the stretch neither begins nor ends inside a word."""
    return not any(0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at]) for at in (start, end))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")
