"""Several passages as one text for an engine, and the way back.

A blank line between passages is a paragraph's end to LanguageTool; there is one behind the last passage too, so that
what is said of a passage does not depend on which others it was sent with.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from facing.core.passage import Passage

BREAK = "\n\n"
# A question costs the server little beside its text (measured: ten paragraphs of 90 words one by one take as long as
# together), while small ones keep all its threads busy; short lines go together all the same.
BATCH_PASSAGES = 10
BATCH_LENGTH = 1_000  # code points; a longer passage is a batch of its own

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def sendable(text: str) -> str:
    """The text as it can be written in UTF-8: each broken byte that it carries becomes U+FFFD, nothing moves."""
    return _LONE_SURROGATES.sub("\ufffd", text)


class Stretch:
    """Passages joined by blank lines. Positions are code points of ``text``."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self._starts: list[int] = []
        position = 0
        for passage in self.passages:
            self._starts.append(position)
            position += len(passage.text) + len(BREAK)

    @cached_property
    def text(self) -> str:
        """What the engine reads."""
        return sendable("".join(passage.text + BREAK for passage in self.passages))

    @property
    def markup(self) -> list[tuple[int, int]]:
        """The ranges in ``text`` that are to be seen but not judged."""
        return [
            (start + first, start + last)
            for start, passage in zip(self._starts, self.passages, strict=True)
            for first, last in passage.markup
        ]

    def locate(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The passage's number and the range in it for ``text[start:end]``; ``None`` outside of any one passage."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        first, last = start - self._starts[number], end - self._starts[number]
        length = len(self.passages[number].text)
        if last > length + len(BREAK) or first >= min(last, length):
            return None
        return number, first, min(last, length)


def batches(passages: Sequence[Passage]) -> Iterator[Stretch]:
    """The passages in order, some ten to a stretch."""
    batch: list[Passage] = []
    length = 0
    for passage in passages:
        if batch and (len(batch) == BATCH_PASSAGES or length + len(passage.text) > BATCH_LENGTH):
            yield Stretch(batch)
            batch, length = [], 0
        batch.append(passage)
        length += len(passage.text)
    if batch:
        yield Stretch(batch)
