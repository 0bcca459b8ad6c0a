"""A comparison as one HTML page: two columns, no script, nothing from elsewhere, fit for printing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from facing.core.edit import PARAGRAPH_BREAK
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.letters import Spans, letters_of_words
from facing.diff.page_style import STYLE
from facing.diff.rows import Operation, Relation, Row, Run

# What HTML cannot hold: control characters become their pictures, halves of surrogate pairs the replacement character.
_SHOWN: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if code != 9},
    0x7F: 0x2421,
    0x2028: "<br>",
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


@dataclass(frozen=True)
class PageLabels:
    """The words of the page that are not the texts' own, and the languages (BCP 47, empty for unknown).

    ``moved_to`` and ``moved_from`` take ``{row}``; ``legend`` takes ``{deleted}``, ``{inserted}`` and ``{moved}``,
    which are ``deleted``, ``inserted`` and ``moved`` as they look in the texts.
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
    relations: Mapping[Relation, str] = field(
        default_factory=lambda: {relation: relation.value for relation in Relation if relation is not Relation.SAME}
    )


def side_by_side_html(
    original: Text,
    corrected: Text,
    comparison: Comparison,
    *,
    original_name: str,
    corrected_name: str,
    labels: PageLabels | None = None,
) -> str:
    """The page as a string that can be encoded as UTF-8. ``comparison`` is that of the two texts."""
    words = labels or PageLabels()
    names = _escaped(original_name), _escaped(corrected_name)
    rows = "".join(_row(number, row, comparison, words) for number, row in enumerate(comparison.rows()))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(words.title)}: {names[0]} | {names[1]}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{_escaped(words.title)}</h1>\n{_summary(comparison, words)}</header>\n"
        f'<table>\n<thead><tr><th scope="col" class="number">{_escaped(words.row)}</th>'
        f'<th scope="col"><bdi>{names[0]}</bdi></th><th scope="col"><bdi>{names[1]}</bdi></th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n"
    )


def _summary(comparison: Comparison, words: PageLabels) -> str:
    total = comparison.summary()
    if not total.changes:
        return f"<p>{_escaped(words.no_changes)}</p>\n"
    counted = [
        (words.changes, total.changes),
        (words.words_deleted, total.words_deleted),
        (words.words_inserted, total.words_inserted),
        (words.moves, total.moves),
    ]
    figures = "".join(f"<div><dt>{_escaped(name)}</dt><dd>{count}</dd></div>" for name, count in counted)
    legend = _escaped(words.legend).format(
        deleted=f"<del>{_escaped(words.deleted)}</del>",
        inserted=f"<ins>{_escaped(words.inserted)}</ins>",
        moved=f'<span class="moved">{_escaped(words.moved)}</span>',
    )
    return f'<dl>{figures}</dl>\n<p class="legend">{legend}</p>\n'


def _row(number: int, row: Row, comparison: Comparison, words: PageLabels) -> str:
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
        paragraphs = _paragraphs(text, runs, side, letters_of_words(runs, texts, side))
        inner = "".join(f'<p dir="auto">{paragraph}</p>' for paragraph in paragraphs)
        if row.move is not None:
            inner = f'<div class="moved">{inner}</div>{_elsewhere(comparison.partner(number), side, words)}'
        cells.append(f'<td lang="{escape(language)}">{inner}</td>')
    if not row.relation.one_sided and all(run.operation is Operation.EQUAL for run in runs):
        relation = ""
    told = f'<span class="relation">{_escaped(relation)}</span>' if relation else ""
    return (
        f'<tr id="row-{number + 1}" data-relation="{row.relation}">'
        f'<th scope="row" class="number">{number + 1} {told}</th>'
        f"{cells[0]}{cells[1]}</tr>\n"
    )


def _elsewhere(partner: int | None, side: Side, words: PageLabels) -> str:
    if partner is None:
        return ""
    sentence = words.moved_to if side is Side.ORIGINAL else words.moved_from
    told = _escaped(sentence.format(row=partner + 1))
    return f'<div class="elsewhere"><a href="#row-{partner + 1}">{told}</a></div>'


def _paragraphs(text: str, runs: Sequence[Run], side: Side, letters: Mapping[int, Spans]) -> Iterator[str]:
    """The paragraphs of one side of a row, marked up."""
    paragraph: list[str] = []
    for operation, start, piece in _pieces(text, runs, side):
        lines = piece.split(PARAGRAPH_BREAK)
        for line in lines[:-1]:
            paragraph += (_marked(line, operation), _marked_break(operation))
            yield "".join(paragraph)
            paragraph = []
        paragraph.append(_marked(lines[-1], operation, letters.get(start, ())))
    yield "".join(paragraph)


def _pieces(text: str, runs: Iterable[Run], side: Side) -> Iterator[tuple[Operation, int, str]]:
    for run in runs:
        indices = run.original if side is Side.ORIGINAL else run.corrected
        if indices:
            gone = Operation.DELETE if side is Side.ORIGINAL else Operation.INSERT
            operation = run.operation if run.operation is Operation.EQUAL else gone
            yield operation, indices[0], text[slice(*indices)]


def _marked(line: str, operation: Operation, letters: Spans = ()) -> str:
    if operation is Operation.EQUAL or not line:
        return _escaped(line)
    name = "del" if operation is Operation.DELETE else "ins"
    if not letters:
        look = ' class="space"' if line.isspace() else ""
        return f"<{name}{look}>{_escaped(line)}</{name}>"
    pieces, place = [], 0
    for start, end in letters:
        pieces.append(_escaped(line[place:start]))
        pieces.append(f"<b>{_escaped(line[start:end])}</b>" if start < end else "")
        place = end
    return f'<{name} class="word">{"".join(pieces)}{_escaped(line[place:])}</{name}>'


def _marked_break(operation: Operation) -> str:
    if operation is Operation.EQUAL:
        return ""
    name = "del" if operation is Operation.DELETE else "ins"
    return f'<{name} class="break"></{name}>'


def _escaped(text: str) -> str:
    return escape(text, quote=False).translate(_SHOWN)
