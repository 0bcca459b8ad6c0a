"""A Word document with tracked changes of others as two sides: as it was before them, and as it is with all of them."""

from facing.core.document import Original
from facing.core.ports import OthersChanges, TwoSides
from facing.core.problem import ProblemCode, UserProblem
from facing.formats.docx import Skeleton, read_docx, with_parts
from facing.formats.docx_settling import Authors, settled


def two_sides_of(original: Original, limit: int) -> TwoSides:
    """The two sides of a Word document as it was read; its parts may have ``limit`` bytes.

    Raises:
        UserProblem: ``NO_TRACKED_CHANGES`` with ``path``.
    """
    skeleton, changes = original.skeleton, others_changes_in(original)
    if not isinstance(skeleton, Skeleton) or not changes:
        raise UserProblem(ProblemCode.NO_TRACKED_CHANGES, path=original.path)
    before, after = (
        with_parts(original.data, ((part, settled(part.xml, accept)) for part in skeleton.parts))
        for accept in (False, True)
    )
    return TwoSides(before, read_docx(original.path, after, limit).text, changes)


def others_changes_in(original: Original) -> tuple[OthersChanges, ...]:
    """The tracked changes of others in a Word document as it was read, by author and day; none in any other file."""
    if not isinstance(original.skeleton, Skeleton):
        return ()
    authors = Authors()
    for part in original.skeleton.parts:
        authors.note(part.xml)
    return tuple(OthersChanges(author, day, count) for (author, day), count in sorted(authors.counts.items()))
