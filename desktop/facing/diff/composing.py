"""Both texts of a row in one: what was deleted, what came in and what stayed, in reading order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facing.core.edit import PARAGRAPH_BREAK
from facing.core.finding import Side
from facing.diff.rows import Operation, Run

LINE = "\u2028"  # between the paragraphs of a row, so that a row stays one paragraph
PILCROW = "\u00b6"  # stands for a paragraph break that was deleted or came in

Offsets = tuple[int, int]


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points [start, end) of the composed text, and which offsets of each side's text they stand for.

    The offsets are of no width on a side that does not have the piece.
    """

    fate: Fate
    start: int
    end: int
    original: Offsets
    corrected: Offsets

    def on(self, side: Side) -> Offsets:
        """The offsets on one side."""
        return self.original if side is Side.ORIGINAL else self.corrected


@dataclass(frozen=True, slots=True)
class Composed:
    """A row's texts as one, with its pieces in order."""

    text: str
    pieces: tuple[Piece, ...]

    def offset_on(self, side: Side, offset: int) -> int:
        """The offset in one side's text for an offset into the composed text; the nearest one before it."""
        piece = self._at(offset)
        if piece is None:
            return 0
        first, past = piece.on(side)
        return min(first + offset - piece.start, past)

    def offset_of(self, side: Side, offset: int) -> int:
        """Where an offset of one side's text is in the composed text: before the letter that follows it there."""
        for piece in self.pieces:
            first, past = piece.on(side)
            if first <= offset < past:
                return piece.start + offset - first
        ends = [piece for piece in self.pieces if piece.on(side)[0] < piece.on(side)[1] == offset]
        return ends[-1].end if ends else 0

    def end_of(self, side: Side, offset: int) -> int:
        """Where a stretch of one side's text ends in the composed text: behind the letter before ``offset``."""
        return self.offset_of(side, offset - 1) + 1 if offset else 0

    def stretches_of(self, side: Side, start: int, end: int) -> list[Offsets]:
        """The stretches of the composed text with these letters of one side: more than one where the other side's
        letters stand between them. A place between two letters is one of no width.
        """
        if start == end:
            at = self.offset_of(side, start)
            return [(at, at)]
        stretches: list[Offsets] = []
        for piece in self.pieces:
            first, past = piece.on(side)
            first, past = max(first, start), min(past, end)
            if first >= past:
                continue
            shift = piece.start - piece.on(side)[0]
            if stretches and stretches[-1][1] == first + shift:
                stretches[-1] = stretches[-1][0], past + shift
            else:
                stretches.append((first + shift, past + shift))
        return stretches

    def range_of(self, original: Offsets, corrected: Offsets) -> Offsets:
        """The stretch of the composed text that holds these stretches of both sides; of no width if both are."""
        wide = [
            (self.offset_of(side, own[0]), self.end_of(side, own[1]))
            for side, own in ((Side.ORIGINAL, original), (Side.CORRECTION, corrected))
            if own[0] < own[1]
        ]
        if wide:
            return min(start for start, _ in wide), max(end for _, end in wide)
        place = self.offset_of(Side.CORRECTION, corrected[0])
        return place, place

    def _at(self, offset: int) -> Piece | None:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[index] if index >= 0 else None


def composed(runs: Sequence[Run], original: str, corrected: str) -> Composed:
    """The runs of a row as one text; ``original`` and ``corrected`` are what they count in."""
    text: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for fate, shown, mine, theirs in _parts(runs, original, corrected):
        text.append(shown)
        pieces.append(Piece(fate, length, length + len(shown), mine, theirs))
        length += len(shown)
    return Composed("".join(text), tuple(pieces))


_Part = tuple[Fate, str, Offsets, Offsets]


def _parts(runs: Sequence[Run], original: str, corrected: str) -> Iterator[_Part]:
    mine = theirs = 0
    for run in runs:
        first, second = run.original or (mine, mine), run.corrected or (theirs, theirs)
        if run.operation is Operation.EQUAL:
            fate = Fate.KEPT if run.original and run.corrected else _moved(run)
            for start, end, shown in _lines(original[slice(*first)] if run.original else corrected[slice(*second)]):
                own = (first[0] + start, first[0] + end) if run.original else first
                other = (second[0] + start, second[0] + end) if run.corrected else second
                yield fate, LINE if shown == PARAGRAPH_BREAK else shown, own, other
        else:
            here = second[0], second[0]
            for start, end, shown in _lines(original[slice(*first)]):
                sign = PILCROW if shown == PARAGRAPH_BREAK else shown
                yield Fate.DELETED, sign, (first[0] + start, first[0] + end), here
            there = first[1], first[1]
            yield from _inserted(corrected[slice(*second)], second[0], there)
        mine, theirs = first[1], second[1]


def _moved(run: Run) -> Fate:
    return Fate.MOVED_AWAY if run.original else Fate.MOVED_HERE


def _inserted(text: str, at: int, there: Offsets) -> Iterator[_Part]:
    for start, end, shown in _lines(text):
        if shown == PARAGRAPH_BREAK:
            yield Fate.INSERTED, PILCROW, there, (at + start, at + end)
            yield Fate.KEPT, LINE, there, (at + end, at + end)
        else:
            yield Fate.INSERTED, shown, there, (at + start, at + end)


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The text and its breaks, each with its offsets; nothing that is empty."""
    start = 0
    for line in text.split(PARAGRAPH_BREAK):
        if start:
            yield start - 1, start, PARAGRAPH_BREAK
        if line:
            yield start, start + len(line), line
        start += len(line) + 1
