"""The rows of two texts as they stand: which paragraphs belong together, what changed in them, and how much."""

from collections.abc import Iterator, Sequence

from facing.core.edit import PARAGRAPH_BREAK, Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.changes import Change, PlaceRange, changes_of_run, half_of, whole_row
from facing.diff.links import Links
from facing.diff.row_list import Cell, Located, RowList
from facing.diff.rows import Relation, Row, Run
from facing.diff.run_cache import CountedRuns
from facing.diff.tally import NOTHING, Summary, Tally, tally_of
from facing.diff.white_space import same_letters


class ComparedRows:
    """The rows of two texts and the runs inside them, a row compared word by word when its runs are first asked for."""

    def __init__(self, original: Text, corrected: Text, rows: Sequence[Row]) -> None:
        self._original = original
        self._corrected = corrected
        self._counted_runs = CountedRuns()
        self._fill(rows)

    @property
    def original(self) -> Text:
        """The original."""
        return self._original

    @property
    def corrected(self) -> Text:
        """The correction as the rows have it."""
        return self._corrected

    @property
    def revision(self) -> int:
        """The revision of the correction as the rows have it."""
        return self._corrected.revision

    def ignore_white_space(self, ignored: bool) -> None:
        """Let changes of white space not count, or count again: runs, changes and totals obey, rows stay.

        While they are ignored an ``EQUAL`` run may hold different white space on its sides, or white space on one side
        alone. A paragraph that is parted in two stays a change.
        """
        if ignored != self._counted_runs.space_ignored:
            self._counted_runs.ignore_space(ignored)
            for cell in self._rows.cells():
                if cell.relation is not Relation.SAME:
                    self._recount(cell)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        """How many rows."""
        return len(self._rows)

    def row(self, number: int) -> Row:
        """The row with this number.

        Raises:
            IndexError: there is none.
        """
        return self._rows.at(number).row()

    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        return (located.row() for located in self._rows)

    def row_of(self, side: Side, paragraph: int) -> int:
        """The number of the row that holds this paragraph.

        Raises:
            IndexError: there is no such paragraph.
        """
        return self._rows.holding(side, paragraph).number

    def partner(self, number: int) -> int | None:
        """The row with the other half of a move, ``None`` for a row that did not move."""
        other = self._links.partner(self._rows.at(number).cell)
        return None if other is None else self._rows.of(other).number

    def texts(self, number: int) -> tuple[str, str]:
        """What the row's runs count in: its paragraphs joined by ``\\n`` on each side, nothing where there are none."""
        return self._texts(self._rows.at(number))

    def is_changed(self, number: int) -> bool:
        """Whether anything in the row counts as changed; its words are not compared for that."""
        located = self._rows.at(number)
        relation = located.cell.relation
        if relation.one_sided or not self._counted_runs.space_ignored:
            return relation is not Relation.SAME
        return not same_letters(*self._texts(located), breaks=relation is Relation.REFLOWED)

    # --- runs and changes ---------------------------------------------------------------------------------------------

    def runs(self, number: int) -> tuple[Run, ...]:
        """The runs of a row, compared now unless they are known."""
        return self._runs_of(self._rows.at(number))

    def sources(self, number: int) -> tuple[tuple[int, int] | None, tuple[Run, ...]]:
        """The original paragraphs [first, past the last) that a row's corrected ones come from, and the runs of both.

        Those of a moved paragraph stand in another row; ``None`` where there are none. White space counts in the runs.
        """
        located = self._rows.at(number)
        partner = self._links.partner(located.cell)
        origin = located if partner is None or located.cell.originals else self._rows.of(partner)
        originals = origin.row().original
        if originals is None or not located.cell.correcteds:
            return originals, ()
        return originals, self._counted_runs.compared.compared(self._texts(origin)[0], self._texts(located)[1])

    def summary(self) -> Summary:
        """The totals. Counts the rows that are not counted yet: all at first, then those that edits touched."""
        self.count(len(self._uncounted))
        return self._total

    def count(self, rows: int) -> bool:
        """Count at most about so many rows ahead of ``summary``; tells whether all are counted."""
        counted = 0
        for block in list(dict.fromkeys(cell.block for cell in self._uncounted)):
            assert block is not None
            if counted >= rows:
                break
            for located in self._rows.all_in(block):
                if located.cell.tally is None:
                    self._runs_of(located)
                    counted += 1
        return not self._uncounted

    def changes(self) -> Iterator[Change]:
        """All changes in order of the rows; a moved paragraph is one at each of its places, so counted twice here."""
        for located in self._rows.changed_from(0):
            yield from self._changes_of(located)

    def changes_of(self, number: int) -> tuple[Change, ...]:
        """The changes of one row in order; one that is the same on both sides has none."""
        located = self._rows.at(number)
        return () if located.cell.relation is Relation.SAME else tuple(self._changes_of(located))

    def changes_at(self, side: Side, start: Place, end: Place) -> Iterator[Change]:
        """The changes that hold or touch what stands from ``start`` to ``end`` on this side, in order of the rows."""
        for located in _changed_rows_at(self._rows, side, start.paragraph, end.paragraph):
            for change in self._changes_of(located):
                there = change.on(side)
                if there[0] <= end and start <= there[1]:
                    yield change

    def next_change(self, side: Side, place: Place) -> Change | None:
        """The first change that starts behind ``place`` on this side."""
        for located in self._rows.changed_from(self.row_of(side, place.paragraph)):
            for change in self._changes_of(located):
                if change.on(side)[0] > place:
                    return change
        return None

    def previous_change(self, side: Side, place: Place) -> Change | None:
        """The last change that starts before ``place`` on this side."""
        for located in self._rows.changed_back_from(self.row_of(side, place.paragraph)):
            for change in reversed(list(self._changes_of(located))):
                if change.on(side)[0] < place:
                    return change
        return None

    def changes_between(self, side: Side, start: Place, end: Place) -> Iterator[int]:
        """How many changes of each row touch the stretch from ``start`` to ``end`` on this side, row by row.

        Counted as in ``summary``: a moved paragraph is one change, at its place on this side.
        """
        number = self.row_of(side, start.paragraph)
        while not start.offset and number and not self._rows.at(number - 1).cell.has(side):
            number -= 1  # what is missing here before the first paragraph
        for located in self._rows.changed_from(number):
            first = located.original_first if side is Side.ORIGINAL else located.corrected_first
            held = located.cell.has(side)
            if first > end.paragraph + (not held):
                return
            if located.cell.relation is Relation.MOVED:
                yield int(held > 0)
            elif located.cell.tally is not None and start < Place(first, 0) and 0 < held <= end.paragraph - first:
                yield located.cell.tally.changes
            else:
                yield sum(_touches(change.on(side), start, end) for change in self._changes_of(located))

    # --- what they are made of ----------------------------------------------------------------------------------------

    def _fill(self, rows: Sequence[Row]) -> None:
        cells = [Cell(row) for row in rows]
        self._rows = RowList(cells)
        self._links = Links(cells)
        self._last_pair: int | None = None
        self._total = NOTHING
        self._uncounted = {cell: None for cell in cells if cell.tally is None}

    def _recount(self, cell: Cell) -> None:
        """Take a cell's tally out of the total; it is counted again when it is asked for."""
        self._total = self._total.minus(cell.tally or NOTHING)
        cell.tally = NOTHING if cell.relation is Relation.SAME else None
        if cell.tally is None:
            self._uncounted[cell] = None
        else:
            self._uncounted.pop(cell, None)

    def _texts(self, located: Located) -> tuple[str, str]:
        return (
            _joined(self._original, located.original_first, located.cell.originals),
            _joined(self._corrected, located.corrected_first, located.cell.correcteds),
        )

    def _runs_of(self, located: Located) -> tuple[Run, ...]:
        original, corrected = self._texts(located)
        cell = located.cell
        partner = self._links.partner(cell)
        if partner is None:
            runs = self._counted_runs.of(original, corrected, cell.relation)
        else:
            other = self._texts(self._rows.of(partner))
            between = (original, other[1]) if cell.originals else (other[0], corrected)
            runs = half_of(
                self._counted_runs.of(*between, cell.relation), Side.ORIGINAL if cell.originals else Side.CORRECTION
            )
        if cell.tally is None:
            self._counted(cell, tally_of(cell.relation, runs, original, corrected))
        return runs

    def _counted(self, cell: Cell, tally: Tally) -> None:
        cell.tally = tally
        self._total = self._total.plus(tally)
        self._uncounted.pop(cell, None)

    def _changes_of(self, located: Located) -> Iterator[Change]:
        if located.cell.relation.one_sided:
            if self._last_pair is None:
                self._last_pair = self._rows.last_pair()
            yield whole_row(located, self._original, self._corrected, self._last_pair)
        else:
            yield from changes_of_run(located, self._runs_of(located), self._original, self._corrected)


def _touches(stretch: PlaceRange, start: Place, end: Place) -> bool:
    """Whether a change has characters of its own between two places, or lies there without any."""
    first, last = stretch
    return start <= first <= end if first == last else first < end and start < last


def _joined(text: Text, first: int, count: int) -> str:
    if count == 1:
        return text[first].text
    return PARAGRAPH_BREAK.join(paragraph.text for paragraph in text.paragraphs(first, first + count))


def _changed_rows_at(rows: RowList, side: Side, paragraph: int, last: int) -> Iterator[Located]:
    """The changed rows with paragraphs up to ``last`` of this side, and those of the other side between them."""
    number = rows.holding(side, paragraph).number
    while number and not rows.at(number - 1).cell.has(side):
        number -= 1
    for located in rows.changed_from(number):
        first = located.original_first if side is Side.ORIGINAL else located.corrected_first
        if first > last + (0 if located.cell.has(side) else 1):
            return
        yield located
