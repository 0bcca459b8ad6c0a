"""Lines of a hard-wrapped text broken anew, at the width that the text has."""

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

from facing.core.edit import PARAGRAPH_BREAK, Edit, Origin, Place
from facing.core.passage import reading_passages
from facing.core.text import Text

_WORD = re.compile(r"\S+")
_LOOKED_AT = 2000  # lines
_USUAL = 72  # code points of a line, where a text does not tell
_LONGEST = 200  # a line that is longer was not broken at a width
_AROUND = 400  # lines before and behind those that are selected in which their paragraphs begin and end


def width_of(text: Text) -> int:
    """How long, in code points, the lines of a wrapped text may be: as long as all but the few longest are."""
    lengths = [len(paragraph.text.rstrip()) for paragraph in text.paragraphs(0, min(len(text), _LOOKED_AT))]
    full = [length for length in lengths if _USUAL // 2 <= length <= _LONGEST]
    return max(_USUAL // 2, round(statistics.quantiles(full, n=100)[-1])) if len(full) > 1 else _USUAL


def laid_anew(text: Text, first: int, last: int, width: int) -> list[Edit]:
    """The edits that break the paragraphs anew of which the lines from ``first`` to ``last`` (both included) are part.

    Last place first. Only white space at the ends of lines changes; the first line of a paragraph keeps its indent. A
    line that ends in a hyphen is followed by its next word without a space, as it was.
    """
    edits: list[Edit] = []
    for lines in _paragraphs(text, first, last):
        edits += _edits(lines[0], [text[index].text for index in lines], width)
    return edits[::-1]


def _paragraphs(text: Text, first: int, last: int) -> Iterator[range]:
    """The runs of lines that make the paragraphs which have any of these lines."""
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND + 1)
    parts = [(start + number, line.text) for number, line in enumerate(text.paragraphs(start, end))]
    for passage in reading_passages(parts, wrapped=True):
        lines = range(passage.paragraphs[0], passage.paragraphs[-1] + 1)
        if lines.start <= last and first < lines.stop:
            yield lines


def _edits(first: int, lines: Sequence[str], width: int) -> Iterator[Edit]:
    """The edits inside one paragraph, in order; each stands where it does before the ones in front of it are made."""
    there = PARAGRAPH_BREAK.join(lines)
    words = list(_WORD.finditer(there))
    column = words[0].end() if words else 0
    for before, word in pairwise(words):
        gap = there[before.end() : word.start()]
        glued = PARAGRAPH_BREAK in gap and before.group().endswith(("-", "\u2010", "\u00ad", "\u2014"))
        joint = "" if glued else " " if PARAGRAPH_BREAK in gap else gap
        fits = column + len(joint) + len(word.group()) <= width
        wanted = joint if fits else PARAGRAPH_BREAK
        column = column + len(joint) + len(word.group()) if fits else len(word.group())
        if wanted != gap:
            at = Edit(Place(first, 0), "", there[: before.end()]).added_end
            yield Edit(at, gap, wanted, Origin.BULK)
