"""Terms as rows of a table: every term comes back from them as it was."""

from collections.abc import Iterable, Mapping, Sequence

from facing.glossary.cells import SEPARATOR, guarded, joined, joined_pairs, several
from facing.glossary.columns import FORM_COLUMNS, Column, Heading
from facing.glossary.losses import Losses, LossSort
from facing.glossary.rows import DELIMITERS, QUOTE
from facing.glossary.terms import CaseRule, Form, FormStatus, Inflection, Term, TermKind

_BY_STATUS = {
    FormStatus.PREFERRED: Column.PREFERRED,
    FormStatus.ADMITTED: Column.ADMITTED,
    FormStatus.FORBIDDEN: Column.FORBIDDEN,
    FormStatus.GARBLED: Column.GARBLED,
}
_TERM = Heading(Column.TERM)
_KIND, _CASE, _INFLECTION = map(Heading, (Column.KIND, Column.CASE, Column.INFLECTION))
_NOTE, _SOURCE, _DOMAIN = map(Heading, (Column.NOTE, Column.SOURCE, Column.DOMAIN))
_DETAILS = (_KIND, _CASE, _INFLECTION, _NOTE, _SOURCE, _DOMAIN)
_SPECIAL = frozenset((QUOTE, *DELIMITERS))

Cells = dict[Heading, str]
Names = Mapping[Column, Heading]


def table_text(terms: Sequence[Term], delimiter: str, losses: Losses) -> str:
    """The table with its header, each row ended by a line feed."""
    languages = list(dict.fromkeys(form.language for term in terms for form in term.forms))
    is_plain = not any(languages)
    named = {language: {column: Heading(column, language) for column in FORM_COLUMNS} for language in languages}
    rows = [_cells(term, is_plain, named, losses) for term in terms]
    headings = _headings(rows, languages, is_plain)
    lines = [delimiter.join(heading.name for heading in headings)]
    lines += [delimiter.join(_written(row.get(heading, "")) for heading in headings) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _headings(rows: Sequence[Cells], languages: Sequence[str], is_plain: bool) -> list[Heading]:
    """The columns that are needed, the forms of each language together."""
    used = {heading for row in rows for heading, cell in row.items() if cell}
    if is_plain:
        used.update((_TERM, Heading(Column.PREFERRED)))
    if any(_has_several(cell) for row in rows for heading, cell in row.items() if heading.column is Column.PREFERRED):
        used.add(Heading(Column.ADMITTED, next(iter(languages), "")))  # without it, only the first would be preferred
    order = [Heading(column, language) for language in languages or ("",) for column in FORM_COLUMNS]
    return [heading for heading in (*order, *_DETAILS) if heading in used]


def _cells(term: Term, is_plain: bool, named: Mapping[str, Names], losses: Losses) -> Cells:
    """The cells of a term that are not empty."""
    cells: Cells = {}
    by_language: dict[str, list[Form]] = {}
    for form in term.forms:
        by_language.setdefault(form.language, []).append(form)
    for language, forms in by_language.items():
        _add_forms(cells, named[language], forms, is_plain, losses)
    if term.kind is not TermKind.TERM:
        cells[_KIND] = term.kind.value
    if term.case_rule is not CaseRule.AUTOMATIC:
        cells[_CASE] = term.case_rule.value
    if term.inflection is not Inflection.STEM:
        cells[_INFLECTION] = term.inflection.value
    for heading, text in ((_NOTE, term.note), (_SOURCE, term.source), (_DOMAIN, term.domain)):
        if text:
            cells[heading] = losses.writable(text)
    return cells


def _add_forms(cells: Cells, names: Names, forms: Iterable[Form], is_plain: bool, losses: Losses) -> None:
    """The cells of one language's forms. In a table without languages, what is found stands under ``term``."""
    texts: dict[Column, list[str]] = {}
    inflected = []
    for form in forms:
        text = losses.writable(form.text)
        if not text:
            losses.add(LossSort.FORMS, form.text)
            continue
        texts.setdefault(_BY_STATUS[form.status], []).append(text)
        inflected += [(losses.writable(each), text) for each in form.inflected]
    if is_plain:
        cells[_TERM] = _taken_for_term(texts)
    for column, found in texts.items():
        cells[names[column]] = joined(found)
    if inflected:
        cells[names[Column.INFLECTED]] = joined_pairs(inflected)


def _taken_for_term(texts: Mapping[Column, list[str]]) -> str:
    """Takes out the form that reading gives back from ``term`` with the status it has; empty where there is none."""
    preferred, admitted, forbidden, garbled = (texts.get(column, []) for column in _BY_STATUS.values())
    if preferred and garbled and garbled[0] not in preferred:
        return garbled.pop(0)
    if len(preferred) == 1 and forbidden and not garbled:
        return preferred.pop()
    if admitted and not (preferred or forbidden or garbled):
        return admitted.pop(0)
    return ""


def _has_several(cell: str) -> bool:
    return SEPARATOR in cell and len(several(cell)) > 1


def _written(cell: str) -> str:
    cell = guarded(cell)
    if _SPECIAL.isdisjoint(cell):
        return cell
    return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE
