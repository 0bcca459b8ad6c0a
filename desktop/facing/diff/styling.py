"""The styles of whole texts that were made from others."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from facing.core.finding import Side
from facing.core.styles import Style, StyleSpan, StyleSpans, spans_of
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.composing import Composed, Fate
from facing.diff.projection import project


def carried_styles(styles: Mapping[int, StyleSpans], original: Text, corrected: Text) -> dict[int, StyleSpans]:
    """``styles`` of ``original``'s paragraphs, by index, as ``corrected`` has them; compares what is not plain."""
    if not styles:
        return {}
    comparison = Comparison(original, corrected)
    found: dict[int, StyleSpans] = {}
    for number, row in enumerate(comparison.rows()):
        origin, runs = comparison.sources(number) if row.corrected else (None, ())
        if row.corrected is None or origin is None:
            continue
        inside = {index - origin[0]: styles[index] for index in range(*origin) if index in styles}
        if inside:
            before = [paragraph.text for paragraph in original.paragraphs(*origin)]
            after = [paragraph.text for paragraph in corrected.paragraphs(*row.corrected)]
            projected = project(inside, before, after, runs)
            found |= {row.corrected[0] + place: spans for place, spans in enumerate(projected) if spans}
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
