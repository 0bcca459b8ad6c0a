"""How letters look where the file says more than plain text: bold and italics, by stretches of a paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Style(NamedTuple):
    """The look of letters."""

    bold: bool = False
    italic: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class StyleSpan:
    """Code points ``start`` to ``end`` of a paragraph have this style; never of no width, never plain."""

    start: int
    end: int
    style: Style


StyleSpans = tuple[StyleSpan, ...]


def spans_of(stretches: Iterable[tuple[int, int, Style]]) -> StyleSpans:
    """Stretches in order as spans: plain and empty ones left out, neighbours of one style joined."""
    spans: list[StyleSpan] = []
    for start, end, style in stretches:
        if start >= end or style == PLAIN:
            continue
        if spans and spans[-1].end == start and spans[-1].style == style:
            spans[-1] = StyleSpan(spans[-1].start, end, style)
        else:
            spans.append(StyleSpan(start, end, style))
    return tuple(spans)
