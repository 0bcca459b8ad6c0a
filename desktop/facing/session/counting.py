"""Word counts that cost only what has changed."""

import re
from collections import Counter
from weakref import WeakKeyDictionary

from facing.core.chunks import Chunk
from facing.core.text import Text
from facing.core.words import count_words


class WordCounter:
    """Counts words of texts; a chunk that was counted once is not counted again."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Chunk, int] = WeakKeyDictionary()

    def count(self, text: Text) -> int:
        """Words of the whole text, as word processors count them."""
        return sum(self._of(chunk) for chunk in text.chunks)

    def _of(self, chunk: Chunk) -> int:
        known = self._known.get(chunk)
        if known is None:
            known = sum(count_words(paragraph.text) for paragraph in chunk.paragraphs)
            self._known[chunk] = known
        return known


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
