"""The changes between two texts as a list: what each replaced by what, where, and where it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from facing.core.edit import Place
from facing.core.origins import OriginSpans
from facing.diff.changes import Change
from facing.diff.comparison import Comparison
from facing.diff.rows import Relation


class Sort(StrEnum):
    """What a change does."""

    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A side's part of a change: code points [start, end) in the whole text, what stands there, and the place of its
    start, paragraph and column from 0."""

    start: int
    end: int
    text: str
    paragraph: int
    column: int


@dataclass(frozen=True, slots=True)
class ListedChange:
    """One change. Nothing stands in a stretch of no width. ``origin`` is empty where it is not known.

    A moved paragraph is one change; its stretches are where it was and where it is, as it was and as it is.
    """

    sort: Sort
    original: Stretch
    corrected: Stretch
    origin: str = ""


def listed_changes(comparison: Comparison, origins: Mapping[int, OriginSpans]) -> Iterator[ListedChange]:
    """All changes in order; ``origins`` has the spans of corrected paragraphs by index."""
    for change in comparison.changes():
        row = comparison.row(change.row)
        partner = comparison.partner(change.row)
        if row.relation is not Relation.MOVED or partner is None:
            yield _listed(change, comparison, origins)
        elif row.original is not None:
            yield _moved(change.row, partner, comparison, origins)


def _listed(change: Change, comparison: Comparison, origins: Mapping[int, OriginSpans]) -> ListedChange:
    stretches = []
    for text, (first, last) in ((comparison.original, change.original), (comparison.corrected, change.corrected)):
        start, end = text.position_of(first), text.position_of(last)
        stretches.append(Stretch(start, end, text.slice(first, last), first.paragraph, first.offset))
    before, after = stretches
    sort = Sort.INSERT if not before.text else Sort.REPLACE if after.text else Sort.DELETE
    return ListedChange(sort, before, after, _origin(*change.corrected, origins))


def _moved(there: int, here: int, comparison: Comparison, origins: Mapping[int, OriginSpans]) -> ListedChange:
    """The change that a row ``there`` of the original and one ``here`` of the correction are together."""
    gone, come = comparison.row(there).original, comparison.row(here).corrected
    assert gone is not None
    assert come is not None
    before, after = comparison.texts(there)[0], comparison.texts(here)[1]
    start, other_start = comparison.original.start_of(gone[0]), comparison.corrected.start_of(come[0])
    origin = _origin(Place(come[0], 0), Place(come[1], 0), origins)
    original = Stretch(start, start + len(before), before, gone[0], 0)
    return ListedChange(Sort.MOVE, original, Stretch(other_start, other_start + len(after), after, come[0], 0), origin)


def _origin(first: Place, last: Place, origins: Mapping[int, OriginSpans]) -> str:
    """The origin of what was done last within these places, as the spans tell it."""
    for paragraph in range(first.paragraph, last.paragraph + 1):
        start = first.offset if paragraph == first.paragraph else 0
        for span in origins.get(paragraph, ()):
            ends_before = paragraph == last.paragraph and span.start > last.offset
            if span.end >= start and not ends_before:
                return span.origin.value
    return ""
