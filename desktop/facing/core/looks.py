"""The look that a user chose for letters of the correction, over the one that they have by themselves."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from facing.core.styles import PLAIN, Style, StyleSpan, StyleSpans, joined_stretches, spans_of


class Look(NamedTuple):
    """Bold and italics as they were chosen, each by itself; ``None``: as the letters look by themselves."""

    bold: bool | None = None
    italic: bool | None = None

    def over(self, style: Style) -> Style:
        """How letters of this style look with what was chosen."""
        bold, italic = self
        return Style(style.bold if bold is None else bold, style.italic if italic is None else italic)


UNCHOSEN = Look()


class Emphasis(Enum):
    """How a format of files has bold and italics: not at all, as a look of letters, as signs among them."""

    NONE = "none"
    LOOKS = "looks"
    SIGNS = "signs"


class LookSpan(NamedTuple):
    """Code points ``start`` to ``end`` have this look; never of no width, never without a choice."""

    start: int
    end: int
    look: Look


LookSpans = tuple[LookSpan, ...]


def look_spans(stretches: Iterable[tuple[int, int, Look]]) -> LookSpans:
    """Stretches in order as spans: empty ones and those without a choice left out, like neighbours joined."""
    return tuple(LookSpan(*stretch) for stretch in joined_stretches(stretches, UNCHOSEN))


def looks_in(spans: Iterable[LookSpan], start: int, end: int, shift: int = 0) -> Iterator[LookSpan]:
    """What lies in [start, end), moved by ``shift``."""
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            yield LookSpan(first + shift, last + shift, span.look)


def all_looks(spans: Iterable[LookSpan], start: int, end: int) -> Iterator[LookSpan]:
    """[start, end) without gaps: where nothing was chosen, a stretch says so."""
    position = start
    for span in looks_in(spans, start, end):
        if position < span.start:
            yield LookSpan(position, span.start, UNCHOSEN)
        yield span
        position = span.end
    if position < end:
        yield LookSpan(position, end, UNCHOSEN)


def styled(styles: StyleSpans, looks: LookSpans, length: int) -> StyleSpans:
    """The styles of a paragraph of ``length`` code points with the looks over them."""
    if not looks:
        return styles
    return spans_of((start, end, look.over(style)) for start, end, style, look in stretches(styles, looks, 0, length))


def stretches(styles: StyleSpans, looks: LookSpans, first: int, last: int) -> Iterator[tuple[int, int, Style, Look]]:
    """The code points from ``first`` to ``last`` of a paragraph, cut wherever style or look changes."""
    position = first
    for span in styles:
        if span.end <= first or span.start >= last:
            continue
        span = StyleSpan(max(span.start, first), min(span.end, last), span.style)
        for start, end, look in all_looks(looks, position, span.start):
            yield start, end, PLAIN, look
        for start, end, look in all_looks(looks, span.start, span.end):
            yield start, end, span.style, look
        position = span.end
    for start, end, look in all_looks(looks, position, last):
        yield start, end, PLAIN, look


def inherited(removed: str, former: Sequence[LookSpan], added: str, beside: Look) -> LookSpans:
    """The looks of letters that come in place of others, where none were chosen for them.

    Letters that both have in common at their ends keep theirs, and so does each one where there are as many. Otherwise
    all take the look that the removed ones have in common; where none went, that of the letter ``beside`` them.
    """
    shortest = min(len(removed), len(added))
    if len(removed) == len(added):
        return look_spans(former)
    head = next((place for place in range(shortest) if removed[place] != added[place]), shortest)
    rest = shortest - head
    tail = next((place for place in range(rest) if removed[-1 - place] != added[-1 - place]), rest)
    end, other_end = len(removed) - tail, len(added) - tail
    gone = {span.look for span in all_looks(former, head, end)}
    if head and not gone:
        beside = next((span.look for span in all_looks(former, head - 1, head)), UNCHOSEN)
    common = gone.pop() if len(gone) == 1 else UNCHOSEN if gone else beside
    return look_spans(
        (
            *looks_in(former, 0, head),
            (head, other_end, common),
            *looks_in(former, end, len(removed), other_end - end),
        )
    )
