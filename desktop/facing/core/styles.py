"""How letters look where the file says more than plain text: bold and italics, by stretches of a paragraph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

T = TypeVar("T")


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
    return tuple(StyleSpan(*stretch) for stretch in joined_stretches(stretches, PLAIN))


def joined_stretches(stretches: Iterable[tuple[int, int, T]], nothing: T) -> Iterator[tuple[int, int, T]]:
    """Stretches in order, empty ones and those of ``nothing`` left out, neighbours of one kind joined."""
    waiting: tuple[int, int, T] | None = None
    for start, end, kind in stretches:
        if start >= end or kind == nothing:
            continue
        if waiting and waiting[1] == start and waiting[2] == kind:
            waiting = waiting[0], end, kind
            continue
        if waiting:
            yield waiting
        waiting = start, end, kind
    if waiting:
        yield waiting
