"""A document with tracked changes of others as two sides: as it was before them, and as it is with all of them."""

from collections import Counter

from facing.core.document import Original
from facing.core.ports import OthersChanges, TwoSides
from facing.core.problem import ProblemCode, UserProblem
from facing.formats.docx import Skeleton, read_docx, with_parts
from facing.formats.docx_settling import Authors, accepted_words, settled
from facing.formats.odt import Odt
from facing.formats.odt_changes import told_changes
from facing.formats.odt_sides import odt_sides


def two_sides_of(original: Original, limit: int) -> TwoSides:
    """The two sides of a document as it was read; its parts may have ``limit`` bytes.

    Raises:
        UserProblem: ``NO_TRACKED_CHANGES`` with ``path``.
    """
    skeleton, changes = original.skeleton, others_changes_in(original)
    if not changes:
        raise UserProblem(ProblemCode.NO_TRACKED_CHANGES, path=original.path)
    if isinstance(skeleton, Odt):
        before, corrected, left_out = odt_sides(original, limit)
        return TwoSides(original.data, before, corrected, changes, left_out)
    assert isinstance(skeleton, Skeleton)
    before = with_parts(original.data, ((part, settled(part.xml, accept=False)) for part in skeleton.parts))
    accepted = [accepted_words(part.xml) for part in skeleton.parts]
    after = with_parts(original.data, ((part, xml) for part, (xml, _) in zip(skeleton.parts, accepted, strict=True)))
    left_out = sum(count for _, count in accepted)
    return TwoSides(original.data, before, read_docx(original.path, after, limit).text, changes, left_out)


def others_changes_in(original: Original) -> tuple[OthersChanges, ...]:
    """The tracked changes of others in a document as it was read, by author and day; none in formats without such."""
    counts: Counter[tuple[str, str]] = Counter()
    if isinstance(original.skeleton, Skeleton):
        authors = Authors()
        for part in original.skeleton.parts:
            authors.note(part.xml)
        counts = authors.counts
    elif isinstance(original.skeleton, Odt):
        for odt_part in original.skeleton.parts:
            counts.update(told_changes(odt_part.xml))
    return tuple(OthersChanges(author, day, count) for (author, day), count in sorted(counts.items()))
