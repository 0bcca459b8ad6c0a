"""Terms from the rows of a table, whose columns are those of ``facing.glossary.columns``."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from facing.glossary.cells import pairs, several
from facing.glossary.columns import Column, Header, bare_header, header_of
from facing.glossary.entries import Collector, Entry, EntryForm
from facing.glossary.rows import Row, RowReason
from facing.glossary.terms import FormStatus, TermKind

_BARE = (Column.TERM, Column.PREFERRED, Column.NOTE)
_DESCRIPTIONS = (Column.NOTE, Column.SOURCE, Column.DOMAIN)
_RULES = (Column.KIND, Column.CASE, Column.INFLECTION)

_Value = TypeVar("_Value", bound=StrEnum)


class TableReader:
    """Hands the rows of a table to a collector. The first row settles the columns."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._columns: _Columns | None = None

    def take(self, row: Row) -> None:
        """Add the row's term, or what is wrong with it.

        Raises:
            UserProblem: there are more terms than any glossary can have.
        """
        if self._columns is None:
            header = header_of(row.cells)
            # Where nobody says what the columns are, it is a list of errors.
            self._columns = _Columns(header or bare_header(_BARE), is_bare=header is None)
            if header is not None:
                if header.others:
                    self._collector.tell(row.line, RowReason.UNKNOWN_COLUMNS, ", ".join(header.others))
                return
        made = self._entry(row, self._columns)
        if isinstance(made, RowReason):
            self._collector.tell(row.line, made, row.text)
        else:
            self._collector.take(made)

    def _entry(self, row: Row, columns: "_Columns") -> Entry | RowReason:
        if any(row.cells[columns.width :]):
            return RowReason.TOO_MANY_CELLS
        cells = (*row.cells, *[""] * (columns.width - len(row.cells)), "")
        entry = Entry(row.line, row.text)
        if columns.is_bare:
            entry.kind = TermKind.TYPICAL_ERROR
            if not cells[1]:
                return RowReason.NO_REPLACEMENT if cells[0] else RowReason.NO_TERM
        for places in columns.languages:
            forms = places.forms(cells, has_admitted=columns.has_admitted)
            inflected = cells[places.inflected]
            if inflected:
                with_inflected = _with_inflected(forms, pairs(inflected))
                if with_inflected is None:
                    return RowReason.UNKNOWN_FORM
                forms = with_inflected
            entry.forms += forms
        entry.note, entry.source, entry.domain = (cells[place] for place in columns.descriptions)
        self._rules(entry, *(cells[place] for place in columns.rules))
        return entry

    def _rules(self, entry: Entry, kind: str, case_rule: str, inflection: str) -> None:
        if kind:
            entry.kind = self._value(entry, kind, entry.kind)
        if case_rule:
            entry.case_rule = self._value(entry, case_rule, entry.case_rule)
        if inflection:
            entry.inflection = self._value(entry, inflection, entry.inflection)

    def _value(self, entry: Entry, cell: str, default: _Value) -> _Value:
        """The value that the cell names; what it may name otherwise is told once and means nothing."""
        try:
            return type(default)(cell.casefold())
        except ValueError:
            self._collector.tell_once(entry.line, RowReason.UNKNOWN_VALUE, cell)
            return default


class _Columns:
    """Where everything stands in a row; what no column is for stands in an empty cell behind the last one."""

    def __init__(self, header: Header, *, is_bare: bool) -> None:
        self.is_bare = is_bare
        self.width = header.width
        self.has_admitted = header.has(Column.ADMITTED)
        self.languages = [_Places(header, language) for language in header.languages]
        self.descriptions = [header.place(column) for column in _DESCRIPTIONS]
        self.rules = [header.place(column) for column in _RULES]


class _Places:
    """Where the forms of one language stand in a row."""

    def __init__(self, header: Header, language: str) -> None:
        self._language = language
        self._term = header.place(Column.TERM, language)
        self._preferred = header.place(Column.PREFERRED, language)
        self._admitted = header.place(Column.ADMITTED, language)
        self._forbidden = header.place(Column.FORBIDDEN, language)
        self._garbled = header.place(Column.GARBLED, language)
        self.inflected = header.place(Column.INFLECTED, language)

    def forms(self, cells: Sequence[str], *, has_admitted: bool) -> list[EntryForm]:
        """The forms of a row: those that are right, then those that are not."""
        language, term = self._language, cells[self._term]
        # Without a language it is one form, whatever signs it has: so it is in lists of errors.
        found = several(term) if language else list(filter(None, [term]))
        preferred = several(cells[self._preferred])
        right: list[tuple[str, FormStatus | None]]
        wrong: list[tuple[str, FormStatus | None]] = []
        if preferred and not set(preferred).intersection(found):
            second = FormStatus.PREFERRED if has_admitted else FormStatus.ADMITTED
            right = [(text, second if number else FormStatus.PREFERRED) for number, text in enumerate(preferred)]
            wrong = [(text, FormStatus.GARBLED) for text in found]
        else:
            right = [(text, FormStatus.ADMITTED if number else None) for number, text in enumerate(preferred or found)]
        right += [(text, FormStatus.ADMITTED) for text in several(cells[self._admitted])]
        wrong += [(text, FormStatus.FORBIDDEN) for text in several(cells[self._forbidden], "|;")]
        wrong += [(text, FormStatus.GARBLED) for text in several(cells[self._garbled])]
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
