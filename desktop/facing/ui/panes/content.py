"""What the pages show: two texts, how they compare, and the findings in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from facing.core.finding import Finding, Side
from facing.core.styles import StyleSpans
from facing.core.text import Text
from facing.diff.rows import Row, Run

Range = tuple[int, int]


class RowFinder(Protocol):
    """Rows by number and by what is in them."""

    def row(self, number: int) -> Row:
        """The row with this number."""

    def row_of(self, side: Side, paragraph: int) -> int:
        """The number of the row that holds this paragraph (by index)."""


class Rows(RowFinder, Protocol):
    """The rows of a comparison and the runs inside them; ``facing.diff.comparison.Comparison`` fulfils it."""

    def sources(self, number: int) -> tuple[Range | None, Sequence[Run]]:
        """The original paragraphs that a row's corrected ones come from, and the runs of both."""

    def __len__(self) -> int:
        """How many rows."""

    def rows(self) -> Iterator[Row]:
        """All rows in order."""

    def runs(self, number: int) -> Sequence[Run]:
        """The runs of a row; the same object as long as nothing changed in it."""


class PaneContent(Protocol):
    """Both sides of a document as they are now."""

    @property
    def original(self) -> Text:
        """The original."""

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def styles(self) -> Mapping[int, StyleSpans]:
        """The styles of the original's paragraphs (by index) that are not all plain."""

    @property
    def comparison(self) -> Rows:
        """How they compare now."""

    @property
    def current_finding(self) -> Finding | None:
        """The finding that the user has chosen."""

    def findings_of(self, side: Side, paragraph: int) -> Sequence[Finding]:
        """The findings of the paragraph with this id, in order."""

    def checker_name(self, checker: str) -> str:
        """The own name of the checker with this id."""


def text_of(content: PaneContent, side: Side) -> Text:
    """The text of one side."""
    return content.original if side is Side.ORIGINAL else content.corrected


def paragraphs_of(row: Row, side: Side) -> Range | None:
    """The indices of a row's paragraphs on one side: first, past the last."""
    return row.original if side is Side.ORIGINAL else row.corrected


def opposite(side: Side) -> Side:
    """The other side."""
    return Side.CORRECTION if side is Side.ORIGINAL else Side.ORIGINAL
