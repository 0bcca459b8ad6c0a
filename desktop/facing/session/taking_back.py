"""The edit that takes one change back, kept to the slot that the change is in."""

from facing.core.edit import PARAGRAPH_BREAK, Edit, Origin, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.changes import Change
from facing.diff.rows import Row


def edit_taking_back(change: Change, row: Row, original: Text, corrected: Text) -> Edit:
    """The edit of ``corrected`` that brings the original's words back; ``row`` is the one that the change is in.

    Raises:
        UserProblem: ``PARAGRAPHS_APART``: there is no place left in the slot that they were in.
    """
    if change.run is None and row.original and row.corrected is None:
        return _bringing(change, row.original, original, corrected)
    if change.run is None and row.corrected:
        return _removing(change, row.corrected, corrected)
    former = original.slice(*change.original)
    return Edit(change.corrected[0], corrected.slice(*change.corrected), former, Origin.RESTORE).trimmed()


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
