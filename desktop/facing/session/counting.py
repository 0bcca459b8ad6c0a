"""Counts of words and characters that cost only what has changed."""

import re
from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import NamedTuple
from weakref import WeakKeyDictionary

from facing.core.chunks import Chunk, Paragraph
from facing.core.edit import Place
from facing.core.text import Text
from facing.core.words import count_words


class Size(NamedTuple):
    """How much a text is, as word processors count it: paragraph ends and soft line breaks are no characters."""

    words: int
    characters: int
    without_spaces: int

    def plus(self, other: "Size") -> "Size":
        """Both together."""
        return Size(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


EMPTY = Size(0, 0, 0)


class WordCounter:
    """Counts texts; a chunk that was counted once is not counted again."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Chunk, Size] = WeakKeyDictionary()

    def count(self, text: Text) -> int:
        """Words of the whole text, as word processors count them."""
        return self.size(text).words

    def size(self, text: Text) -> Size:
        """The size of the whole text."""
        return _sum(map(self._of, text.chunks))

    def count_some(self, text: Text, milliseconds: float) -> bool:
        """Count for about so long; whether ``size`` of the text is quick now."""
        end = monotonic() + milliseconds / 1000
        for chunk in text.chunks:
            if chunk not in self._known:
                if monotonic() > end:
                    return False
                self._of(chunk)
        return True

    def sizes_between(self, text: Text, start: Place, end: Place) -> Iterator[Size]:
        """The size of what lies between two places, piece by piece: together it is all of it.

        A piece is never more than a chunk. A word that is cut counts as one.
        """
        first = 0
        for chunk in text.chunks:
            past = first + len(chunk)
            if start <= Place(first, 0) and past <= end.paragraph:
                yield self._of(chunk)
            elif first <= end.paragraph and start.paragraph < past:
                numbers = range(max(first, start.paragraph), min(past, end.paragraph + 1))
                yield _sum(_size(_cut(chunk.paragraphs[number - first], number, start, end)) for number in numbers)
            first = past

    def _of(self, chunk: Chunk) -> Size:
        known = self._known.get(chunk)
        if known is None:
            known = _sum(_size(paragraph.text) for paragraph in chunk.paragraphs)
            self._known[chunk] = known
        return known


def _size(text: str) -> Size:
    return Size(count_words(text), len(text) - text.count("\u2028"), sum(map(len, text.split())))


def _sum(sizes: "Iterator[Size]") -> Size:
    words = characters = without_spaces = 0
    for size in sizes:
        words += size.words
        characters += size.characters
        without_spaces += size.without_spaces
    return Size(words, characters, without_spaces)


def _cut(paragraph: Paragraph, number: int, start: Place, end: Place) -> str:
    last = end.offset if number == end.paragraph else len(paragraph.text)
    return paragraph.text[start.offset if number == start.paragraph else 0 : last]


_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


def words_changed(before: Text, after: Text) -> int:
    """How many words came or went between two texts, whichever is more; where they stand does not count."""
    old, new = set(before.chunks), set(after.chunks)
    paragraphs: Counter[str] = Counter()
    paragraphs.update(paragraph.text for chunk in new - old for paragraph in chunk.paragraphs)
    paragraphs.subtract(paragraph.text for chunk in old - new for paragraph in chunk.paragraphs)
    # No word goes over white space, so only what stands between it and differs has to be looked at for words.
    there: Counter[str] = Counter()
    then: Counter[str] = Counter()
    for text, count in paragraphs.items():
        for _ in range(abs(count)):
            (there if count > 0 else then).update(text.split())
    words: Counter[str] = Counter()
    for piece in there.keys() | then.keys():
        if there[piece] != then[piece]:
            for word in _WORD.findall(piece):
                words[word] += there[piece] - then[piece]
    came = sum(count for count in words.values() if count > 0)
    went = -sum(count for count in words.values() if count < 0)
    return max(came, went)
