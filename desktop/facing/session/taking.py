"""Words of another text taken into the correction, one change at a time, each kept to the slot that it is in."""

from collections.abc import Callable, Iterator

from facing.core.edit import PARAGRAPH_BREAK, Edit, Origin, Place
from facing.core.finding import Side
from facing.core.origins import OriginSpans
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.changes import Change, PlaceRange
from facing.diff.comparison import Comparison
from facing.diff.rows import Relation


def words_back(comparison: Comparison, change: Change) -> list[Edit]:
    """The edits that bring the words back which ``change`` replaced; of a move both halves, the last place first.

    Raises:
        UserProblem: ``PARAGRAPHS_APART``: there is no place left in the slot that they were in.
    """
    changes = [change]
    partner = comparison.partner(change.row) if change.run is None else None
    if partner is not None:
        changes += comparison.changes_of(partner)
    changes.sort(key=lambda each: each.corrected, reverse=True)
    return list(_edits(comparison, changes))


def all_words_back(comparison: Comparison, origins: Callable[[int], OriginSpans], origin: Origin) -> list[Edit]:
    """The edits that take back every change of one origin, the last place first; paragraphs that moved stay.

    ``origins`` tells those of a paragraph of the correction (by index).
    """
    corrected = comparison.corrected
    changes = [
        change
        for change in comparison.changes()
        if comparison.row(change.row).relation is not Relation.MOVED
        and origin_of(corrected, origins, change.corrected) is origin
    ]
    changes.sort(key=lambda each: each.corrected, reverse=True)
    return list(_edits(comparison, changes))


def origin_of(corrected: Text, origins: Callable[[int], OriginSpans], where: PlaceRange) -> Origin | None:
    """Where a change at ``where`` in the correction came from.

    One in which something was written or deleted by hand since counts as typed. ``None`` where nothing is known.
    """
    start, end = where
    found: list[Origin] = []
    for index in range(start.paragraph, end.paragraph + 1):
        first = start.offset if index == start.paragraph else 0
        last = end.offset if index == end.paragraph else len(corrected[index].text)
        if index > start.paragraph and index == end.paragraph and not last:
            break
        touching = [span for span in origins(index) if span.start <= last and first <= span.end]
        # What only touches belongs to a neighbour, but for deletions, which have no width.
        inside = [span for span in touching if span.start == span.end or (span.start < last and first < span.end)]
        found += [span.origin for span in inside or touching]
    return Origin.TYPED if Origin.TYPED in found else next(iter(found), None)


def words_across(comparison: Comparison, where: PlaceRange, whole: bool) -> list[Edit] | None:
    """The edits that make the correction say what stands at ``where`` on the other side; none when it says that.

    ``None`` when the correction has no such place: the paragraph is not in it. ``whole``: the paragraph as such is
    what is taken, so it may be missing.

    Raises:
        UserProblem: ``PARAGRAPHS_APART``: as in ``words_back``.
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
    original, corrected = comparison.original, comparison.corrected
    for change in changes:
        row = comparison.row(change.row)
        if change.run is None and row.original and row.corrected is None:
            yield _bringing(change, row.original, original, corrected)
        elif change.run is None and row.corrected:
            yield _removing(change, row.corrected, corrected)
        else:
            former = original.slice(*change.original)
            yield Edit(change.corrected[0], corrected.slice(*change.corrected), former, Origin.RESTORE).trimmed()


def _bringing(change: Change, paragraphs: tuple[int, int], original: Text, corrected: Text) -> Edit:
    """Paragraphs come back with one break: before what follows, or behind what stands before."""
    slot = original[paragraphs[0]].slot
    at = change.corrected[0]
    if corrected[at.paragraph].slot == slot:
        return Edit(at, "", original.slice(*change.original), Origin.RESTORE)
    before = at.paragraph - 1
    if before < 0 or corrected[before].slot != slot:
        raise UserProblem(ProblemCode.PARAGRAPHS_APART)
    inner = PARAGRAPH_BREAK.join(paragraph.text for paragraph in original.paragraphs(*paragraphs))
    return Edit(Place(before, len(corrected[before].text)), "", PARAGRAPH_BREAK + inner, Origin.RESTORE)


def _removing(change: Change, paragraphs: tuple[int, int], corrected: Text) -> Edit:
    """Paragraphs go with one break; where they are all that their slot has, an empty one stays."""
    first, last = paragraphs
    slot = corrected[first].slot
    start, end = change.corrected
    if corrected[start.paragraph].slot != slot or corrected[end.paragraph].slot != slot:
        start, end = Place(first, 0), Place(last - 1, len(corrected[last - 1].text))
        if last < len(corrected) and corrected[last].slot == slot:
            end = Place(last, 0)
        elif first and corrected[first - 1].slot == slot:
            start = Place(first - 1, len(corrected[first - 1].text))
    return Edit(start, corrected.slice(start, end), "", Origin.RESTORE)
