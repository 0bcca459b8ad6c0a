"""Changes and findings as rows of a table for people: places from 1, no line breaks at the ends of texts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facing.core.edit import PARAGRAPH_BREAK
from facing.core.finding import PlacedFinding
from facing.exports.changes import ListedChange, Stretch

CHANGE_TITLES = ("Number", "Change", "Original place", "Correction place", "Original", "Correction", "Origin")
FINDING_TITLES = ("Number", "Side", "Place", "Text", "Suggestions", "Kind", "Certainty", "State", "Message", "Rules")

# The suggestion to write nothing.
DELETE = "(delete)"


class ChangeRow(NamedTuple):
    """A change; the columns are ``CHANGE_TITLES``. A side that has nothing has no text, but the place."""

    number: int
    sort: str
    original_place: str
    corrected_place: str
    original: str
    corrected: str
    origin: str


class FindingRow(NamedTuple):
    """A finding; the columns are ``FINDING_TITLES``."""

    number: int
    side: str
    place: str
    text: str
    suggestions: str
    kind: str
    certainty: str
    state: str
    message: str
    rules: str


def change_rows(changes: Iterator[ListedChange]) -> Iterator[ChangeRow]:
    """The rows, numbered from 1."""
    for number, change in enumerate(changes, start=1):
        before, after = change.original, change.corrected
        texts = before.text.strip(PARAGRAPH_BREAK), after.text.strip(PARAGRAPH_BREAK)
        yield ChangeRow(number, change.sort.value, _place(before), _place(after), *texts, change.origin)


def finding_rows(findings: Sequence[PlacedFinding]) -> Iterator[FindingRow]:
    """The rows, numbered from 1."""
    for number, placed in enumerate(findings, start=1):
        finding = placed.finding
        yield FindingRow(
            number,
            finding.side.value,
            f"{placed.paragraph + 1}:{placed.column + 1}",
            finding.text,
            " | ".join(each or DELETE for each in finding.suggestions),
            finding.kind.value,
            finding.certainty.value,
            finding.state.value if finding.state else "",
            finding.message,
            ", ".join(f"{source.checker}:{source.rule}" for source in finding.sources),
        )


def _place(stretch: Stretch) -> str:
    return f"{stretch.paragraph + 1}:{stretch.column + 1}"
