"""Single changes with their places: what a reader steps through and takes back one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.row_list import Located
from facing.diff.rows import Operation, Run

PlaceRange = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: run ``run`` of row ``row``, or the whole row where ``run`` is ``None``.

    Both ranges are always there, of no width where a side has nothing. Putting the text of the original range in place
    of the corrected range takes the change back; so the range of a whole row holds one paragraph break. A moved row is
    taken back by taking back both its halves.
    """

    row: int
    run: int | None
    original: PlaceRange
    corrected: PlaceRange

    def on(self, side: Side) -> PlaceRange:
        """Where the change is on this side."""
        return self.original if side is Side.ORIGINAL else self.corrected


def changes_of_run(located: Located, runs: Sequence[Run], original: Text, corrected: Text) -> Iterator[Change]:
    """The changes inside a row that has both sides."""
    places = _Places(original, located.original_first), _Places(corrected, located.corrected_first)
    start = other_start = 0
    for number, run in enumerate(runs):
        here, there = run.original or (start, start), run.corrected or (other_start, other_start)
        start, other_start = here[1], there[1]
        if run.operation is not Operation.EQUAL:
            mine = places[0].of(here[0]), places[0].of(here[1])
            yield Change(located.number, number, mine, (places[1].of(there[0]), places[1].of(there[1])))


class _Places:
    """Places for offsets into the joined paragraphs of a row, asked in growing order."""

    def __init__(self, text: Text, first: int) -> None:
        self._text = text
        self._paragraph = first
        self._start = 0

    def of(self, offset: int) -> Place:
        length = len(self._text[self._paragraph].text)
        while offset - self._start > length:
            self._start += length + 1
            self._paragraph += 1
            length = len(self._text[self._paragraph].text)
        return Place(self._paragraph, offset - self._start)


def whole_row(located: Located, original: Text, corrected: Text, last_pair: int) -> Change:
    """The change that a one-sided row is as a whole; ``last_pair`` is the number of the last row with both sides."""
    cell = located.cell
    mine = Place(located.original_first, 0), Place(located.original_first + cell.originals, 0)
    theirs = Place(located.corrected_first, 0), Place(located.corrected_first + cell.correcteds, 0)
    if located.number > last_pair:
        # No paragraph follows that its break could keep apart: the row takes the break before it.
        mine = _end_before(original, mine[0]), _end_before(original, mine[1])
        theirs = _end_before(corrected, theirs[0]), _end_before(corrected, theirs[1])
    return Change(located.number, None, _inside(original, mine), _inside(corrected, theirs))


def _end_before(text: Text, place: Place) -> Place:
    """The end of the paragraph before the one that starts at ``place``."""
    return Place(place.paragraph - 1, len(text[place.paragraph - 1].text))


def _inside(text: Text, places: PlaceRange) -> PlaceRange:
    """The range with an end that lies in the text."""
    first, last = (_end_before(text, place) if place.paragraph >= len(text) else place for place in places)
    return first, last


def half_of(runs: Sequence[Run], side: Side) -> tuple[Run, ...]:
    """What one half of a moved paragraph shows of the comparison of both: kept, lost (original side) or gained."""
    half = []
    for run in runs:
        equal = run.operation is Operation.EQUAL
        if side is Side.ORIGINAL and run.original:
            half.append(Run(Operation.EQUAL if equal else Operation.DELETE, run.original, None))
        elif side is Side.CORRECTION and run.corrected:
            half.append(Run(Operation.EQUAL if equal else Operation.INSERT, None, run.corrected))
    return tuple(half)
