"""What the letters of a correction take over from the original: their style, their place in the file.

Equal letters keep exactly what they had. A word that replaces others takes what the word at its place among them had;
letters that both have in common at its start and end count as equal. What was inserted goes with its left neighbour
in the paragraph; at a paragraph's start with its right one. Objects are no neighbours: a word behind a footnote's mark
must not become one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from facing.core.edit import PARAGRAPH_BREAK
from facing.core.styles import Style, StyleSpans, spans_of
from facing.diff.rows import Operation, Run

OBJECT = "\ufffc"
_WORD = re.compile(r"\s*\S+(?:\s+\Z)?")
_OBJECT = re.compile(OBJECT)
_LETTER = re.compile(f"[^{OBJECT}{PARAGRAPH_BREAK}]")


@dataclass(frozen=True, slots=True)
class Carried:
    """Code points [start, end) of a row's corrected text and where they come from in its original text.

    ``kept``: they are the letters from ``source`` on. Otherwise they go with the letter at ``source``; ``None`` where
    the original has no letter at all.
    """

    start: int
    end: int
    source: int | None
    kept: bool


def carried(original: str, corrected: str, runs: Iterable[Run]) -> list[Carried]:
    """All of ``corrected`` in order; ``runs`` are those of both texts (paragraphs joined by ``\\n``)."""
    pieces: list[Carried] = []
    for run in runs:
        if run.corrected is None:
            continue
        start, end = run.corrected
        if run.operation is Operation.EQUAL and run.original:
            pieces.append(Carried(start, end, run.original[0], True))
        elif run.original:
            pieces += _replaced(original, run.original, corrected, run.corrected)
        else:
            pieces += _new(corrected, start, end)
    return list(_with_neighbours(pieces, original, corrected))


def project(
    styles: Mapping[int, StyleSpans], original: Sequence[str], corrected: Sequence[str], runs: Iterable[Run]
) -> list[StyleSpans]:
    """The styles of a row's corrected paragraphs; ``styles`` are those of its original ones, by their number in it."""
    before, after = PARAGRAPH_BREAK.join(original), PARAGRAPH_BREAK.join(corrected)
    starts = accumulate((len(paragraph) + 1 for paragraph in original), initial=0)
    source = [
        (start + span.start, start + span.end, span.style)
        for number, start in enumerate(starts)
        for span in styles.get(number, ())
    ]
    stretches = list(_stretches(source, carried(before, after, runs)))
    found = []
    first = 0
    for paragraph in corrected:
        last = first + len(paragraph)
        inside = ((max(start, first) - first, min(end, last) - first, style) for start, end, style in stretches)
        found.append(spans_of(inside))
        first = last + 1
    return found


def _stretches(source: Sequence[tuple[int, int, Style]], pieces: Iterable[Carried]) -> Iterator[tuple[int, int, Style]]:
    ends = [end for _, end, _ in source]
    for piece in pieces:
        if piece.source is None:
            continue
        past = piece.source + (piece.end - piece.start if piece.kept else 1)
        for start, end, style in source[bisect_right(ends, piece.source) :]:
            if start >= past:
                break
            if piece.kept:
                shift = piece.start - piece.source
                yield max(start, piece.source) + shift, min(end, past) + shift, style
            else:
                yield piece.start, piece.end, style


def _replaced(original: str, here: tuple[int, int], corrected: str, there: tuple[int, int]) -> Iterator[Carried]:
    """One stretch in place of another: what both have at their ends is kept, words go with words."""
    (start, end), (other_start, other_end) = here, there
    head = _common(original[start:end], corrected[other_start:other_end])
    tail = _common(original[start + head : end][::-1], corrected[other_start + head : other_end][::-1])
    if head:
        yield Carried(other_start, other_start + head, start, True)
    start, end, other_start, other_end = start + head, end - tail, other_start + head, other_end - tail
    yield from _between_objects(original, (start, end), corrected, (other_start, other_end))
    if tail:
        yield Carried(other_end, other_end + tail, end, True)


