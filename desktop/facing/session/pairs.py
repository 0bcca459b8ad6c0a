"""The paragraphs that are read beside their partners."""

from collections.abc import Callable
from dataclasses import replace

from facing.core.checkers import Pair
from facing.core.finding import Side
from facing.core.passage import Passage, joined
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Relation
from facing.session.markup import Markup


class Pairs:
    """The rows of the comparison as checkers read them."""

    def __init__(self, text: Callable[[Side], Text], comparison: Callable[[], Comparison], markup: Markup) -> None:
        self._text = text
        self._comparison = comparison
        self._markup = markup

    def of(self, identifier: int) -> Pair | None:
        """The pair that holds the correction's paragraph with this id; ``None`` where its sides are the same or one of
        them is code.
        """
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
        sides = [self._passage(Side.ORIGINAL, original), self._passage(Side.CORRECTION, row.corrected)]
        return Pair(*sides) if all(each is None or each.has_prose for each in sides) else None

    def _passage(self, side: Side, stretch: tuple[int, int] | None) -> Passage | None:
        if stretch is None:
            return None
        text = self._text(side)
        passage = joined([(text.id_at(index), text[index].text) for index in range(*stretch)], "\n")
        marked = zip(passage.pieces, self._markup.between(text, *stretch), strict=True)
        markup = tuple((piece.start + start, piece.start + end) for piece, ranges in marked for start, end in ranges)
        return replace(passage, markup=markup)
