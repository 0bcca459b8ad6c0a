"""Words of another text taken into the correction, one change at a time."""

from collections.abc import Iterator

from facing.core.edit import Edit, Origin
from facing.core.finding import Side
from facing.diff.changes import Change, PlaceRange
from facing.diff.comparison import Comparison


def words_back(comparison: Comparison, change: Change) -> list[Edit]:
    """The edits that bring the words back which ``change`` replaced; of a move both halves, the last place first."""
    changes = [change]
    partner = comparison.partner(change.row) if change.run is None else None
    if partner is not None:
        changes += comparison.changes_of(partner)
    changes.sort(key=lambda each: each.corrected, reverse=True)
    return list(_edits(comparison, changes))


def words_across(comparison: Comparison, where: PlaceRange, whole: bool) -> list[Edit] | None:
    """The edits that make the correction say what stands at ``where`` on the other side; none when it says that.

    ``None`` when the correction has no such place: the paragraph is not in it. ``whole``: the paragraph as such is
    what is taken, so it may be missing.
    """
    start, end = where
    found = [each for each in comparison.changes_at(Side.ORIGINAL, start, end) if _is_inside(each.original, where)]
    if not whole and any(change.run is None for change in found):
        return None
    if found and found[0].run is None:
        return words_back(comparison, found[0])
    found.sort(key=lambda each: each.corrected, reverse=True)
    return list(_edits(comparison, found))


def _is_inside(there: PlaceRange, where: PlaceRange) -> bool:
    """Whether a change is one of the words at ``where``, or is just there where that has no width."""
    start, end = where
    if start == end:
        return there[0] <= start <= there[1]
    return (there[0] < end and start < there[1]) or (there[0] == there[1] and start <= there[0] <= end)


def _edits(comparison: Comparison, changes: list[Change]) -> Iterator[Edit]:
    for change in changes:
        former = comparison.original.slice(*change.original)
        there = comparison.corrected.slice(*change.corrected)
        yield Edit(change.corrected[0], there, former, Origin.RESTORE).trimmed()
