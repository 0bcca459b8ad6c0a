"""From a corrected text to the bytes of a part of a .docx file: slot by slot, row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.pairing import pair_paragraphs
from facing.diff.projection import OBJECT, carried
from facing.diff.rows import Relation, Row
from facing.diff.wording import compare_words
from facing.formats.docx_boxes import Story
from facing.formats.docx_objects import NewParagraph, hand_out
from facing.formats.docx_parts import HIDDEN, Item, ParagraphPart
from facing.formats.docx_rows import New, RowPlan, kept_row, plan_row
from facing.formats.docx_stories import SlotTexts
from facing.formats.docx_writing import RowWriter, ends_comment, inserted_paragraph, left_markers

Parts = Sequence[ParagraphPart]


@dataclass(slots=True)
class _Splice:
    """What comes in place of bytes [start, end): a row, what is left of a paragraph, or a new one like another.

    Nothing is left of one that ``moves``: it has all its markers elsewhere.
    """

    start: int
    end: int
    plan: RowPlan | None = None
    left: ParagraphPart | None = None
    moves: bool = False
    like: ParagraphPart | None = None
    comes: NewParagraph | None = None


@dataclass(slots=True)
class _Slot:
    """A slot's paragraphs before and after; ``first`` numbers its first corrected paragraph in the whole text."""

    parts: Parts
    before: list[str]
    texts: list[str]
    first: int


