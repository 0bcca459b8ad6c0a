"""Word counts that cost only what has changed."""

from collections import Counter
from weakref import WeakKeyDictionary

from facing.core.text import Chunk, Text
from facing.core.words import count_words, tokens


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


def words_changed(before: Text, after: Text) -> int:
    """How many words came or went between two texts, whichever is more; places do not count."""
    old, new = set(before.chunks), set(after.chunks)
    gone: Counter[str] = Counter()
    for chunk in (*before.chunks, *after.chunks):
        if chunk in old and chunk in new:
            continue
        sign = 1 if chunk in new else -1
        for paragraph in chunk.paragraphs:
            for token in tokens(paragraph.text):
                if token.is_word:
                    gone[token.text] += sign
    came = sum(count for count in gone.values() if count > 0)
    went = -sum(count for count in gone.values() if count < 0)
    return max(came, went)
