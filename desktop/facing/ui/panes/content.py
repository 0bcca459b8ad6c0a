"""What the pages show: two texts, how they compare, and the findings in them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from facing.core.finding import Finding, Side
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

    def __len__(self) -> int:
        """How many rows."""

    def rows(self) -> Iterator[Row]:
        """All rows in order."""

    def runs(self, number: int) -> Sequence[Run]:
        """The runs of a row; the same object as long as nothing changed in it."""

    def is_changed(self, number: int) -> bool:
        """Whether something in the row counts as changed."""

    def texts(self, number: int) -> tuple[str, str]:
        """What the row's runs count in, for each side."""


class PaneContent(Protocol):
    """Both sides of a document as they are now."""

    @property
    def original(self) -> Text:
        """The original."""

    @property
    def corrected(self) -> Text:
        """The correction now."""

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
