"""What is printed, row by row: texts with their marks, before anything is measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from facing.core.edit import PARAGRAPH_BREAK
from facing.core.finding import PlacedFinding, Side
from facing.core.styles import StyleSpans, spans_of
from facing.diff.comparison import Comparison
from facing.diff.excerpt import shown_rows
from facing.diff.letters import letters_of_words
from facing.diff.rows import Operation, Relation
from facing.diff.styling import side_styles
from facing.ui.printing.words import finding_words, findings_title, left_out_words, moved_words, relation_word


class Look(Enum):
    """How a stretch of text looks."""

    DELETED = auto()
    DELETED_LETTERS = auto()
    INSERTED = auto()
    INSERTED_LETTERS = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points ``start`` to ``end`` of a paragraph look so."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a cell; ``is_note``: it is ours, not the text's. ``break_look``: the break behind it changed."""

    text: str
    marks: tuple[Mark, ...] = ()
    styles: StyleSpans = field(default=(), kw_only=True)
    is_note: bool = False
    break_look: Look | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of the page. ``heading`` rows go over the whole width, and have nothing else."""

    number: str = ""
    relation: str = ""
    original: tuple[Paragraph, ...] = ()
    corrected: tuple[Paragraph, ...] = ()
    is_moved: bool = False
    heading: str = ""
    is_title: bool = False


def printed_rows(
    comparison: Comparison,
    changes_only: bool,
    findings: Sequence[PlacedFinding],
    styles: Mapping[int, StyleSpans] | None = None,
) -> Iterator[PrintedRow]:
    """The rows in order: the texts, then the findings; ``styles`` are those of the original's paragraphs, by index."""
    for row in shown_rows(comparison, changes_only):
        yield PrintedRow(heading=left_out_words(row)) if isinstance(row, range) else _row(row, comparison, styles or {})
    if findings:
        yield PrintedRow(heading=findings_title(len(findings)), is_title=True)
    for number, placed in enumerate(findings, start=1):
        about, message = (Paragraph(text) for text in finding_words(placed))
        yield PrintedRow(number=str(number), original=(about,), corrected=(message,))


def _row(number: int, comparison: Comparison, styles: Mapping[int, StyleSpans]) -> PrintedRow:
    row, partner = comparison.row(number), comparison.partner(number)
    cells: list[tuple[Paragraph, ...]] = []
    for side, indices in ((Side.ORIGINAL, row.original), (Side.CORRECTION, row.corrected)):
        paragraphs = [] if indices is None else list(_paragraphs(number, side, comparison, styles))
        if paragraphs and partner is not None:
            paragraphs.append(Paragraph(moved_words(partner, side), is_note=True))
        cells.append(tuple(paragraphs))
    relation = relation_word(row.relation) if comparison.is_changed(number) else ""
    original, corrected = cells
    return PrintedRow(str(number + 1), relation, original, corrected, is_moved=row.relation is Relation.MOVED)


def _paragraphs(
    number: int, side: Side, comparison: Comparison, styles: Mapping[int, StyleSpans]
) -> Iterator[Paragraph]:
    looks = side_styles(comparison, styles, number, side)
    runs, texts = comparison.runs(number), comparison.texts(number)
    letters = letters_of_words(runs, texts, side)
    text = texts[0] if side is Side.ORIGINAL else texts[1]
    whole, part = (
        (Look.DELETED, Look.DELETED_LETTERS) if side is Side.ORIGINAL else (Look.INSERTED, Look.INSERTED_LETTERS)
    )
    marks: list[Mark] = []
    for run in runs:
        own = run.on(side)
        if own is not None and run.operation is not Operation.EQUAL:
            marks.append(Mark(*own, whole))
            spans = letters.get(own[0], ())
            marks += [Mark(own[0] + start, own[0] + end, part) for start, end in spans if start < end]
    start = 0
    for line in text.split(PARAGRAPH_BREAK):
        end = start + len(line)
        inside = tuple(
            Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.look)
            for mark in marks
            if mark.start < end and mark.end > start
        )
        broken = next((mark.look for mark in marks if mark.start <= end < mark.end), None) if end < len(text) else None
        here = spans_of(
            (max(span.start, start) - start, min(span.end, end) - start, span.style)
            for span in looks
            if span.start < end and span.end > start
        )
        yield Paragraph(line, inside, break_look=broken, styles=here)
        start = end + 1
