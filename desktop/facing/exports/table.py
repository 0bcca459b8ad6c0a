"""Changes and findings as rows of a table for people: places from 1, no line breaks at the ends of texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from facing.core.edit import PARAGRAPH_BREAK
from facing.core.finding import PlacedFinding
from facing.exports.changes import ListedChange, Stretch
from facing.exports.value_words import ValueWords, word


@dataclass(frozen=True)
class TableLabels:
    r"""The words of the tables.

    ``change_titles`` and ``finding_titles`` stand over the columns of ``ChangeRow`` and ``FindingRow``,
    ``common_titles`` over those of one table for both. ``delete`` is the suggestion to write nothing, ``cut``
    tells that rows are left out.
    ``changes`` and ``findings`` name sheets, for which Excel takes 31 characters and none of ``[]:*?/\``.
    """

    changes: str = "Changes"
    findings: str = "Findings"
    change_titles: tuple[str, ...] = (
        "Number",
        "Change",
        "Original place",
        "Correction place",
        "Original",
        "Correction",
        "Origin",
    )
    finding_titles: tuple[str, ...] = (
        "Number",
        "Side",
        "Place",
        "Text",
        "Suggestions",
        "Kind",
        "Certainty",
        "State",
        "Message",
        "Rules",
    )
    common_titles: tuple[str, ...] = (
        "What",
        "Number",
        "Kind",
        "Original place",
        "Correction place",
        "Original",
        "Correction",
        "Origin",
        "Certainty",
        "State",
        "Message",
        "Rules",
    )
    change: str = "change"
    finding: str = "finding"
    delete: str = "(delete)"
    cut: str = "A sheet holds no more rows: the lists as CSV or JSON have all."
    values: ValueWords = field(default_factory=ValueWords)


class ChangeRow(NamedTuple):
    """A change. A side that has nothing has no text, but the place."""

    number: int
    sort: str
    original_place: str
    corrected_place: str
    original: str
    corrected: str
    origin: str


class FindingRow(NamedTuple):
    """A finding."""

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


def change_rows(changes: Iterator[ListedChange], words: TableLabels) -> Iterator[ChangeRow]:
    """The rows, numbered from 1."""
    values = words.values
    for number, change in enumerate(changes, start=1):
        before, after = change.original, change.corrected
        texts = before.text.strip(PARAGRAPH_BREAK), after.text.strip(PARAGRAPH_BREAK)
        sort, origin = word(values.sorts, change.sort.value), word(values.origins, change.origin)
        yield ChangeRow(number, sort, _place(before), _place(after), *texts, origin)


def finding_rows(findings: Sequence[PlacedFinding], words: TableLabels) -> Iterator[FindingRow]:
    """The rows, numbered from 1."""
    values = words.values
    for number, placed in enumerate(findings, start=1):
        finding = placed.finding
        yield FindingRow(
            number,
            word(values.sides, finding.side.value),
            f"{placed.paragraph + 1}:{placed.column + 1}",
            finding.text,
            " | ".join(each or words.delete for each in finding.suggestions),
            word(values.kinds, finding.kind.value),
            word(values.certainties, finding.certainty.value),
            word(values.states, finding.state.value) if finding.state else "",
            finding.message,
            ", ".join(f"{source.checker}:{source.rule}" for source in finding.sources),
        )


def _place(stretch: Stretch) -> str:
    return f"{stretch.paragraph + 1}:{stretch.column + 1}"
