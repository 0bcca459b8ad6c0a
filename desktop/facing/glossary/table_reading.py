"""Terms from the rows of a table, whose columns are those of ``facing.glossary.columns``."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from facing.glossary.cells import SEPARATOR, pairs, several
from facing.glossary.columns import Column, Header, Heading, bare_header, header_of
from facing.glossary.entries import Collector, Entry, EntryForm
from facing.glossary.rows import Row, RowReason
from facing.glossary.terms import CaseRule, FormStatus, Inflection, TermKind

_BARE = (Column.TERM, Column.PREFERRED, Column.NOTE)
_WRONG = {Column.FORBIDDEN: FormStatus.FORBIDDEN, Column.GARBLED: FormStatus.GARBLED}
_SEPARATORS = {Column.FORBIDDEN: "|;"}

_Value = TypeVar("_Value", bound=StrEnum)


class TableReader:
    """Hands the rows of a table to a collector. The first row settles the columns."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._header: Header | None = None
        self._kind = TermKind.TERM

    def take(self, row: Row) -> None:
        """Add the row's term, or what is wrong with it.

        Raises:
            UserProblem: there are more terms than any glossary can have.
        """
        if self._header is None:
            self._header = header_of(row.cells)
            if self._header is not None:
                if self._header.others:
                    self._collector.tell(row.line, RowReason.UNKNOWN_COLUMNS, ", ".join(self._header.others))
                return
            # Where nobody says what the columns are, it is a list of errors.
            self._kind, self._header = TermKind.TYPICAL_ERROR, bare_header(_BARE)
        made = self._entry(row, self._header)
        if isinstance(made, RowReason):
            self._collector.tell(row.line, made, row.text)
        else:
            self._collector.take(made)

    def _entry(self, row: Row, header: Header) -> Entry | RowReason:
        if any(row.cells[header.width :]):
            return RowReason.TOO_MANY_CELLS
        count = len(row.cells)
        cells = {heading: row.cells[place] for heading, place in header.places.items() if place < count}
        if self._kind is TermKind.TYPICAL_ERROR and not cells.get(Heading(Column.PREFERRED)):
            return RowReason.NO_REPLACEMENT if row.cells[0] else RowReason.NO_TERM
        entry = Entry(row.line, row.text, kind=self._kind)
        for language in header.languages:
            forms = _forms(language, cells, has_admitted=header.has(Column.ADMITTED))
            inflected = cells.get(Heading(Column.INFLECTED, language), "")
            if inflected:
                with_inflected = _with_inflected(forms, pairs(inflected))
                if with_inflected is None:
                    return RowReason.UNKNOWN_FORM
                forms = with_inflected
            entry.forms += forms
        self._describe(entry, cells)
        return entry

    def _describe(self, entry: Entry, cells: Mapping[Heading, str]) -> None:
        entry.kind = self._value(entry, cells.get(Heading(Column.KIND), ""), entry.kind)
        entry.case_rule = self._value(entry, cells.get(Heading(Column.CASE), ""), CaseRule.AUTOMATIC)
        entry.inflection = self._value(entry, cells.get(Heading(Column.INFLECTION), ""), Inflection.STEM)
        entry.note = cells.get(Heading(Column.NOTE), "")
        entry.source = cells.get(Heading(Column.SOURCE), "")
        entry.domain = cells.get(Heading(Column.DOMAIN), "")

    def _value(self, entry: Entry, cell: str, default: _Value) -> _Value:
        """The value that the cell names; what it may name otherwise is told once and means nothing."""
        if not cell:
            return default
        try:
            return type(default)(cell.casefold())
        except ValueError:
            self._collector.tell_once(entry.line, RowReason.UNKNOWN_VALUE, cell)
            return default


def _forms(language: str, cells: Mapping[Heading, str], *, has_admitted: bool) -> list[EntryForm]:
    """The forms of one language: those that are right, then those that are not."""

    def of(column: Column) -> str:
        return cells.get(Heading(column, language), "")

    # Without a language it is one form, whatever signs it has: so it is in files that were made for a list of errors.
    found = several(of(Column.TERM)) if language else list(filter(None, [of(Column.TERM)]))
    preferred, admitted = several(of(Column.PREFERRED)), several(of(Column.ADMITTED))
    wrong = [
        (text, status)
        for column, status in _WRONG.items()
        for text in several(of(column), _SEPARATORS.get(column, SEPARATOR))
    ]
    right: list[tuple[str, FormStatus | None]] = []
    if preferred and not set(preferred).intersection(found):
        second = FormStatus.PREFERRED if has_admitted else FormStatus.ADMITTED
        right = [(text, second if number else FormStatus.PREFERRED) for number, text in enumerate(preferred)]
        wrong[:0] = [(text, FormStatus.GARBLED) for text in found]
    else:
        right = [(text, FormStatus.ADMITTED if number else None) for number, text in enumerate(preferred or found)]
    right += [(text, FormStatus.ADMITTED) for text in admitted]
    return [EntryForm(text, status, language) for text, status in (*right, *wrong)]


def _with_inflected(forms: list[EntryForm], inflected: list[tuple[str, str]]) -> list[EntryForm] | None:
    """The forms with their inflected forms; ``None`` where those belong to a form that is not there."""
    found: dict[str, list[str]] = {form.text: [] for form in forms}
    for text, form in inflected:
        owner = form or _first(forms)
        if owner not in found:
            return None
        found[owner].append(text)
    return [form._replace(inflected=tuple(found[form.text])) for form in forms]


def _first(forms: list[EntryForm]) -> str:
    """The form that stands under ``term``, or the row's first one."""
    garbled = (form.text for form in forms if form.status is FormStatus.GARBLED)
    return next(garbled, forms[0].text if forms else "")
