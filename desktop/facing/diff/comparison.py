"""The comparison of an original with its correction, kept current edit by edit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facing.core.edit import Edit
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.changes import Change
from facing.diff.compared_rows import ComparedRows
from facing.diff.recomparing import compare_after_edit
from facing.diff.row_list import Cell, Located
from facing.diff.rows import Relation, Row
from facing.diff.slots import pair_in_slots
from facing.diff.tally import NOTHING, Summary, Tally, tally_of
from facing.diff.updating import Stretch, differing_rows, rows_around

__all__ = ["Change", "Comparison", "RowChange", "Summary"]

# From so many code points on, a paragraph is not compared as a whole at each key.
_LONG = 8_000
# So many edits at once are followed one by one.
_ONE_BY_ONE = 3


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


class Comparison(ComparedRows):
    """The rows of two texts and the runs inside them.

    A row is compared word by word when its runs are first asked for. An edit costs what its surroundings hold, whatever
    the size of the texts. Belongs to one thread at a time; it may be made on another one and handed over.
    """

    def __init__(self, original: Text, corrected: Text) -> None:
        self._pieced_together: dict[Cell, None] = {}
        super().__init__(original, corrected, self.aligned(original, corrected))

    @staticmethod
    def aligned(original: Text, corrected: Text) -> list[Row]:
        """The rows of two texts, aligned in full; a pure function, for any thread or process."""
        return pair_in_slots(list(original), list(corrected))

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
        partner = self._text_changed(located)
        if tally is not None and cell.tally is None:
            self._counted(cell, tally)
        return RowChange(located.number, 1, 1, () if partner is None else (self._rows.of(partner).number,))

    def follow(self, edits: Sequence[Edit], corrected: Text, rows: Sequence[Row] | None = None) -> None:
        """Follow edits, which turned the correction into ``corrected`` one after the other.

        Many at once cost no more than the rows, or one full alignment where paragraphs came or went; ``rows`` is
        that alignment where it is known.
        """
        if not any(edit.rewords for edit in edits):
            self._corrected = corrected
        elif len(edits) <= _ONE_BY_ONE:
            for number, edit in enumerate(edits, start=1):
                is_last = number == len(edits)
                self.edited(edit, corrected if is_last else self._corrected.apply(edit))
        elif any(edit.removed_breaks or edit.added_breaks for edit in edits):
            if rows is None:
                self.realign(corrected)
            else:
                self.adopt(rows, corrected)
        else:
            self._corrected = corrected
            touched = {edit.at.paragraph for edit in edits}
            for located in self._rows:
                first = located.corrected_first
                if not touched.isdisjoint(range(first, first + located.cell.correcteds)):
                    self._text_changed(located)

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
        super()._fill(rows)
        self._pieced_together.clear()

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
        return _row_change(stretches, numbers)

    def _text_changed(self, located: Located) -> Cell | None:
        """The words of a row are others; gives the other half of its move, where it has one."""
        cell = located.cell
        if cell.relation in (Relation.SAME, Relation.EDITED):
            same = self._original[located.original_first].text == self._corrected[located.corrected_first].text
            cell.relation = Relation.SAME if same else Relation.EDITED
        partner = self._links.partner(cell)
        self._recount(cell)
        if partner is not None:
            self._recount(partner)
        return partner

    def _follow_long(self, located: Located, edit: Edit, before: str, after: str) -> Tally | None:
        """Compare a very long paragraph again at the cost of the edit's surroundings, if it was compared before.

        Gives its tally if that was known before.
        """
        cell, original = located.cell, self._original[located.original_first].text
        runs = self._counted_runs.compared.known(original, before)
        if runs is None:
            return None
        result = compare_after_edit(runs, original, after, edit.at.offset, len(edit.removed), len(edit.added))
        self._counted_runs.compared.put(original, after, result.runs)
        self._pieced_together[cell] = None
        if cell.tally is None or self._counted_runs.space_ignored:
            return None
        gone = tally_of(Relation.EDITED, result.gone, original, before)
        return cell.tally.minus(gone).plus(tally_of(Relation.EDITED, result.come, original, after))

    def _compare_whole_again(self) -> Iterator[int]:
        """Forget the runs that were pieced together edit by edit; gives the rows that had such runs."""
        for cell in self._pieced_together:
            located = self._rows.of(cell)
            self._counted_runs.forget(*self._texts(located))
            self._recount(cell)
            yield located.number
        self._pieced_together.clear()


def _row_change(stretches: Sequence[Stretch], elsewhere: tuple[int, ...]) -> RowChange:
    if not stretches:
        return RowChange(0, 0, 0, elsewhere)
    first, last = stretches[0].first, stretches[-1].first + stretches[-1].removed
    added = last - first + sum(len(stretch.rows) - stretch.removed for stretch in stretches)
    return RowChange(first, last - first, added, elsewhere)
