"""The styles of whole texts that were made from others."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from facing.core.finding import Side
from facing.core.looks import LookSpans, styled
from facing.core.styles import Style, StyleSpan, StyleSpans, spans_of
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.composing import Composed, Fate
from facing.diff.projection import project
from facing.diff.rows import Row, Run


def carried_styles(styles: Mapping[int, StyleSpans], original: Text, corrected: Text) -> dict[int, StyleSpans]:
    """``styles`` of ``original``'s paragraphs, by index, as ``corrected`` has them; compares what is not plain."""
    if not styles:
        return {}
    comparison = Comparison(original, corrected)
    found: dict[int, StyleSpans] = {}
    for number, row in enumerate(comparison.rows()):
        first = row.corrected[0] if row.corrected else 0
        here = row_styles(comparison, (original, corrected), styles, number)
        found |= {first + place: spans for place, spans in enumerate(here) if spans}
    return found


class Sources(Protocol):
    """Rows, and what each comes from (``Comparison``)."""

    def row(self, number: int) -> Row:
        """A row."""

    def sources(self, number: int) -> tuple[tuple[int, int] | None, Sequence[Run]]:
        """The original's paragraphs that a row's letters come from, and how both compare."""


def row_styles(
    rows: Sources, texts: tuple[Text, Text], styles: Mapping[int, StyleSpans], number: int
) -> list[StyleSpans]:
    """The styles of a row's corrected paragraphs by themselves; empty where all that they come from is plain.

    ``texts`` are the original and the correction.
    """
    row = rows.row(number)
    origin, runs = rows.sources(number) if row.corrected else (None, ())
    if row.corrected is None or origin is None:
        return []
    inside = {index - origin[0]: styles[index] for index in range(*origin) if index in styles}
    if not inside:
        return []
    before = [paragraph.text for paragraph in texts[0].paragraphs(*origin)]
    after = [paragraph.text for paragraph in texts[1].paragraphs(*row.corrected)]
    return project(inside, before, after, runs)


def side_styles(comparison: Comparison, styles: Mapping[int, StyleSpans], number: int, side: Side) -> StyleSpans:
    """How one side of a row looks, its paragraphs joined by breaks; ``styles`` are those of the original, by index."""
    text = comparison.original if side is Side.ORIGINAL else comparison.corrected
    own = comparison.row(number).original if side is Side.ORIGINAL else comparison.row(number).corrected
    if own is None or not (styles or text.has_looks):
        return ()
    if side is Side.ORIGINAL:
        there = [styles.get(index, ()) for index in range(*own)]
    else:
        there = row_styles(comparison, (comparison.original, text), styles, number) or [()] * (own[1] - own[0])
    found: list[tuple[int, int, Style]] = []
    start = 0
    for paragraph, spans in zip(text.paragraphs(*own), there, strict=True):
        length = len(paragraph.text)
        found += [(start + first, start + past, style) for first, past, style in _told(spans, paragraph.looks, length)]
        start += length + 1
    return spans_of(found)


def _told(styles: StyleSpans, looks: LookSpans, length: int) -> Iterator[tuple[int, int, Style]]:
    return ((span.start, span.end, span.style) for span in styled(styles, looks, length))


def shown_styles(styles: Mapping[int, StyleSpans], original: Text, corrected: Text) -> dict[int, StyleSpans]:
    """As ``carried_styles``, with the looks that were chosen in ``corrected``."""
    found = carried_styles(styles, original, corrected)
    if corrected.has_looks:
        for index, paragraph in enumerate(corrected):
            if paragraph.looks:
                found[index] = styled(found.get(index, ()), paragraph.looks, len(paragraph.text))
    return found


def composed_styles(composed: Composed, original: Sequence[StyleSpan], corrected: Sequence[StyleSpan]) -> StyleSpans:
    """The styles of both texts of a row in one: what is gone looks as the original, the rest as the correction.

    ``original`` and ``corrected`` are the styles of the texts that ``composed`` was made from, in order.
    """
    return spans_of(_stretches(composed, {Side.ORIGINAL: original, Side.CORRECTION: corrected}))


def _stretches(composed: Composed, sources: Mapping[Side, Sequence[StyleSpan]]) -> Iterator[tuple[int, int, Style]]:
    for piece in composed.pieces:
        side = Side.ORIGINAL if piece.fate in (Fate.DELETED, Fate.MOVED_AWAY) else Side.CORRECTION
        first, past = piece.on(side)
        spans = sources[side]
        for span in spans[bisect_right(spans, first, key=lambda span: span.end) :]:
            if span.start >= past:
                break
            shift = piece.start - first
            yield max(span.start, first) + shift, min(span.end, past) + shift, span.style
