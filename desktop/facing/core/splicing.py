"""Edits made in a text one after the other, at the cost of what they touch and one new text for all of them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from facing.core.chunks import CHUNK_MINIMUM, Chunk, Paragraph, cut
from facing.core.edit import PARAGRAPH_BREAK, Edit
from facing.core.looks import UNCHOSEN, Look, LookSpan, LookSpans, inherited, look_spans, looks_in


class EditMismatch(Exception):  # noqa: N818 - names what is wrong with the edit
    """An edit does not fit the text: what it removes is not there."""


class SlotsMerged(EditMismatch):
    """An edit would merge two slots."""


class Touched(NamedTuple):
    """The ids of the paragraphs that an edit touched, as they were and as they are then."""

    before: tuple[int, ...]
    after: tuple[int, ...]


class _Open:
    """Chunks that are being edited; ``is_cut_anew`` when paragraphs came or went."""

    def __init__(self, chunk: "Chunk | _Open") -> None:
        self.paragraphs: list[Paragraph] = list(chunk.paragraphs)
        self.ids: list[int] = list(chunk.ids)
        self.is_cut_anew = False


class Splicer:
    """Applies edits to the chunks of a text. ``made`` are those that were, ``next_id`` is the first id not in use.

    An edit is found in ``made`` as it was, but for the looks of its letters, which it tells then where there are any.

    ``firsts`` are the indices of the chunks' first paragraphs, and last how many paragraphs there are. Edits that lie
    near each other cost no search.
    """

    def __init__(self, chunks: Sequence[Chunk], firsts: Sequence[int], next_id: int) -> None:
        self.next_id = next_id
        self.made: list[Edit] = []
        self._chunks: list[Chunk | _Open] = list(chunks)
        self._firsts = firsts
        self._length = firsts[-1]
        self._number = self._first = 0  # the chunk that was edited last, and its first paragraph

    def apply(self, edit: Edit) -> Touched:
        """Make one edit, which fits what the ones before it left.

        Raises:
            EditMismatch: ``edit.removed`` is not what stands at ``edit.at``; nothing has been done.
            SlotsMerged: the edit reaches over two slots; nothing has been done.
        """
        end = edit.removed_end
        if not 0 <= edit.at.paragraph <= end.paragraph < self._length or edit.at.offset < 0:
            raise EditMismatch(edit)
        self._go_to(edit.at.paragraph)
        inside, count = edit.at.paragraph - self._first, end.paragraph - edit.at.paragraph + 1
        old, ids, last = self._paragraphs(inside, count)
        new, made = _edited(old, edit)
        touched = self._renamed(edit, ids, len(new))
        there = self._opened(last)
        there.paragraphs[inside : inside + count] = new
        there.ids[inside : inside + count] = touched.after
        if len(new) != count:
            there.is_cut_anew = True
            self._length += len(new) - count
        self.made.append(made)
        return touched

    def chunks(self) -> list[Chunk]:
        """The chunks after the edits; those that no edit touched are the same objects."""
        chunks: list[Chunk] = []
        coming = iter(self._chunks)
        for chunk in coming:
            if isinstance(chunk, Chunk):
                chunks.append(chunk)
            elif not chunk.is_cut_anew:
                chunks.append(Chunk(chunk.paragraphs, chunk.ids))
            else:
                # Never more than one neighbour is drawn in: an edit's work must not grow with the text.
                if len(chunk.paragraphs) < CHUNK_MINIMUM and (after := next(coming, None)):
                    chunk.paragraphs += after.paragraphs
                    chunk.ids += after.ids
                chunks += cut(chunk.paragraphs, chunk.ids)
        return chunks

    def _go_to(self, paragraph: int) -> None:
        """Make the chunk that holds this paragraph the present one."""
        if not self.made:
            self._number = bisect_right(self._firsts, paragraph) - 1
            self._first = self._firsts[self._number]
        while paragraph < self._first:
            self._number -= 1
            self._first -= len(self._chunks[self._number].ids)
        while paragraph >= self._first + len(self._chunks[self._number].ids):
            self._first += len(self._chunks[self._number].ids)
            self._number += 1

    def _paragraphs(self, inside: int, count: int) -> tuple[list[Paragraph], list[int], int]:
        """Paragraphs from the present chunk on with their ids, and the chunk that holds the last of them."""
        last = self._number
        chunk = self._chunks[last]
        paragraphs, ids = list(chunk.paragraphs[inside : inside + count]), list(chunk.ids[inside : inside + count])
        while len(ids) < count:
            last += 1
            chunk = self._chunks[last]
            ids += chunk.ids[: count - len(ids)]
            paragraphs += chunk.paragraphs[: count - len(paragraphs)]
        return paragraphs, ids, last

    def _opened(self, last: int) -> _Open:
        """The present chunk and those up to ``last`` as one that can be edited."""
        there = self._chunks[self._number]
        if not isinstance(there, _Open):
            there = self._chunks[self._number] = _Open(there)
        if last > self._number:
            for chunk in self._chunks[self._number + 1 : last + 1]:
                there.paragraphs += chunk.paragraphs
                there.ids += chunk.ids
            del self._chunks[self._number + 1 : last + 1]
            there.is_cut_anew = True
        return there

    def _renamed(self, edit: Edit, old: Sequence[int], count: int) -> Touched:
        """Ids for ``count`` new paragraphs in place of ``old``: an id follows the text it stood for."""
        if count == len(old):
            return Touched(tuple(old), tuple(old))
        fresh = list(range(self.next_id, self.next_id + count))
        self.next_id += count
        pushed_down = not edit.removed and edit.added.endswith(PARAGRAPH_BREAK)
        pulled_up = not edit.added and edit.removed.endswith(PARAGRAPH_BREAK)
        if edit.at.offset == 0 and (pushed_down or pulled_up):
            fresh[-1] = old[-1]
        else:
            fresh[0] = old[0]
            if len(old) > 1 and count > 1:
                fresh[-1] = old[-1]
        return Touched(tuple(old), tuple(fresh))


def _edited(old: Sequence[Paragraph], edit: Edit) -> tuple[list[Paragraph], Edit]:
    """The paragraphs that stand in place of ``old`` after the edit, and the edit with the looks of its letters."""
    plain = not edit.looks and not any(paragraph.looks for paragraph in old)
    if plain and len(old) == 1 and PARAGRAPH_BREAK not in edit.added:
        text, start = old[0].text, edit.at.offset
        if not text.startswith(edit.removed, start):
            raise EditMismatch(edit)
        return [Paragraph(text[:start] + edit.added + text[start + len(edit.removed) :], old[0].slot)], edit
    head, tail = old[0].text[: edit.at.offset], old[-1].text[edit.removed_end.offset :]
    there = PARAGRAPH_BREAK.join(paragraph.text for paragraph in old)
    if there != head + edit.removed + tail or len(head) != edit.at.offset:
        raise EditMismatch(edit)
    slot = old[0].slot
    if any(paragraph.slot != slot for paragraph in old):
        raise SlotsMerged(edit)
    lines = (head + edit.added + tail).split(PARAGRAPH_BREAK)
    if plain:
        return [Paragraph(line, slot) for line in lines], edit
    before = tuple(_on_end(old))
    edit = _with_looks(edit, before)
    start, end = edit.at.offset, edit.at.offset + len(edit.removed)
    shift = len(edit.added) - len(edit.removed)
    added = ((span.start + start, span.end + start, span.look) for span in edit.looks or ())
    whole = (*looks_in(before, 0, start), *added, *looks_in(before, end, len(there), shift))
    return list(_paragraphs(lines, slot, whole)), edit


def _with_looks(edit: Edit, before: Sequence[LookSpan]) -> Edit:
    """The edit with the looks of its letters; ``before`` are those of the paragraphs that it touches, end on end."""
    start, end = edit.at.offset, edit.at.offset + len(edit.removed)
    former = look_spans(looks_in(before, start, end, -start))
    if edit.looks is not None:
        return replace(edit, former=former)
    # What is typed goes with the letter before it, at the start of a paragraph with the one behind it.
    beside = start - 1 if start else end
    look = next((span.look for span in looks_in(before, beside, beside + 1)), UNCHOSEN)
    return replace(edit, looks=inherited(edit.removed, former, edit.added, look), former=former)


def _on_end(paragraphs: Sequence[Paragraph]) -> Iterator[LookSpan]:
    """The looks of paragraphs as those of one text in which breaks part them."""
    position = 0
    for paragraph in paragraphs:
        yield from looks_in(paragraph.looks, 0, len(paragraph.text), position)
        position += len(paragraph.text) + 1


def _paragraphs(lines: Sequence[str], slot: int, looks: Sequence[tuple[int, int, Look]]) -> Iterator[Paragraph]:
    spans: LookSpans = look_spans(looks)
    position = 0
    for line in lines:
        yield Paragraph(line, slot, tuple(looks_in(spans, position, position + len(line), -position)))
        position += len(line) + 1
