"""From one text to another in small edits, each where a reader would see a change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facing.core.edit import PARAGRAPH_BREAK, Edit, Origin, Place
from facing.core.text import Text
from facing.diff.pairing import pair_paragraphs
from facing.diff.rows import Operation, Row
from facing.diff.wording import compare_words
from facing.session.slots import has_slots


@dataclass
class _Stretch:
    """Paragraphs ``old`` become ``new``: indices [first, past the last) on each side, either may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]
    paired: bool


def edits_between(current: Text, target: Text, origin: Origin) -> list[Edit]:
    """The edits that turn ``current`` into ``target``, last place first, so that each fits when its turn comes.

    Both have the same slots; ``session.slots.onto_slots`` sees to that.
    """
    old = [paragraph.text for paragraph in current]
    new = [paragraph.text for paragraph in target]
    if not has_slots(current):
        return _in_slot(old, new, 0, origin)
    edits: list[Edit] = []
    last, new_last = len(old), len(new)
    for size, new_size in reversed(list(zip(_sizes(current), _sizes(target), strict=True))):
        first, new_first = last - size, new_last - new_size
        if old[first:last] != new[new_first:new_last]:
            edits += _in_slot(old[first:last], new[new_first:new_last], first, origin)
        last, new_last = first, new_first
    return edits


def looks_between(current: Text, target: Text) -> list[Edit]:
    """The edits that give the letters of ``current`` the looks that they have in ``target``, which has the same."""
    return [
        Edit(Place(index, 0), wanted.text, wanted.text, looks=wanted.looks)
        for index, (there, wanted) in enumerate(zip(current, target, strict=True))
        if there.looks != wanted.looks
    ]


def _sizes(text: Text) -> list[int]:
    """How many paragraphs each slot has."""
    return [sum(1 for _ in group) for _, group in groupby(text, key=lambda paragraph: paragraph.slot)]


def _in_slot(old: list[str], new: list[str], before: int, origin: Origin) -> list[Edit]:
    """The edits inside one slot; ``before`` paragraphs stand before it."""
    stretches = _stretches(pair_paragraphs(old, new))
    edits: list[Edit] = []
    for number in reversed(range(len(stretches))):
        stretch = stretches[number]
        removed, added = old[slice(*stretch.old)], new[slice(*stretch.new)]
        if removed == added:
            continue
        if stretch.paired:
            edits += reversed(list(_inside(stretch.old[0], removed, added, origin)))
        else:
            edits.append(_whole(old, stretch.old[0], removed, added, origin, is_last=number == len(stretches) - 1))
    return [replace(edit, at=Place(edit.at.paragraph + before, edit.at.offset)) for edit in edits] if before else edits


def _stretches(rows: Sequence[Row]) -> list[_Stretch]:
    """The rows in order; those with one side only are taken together where they follow each other."""
    stretches: list[_Stretch] = []
    old = new = 0
    for row in rows:
        old_range, new_range = row.original or (old, old), row.corrected or (new, new)
        old, new = old_range[1], new_range[1]
        paired = row.original is not None and row.corrected is not None
        if not paired and stretches and not stretches[-1].paired:
            stretches[-1] = _Stretch((stretches[-1].old[0], old), (stretches[-1].new[0], new), paired=False)
        else:
            stretches.append(_Stretch(old_range, new_range, paired))
    return stretches


def _inside(first: int, removed: Sequence[str], added: Sequence[str], origin: Origin) -> Iterator[Edit]:
    """The edits inside paragraphs that are partners."""
    old, new = PARAGRAPH_BREAK.join(removed), PARAGRAPH_BREAK.join(added)
    position = 0
    for run in compare_words(old, new):
        start, end = run.original or (position, position)
        position = end
        if run.operation is Operation.EQUAL:
            continue
        at = Edit(Place(first, 0), "", old[:start]).added_end
        edit = Edit(at, old[start:end], new[slice(*run.corrected)] if run.corrected else "", origin).trimmed()
        if not edit.is_empty():
            yield edit


def _whole(
    old: Sequence[str], first: int, removed: Sequence[str], added: Sequence[str], origin: Origin, *, is_last: bool
) -> Edit:
    """Paragraphs that come, go, or stand in for others, with the one break that comes or goes with them."""
    before, after = PARAGRAPH_BREAK.join(removed), PARAGRAPH_BREAK.join(added)
    if removed and added:
        return Edit(Place(first, 0), before, after, origin).trimmed()
    if is_last:  # nothing follows: the break before them is the one
        at = Place(first - 1, len(old[first - 1]))
        before, after = (PARAGRAPH_BREAK + before, "") if removed else ("", PARAGRAPH_BREAK + after)
    else:
        at = Place(first, 0)
        before, after = (before + PARAGRAPH_BREAK, "") if removed else ("", after + PARAGRAPH_BREAK)
    return Edit(at, before, after, origin)
