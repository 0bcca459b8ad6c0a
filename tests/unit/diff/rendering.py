"""Rows and runs as text that a person can check by eye.

``[-taken out-]``, ``{+put in+}``, ``⏎`` a paragraph break; inside marks ``·`` a space, ``→`` a tab, ``°`` a no-break
space where nothing else is marked.
"""

from collections.abc import Sequence

from facing.core.chunks import Paragraph
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Operation, Row, Run

_SPACES = str.maketrans(" \t\u00a0", "·→°")


def rendered(original: Sequence[str], corrected: Sequence[str]) -> list[str]:
    """One line for each row."""
    comparison = Comparison(
        Text.from_paragraphs(map(Paragraph, original)), Text.from_paragraphs(map(Paragraph, corrected))
    )
    return [
        rendered_row(row, comparison.runs(number), *comparison.texts(number))
        for number, row in enumerate(comparison.rows())
    ]


def rendered_row(row: Row, runs: Sequence[Run], original: str, corrected: str) -> str:
    name = row.relation.value if row.move is None else f"moved {row.move} {'from' if row.original else 'to'}"
    return f"{name:12} | {rendered_runs(runs, original, corrected)}".rstrip()


def rendered_runs(runs: Sequence[Run], original: str, corrected: str) -> str:
    """Both sides in one line."""
    pieces = []
    for run in runs:
        before = original[slice(*run.original)] if run.original else ""
        after = corrected[slice(*run.corrected)] if run.corrected else ""
        if run.operation is Operation.EQUAL:
            pieces.append(before or after)
        else:
            pieces.append((f"[-{_seen(before)}-]" if before else "") + (f"{{+{_seen(after)}+}}" if after else ""))
    return "".join(pieces).replace("\n", "⏎")


def _seen(text: str) -> str:
    return text.translate(_SPACES) if text.isspace() else text
