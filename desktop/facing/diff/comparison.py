"""The comparison of an original with its correction, kept current edit by edit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facing.core.edit import PARAGRAPH_BREAK, Edit, Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.changes import Change, PlaceRange, changes_of_run, half_of, whole_row
from facing.diff.links import Links
from facing.diff.recomparing import compare_after_edit
from facing.diff.row_list import Cell, Located, RowList
from facing.diff.rows import Relation, Row, Run
from facing.diff.run_cache import RunCache
from facing.diff.slots import pair_in_slots
from facing.diff.tally import NOTHING, Summary, Tally, tally_of
from facing.diff.updating import Stretch, differing_rows, rows_around

__all__ = ["Change", "Comparison", "RowChange", "Summary"]

# From so many code points on, a paragraph is not compared as a whole at each key.
_LONG = 8_000


@dataclass(frozen=True, slots=True)
class RowChange:
    """Rows [first, first + removed) were replaced by [first, first + added).

    ``elsewhere`` are rows, numbered as they are afterwards, whose relation or runs changed too, such as other halves of
    moves.
    """

    first: int
    removed: int
    added: int
    elsewhere: tuple[int, ...] = ()


class Comparison:
    """The rows of two texts and the runs inside them.

    A row is compared word by word when its runs are first asked for. An edit costs what its surroundings hold, whatever
    the size of the texts. Belongs to one thread at a time; it may be made on another one and handed over.
    """

    def __init__(self, original: Text, corrected: Text) -> None:
        self._original = original
        self._corrected = corrected
        self._cache = RunCache()
        self._fill(self.aligned(original, corrected))

    @staticmethod
    def aligned(original: Text, corrected: Text) -> list[Row]:
        """The rows of two texts, aligned in full; a pure function, for any thread or process."""
        return pair_in_slots(list(original), list(corrected))

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

    # --- rows ----------------------------------------------------------------------------------------------------

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

    # --- runs and changes ----------------------------------------------------------------------------------------

    def runs(self, number: int) -> tuple[Run, ...]:
        """The runs of a row, compared now unless they are known."""
        return self._runs_of(self._rows.at(number))

    def sources(self, number: int) -> tuple[tuple[int, int] | None, tuple[Run, ...]]:
        """The original paragraphs [first, past the last) that a row's corrected ones come from, and the runs of both.

        Those of a moved paragraph stand in another row; ``None`` where there are none.
        """
        located = self._rows.at(number)
        partner = self._links.partner(located.cell)
        if partner is None or located.cell.originals:
            row = located.row()
            return row.original, self.runs(number) if row.original and row.corrected else ()
        origin = self._rows.of(partner)
        return origin.row().original, self._cache.compared(self._texts(origin)[0], self._texts(located)[1])

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

    # --- keeping current -----------------------------------------------------------------------------------------

    def edited(self, edit: Edit, corrected: Text) -> RowChange:
        """Follow ``edit``, which turned the correction into ``corrected``.

        Without paragraph breaks the row stays and is compared again; with breaks the rows around are aligned again.
        """
        before, self._corrected = self._corrected, corrected
        if edit.removed_breaks or edit.added_breaks:
            return self._replace([rows_around(edit, self._rows, self._links, self._original, before, corrected)])
        located = self._rows.holding(Side.CORRECTION, edit.at.paragraph)
        cell = located.cell
        tally = None
        if cell.relation in (Relation.SAME, Relation.EDITED):
            text = corrected[edit.at.paragraph].text
            if len(text) > _LONG:
                tally = self._follow_long(located, edit, before[edit.at.paragraph].text, text)
            same = self._original[located.original_first].text == text
            cell.relation = Relation.SAME if same else Relation.EDITED
        partner = self._links.partner(cell)
        self._recount(cell)
        if tally is not None and cell.tally is None:
            self._counted(cell, tally)
        if partner is None:
            return RowChange(located.number, 1, 1)
        self._recount(partner)
        return RowChange(located.number, 1, 1, (self._rows.of(partner).number,))

    def realign(self, corrected: Text) -> RowChange:
        """Align both texts again in full."""
        return self.adopt(self.aligned(self._original, corrected), corrected)

    def adopt(self, rows: Sequence[Row], corrected: Text) -> RowChange:
        """Take rows that ``aligned`` made for ``corrected``. Edits made since are to follow by ``edited``.

        Rows that are as they were keep what is known of them; moves keep their numbers where they can.
        """
        if corrected is not self._corrected:
            self._corrected = corrected
            removed = len(self._rows)
            self._fill(rows)
            return RowChange(0, removed, len(self._rows))
        change = self._replace(differing_rows(self._rows, rows, self._links))
        return replace(change, elsewhere=(*change.elsewhere, *self._compare_whole_again()))

    def _fill(self, rows: Sequence[Row]) -> None:
        cells = [Cell(row) for row in rows]
        self._rows = RowList(cells)
        self._links = Links(cells)
        self._last_pair: int | None = None
        self._total = NOTHING
        self._uncounted = {cell: None for cell in cells if cell.tally is None}
        self._pieced_together: dict[Cell, None] = {}

    def _replace(self, stretches: Sequence[Stretch]) -> RowChange:
        """Put new rows in place; the stretches are in order and number the rows as they are now."""
        gone: list[Cell] = []
        come: list[Cell] = []
        # From the end on, so that the numbers of those before stay right.
        for first, removed, rows in reversed(stretches):
            cells = [Cell(row) for row in rows]
            gone += self._rows.replace(first, removed, cells)
            come += cells
        for cell in gone:
            self._uncounted.pop(cell, None)
            self._pieced_together.pop(cell, None)
            self._total = self._total.minus(cell.tally or NOTHING)
        self._last_pair = None
        elsewhere = self._links.exchange(gone, come)
        partners = (self._links.partner(cell) for cell in come)
        elsewhere += [cell for cell in partners if cell is not None and cell not in come]
        for cell in (*come, *elsewhere):
            self._recount(cell)
        numbers = tuple(self._rows.of(cell).number for cell in elsewhere)
        if not stretches:
            return RowChange(0, 0, 0, numbers)
        first, last = stretches[0].first, stretches[-1].first + stretches[-1].removed
        added = last - first + sum(len(stretch.rows) - stretch.removed for stretch in stretches)
        return RowChange(first, last - first, added, numbers)

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
            runs = self._cache.compared(original, corrected)
        else:
            other = self._texts(self._rows.of(partner))
            between = (original, other[1]) if cell.originals else (other[0], corrected)
            runs = half_of(self._cache.compared(*between), Side.ORIGINAL if cell.originals else Side.CORRECTION)
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

    def _follow_long(self, located: Located, edit: Edit, before: str, after: str) -> Tally | None:
        """Compare a very long paragraph again at the cost of the edit's surroundings, if it was compared before.

        Gives its tally if that was known before.
        """
        cell, original = located.cell, self._original[located.original_first].text
        runs = self._cache.known(original, before)
        if runs is None:
            return None
        result = compare_after_edit(runs, original, after, edit.at.offset, len(edit.removed), len(edit.added))
        self._cache.put(original, after, result.runs)
        self._pieced_together[cell] = None
        if cell.tally is None:
            return None
        gone = tally_of(Relation.EDITED, result.gone, original, before)
        return cell.tally.minus(gone).plus(tally_of(Relation.EDITED, result.come, original, after))

    def _compare_whole_again(self) -> Iterator[int]:
        """Forget the runs that were pieced together edit by edit; gives the rows that had such runs."""
        for cell in self._pieced_together:
            located = self._rows.of(cell)
            self._cache.forget(*self._texts(located))
            self._recount(cell)
            yield located.number
        self._pieced_together.clear()


def _touches(stretch: PlaceRange, start: Place, end: Place) -> bool:
    """Whether a change has characters of its own between two places, or lies there without any."""
    first, last = stretch
    return start <= first <= end if first == last else first < end and start < last


def _joined(text: Text, first: int, count: int) -> str:
    if count == 1:
        return text[first].text
    return PARAGRAPH_BREAK.join(paragraph.text for paragraph in text.paragraphs(first, first + count))
