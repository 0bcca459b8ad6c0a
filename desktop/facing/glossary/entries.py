"""Entries of glossary files made into terms: the rules that all formats share, and what is wrong with each entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.rows import RowProblem, RowReason, problem
from facing.glossary.terms import CaseRule, Form, FormStatus, Inflection, Term, TermKind, TermPlace

# Against hostile or mistaken input. Terms of a file; code points of a form and of a note.
MAXIMUM_TERMS = 500_000
MAXIMUM_FORM = 300
MAXIMUM_NOTE = 4000

_WRONG = (FormStatus.FORBIDDEN, FormStatus.GARBLED)
_BROKEN_BYTES = re.compile("[\ud800-\udfff]")  # what decoding keeps of them


class EntryForm(NamedTuple):
    """A form as a file has it; ``status`` is ``None`` where the file says nothing about it."""

    text: str
    status: FormStatus | None = None
    language: str = ""
    inflected: tuple[str, ...] = ()


@dataclass(slots=True)
class Entry:
    """A row or concept of a file; ``line`` is where it begins, ``row`` what is told of it in a problem."""

    line: int
    row: str
    forms: list[EntryForm] = field(default_factory=list)
    kind: TermKind = TermKind.TERM
    case_rule: CaseRule = CaseRule.AUTOMATIC
    inflection: Inflection = Inflection.STEM
    note: str = ""
    source: str = ""
    domain: str = ""


class Collector:
    """Takes the entries of one file, keeps their terms and what is wrong."""

    def __init__(self, path: Path) -> None:
        self.terms: list[Term] = []
        self.problems: list[RowProblem] = []
        self._path = path
        self._name = path.stem
        self._seen: set[object] = set()
        self._told: set[tuple[RowReason, str]] = set()

    def tell(self, line: int, reason: RowReason, row: str) -> None:
        """Keep a problem."""
        self.problems.append(problem(line, reason, row))

    def tell_once(self, line: int, reason: RowReason, row: str) -> None:
        """Keep a problem unless the same was told of an earlier line."""
        if (reason, row) not in self._told:
            self._told.add((reason, row))
            self.tell(line, reason, row)

    def take(self, entry: Entry) -> None:
        """Add the entry's term, or what is wrong with it.

        Raises:
            UserProblem: there are more terms than any glossary can have.
        """
        reason = _fault(entry)
        if reason is not None:
            self.tell(entry.line, reason, entry.row)
            return
        forms = settled(entry.forms)
        found = _found(forms)
        if not self._seen.isdisjoint(found):
            self.tell(entry.line, RowReason.DUPLICATE, entry.row)
        self._seen.update(found)
        place = TermPlace(self._name, self._path, entry.line)
        rules = entry.kind, entry.case_rule, entry.inflection
        self.terms.append(Term(forms, *rules, entry.note, entry.source, entry.domain, place))
        if len(self.terms) > MAXIMUM_TERMS:
            raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=self._path, reason="too-many-terms", line=entry.line)


def _fault(entry: Entry) -> RowReason | None:
    if not entry.forms:
        return RowReason.NO_TERM
    if _BROKEN_BYTES.search(entry.row):
        return RowReason.BROKEN_BYTES
    if len(entry.note) > MAXIMUM_NOTE or len(entry.source) > MAXIMUM_NOTE or len(entry.domain) > MAXIMUM_NOTE:
        return RowReason.TOO_LONG
    wrong = set()
    for form in entry.forms:
        if len(form.text) > MAXIMUM_FORM or (form.inflected and max(map(len, form.inflected)) > MAXIMUM_FORM):
            return RowReason.TOO_LONG
        if form.status in _WRONG:
            wrong.add((form.language, form.text))
    if wrong and any((form.language, form.text) in wrong for form in entry.forms if form.status not in _WRONG):
        return RowReason.CONTRADICTION
    return None


def settled(forms: Sequence[EntryForm]) -> tuple[Form, ...]:
    """The forms with a status each.

    Of those about which the file says nothing, the first of a language is preferred where there is something that it
    is preferred to: wrong forms of that language, or forms of other languages. The others are admitted. So where
    nothing is wrong, nothing is preferred either, and the term is known.
    """
    first = forms[0].language
    has_several = any(form.language != first for form in forms)
    wrong = {form.language for form in forms if form.status in _WRONG}
    preferred = {form.language for form in forms if form.status is FormStatus.PREFERRED}
    made: dict[tuple[str, str], Form] = {}
    for text, status, language, inflected in forms:
        if status is None:
            is_first = language not in preferred and (has_several or language in wrong)
            status = FormStatus.PREFERRED if is_first else FormStatus.ADMITTED
            if is_first:
                preferred.add(language)
        if (language, text) not in made:
            made[language, text] = Form(text, status, language, inflected)
    return tuple(made.values())


def _found(forms: tuple[Form, ...]) -> set[object]:
    """What no other entry of the file should be about: the wrong forms, or where nothing is wrong all forms."""
    wrong: set[object] = {(form.language, form.text) for form in forms if form.status in _WRONG}
    if wrong:
        return wrong
    return {(forms[0].language, forms[0].text)} if len(forms) == 1 else {forms}