class SpliceWriter(Protocol):
    """Writes what comes in place of bytes: as WordprocessingML, or as another mark-up has it."""

    def rows(self, before: Sequence[str], after: Sequence[str]) -> list[Row]:
        """How a slot's paragraphs belong together."""

    def holds_objects(self, paragraph: ParagraphPart) -> bool:
        """Whether an object may be put into it."""

    def row(self, data: bytes, plan: RowPlan, gone: set[Item]) -> bytes:
        """A row of paragraphs."""

    def left(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        """What stays of a paragraph that goes."""

    def inserted(self, data: bytes, like: ParagraphPart, new: New) -> bytes:
        """A new paragraph."""


class _WordWriter:
    """A ``SpliceWriter``."""

    def rows(self, before: Sequence[str], after: Sequence[str]) -> list[Row]:
        return replaced_rows(before, after)

    def holds_objects(self, paragraph: ParagraphPart) -> bool:
        return True

    def row(self, data: bytes, plan: RowPlan, gone: set[Item]) -> bytes:
        return RowWriter(data, plan, gone).written()

    def left(self, data: bytes, paragraph: ParagraphPart) -> bytes:
        return left_markers(data, paragraph)

    def inserted(self, data: bytes, like: ParagraphPart, new: New) -> bytes:
        return inserted_paragraph(data, like, new)


def spliced(data: bytes, stories: Sequence[Story], texts: SlotTexts, writer: SpliceWriter | None = None) -> bytes:
    """``data`` with the text of these stories, none of which is inside another one, as corrected.

    ``writer`` knows the mark-up, WordprocessingML where none is given.

    Raises:
        StrayObject: a mark of an object stands where no object was; ``paragraph`` counts in the whole text.
    """
    writer = writer or _WordWriter()
    splices: list[_Splice] = []
    gone: set[Item] = set()
    for story in stories:
        slots = _changed_slots(story.paragraphs, texts)
        here = [splice for slot in slots for splice in _slot_splices(data, slot, writer)]
        plans = [plan for splice in here if (plan := splice.plan or splice.comes)]
        left = [splice.left for splice in here if splice.left and not splice.moves]
        hand_out(plans, left, writer.holds_objects)
        fields = {item for splice in here if splice.plan for item in splice.plan.gone if item.is_field}
        splices += [*here, *_field_ends(fields, here, story.paragraphs)]
        gone |= fields
    splices.sort(key=lambda splice: (splice.start, splice.end))
    pieces: list[bytes] = []
    position = 0
    for splice in splices:
        pieces.append(data[position : splice.start])
        pieces.append(_written(data, splice, gone, writer))
        position = splice.end
    return b"".join([*pieces, data[position:]])


def _changed_slots(parts: Parts, texts: SlotTexts) -> Iterator[_Slot]:
    for slot, group in groupby(parts, key=lambda part: part.slot):
        if slot != HIDDEN and texts[slot].is_changed:
            yield _Slot(list(group), texts[slot].original, texts[slot].corrected, texts[slot].first)


def _slot_splices(data: bytes, slot: _Slot, writer: SpliceWriter) -> list[_Splice]:
    """What is to change in one slot, in order; what comes in one place stays in the order of the text."""
    rows = _with_comments(data, slot, writer.rows(slot.before, slot.texts))
    movers: dict[int | None, Parts] = {
        row.move: slot.parts[slice(*row.original)] for row in rows if row.move is not None and row.original
    }
    splices, last = list[_Splice](), slot.parts[0]
    place = last.start
    for one_sided, group in groupby(rows, key=lambda row: row.original is None or row.corrected is None):
        here = list(group)
        if one_sided:
            splices += _one_sided(slot, here, movers, last, place)
        else:
            splices += _two_sided(slot, here)
        originals = [row.original for row in here if row.original]
        if originals:
            last = slot.parts[originals[-1][1] - 1]
            place = last.end
    return splices


def _two_sided(slot: _Slot, rows: Sequence[Row]) -> Iterator[_Splice]:
    for row in rows:
        if row.original and row.corrected and not _is_same(slot.before, slot.texts, row):
            own = slot.parts[slice(*row.original)]
            yield _Splice(own[0].start, own[-1].end, plan=_plan(slot, own, row.corrected))


def _one_sided(
    slot: _Slot, rows: Sequence[Row], movers: Mapping[int | None, Parts], last: ParagraphPart, place: int
) -> Iterator[_Splice]:
    """Paragraphs that go, come or move in; ``last`` is the one before them, at whose end ``place`` is."""
    replaced = [part for row in rows if row.original and row.move is None for part in slot.parts[slice(*row.original)]]
    for row in rows:
        if row.original:
            for last in slot.parts[slice(*row.original)]:
                yield _Splice(last.start, last.end, left=last, moves=row.move is not None)
                place = last.end
        elif row.corrected and row.move is not None:
            yield _Splice(place, place, plan=_plan(slot, movers[row.move], row.corrected))
        elif row.corrected:
            for index in range(*row.corrected):
                yield _inserted(slot, index, replaced.pop(0) if replaced else last, place)


def slot_rows(before: Sequence[str], after: Sequence[str]) -> list[Row]:
    """How a slot's paragraphs belong together. A single one is never deleted: it may end a section or a field."""
    if len(before) == 1:
        return [Row(Relation.EDITED, (0, 1), (0, len(after)))]
    found: list[Row] = []
    for same, group in groupby(pair_paragraphs(before, after), key=lambda row: _is_same(before, after, row)):
        here = list(group)
        found += here if same or not any(_lacks_objects(before, after, row) for row in here) else _joined(here)
    return found


def replaced_rows(before: Sequence[str], after: Sequence[str]) -> list[Row]:
    """As ``slot_rows``; but paragraphs that replace as many others keep the mark-up of those, and their markers."""
    found: list[Row] = []
    for is_one_sided, group in groupby(slot_rows(before, after), key=_is_one_sided):
        here = list(group)
        goes = [number for row in here if row.original for number in range(*row.original)]
        comes = [number for row in here if row.corrected for number in range(*row.corrected)]
        if is_one_sided and len(goes) == len(comes):
            pairs = zip(goes, comes, strict=True)
            here = [Row(Relation.EDITED, (old, old + 1), (new, new + 1)) for old, new in pairs]
        elif is_one_sided and len(goes) == 1 and comes:
            here = [Row(Relation.EDITED, (goes[0], goes[0] + 1), (comes[0], comes[-1] + 1))]
        found += here
    return found


def _is_one_sided(row: Row) -> bool:
    return row.move is None and (row.original is None or row.corrected is None)


def _lacks_objects(before: Sequence[str], after: Sequence[str], row: Row) -> bool:
    had = sum(text.count(OBJECT) for text in before[slice(*(row.original or (0, 0)))])
    return row.move is None and had < sum(text.count(OBJECT) for text in after[slice(*(row.corrected or (0, 0)))])


def _joined(rows: list[Row]) -> list[Row]:
    """Neighbouring rows as one, so that an object is found whose mark went from one paragraph to the next."""
    originals = [row.original for row in rows if row.original]
    correcteds = [row.corrected for row in rows if row.corrected]
    if any(row.move is not None for row in rows) or not originals or not correcteds:
        return rows
    return [Row(Relation.EDITED, (originals[0][0], originals[-1][1]), (correcteds[0][0], correcteds[-1][1]))]


def _with_comments(data: bytes, slot: _Slot, rows: Sequence[Row]) -> list[Row]:
    """The rows; paragraphs that go with the mark of a comment that began before them flow into one that stays.

    The mark stands in a run, which cannot be without a paragraph. The paragraph before takes it, or else the next one.
    """
    found: list[Row] = []
    waiting: Row | None = None
    for row in _gone_together(rows):
        before = found[-1] if found else None
        if row.corrected is None and row.move is None and row.original:
            ends = any(ends_comment(data, part) for part in slot.parts[slice(*row.original)])
            if ends and before and before.original and before.corrected:
                found[-1] = Row(Relation.EDITED, (before.original[0], row.original[1]), before.corrected)
                continue
            waiting = row if ends else None
        elif before and before is waiting and before.original and row.corrected and row.move is None:
            found[-1] = Row(Relation.EDITED, (before.original[0], (row.original or before.original)[1]), row.corrected)
            continue
        found.append(row)
    return found


def _gone_together(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, those that follow each other and go without moving as one."""
    for goes, group in groupby(rows, key=lambda row: row.move is None and row.corrected is None):
        here = list(group)
        first, last = here[0].original, here[-1].original
        if goes and first and last:
            yield Row(here[0].relation, (first[0], last[1]), None)
        else:
            yield from here


def _is_same(before: Sequence[str], after: Sequence[str], row: Row) -> bool:
    if row.original is None or row.corrected is None:
        return False
    return list(before[slice(*row.original)]) == list(after[slice(*row.corrected)])


def _plan(slot: _Slot, parts: Parts, corrected: tuple[int, int]) -> RowPlan:
    before = PARAGRAPH_BREAK.join(part.text for part in parts)
    after = PARAGRAPH_BREAK.join(slot.texts[slice(*corrected)])
    return plan_row(parts, after, carried(before, after, compare_words(before, after)), slot.first + corrected[0])


def _inserted(slot: _Slot, index: int, like: ParagraphPart, place: int) -> _Splice:
    """A paragraph that comes: ``like`` the one that it replaces, or else the one before."""
    return _Splice(place, place, like=like, comes=NewParagraph(New(slot.texts[index], None), slot.first + index))


def _field_ends(gone: set[Item], splices: Sequence[_Splice], parts: Parts) -> list[_Splice]:
    """The paragraphs that no row touches but that have the end of a field that goes."""
    planned = {id(part) for splice in splices if splice.plan for part in splice.plan.paragraphs}
    planned |= {id(splice.left) for splice in splices if splice.left}
    numbers = {item.field_end[1] for item in gone if item.field_end}
    ends = [parts[number] for number in sorted(numbers) if id(parts[number]) not in planned]
    return [_Splice(part.start, part.end, plan=kept_row(part)) for part in ends]


def _written(data: bytes, splice: _Splice, gone: set[Item], writer: SpliceWriter) -> bytes:
    if splice.plan:
        return writer.row(data, splice.plan, gone)
    if splice.left:
        return b"" if splice.moves else writer.left(data, splice.left)
    assert splice.like and splice.comes
    return writer.inserted(data, splice.like, splice.comes.new)
