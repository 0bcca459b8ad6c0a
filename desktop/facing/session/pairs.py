"""The paragraphs that are read beside their partners."""

from collections.abc import Callable
from dataclasses import replace

from facing.core.finding import Side
from facing.core.passage import Passage, joined
from facing.core.ports import Pair
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Relation
from facing.session.passages import Markup


class Pairs:
    """The rows of the comparison as checkers read them."""

    def __init__(self, text: Callable[[Side], Text], comparison: Callable[[], Comparison], markup: Markup) -> None:
        self._text = text
        self._comparison = comparison
        self._markup = markup

    def of(self, identifier: int) -> Pair | None:
        """The pair that holds the correction's paragraph with this id; ``None`` where its two sides are the same."""
        comparison, corrected = self._comparison(), self._text(Side.CORRECTION)
        index = corrected.index_of(identifier)
        if index is None or index >= len(comparison.corrected):
            return None
        number = comparison.row_of(Side.CORRECTION, index)
        row = comparison.row(number)
        if row.relation is Relation.SAME:
            return None
        original = row.original
        partner = comparison.partner(number)
        if partner is not None:
            original = comparison.row(partner).original
        return Pair(self._passage(Side.ORIGINAL, original), self._passage(Side.CORRECTION, row.corrected))

    def _passage(self, side: Side, stretch: tuple[int, int] | None) -> Passage | None:
        if stretch is None:
            return None
        text = self._text(side)
        parts = [(text.id_at(index), text[index].text) for index in range(*stretch)]
        passage = joined(parts, "\n")
        return replace(passage, markup=self._markup(passage.text))
