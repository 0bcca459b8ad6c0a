"""What in a document's paragraphs is mark-up, where that may depend on the paragraphs before."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from facing.core.chunks import Chunk
from facing.core.document import Original
from facing.core.edit import Place
from facing.core.looks import Emphasis
from facing.core.ports import DOCUMENT_START, Formats, OpenBlock, Ranges
from facing.core.text import Text


class Markup:
    """Asks the document's format. What the paragraphs of a chunk leave open is found out once, as no chunk changes.

    Callable from any thread.
    """

    def __init__(self, formats: Formats, original: Original) -> None:
        self._formats = formats
        self._original = original
        self._has_blocks = formats.has_blocks(original)
        self._behind: WeakKeyDictionary[Chunk, dict[OpenBlock, list[OpenBlock]]] = WeakKeyDictionary()

    @property
    def emphasis(self) -> Emphasis:
        """How the document has bold and italics."""
        return self._formats.emphasis(self._original)

    def at(self, text: Text, index: int) -> Ranges:
        """The mark-up of the paragraph at ``index``."""
        return self.between(text, index, index + 1)[0]

    def between(self, text: Text, first: int, last: int) -> list[Ranges]:
        """The mark-up of the paragraphs from index ``first`` up to, not with, ``last``."""
        paragraphs = [paragraph.text for paragraph in text.paragraphs(first, last)]
        return self._formats.markup(self._original, paragraphs, self._block_before(text, first))

    def of_lines(self, joined: str) -> Ranges:
        """The mark-up of several lines of prose that are read as one."""
        return self._formats.markup(self._original, [joined])[0]

    def is_prose(self, text: Text, place: Place) -> bool:
        """Whether what is written at this place is prose."""
        block = self._block_before(text, place.paragraph)
        return self._formats.is_prose(self._original, text[place.paragraph].text, place.offset, block)

    def changed(self, before: Text, after: Text) -> list[int]:
        """The ids of the paragraphs of both texts that stand in another block in ``after`` than in ``before``.

        Costs what chunks there are, and the paragraphs of those that are not the same.
        """
        if not self._has_blocks or before is after:
            return []
        then, now = dict(self._openings(before)), dict(self._openings(after))
        stood = {
            identifier: block
            for chunk, opening in then.items()
            if now.get(chunk) != opening
            for identifier, block in self._blocks(chunk, opening)
        }
        return [
            identifier
            for chunk, opening in now.items()
            if then.get(chunk) != opening
            for identifier, block in self._blocks(chunk, opening)
            if stood.get(identifier, block) != block
        ]

    def _openings(self, text: Text) -> Iterator[tuple[Chunk, OpenBlock]]:
        """The chunks with what is open before each."""
        block = DOCUMENT_START
        for chunk in text.chunks:
            yield chunk, block
            block = self._behind_each(chunk, block)[-1]

    def _blocks(self, chunk: Chunk, opening: OpenBlock) -> Iterator[tuple[int, OpenBlock]]:
        """The ids of a chunk's paragraphs with what is open before each."""
        return zip(chunk.ids, [opening, *self._behind_each(chunk, opening)], strict=False)

    def _block_before(self, text: Text, index: int) -> OpenBlock:
        if self._has_blocks:
            first = 0
            for chunk, opening in self._openings(text):
                if index < first + len(chunk):
                    return self._behind_each(chunk, opening)[index - first - 1] if index > first else opening
                first += len(chunk)
        return DOCUMENT_START

    def _behind_each(self, chunk: Chunk, opening: OpenBlock) -> list[OpenBlock]:
        known = self._behind.setdefault(chunk, {})
        found = known.get(opening)
        if found is None:
            paragraphs = [paragraph.text for paragraph in chunk.paragraphs]
            found = known[opening] = self._formats.blocks_behind(self._original, paragraphs, opening)
        return found
