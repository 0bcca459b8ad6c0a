"""New rows for old ones: which differ after a full alignment, and which stand around an edit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from facing.core.edit import Edit
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.links import Links
from facing.diff.row_list import Located, RowList
from facing.diff.rows import Relation, Row
from facing.diff.slots import pair_in_slots

# Rows aligned again on each side of those that an edit touched: 41 in all for an edit inside one row.
_REACH = 20


class Stretch(NamedTuple):
    """``rows`` are to stand in place of ``removed`` rows from ``first`` on."""

    first: int
    removed: int
    rows: Sequence[Row]


class _Placed(NamedTuple):
    """A row and how many paragraphs of each side stand before it."""

    original_first: int
    corrected_first: int
    row: Row

    def is_at(self, located: Located) -> bool:
        return (self.original_first, self.corrected_first) == (located.original_first, located.corrected_first)


def differing_rows(old: RowList, new: Sequence[Row], links: Links) -> list[Stretch]:
    """Where new rows of the same two texts differ from the old, in order; moves keep the numbers they have."""
    new = _with_known_moves(new, old, links)
    # Most rows are the same: they are passed over as fast as can be.
    shortest = min(len(old), len(new))
    pairs = zip(old.cells(), new, strict=False)
    head = next((number for number, (cell, row) in enumerate(pairs) if not cell.stands_for(row)), shortest)
    pairs = zip(old.cells_backwards(), reversed(new), strict=False)
    tail = next((number for number, (cell, row) in enumerate(pairs) if not cell.stands_for(row)), shortest)
    tail = min(tail, shortest - head)
    if head + tail == len(old) == len(new):
        return []
    return _differing(old.between(head, len(old) - tail), head, new[head : len(new) - tail])


def _differing(old: Sequence[Located], number: int, new: Sequence[Row]) -> list[Stretch]:
    """Where ``new`` differs from ``old``, which starts with row ``number``."""
    if not old or not new:
        return [Stretch(number, len(old), new)]
    stretches: list[Stretch] = []
    coming = _placed(new, old[0])
    following = next(coming, None)
    first, removed, added = number, 0, list[Row]()
    for located in old:
        here = located.original_first + located.corrected_first
        while following and following.original_first + following.corrected_first < here:
            added.append(following.row)
            following = next(coming, None)
        if following and following.is_at(located) and located.cell.stands_for(following.row):
            if removed or added:
                stretches.append(Stretch(first, removed, added))
            first, removed, added = located.number + 1, 0, []
            following = next(coming, None)
        else:
            removed += 1
    if following:
        added += [following.row, *(placed.row for placed in coming)]
    if removed or added:
        stretches.append(Stretch(first, removed, added))
    return stretches


def _placed(rows: Iterable[Row], start: Located) -> Iterator[_Placed]:
    """The rows with what stands before them; the first stands where ``start`` does."""
    original, corrected = start.original_first, start.corrected_first
    for row in rows:
        yield _Placed(original, corrected, row)
        original = row.original[1] if row.original else original
        corrected = row.corrected[1] if row.corrected else corrected


def _with_known_moves(rows: Sequence[Row], old: RowList, links: Links) -> list[Row]:
    """The rows, each move with the number that its original paragraph had, or with a new one."""
    numbers: dict[int | None, int] = {}
    for row in rows:
        if row.move is not None and row.original:
            known = old.holding(Side.ORIGINAL, row.original[0]).cell.move
            numbers[row.move] = links.fresh() if known is None else known
    return [row if row.move is None else replace(row, move=numbers[row.move]) for row in rows]


def rows_around(edit: Edit, old: RowList, links: Links, original: Text, before: Text, after: Text) -> Stretch:
    """What is to change in the rows after ``edit``, which turned the correction from ``before`` into ``after``.

    Aligns about 41 rows again, and what the edit itself removed and added, but gives only those that differ.
    """
    touched = old.holding(Side.CORRECTION, edit.at.paragraph).number
    touched_last = old.holding(Side.CORRECTION, edit.removed_end.paragraph).number
    first = max(0, touched - _REACH)
    there = old.between(first, min(len(old), touched_last + 1 + _REACH))
    start, end = there[0], there[-1]
    originals = (start.original_first, end.original_first + end.cell.originals)
    shift = edit.added_breaks - edit.removed_breaks
    correcteds = (start.corrected_first, end.corrected_first + end.cell.correcteds + shift)
    rows = _aligned(original, originals, after, correcteds)
    rows = _with_moves(rows, there, links, edit, before, after)

    def same(located: Located, row: Row) -> bool:
        if not located.cell.stands_for(row):
            return False
        if not touched <= located.number <= touched_last or row.corrected is None:
            return True
        last = located.corrected_first + located.cell.correcteds
        return before.paragraphs(located.corrected_first, last) == after.paragraphs(*row.corrected)

    head, tail = 0, 0
    most = min(touched_last + 1 - first, len(rows))
    while head < most and same(there[head], rows[head]):
        head += 1
    most = min(end.number + 1 - touched, len(there) - head, len(rows) - head)
    while tail < most and same(there[-1 - tail], rows[-1 - tail]):
        tail += 1
    return Stretch(first + head, len(there) - head - tail, rows[head : len(rows) - tail])


def _aligned(original: Text, originals: tuple[int, int], corrected: Text, correcteds: tuple[int, int]) -> list[Row]:
    def shifted(indices: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
        return (indices[0] + by, indices[1] + by) if indices else None

    return [
        replace(row, original=shifted(row.original, originals[0]), corrected=shifted(row.corrected, correcteds[0]))
        for row in pair_in_slots(original.paragraphs(*originals), corrected.paragraphs(*correcteds))
    ]


def _with_moves(
    rows: Sequence[Row], there: Sequence[Located], links: Links, edit: Edit, before: Text, after: Text
) -> list[Row]:
    """The rows with moves numbered, and with their part in moves from or to elsewhere where that still holds."""
    inside = {located.cell for located in there}
    known: dict[int, int] = {}
    elsewhere: dict[tuple[Side, int], int] = {}
    for located in there:
        move, partner = located.cell.move, links.partner(located.cell)
        if move is None:
            continue
        if partner in inside:
            if located.cell.originals:
                known[located.original_first] = move
        elif located.cell.originals:
            elsewhere[Side.ORIGINAL, located.original_first] = move
        else:
            place = _followed(located.corrected_first, edit, before, after)
            if place is not None:
                elsewhere[Side.CORRECTION, place] = move
    numbers: dict[int | None, int] = {}
    for row in rows:
        if row.move is not None and row.original:
            numbers[row.move] = known.get(row.original[0]) or links.fresh()
    return [_numbered(row, numbers, elsewhere) for row in rows]


def _numbered(row: Row, numbers: dict[int | None, int], elsewhere: dict[tuple[Side, int], int]) -> Row:
    if row.move is not None:
        return replace(row, move=numbers[row.move])
    move = None
    if row.relation is Relation.DELETED and row.original:
        move = elsewhere.get((Side.ORIGINAL, row.original[0]))
    elif row.relation is Relation.INSERTED and row.corrected:
        move = elsewhere.get((Side.CORRECTION, row.corrected[0]))
    return row if move is None else replace(row, relation=Relation.MOVED, move=move)


def _followed(paragraph: int, edit: Edit, before: Text, after: Text) -> int | None:
    """Where a paragraph of the correction stands after the edit, ``None`` when it is gone."""
    if paragraph < edit.at.paragraph:
        return paragraph
    if paragraph > edit.removed_end.paragraph:
        return paragraph + edit.added_breaks - edit.removed_breaks
    identifier = before.id_at(paragraph)
    touched = range(edit.at.paragraph, edit.added_end.paragraph + 1)
    return next((index for index in touched if after.id_at(index) == identifier), None)
