"""A comparison as one HTML page: two columns, no script, nothing from elsewhere, fit for printing.

Changes are told by colour, by lines, and in words for those who listen: marks have words before and behind them that
are not seen (after Adrian Roselli, "Tweaking Text Level Styles", 2017).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from facing.core.edit import PARAGRAPH_BREAK
from facing.core.finding import PlacedFinding, Side
from facing.core.styles import StyleSpans
from facing.diff.comparison import Comparison
from facing.diff.excerpt import shown_rows
from facing.diff.letters import Spans, letters_of_words
from facing.diff.rows import Operation, Relation, Run
from facing.diff.styling import side_styles
from facing.exports.escaping import escaped
from facing.exports.findings_section import FindingLabels, findings_section
from facing.exports.ink import Ink
from facing.exports.page_style import STYLE, spoken_style

# A row with a text of so many code points may be parted between two printed pages: it could fill half of one.
_LONG = 1_200


@dataclass(frozen=True)
class PageLabels:
    """The words of the page that are not the texts' own, and the languages (BCP 47, empty for unknown).

    ``moved_to`` and ``moved_from`` take ``{row}``, ``left_out`` takes ``{first}`` and ``{last}``. ``legend`` takes
    ``{deleted}``, ``{inserted}`` and ``{moved}``, which are ``deleted``, ``inserted`` and ``moved`` as they look in the
    texts. ``spoken`` stands before what was deleted, before what was inserted, and behind either.
    """

    language: str = "en"
    original_language: str = ""
    corrected_language: str = ""
    title: str = "Comparison"
    row: str = "Row"
    changes: str = "Changes"
    words_deleted: str = "Words deleted"
    words_inserted: str = "Words inserted"
    moves: str = "Paragraphs moved"
    no_changes: str = "The texts are the same."
    moved_to: str = "moved to row {row}"
    moved_from: str = "moved from row {row}"
    legend: str = "{deleted} stands in the original only, {inserted} in the correction only, {moved} stands elsewhere."
    deleted: str = "Struck through"
    inserted: str = "underlined"
    moved: str = "beside a dashed line"
    left_out: str = "Rows {first} to {last} are the same and left out."
    spoken: tuple[str, str, str] = ("[deleted: ", "[inserted: ", "]")
    findings: FindingLabels = field(default_factory=FindingLabels)
    relations: Mapping[Relation, str] = field(
        default_factory=lambda: {relation: relation.value for relation in Relation if relation is not Relation.SAME}
    )


def side_by_side_html(
    comparison: Comparison,
    *,
    original_name: str,
    corrected_name: str,
    labels: PageLabels | None = None,
    styles: Mapping[int, StyleSpans] | None = None,
    changes_only: bool = False,
    findings: Sequence[PlacedFinding] = (),
) -> str:
    """The page as a string that can be encoded as UTF-8.

    ``styles`` are those of the original's paragraphs, by index. With ``changes_only``, long stretches that are the same
    are left out. ``findings`` are listed behind the texts.
    """
    words = labels or PageLabels()
    names = escaped(original_name), escaped(corrected_name)
    shown = list(shown_rows(comparison, changes_only))
    numbers = {number for number in shown if isinstance(number, int)}
    rows = "".join(
        _left_out(row, words) if isinstance(row, range) else _row(row, comparison, words, styles or {}) for row in shown
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(words.title)}: {names[0]} | {names[1]}</title>\n"
        f"<style>{STYLE}{spoken_style(*words.spoken)}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{escaped(words.title)}</h1>\n{_summary(comparison, words)}</header>\n<main>\n"
        f'<table>\n<thead><tr><th scope="col" class="number">{escaped(words.row)}</th>'
        f'<th scope="col"><bdi>{names[0]}</bdi></th><th scope="col"><bdi>{names[1]}</bdi></th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n{findings_section(findings, comparison, numbers, words.findings)}"
        "</main>\n</body>\n</html>\n"
    )


def _left_out(rows: range, words: PageLabels) -> str:
    told = escaped(words.left_out.format(first=rows.start + 1, last=rows.stop))
    return f'<tr class="left-out"><td colspan="3">{told}</td></tr>\n'


def _summary(comparison: Comparison, words: PageLabels) -> str:
    total = comparison.summary()
    if not total.changes:
        return f"<p>{escaped(words.no_changes)}</p>\n"
    counted = [
        (words.changes, total.changes),
        (words.words_deleted, total.words_deleted),
        (words.words_inserted, total.words_inserted),
        (words.moves, total.moves),
    ]
    figures = "".join(f"<div><dt>{escaped(name)}</dt><dd>{count}</dd></div>" for name, count in counted)
    legend = escaped(words.legend).format(
        deleted=f"<del>{escaped(words.deleted)}</del>",
        inserted=f"<ins>{escaped(words.inserted)}</ins>",
        moved=f'<span class="moved">{escaped(words.moved)}</span>',
    )
    return f'<dl>{figures}</dl>\n<p class="legend">{legend}</p>\n'


def _row(number: int, comparison: Comparison, words: PageLabels, styles: Mapping[int, StyleSpans]) -> str:
    row = comparison.row(number)
    texts, runs = comparison.texts(number), comparison.runs(number)
    relation = words.relations.get(row.relation, "")
    cells = []
    for side, indices, language in (
        (Side.ORIGINAL, row.original, words.original_language),
        (Side.CORRECTION, row.corrected, words.corrected_language),
    ):
        if indices is None:
            cells.append("<td></td>")
            continue
        text = texts[0] if side is Side.ORIGINAL else texts[1]
        ink = Ink(text, side_styles(comparison, styles, number, side))
        paragraphs = _paragraphs(ink, runs, side, letters_of_words(runs, texts, side))
        inner = "".join(f'<p dir="auto">{paragraph}</p>' for paragraph in paragraphs)
        if row.move is not None:
            inner = f'<div class="moved">{inner}</div>{_elsewhere(comparison.partner(number), side, words)}'
        cells.append(f'<td lang="{escape(language)}">{inner}</td>')
    if not row.relation.one_sided and all(run.operation is Operation.EQUAL for run in runs):
        relation = ""
    told = f'<span class="relation">{escaped(relation)}</span>' if relation else ""
    long = ' class="long"' if max(map(len, texts)) > _LONG else ""
    return (
        f'<tr id="row-{number + 1}"{long} data-relation="{row.relation}">'
        f'<th scope="row" class="number">{number + 1} {told}</th>'
        f"{cells[0]}{cells[1]}</tr>\n"
    )


def _elsewhere(partner: int | None, side: Side, words: PageLabels) -> str:
    if partner is None:
        return ""
    sentence = words.moved_to if side is Side.ORIGINAL else words.moved_from
    told = escaped(sentence.format(row=partner + 1))
    return f'<div class="elsewhere"><a href="#row-{partner + 1}">{told}</a></div>'


def _paragraphs(ink: Ink, runs: Sequence[Run], side: Side, letters: Mapping[int, Spans]) -> Iterator[str]:
    """The paragraphs of one side of a row, marked up."""
    paragraph: list[str] = []
    for operation, first, past in _pieces(runs, side):
        start = first
        for line in ink.text[first:past].split(PARAGRAPH_BREAK):
            if start > first:
                paragraph.append(_marked_break(operation))
                yield "".join(paragraph)
                paragraph = []
            end = start + len(line)
            paragraph.append(_marked(ink, start, end, operation, letters.get(first, ()) if end == past else ()))
            start = end + 1
    yield "".join(paragraph)


def _pieces(runs: Iterable[Run], side: Side) -> Iterator[tuple[Operation, int, int]]:
    for run in runs:
        indices = run.original if side is Side.ORIGINAL else run.corrected
        if indices:
            gone = Operation.DELETE if side is Side.ORIGINAL else Operation.INSERT
            yield (run.operation if run.operation is Operation.EQUAL else gone), *indices


def _marked(ink: Ink, start: int, end: int, operation: Operation, letters: Spans) -> str:
    """Letters of one line; ``letters`` are those of a changed word that differ, from ``start``."""
    if operation is Operation.EQUAL or start == end:
        return ink.letters(start, end)
    name = "del" if operation is Operation.DELETE else "ins"
    if not letters:
        look = ' class="space"' if ink.text[start:end].isspace() else ""
        return f"<{name}{look}>{ink.letters(start, end)}</{name}>"
    pieces, place = [], start
    for first, past in letters:
        pieces.append(ink.letters(place, start + first))
        pieces.append(f"<b>{ink.letters(start + first, start + past)}</b>" if first < past else "")
        place = start + past
    return f'<{name} class="word">{"".join(pieces)}{ink.letters(place, end)}</{name}>'


def _marked_break(operation: Operation) -> str:
    if operation is Operation.EQUAL:
        return ""
    name = "del" if operation is Operation.DELETE else "ins"
    return f'<{name} class="break"><b></b></{name}>'
