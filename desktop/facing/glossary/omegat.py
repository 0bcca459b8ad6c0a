"""OmegaT's glossaries: lines of a source, a target and a comment, divided by tabs (or commas).

They are described in OmegaT's user manual under "Glossaries": lines that begin with ``#`` are remarks, quotation marks
are letters like others, further columns are not used, and several lines of one source are its several targets.

Such a file does not say of which languages it is. Here a remark may: ``# languages: de en``. Where nobody says, it is a
list of what is found and what should stand instead, as a table without a header is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facing.glossary.cells import one_line
from facing.glossary.columns import language_code
from facing.glossary.entries import Collector, Entry, EntryForm, settled
from facing.glossary.losses import Losses, LossSort
from facing.glossary.rows import TAB, Row, RowProblem, RowReason, rows
from facing.glossary.terms import FormStatus, Term, TermKind

_REMARK = "#"
_LANGUAGES = re.compile(r"#\s*languages:\s*([\w-]+)\s+([\w-]+)\s*", re.IGNORECASE)
_FIRST_LINE = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
_USED = 3  # columns

Pair = tuple[str, str]
UNKNOWN_PAIR: Pair = ("", "")


@dataclass(frozen=True, slots=True)
class _Line:
    """The first line of a source with its targets."""

    row: Row
    targets: list[str] = field(default_factory=list)


def read_omegat(lines: Sequence[str], delimiter: str, collector: Collector, languages: Pair = UNKNOWN_PAIR) -> None:
    """Hand all lines to the collector. Targets of one source with the same comment are forms of one term.

    ``languages`` are those of sources and targets, where no remark tells them.

    Raises:
        UserProblem: there are more terms than any glossary can have.
    """
    remarks = (_LANGUAGES.fullmatch(line) for line in lines if line.startswith(_REMARK))
    languages = next((_pair(remark[1], remark[2]) for remark in remarks if remark), languages)
    kept = ["" if line.startswith(_REMARK) else line for line in lines]
    found: dict[tuple[str, str], _Line] = {}
    for row in _tab_rows(kept) if delimiter == TAB else rows(kept, delimiter):
        if isinstance(row, RowProblem):
            collector.tell(row.line, row.reason, row.row)
        else:
            _take(row, found, collector)
    for (source, comment), line in found.items():
        forms = _forms(source, line.targets, languages)
        collector.take(Entry(line.row.line, line.row.text, forms, _kind(forms, languages), note=comment))


def omegat_text(terms: Sequence[Term], losses: Losses) -> str:
    """The terms as OmegaT reads them, with a remark that tells the languages where they are known."""
    languages = _languages_of(terms)
    lines = [_FIRST_LINE]
    if languages != UNKNOWN_PAIR:
        lines.append(f"# languages: {' '.join(languages)}\n")
    written: set[tuple[str, str]] = set()
    for term in terms:
        note = losses.writable(term.note)
        for source, targets in _sources(term, languages, losses):
            losses.add_if((source, note) in written, LossSort.GROUPING, source)
            written.add((source, note))
            lines += [f"{source}\t{target}\t{note}".rstrip() + "\n" for target in targets]
    return "".join(lines)


def _pair(source: str, target: str) -> Pair:
    return language_code(source), language_code(target)


def _tab_rows(lines: Sequence[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Row(number, tuple(map(one_line, line.split(TAB))), line)


def _take(row: Row, found: dict[tuple[str, str], _Line], collector: Collector) -> None:
    source, target, comment, *_ = (*row.cells, "", "")
    if not source or not target:
        collector.tell(row.line, RowReason.NO_REPLACEMENT if source else RowReason.NO_TERM, row.text)
        return
    if any(row.cells[_USED:]):
        collector.tell_once(row.line, RowReason.UNUSED_PARTS, ", ".join(filter(None, row.cells[_USED:])))
    line = found.setdefault((source, comment), _Line(row))
    if target in line.targets:
        collector.tell(row.line, RowReason.DUPLICATE, row.text)
    else:
        line.targets.append(target)


def _forms(source: str, targets: Sequence[str], languages: Pair) -> list[EntryForm]:
    """What a source with its targets says: of two languages what they have in common, of one what is wrong in it."""
    mine, other = languages
    right = [EntryForm(target, FormStatus.ADMITTED if number else None, other) for number, target in enumerate(targets)]
    if mine != other:
        return [EntryForm(source, None, mine), *right]
    return right if source in targets else [*right, EntryForm(source, FormStatus.GARBLED, mine)]


def _kind(forms: Sequence[EntryForm], languages: Pair) -> TermKind:
    """Without languages it is a list of errors, but for what is right in it."""
    is_error = languages == UNKNOWN_PAIR and any(form.status is FormStatus.GARBLED for form in forms)
    return TermKind.TYPICAL_ERROR if is_error else TermKind.TERM


def _languages_of(terms: Sequence[Term]) -> Pair:
    """The first two languages, or twice the only one."""
    named = list(dict.fromkeys(form.language for term in terms for form in term.forms if form.language))
    return (named[0], named[:2][-1]) if named else UNKNOWN_PAIR


def _sources(term: Term, languages: Pair, losses: Losses) -> list[tuple[str, list[str]]]:
    """The lines of a term: each source with its targets."""
    mine, other = languages
    held = [form for form in term.forms if mine == other or form.language in languages]
    right = [form for status in (FormStatus.PREFERRED, FormStatus.ADMITTED) for form in held if form.status is status]
    targets = [losses.writable(form.text) for form in right if mine == other or form.language == other]
    if mine == other:
        sources = [form for form in held if form.status.is_error] or right[:1]
    else:
        sources = [form for form in right if form.language == mine]
    written = [(losses.writable(form.text), targets) for form in sources]
    written = [(source, targets) for source, _ in written if source and targets and not source.startswith(_REMARK)]
    _tell(term, languages, written, losses)
    return written


def _tell(term: Term, languages: Pair, written: Sequence[tuple[str, list[str]]], losses: Losses) -> None:
    """What these lines do not say of the term."""
    name = term.forms[0].text
    has_two = languages[0] != languages[1]
    read = [_forms(source, targets, languages) for source, targets in written]
    back = {(form.language * has_two, form.text): form for forms in read for form in settled(forms)}
    keys = [(form.language * has_two, one_line(form.text)) for form in term.forms]
    kept = [(form, back[key]) for form, key in zip(term.forms, keys, strict=True) if key in back]
    losses.add_if(len(kept) < len(term.forms), LossSort.FORMS, name)
    losses.add_if(len(written) > 1, LossSort.GROUPING, name)
    losses.add_if(any(form.status is not other.status for form, other in kept), LossSort.STATUS, name)
    losses.add_if(any(form.language != other.language for form, other in kept), LossSort.LANGUAGE, name)
    losses.add_if(read and _kind(read[0], languages) is not term.kind, LossSort.KIND, name)
    losses.add_rules(term)
    losses.add_if(term.source, LossSort.SOURCE, name)
    losses.add_if(term.domain, LossSort.DOMAIN, name)
