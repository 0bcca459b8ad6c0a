"""A term: what may stand in a text for one concept, what must not, and what to write instead."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from facing.glossary.languages import fits


class FormStatus(StrEnum):
    """What is to be thought of a form where it is found; forbidden and garbled ones are errors."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    GARBLED = "garbled"

    @property
    def is_error(self) -> bool:
        """Whether a text must not have such a form."""
        return self in (FormStatus.FORBIDDEN, FormStatus.GARBLED)


class TermKind(StrEnum):
    """What sort of thing a term names."""

    TERM = "term"
    NAME = "name"
    ABBREVIATION = "abbreviation"
    DO_NOT_TRANSLATE = "do-not-translate"
    TYPICAL_ERROR = "typical error"


class CaseRule(StrEnum):
    """Which capitals a form is found in: automatic means any, but an abbreviation in capitals as it is written."""

    AUTOMATIC = "automatic"
    ANY = "any"
    AS_WRITTEN = "as written"


class Inflection(StrEnum):
    """In which grammatical forms a term is found: those of its stem, those that are listed, or none but its own."""

    STEM = "stem"
    LISTED = "listed"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a term. ``language`` is a code such as ``en``; empty means any.

    ``inflected`` are its listed grammatical forms (plural, cases), each of which is found as the form itself is.
    """

    text: str
    status: FormStatus
    language: str = ""
    inflected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermPlace:
    """Where a term stands: the glossary's name, its file, and the line there (of a table: the row), counted from 1."""

    glossary: str
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Term:
    """One concept with its forms, at least one. Without a preferred form it is known: leave it alone.

    ``source`` says where the house has it from (a dictionary, a client), ``place`` where it stands in a file. Two
    terms that differ in their places alone are the same term.

    Raises:
        ValueError: no form is given.
    """

    forms: tuple[Form, ...]
    kind: TermKind = TermKind.TERM
    case_rule: CaseRule = CaseRule.AUTOMATIC
    inflection: Inflection = Inflection.STEM
    note: str = ""
    source: str = ""
    domain: str = ""
    place: TermPlace | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.forms:
            raise ValueError("a term needs at least one form")

    @property
    def is_known(self) -> bool:
        """Whether the term only says that its forms are right as they stand."""
        return not any(form.status is FormStatus.PREFERRED for form in self.forms)

    @property
    def replacements(self) -> tuple[str, ...]:
        """What to write: the preferred forms, then the admitted ones; nothing for a known term."""
        return () if self.is_known else tuple(form.text for form in self.right_forms())

    def right_forms(self, language: str = "") -> tuple[Form, ...]:
        """What may stand in a text of this language: the preferred forms, then the admitted ones."""
        statuses = (FormStatus.PREFERRED, FormStatus.ADMITTED)
        return tuple(
            form
            for status in statuses
            for form in self.forms
            if form.status is status and fits(form.language, language)
        )