def _between_objects(original: str, here: tuple[int, int], corrected: str, there: tuple[int, int]) -> Iterator[Carried]:
    """Objects are kept in their order, whatever stands around them; between them words go with words."""
    start, other_start = here[0], there[0]
    marks = (match.start() for match in _OBJECT.finditer(original, *here))
    others = (match.start() for match in _OBJECT.finditer(corrected, *there))
    for mark, other in zip(marks, others, strict=False):
        yield from _by_words(original, (start, mark), corrected, (other_start, other))
        yield Carried(other, other + 1, mark, True)
        start, other_start = mark + 1, other + 1
    yield from _by_words(original, (start, here[1]), corrected, (other_start, there[1]))


def _by_words(original: str, here: tuple[int, int], corrected: str, there: tuple[int, int]) -> Iterator[Carried]:
    if here[0] == here[1]:
        yield from _new(corrected, *there)
        return
    old = [match.span() for match in _WORD.finditer(original, *here)]
    new = [match.span() for match in _WORD.finditer(corrected, *there)]
    if len(old) == len(new) and len(old) > 1:
        for mine, theirs in zip(old, new, strict=True):
            yield from _replaced(original, mine, corrected, theirs)
        return
    old, new = old or [here], new or [there]
    for number, (start, end) in enumerate(new):
        letter = _LETTER.search(original, *_without_outer_space(original, old[number * len(old) // len(new)]))
        for piece in _new(corrected, start, end):
            yield replace(piece, source=letter.start()) if letter else piece


def _without_outer_space(text: str, stretch: tuple[int, int]) -> tuple[int, int]:
    start, end = stretch
    inner = text[start:end].strip()
    return (start + text[start:end].index(inner), end) if inner else stretch


def _new(corrected: str, start: int, end: int) -> Iterator[Carried]:
    """Inserted letters, each paragraph's by themselves, a break with what is before it."""
    while start < end:
        found = corrected.find(PARAGRAPH_BREAK, start, end)
        cut = found + 1 if found >= 0 else end
        yield Carried(start, cut, None, False)
        start = cut


def _with_neighbours(pieces: Sequence[Carried], original: str, corrected: str) -> Iterator[Carried]:
    """The pieces, those that come from nowhere with the neighbour they go with."""
    before: int | None = None
    here = True  # whether ``before`` stands in this paragraph
    fallback = _LETTER.search(original)
    for number, piece in enumerate(pieces):
        if piece.source is None:
            source = before if here and before is not None else _following(pieces, number, original, corrected)
            source = before if source is None else source
            piece = replace(piece, source=fallback.start() if source is None and fallback else source)
        yield piece
        letter, broken = _last_letter(piece, original, corrected)
        before, here = (before if letter is None else letter), (here or letter is not None) and not broken


def _last_letter(piece: Carried, original: str, corrected: str) -> tuple[int | None, bool]:
    """The last letter that a piece brings as a neighbour, and whether a paragraph ends behind it."""
    if not piece.kept or piece.source is None:
        return piece.source, corrected[piece.end - 1] == PARAGRAPH_BREAK
    broken = False
    for position in range(piece.source + piece.end - piece.start - 1, piece.source - 1, -1):
        broken = broken or original[position] == PARAGRAPH_BREAK
        if original[position] not in (OBJECT, PARAGRAPH_BREAK):
            return position, broken
    return None, broken


def _following(pieces: Sequence[Carried], number: int, original: str, corrected: str) -> int | None:
    """The first letter behind a piece in its paragraph that comes from somewhere."""
    if corrected[pieces[number].end - 1] == PARAGRAPH_BREAK:
        return None
    for piece in pieces[number + 1 :]:
        if piece.source is not None:
            if not piece.kept:
                return piece.source
            end = piece.source + piece.end - piece.start
            broken = original.find(PARAGRAPH_BREAK, piece.source, end)
            letter = _LETTER.search(original, piece.source, end if broken < 0 else broken)
            if letter or broken >= 0:
                return letter.start() if letter else None
    return None


def _common(one: str, another: str) -> int:
    """How many letters both begin with."""
    shortest = min(len(one), len(another))
    return next((number for number in range(shortest) if one[number] != another[number]), shortest)
