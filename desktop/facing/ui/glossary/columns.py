"""The columns of the table of terms: how each is called, what it shows of a term, and what editing it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from facing.glossary.terms import CaseRule, Inflection, Term, TermKind
from facing.session.term_editor import Entry
from facing.session.term_row import TermRow, term_of


class Column(IntEnum):
    """A column, by its place in the table."""

    TERM = 0
    PREFERRED = 1
    FORBIDDEN = 2
    LANGUAGES = 3
    KIND = 4
    NOTE = 5
    CASE = 6
    INFLECTION = 7
    LISTED = 8
    SOURCE = 9
    DOMAIN = 10
    REMARK = 11


# Which attribute of the row of forms, or of the term, a column shows.
_FORMS = {
    Column.TERM: "term",
    Column.PREFERRED: "preferred",
    Column.FORBIDDEN: "forbidden",
    Column.LANGUAGES: "languages",
    Column.LISTED: "listed",
}
_TEXTS = {Column.NOTE: "note", Column.SOURCE: "source", Column.DOMAIN: "domain"}
_CHOICES = {Column.KIND: "kind", Column.CASE: "case_rule", Column.INFLECTION: "inflection"}


@dataclass(frozen=True)
class ColumnWords:
    """The words of the table in the user's language: titles with what they mean, and the choices of some columns."""

    titles: Mapping[Column, str]
    tips: Mapping[Column, str]
    choices: Mapping[Column, Mapping[Any, str]]


def column_words() -> ColumnWords:
    """All words of the table."""
    translate = QCoreApplication.translate
    titles = {
        Column.TERM: translate("Glossary", "Term"),
        Column.PREFERRED: translate("Glossary", "Preferred"),
        Column.FORBIDDEN: translate("Glossary", "Forbidden"),
        Column.LANGUAGES: translate("Glossary", "Languages"),
        Column.KIND: translate("Glossary", "Kind"),
        Column.NOTE: translate("Glossary", "Note"),
        Column.CASE: translate("Glossary", "Capitals"),
        Column.INFLECTION: translate("Glossary", "Inflection"),
        Column.LISTED: translate("Glossary", "Listed forms"),
        Column.SOURCE: translate("Glossary", "Source"),
        Column.DOMAIN: translate("Glossary", "Domain"),
        Column.REMARK: translate("Glossary", "Remark"),
    }
    tips = {
        Column.TERM: translate("Glossary", "What is found in texts; right as it stands where nothing is preferred"),
        Column.PREFERRED: translate(
            "Glossary", "What to write instead; several are separated by |, the first is preferred"
        ),
        Column.FORBIDDEN: translate("Glossary", "Other forms that are not to be used, separated by |"),
        Column.LANGUAGES: translate(
            "Glossary", "A code such as en, empty for any; de → en has the term in German, the others in English"
        ),
        Column.LISTED: translate("Glossary", "Grammatical forms, such as: ferry = ferries | boat = boats"),
        Column.REMARK: translate("Glossary", "Terms that stand here twice or contradict each other"),
    }
    return ColumnWords(titles, tips, {Column.KIND: _kinds(), Column.CASE: _cases(), Column.INFLECTION: _inflections()})


def shown(entry: Entry, column: Column, words: ColumnWords) -> str:
    """What a cell says, but for remarks."""
    if column in _FORMS:
        return str(getattr(entry.row, _FORMS[column]))
    if column in _TEXTS:
        return str(getattr(entry.term, _TEXTS[column]))
    return words.choices[column][getattr(entry.term, _CHOICES[column])] if column in _CHOICES else ""


def edited(entry: Entry, column: Column, value: Any) -> Term:
    """The term that a cell with another value makes.

    Raises:
        UnusableRow: it makes none.
    """
    if column in _FORMS:
        return term_of(_row_with(entry.row, column, str(value)), entry.term)
    if column in _TEXTS:
        cell: Any = " ".join(str(value).split())
        return replace(entry.term, **{_TEXTS[column]: cell})
    choice: Any = type(choice_of(entry, column))(value)  # Qt gives back the plain string that it is made of
    return replace(entry.term, **{_CHOICES[column]: choice})


def choice_of(entry: Entry, column: Column) -> Any:
    """The value of a cell that has choices."""
    return getattr(entry.term, _CHOICES[column])


def _row_with(row: TermRow, column: Column, text: str) -> TermRow:
    return replace(row, **{_FORMS[column]: text})


def _kinds() -> Mapping[TermKind, str]:
    return {
        TermKind.TERM: QCoreApplication.translate("Glossary", "term"),
        TermKind.NAME: QCoreApplication.translate("Glossary", "name"),
        TermKind.ABBREVIATION: QCoreApplication.translate("Glossary", "abbreviation"),
        TermKind.DO_NOT_TRANSLATE: QCoreApplication.translate("Glossary", "not to be translated"),
        TermKind.TYPICAL_ERROR: QCoreApplication.translate("Glossary", "typical error"),
    }


def _cases() -> Mapping[CaseRule, str]:
    return {
        CaseRule.AUTOMATIC: QCoreApplication.translate("Glossary", "automatic"),
        CaseRule.ANY: QCoreApplication.translate("Glossary", "any"),
        CaseRule.AS_WRITTEN: QCoreApplication.translate("Glossary", "as written"),
    }


def _inflections() -> Mapping[Inflection, str]:
    return {
        Inflection.STEM: QCoreApplication.translate("Glossary", "by its stem"),
        Inflection.LISTED: QCoreApplication.translate("Glossary", "listed forms"),
        Inflection.EXACT: QCoreApplication.translate("Glossary", "none"),
    }
