"""What checkers found, listed behind the texts of a comparison page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from facing.core.finding import PlacedFinding, Side
from facing.diff.comparison import Comparison
from facing.exports.escaping import escaped
from facing.exports.value_words import ValueWords, word


@dataclass(frozen=True)
class FindingLabels:
    """The words of the list.

    ``delete`` stands for the suggestion to write nothing; ``place`` takes ``{side}``, ``{paragraph}`` and ``{column}``,
    both from 1.
    """

    title: str = "Findings"
    where: str = "Place"
    text: str = "Text"
    kind: str = "Kind"
    message: str = "Message"
    suggestions: str = "Suggestions"
    delete: str = "(delete)"
    place: str = "{side} {paragraph}:{column}"
    sides: Mapping[Side, str] = field(
        default_factory=lambda: {Side.ORIGINAL: "Original", Side.CORRECTION: "Correction"}
    )
    values: ValueWords = field(default_factory=ValueWords)


def findings_section(
    findings: Sequence[PlacedFinding], comparison: Comparison, rows: Collection[int], words: FindingLabels
) -> str:
    """A heading and a table, nothing where there are no findings; places lead to those of ``rows`` that are shown."""
    if not findings:
        return ""
    titles = (words.where, words.text, words.kind, words.message, words.suggestions)
    heads = "".join(f'<th scope="col">{escaped(title)}</th>' for title in titles)
    lines = "".join(_line(placed, comparison, rows, words) for placed in findings)
    return (
        f'<h2 id="findings">{escaped(words.title)} ({len(findings)})</h2>\n<table class="findings">\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    )


def _line(placed: PlacedFinding, comparison: Comparison, rows: Collection[int], words: FindingLabels) -> str:
    finding = placed.finding
    told = words.place.format(side=words.sides[finding.side], paragraph=placed.paragraph + 1, column=placed.column + 1)
    place = escaped(told)
    row = comparison.row_of(finding.side, placed.paragraph)
    if row in rows:
        place = f'<a href="#row-{row + 1}">{place}</a>'
    values = words.values
    state = f", {word(values.states, finding.state.value)}" if finding.state else ""
    kind, certainty = word(values.kinds, finding.kind.value), word(values.certainties, finding.certainty.value)
    cells = (
        f"<bdi>{escaped(finding.text)}</bdi>",
        escaped(f"{kind} ({certainty}{state})"),
        escaped(finding.message),
        " | ".join(f"<bdi>{escaped(each or words.delete)}</bdi>" for each in finding.suggestions),
    )
    return f'<tr><th scope="row">{place}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n'
