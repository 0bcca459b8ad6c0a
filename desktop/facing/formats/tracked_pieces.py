"""A corrected slot as pieces that stay, go or come, in the order in which tracked changes show them.

The text of a slot is its paragraphs joined by breaks; the last paragraph's own end is not in it and always stays. So
with the pieces that stay and those that go, in order, stands the original, with those that stay and those that come
the correction: in whatever program the changes are accepted or rejected.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate

from facing.core.authorship import Author
from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.projection import OBJECT, carried
from facing.diff.rows import Row, Run
from facing.diff.wording import compare_words
from facing.formats.mechanical import is_mechanical, with_space_apart


class Fate(Enum):
    """What becomes of a piece."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points [start, end) of the slot's original text, which stay or go; or ``text`` that comes.

    ``sources`` tell for each letter of ``text`` which original letter's looks it takes, ``like`` which original
    paragraph of the slot is taken as a pattern where there is none. What is not ``tracked`` is done without a mark.
    ``author`` has made the change where it is not the user's. ``earlier``: its mark bears an earlier moment than the
    author's others do.
    """

    fate: Fate
    start: int = 0
    end: int = 0
    text: str = ""
    sources: tuple[int | None, ...] = ()
    like: int = 0
    tracked: bool = True
    author: Author | None = None
    earlier: bool = False


class Meetings:
    """Gives another moment to insertions that begin a paragraph where the one before ended with an insertion.

    LibreOffice makes one of such two, if an author made them within a minute (sw/source/core/doc, ``CanCombine`` and
    ``AppendRedline``), and rejects the break between them, which stays, along with them.
    """

    def __init__(self) -> None:
        self._last = Piece(Fate.KEPT)
        self._at_start = False  # of a paragraph behind one that ended with the last insertion

    def apart(self, pieces: Iterable[Piece], text: str) -> Iterator[Piece]:
        """The pieces of the next slot of a story, whose original text is ``text``; its end counts as a break."""
        for piece in pieces:
            found = piece
            if piece.fate is Fate.INSERTED and piece.tracked:
                meets = self._at_start and piece.author == self._last.author
                found = replace(piece, earlier=meets and not self._last.earlier)
                self._last, self._at_start = found, False
            elif piece.fate is Fate.INSERTED or text[piece.start : piece.end] != PARAGRAPH_BREAK:
                # What goes without a mark is not there.
                if piece.fate is not Fate.DELETED or piece.tracked:
                    self._last, self._at_start = piece, False
            else:
                self._at_start = self._last.fate is Fate.INSERTED and not self._at_start
                self._last = self._last if self._at_start else piece
            yield found
        self._at_start = self._at_start or self._last.fate is Fate.INSERTED


class SlotPieces:
    """The pieces of one slot, whose paragraphs are ``before`` and become ``after``; ``rows`` pair them, in order.

    ``mechanical_tracked``: changes of white space, quotation marks and dashes alone are tracked, too.
    """

    def __init__(
        self, before: Sequence[str], after: Sequence[str], rows: Sequence[Row], mechanical_tracked: bool
    ) -> None:
        self._before = before
        self._after = after
        self._rows = rows
        self._mechanical_tracked = mechanical_tracked
        self._starts = list(accumulate((len(paragraph) + 1 for paragraph in before), initial=0))
        self._came_from = {row.move: row.original for row in rows if row.move is not None and row.original}

    def pieces(self) -> Iterator[Piece]:
        """The pieces in order."""
        replaced: list[int] = []
        like = 0
        for row in self._rows:
            if row.original and row.corrected:
                yield from self._two_sided(row.original, row.corrected)
                like, replaced = row.original[1] - 1, []
                yield from self._break(row, like)
            elif row.original:
                yield from _deleted(self._starts[row.original[0]], self._starts[row.original[1]] - 1)
                replaced += range(*row.original) if row.move is None else ()
                yield from self._break(row, like)
            elif row.corrected:
                origin = None if row.move is None else self._came_from.get(row.move)
                like = replaced.pop(0) if replaced and origin is None else like
                pattern = origin[0] if origin else like
                yield from self._one_sided(row.corrected, origin, pattern)
                yield from self._break(row, pattern)

    def _break(self, row: Row, like: int) -> Iterator[Piece]:
        """What stands between a row and the next: a break on each side that goes on."""
        original = row.original is not None and row.original[1] < len(self._before)
        corrected = row.corrected is not None and row.corrected[1] < len(self._after)
        if original:
            assert row.original
            end = self._starts[row.original[1]]
            yield Piece(Fate.KEPT if corrected else Fate.DELETED, end - 1, end)
        elif corrected:
            yield _inserted(PARAGRAPH_BREAK, [None], like)

    def _one_sided(self, place: tuple[int, int], origin: tuple[int, int] | None, like: int) -> Iterator[Piece]:
        """Paragraphs that come; what moved takes the looks of where it was, at ``origin``."""
        text = PARAGRAPH_BREAK.join(self._after[slice(*place)])
        sources: list[int | None] = [None] * len(text)
        if origin is not None:
            former = PARAGRAPH_BREAK.join(self._before[slice(*origin)])
            offset = self._starts[origin[0]]
            letters = _letters(former, text, compare_words(former, text))
            sources = [None if source is None else source + offset for source, _ in letters]
        if text:
            yield _inserted(text, sources, like)

    def _two_sided(self, original: tuple[int, int], corrected: tuple[int, int]) -> Iterator[Piece]:
        before = PARAGRAPH_BREAK.join(self._before[slice(*original)])
        after = PARAGRAPH_BREAK.join(self._after[slice(*corrected)])
        offset = self._starts[original[0]]
        if before == after:
            yield from _kept(offset, offset + len(before))
            return
        runs = compare_words(before, after)
        letters = list(_letters(before, after, runs))
        position = other = 0
        for run in runs:
            here, there = run.original or (position, position), run.corrected or (other, other)
            position, other = here[1], there[1]
            if before[slice(*here)] == after[slice(*there)]:
                yield from _kept(offset + here[0], offset + here[1])
                continue
            parts = [(here, there)] if self._mechanical_tracked else with_space_apart(before, here, after, there)
            for mine, theirs in parts:
                tracked = self._mechanical_tracked or not is_mechanical(before, mine, after, theirs)
                like = original[0] + before.count(PARAGRAPH_BREAK, 0, mine[0])
                for piece in _changed(before, mine, after, theirs, letters):
                    yield _moved(piece, offset, like, tracked)


def _letters(before: str, after: str, runs: Sequence[Run]) -> Iterator[tuple[int | None, bool]]:
    """For each letter of ``after`` the one of ``before`` that it goes with, and whether it is that one."""
    for piece in carried(before, after, runs):
        for number in range(piece.end - piece.start):
            yield (piece.source + number if piece.kept and piece.source is not None else piece.source), piece.kept


def _changed(
    before: str, here: tuple[int, int], after: str, there: tuple[int, int], letters: Sequence[tuple[int | None, bool]]
) -> Iterator[Piece]:
    """One stretch in place of another; objects that are in both stay."""
    position, other = here[0], there[0]
    for place in range(*there):
        source, kept = letters[place]
        if after[place] == OBJECT and kept and source is not None:
            yield from _lines(before, (position, source), after, (other, place), letters)
            yield Piece(Fate.KEPT, source, source + 1)
            position, other = source + 1, place + 1
    yield from _lines(before, (position, here[1]), after, (other, there[1]), letters)


def _lines(
    before: str, here: tuple[int, int], after: str, there: tuple[int, int], letters: Sequence[tuple[int | None, bool]]
) -> Iterator[Piece]:
    """One stretch in place of another; as many breaks stay as are in both."""
    (position, end), (other, other_end) = here, there
    while PARAGRAPH_BREAK in before[position:end] and PARAGRAPH_BREAK in after[other:other_end]:
        cut, other_cut = before.index(PARAGRAPH_BREAK, position), after.index(PARAGRAPH_BREAK, other)
        yield from _deleted(position, cut)
        yield from _new(after, other, other_cut, letters)
        yield Piece(Fate.KEPT, cut, cut + 1)
        position, other = cut + 1, other_cut + 1
    yield from _deleted(position, end)
    yield from _new(after, other, other_end, letters)


def _new(after: str, start: int, end: int, letters: Sequence[tuple[int | None, bool]]) -> Iterator[Piece]:
    if start < end:
        yield _inserted(after[start:end], [source for source, _ in letters[start:end]], 0)


def _inserted(text: str, sources: Sequence[int | None], like: int) -> Piece:
    return Piece(Fate.INSERTED, text=text, sources=tuple(sources), like=like)


def _moved(piece: Piece, offset: int, like: int, tracked: bool) -> Piece:
    """A piece of a row as one of its slot."""
    if piece.fate is Fate.INSERTED:
        sources = tuple(None if source is None else source + offset for source in piece.sources)
        return Piece(Fate.INSERTED, text=piece.text, sources=sources, like=like, tracked=tracked)
    return Piece(piece.fate, piece.start + offset, piece.end + offset, tracked=tracked)


def _kept(start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece(Fate.KEPT, start, end)


def _deleted(start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece(Fate.DELETED, start, end)
