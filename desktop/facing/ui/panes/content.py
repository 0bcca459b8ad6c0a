"""What the pages show: two texts, how they compare, and the findings in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from facing.core.finding import Finding, Side
from facing.core.styles import StyleSpans
from facing.core.text import Text
from facing.diff.rows import Row, Run

Range = tuple[int, int]


class ShownMatch(NamedTuple):
    """Code points [start, end) of a paragraph were looked for; ``is_current``: the reader was led to them."""

    start: int
    end: int
    is_current: bool


class RowFinder(Protocol):
    """Rows by number and by what is in them."""

    def row(self, number: int) -> Row:
        """The row with this number."""

    def row_of(self, side: Side, paragraph: int) -> int:
        """The number of the row that holds this paragraph (by index)."""


class CountedRows(RowFinder, Protocol):
    """Rows that can be counted."""

    def __len__(self) -> int:
        """How many rows."""


class Rows(CountedRows, Protocol):
    """The rows of a comparison and the runs inside them; ``facing.diff.comparison.Comparison`` fulfils it."""

    def rows(self) -> Iterator[Row]:
        """All rows in order."""

    def partner(self, number: int) -> int | None:
        """The row with the other half of a move, ``None`` for a row that did not move."""

    def runs(self, number: int) -> Sequence[Run]:
        """The runs of a row; the same object as long as nothing changed in it."""

    def is_changed(self, number: int) -> bool:
        """Whether something in the row counts as changed."""

    def texts(self, number: int) -> tuple[str, str]:
        """What the row's runs count in, for each side."""

    def sources(self, number: int) -> tuple[Range | None, Sequence[Run]]:
        """The original paragraphs that a row's corrected ones come from, and the runs of both."""


class Identified(Protocol):
    """Paragraphs that are found again by their ids after others came and went; ``Text`` fulfils it."""

    def __len__(self) -> int:
        """How many paragraphs."""

    def id_at(self, index: int) -> int:
        """The id of a paragraph."""

    def index_of(self, identifier: int) -> int | None:
        """The index of the paragraph with this id, ``None`` when it is gone."""


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

    def matches_of(self, side: Side, paragraph: int) -> Sequence[ShownMatch]:
        """What was looked for in the paragraph with this index, in order."""

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
