"""What has been found of one pattern, by the paragraphs' texts: a paragraph that does not change is searched once."""

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from facing.core.chunks import Chunk
from facing.core.edit import Place
from facing.core.text import Text
from facing.patterns.pattern import Match

# Texts that were typed over since and are kept all the same.
_OLD_TEXTS = 5_000


class NotSearchedError(Exception):
    """Whether there is a match cannot be told yet: the paragraph with this index has not been searched."""

    def __init__(self, paragraph: int) -> None:
        super().__init__(paragraph)
        self.paragraph = paragraph


class FoundMatches:
    """Matches by text, and how many there are by chunk. What a chunk has is counted once, as it never changes."""

    def __init__(self) -> None:
        self._by_text: dict[str, tuple[Match, ...]] = {}
        self._by_chunk: WeakKeyDictionary[Chunk, int] = WeakKeyDictionary()
        self.kept = 0

    def of(self, string: str) -> tuple[Match, ...] | None:
        """The matches in a paragraph with this text; ``None`` where it has not been searched."""
        return self._by_text.get(string)

    def add(self, string: str, matches: tuple[Match, ...]) -> None:
        """A paragraph with this text has these matches."""
        if string not in self._by_text:
            self._by_text[string] = matches
            self.kept += len(matches)

    def forget_others(self, texts: Sequence[Text]) -> None:
        """Keep what these texts need, once a good deal more is there."""
        if len(self._by_text) > sum(map(len, texts)) + _OLD_TEXTS:
            needed = (paragraph.text for text in texts for paragraph in text)
            self._by_text = {string: self._by_text[string] for string in needed if string in self._by_text}
            self.kept = sum(map(len, self._by_text.values()))

    # --- counting ------------------------------------------------------------------------------------------------

    def count(self, text: Text) -> tuple[int, bool]:
        """How many matches there are in the chunks of a text that have been searched, and whether those are all."""
        counts = [self._count_of(chunk) for chunk in text.chunks]
        return sum(count for count in counts if count), None not in counts

    def count_before(self, text: Text, place: Place) -> int:
        """How many known matches begin before a place."""
        count = 0
        for first, chunk in _chunks(text):
            if first + len(chunk) <= place.paragraph:
                count += self._count_of(chunk) or 0
                continue
            for paragraph in chunk.paragraphs[: place.paragraph - first]:
                count += len(self._by_text.get(paragraph.text, ()))
            break
        if place.paragraph < len(text):
            here = self._by_text.get(text[place.paragraph].text, ())
            count += sum(1 for match in here if match.start < place.offset)
        return count

    def missing(self, text: Text) -> Iterator[str]:
        """The texts of paragraphs that have not been searched, in order."""
        for chunk in text.chunks:
            if self._count_of(chunk) is None:
                for paragraph in chunk.paragraphs:
                    if paragraph.text not in self._by_text:
                        yield paragraph.text

    def _count_of(self, chunk: Chunk) -> int | None:
        count = self._by_chunk.get(chunk)
        if count is None:
            count = 0
            for paragraph in chunk.paragraphs:
                matches = self._by_text.get(paragraph.text)
                if matches is None:
                    return None
                count += len(matches)
            self._by_chunk[chunk] = count
        return count

    # --- walking -------------------------------------------------------------------------------------------------

    def next_from(self, text: Text, place: Place, beyond: bool) -> tuple[int, Match] | None:
        """The first match from a place on, ``beyond``: behind it, with the index of its paragraph.

        Raises:
            NotSearchedError: a paragraph on the way has not been searched.
        """
        least = place.offset + beyond
        for first, chunk in _chunks(text):
            if first + len(chunk) <= place.paragraph or self._count_of(chunk) == 0:
                continue
            for index in range(max(first, place.paragraph), first + len(chunk)):
                for match in self._known(chunk, first, index):
                    if index > place.paragraph or match.start >= least:
                        return index, match
        return None

    def last_before(self, text: Text, place: Place) -> tuple[int, Match] | None:
        """The last match that begins before a place, with the index of its paragraph.

        Raises:
            NotSearchedError: a paragraph on the way has not been searched.
        """
        for first, chunk in reversed(list(_chunks(text))):
            if first > place.paragraph or self._count_of(chunk) == 0:
                continue
            for index in reversed(range(first, min(first + len(chunk), place.paragraph + 1))):
                for match in reversed(self._known(chunk, first, index)):
                    if index < place.paragraph or match.start < place.offset:
                        return index, match
        return None

    def _known(self, chunk: Chunk, first: int, index: int) -> tuple[Match, ...]:
        matches = self._by_text.get(chunk.paragraphs[index - first].text)
        if matches is None:
            raise NotSearchedError(index)
        return matches


def _chunks(text: Text) -> Iterator[tuple[int, Chunk]]:
    """The chunks with the index of their first paragraph."""
    first = 0
    for chunk in text.chunks:
        yield first, chunk
        first += len(chunk)
