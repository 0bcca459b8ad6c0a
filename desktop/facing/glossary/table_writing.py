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
_DETAILS = (Column.KIND, Column.CASE, Column.INFLECTION, Column.NOTE, Column.SOURCE, Column.DOMAIN)
_ALWAYS = (Heading(Column.TERM), Heading(Column.PREFERRED))
_SPECIAL = frozenset((QUOTE, *DELIMITERS))

Cells = dict[Heading, str]


def table_text(terms: Sequence[Term], delimiter: str, losses: Losses) -> str:
    """The table with its header, each row ended by a line feed."""
    languages = list(dict.fromkeys(form.language for term in terms for form in term.forms))
    is_plain = not any(languages)
    rows = [_cells(term, is_plain, losses) for term in terms]
    headings = _headings(rows, languages, is_plain)
    lines = [delimiter.join(heading.name for heading in headings)]
    lines += [delimiter.join(_written(row.get(heading, "")) for heading in headings) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _headings(rows: Sequence[Cells], languages: Sequence[str], is_plain: bool) -> list[Heading]:
    """The columns that are needed, the forms of each language together."""
    used = {heading for row in rows for heading, cell in row.items() if cell}
    if is_plain:
        used.update(_ALWAYS)
    if any(_has_several(cell) for row in rows for heading, cell in row.items() if heading.column is Column.PREFERRED):
        used.add(Heading(Column.ADMITTED, next(iter(languages), "")))  # without it, only the first would be preferred
    order = [Heading(column, language) for language in languages or ("",) for column in FORM_COLUMNS]
    return [heading for heading in (*order, *map(Heading, _DETAILS)) if heading in used]


def _cells(term: Term, is_plain: bool, losses: Losses) -> Cells:
    cells: Cells = {}
    by_language: dict[str, list[Form]] = {}
    for form in term.forms:
        by_language.setdefault(form.language, []).append(form)
    for language, forms in by_language.items():
        cells |= _form_cells(language, forms, is_plain, losses)
    cells[Heading(Column.KIND)] = "" if term.kind is TermKind.TERM else term.kind.value
    cells[Heading(Column.CASE)] = "" if term.case_rule is CaseRule.AUTOMATIC else term.case_rule.value
    cells[Heading(Column.INFLECTION)] = "" if term.inflection is Inflection.STEM else term.inflection.value
    cells[Heading(Column.NOTE)] = losses.writable(term.note)
    cells[Heading(Column.SOURCE)] = losses.writable(term.source)
    cells[Heading(Column.DOMAIN)] = losses.writable(term.domain)
    return cells


def _form_cells(language: str, forms: Iterable[Form], is_plain: bool, losses: Losses) -> Cells:
    """The cells of one language's forms. In a table without languages, what is found stands under ``term``."""
    texts: dict[Column, list[str]] = {column: [] for column in _BY_STATUS.values()}
    inflected = []
    for form in forms:
        text = losses.writable(form.text)
        if not text:
            losses.add(LossSort.FORMS, form.text)
            continue
        texts[_BY_STATUS[form.status]].append(text)
        inflected += [(losses.writable(each), text) for each in form.inflected]
    cells = {Heading(Column.TERM): _taken_for_term(texts)} if is_plain else {}
    cells |= {Heading(column, language): joined(found) for column, found in texts.items()}
    cells[Heading(Column.INFLECTED, language)] = joined_pairs(inflected)
    return cells


def _taken_for_term(texts: Mapping[Column, list[str]]) -> str:
    """The form that reading takes back from ``term`` with the status it has; empty where there is none."""
    preferred, admitted = texts[Column.PREFERRED], texts[Column.ADMITTED]
    forbidden, garbled = texts[Column.FORBIDDEN], texts[Column.GARBLED]
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
