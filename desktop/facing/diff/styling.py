"""The styles of a whole text that was made from another."""

from collections.abc import Mapping

from facing.core.styles import StyleSpans
from facing.core.text import Text
from facing.diff.comparison import Comparison
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
