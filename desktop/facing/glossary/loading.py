"""Glossaries from CSV and TSV files.

With a header (any order, any case) the columns are:

``term``
    what is found in texts, or the name of the concept;
``preferred``
    what it should be; several are separated by ``|``, the first one is preferred, the others are admitted. Where it
    is empty or equal to ``term``, the term itself is right: known, to be left alone;
``forbidden``
    further forms that are not to be used, separated by ``|`` or ``;``. They are replaced by ``preferred``, or by
    ``term`` where that is the right one;
``note``
    shown with each finding.

Other columns are left out and told once. Without a header, the first column is what is found, the second what it
should be, the third, where there is one, the note. The delimiter (tab, semicolon, comma) is found out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.decoding import decode
from facing.files.reading import read_file
from facing.files.stamp import FileStamp, stamp_of
from facing.glossary.formats import GlossaryFormat
from facing.glossary.rows import TAB, Row, RowProblem, RowReason, delimiter_of, problem, rows
from facing.glossary.terms import Form, FormStatus, Term, TermKind, TermPlace

# Against hostile or mistaken input. Bytes of a file; terms of a file; code points of a form and of a note.
MAXIMUM_BYTES = 32 * 1024 * 1024
MAXIMUM_TERMS = 500_000
MAXIMUM_FORM = 300
MAXIMUM_NOTE = 4000

_COLUMNS = ("term", "preferred", "forbidden", "note")
_BARE_COLUMNS = ("term", "preferred", "note")
_TAB_SUFFIXES = (".tsv", ".tab")
_BROKEN_BYTES = re.compile("[\ud800-\udfff]")  # what decoding keeps of them
_FORBIDDEN_SEPARATOR = re.compile("[|;]")
_PREFERRED_SEPARATOR = re.compile("[|]")


@dataclass(frozen=True, slots=True)
class LoadedGlossary:
    """The terms of one file and what was wrong in it. ``name`` is the file's name without its ending.

    ``stamp`` is that of the file when it was read, ``None`` where the terms do not come from one.
    """

    name: str
    path: Path
    terms: tuple[Term, ...]
    problems: tuple[RowProblem, ...] = ()
    format: GlossaryFormat = GlossaryFormat.CSV
    stamp: FileStamp | None = None

    def is_stale(self) -> bool:
        """Whether the file was changed, replaced or taken away since it was read. Costs one ``stat``."""
        return self.stamp is not None and stamp_of(self.path) != self.stamp

    @property
    def left_out(self) -> int:
        """How many rows could not be used."""
        return sum(problem.reason.leaves_out for problem in self.problems)

    @property
    def is_editable(self) -> bool:
        """Whether saving the terms over the file loses nothing of what it holds; otherwise save them elsewhere."""
        return self.format.holds_everything and all(told.reason is RowReason.DUPLICATE for told in self.problems)


def load(path: Path, encoding: str | None = None) -> LoadedGlossary:
    """The glossary in this file; ``encoding`` overrides the detected one.

    Raises:
        UserProblem: ``GLOSSARY_UNUSABLE`` with ``path`` and ``reason``: the code of a file's problem
            (``file-missing``, ...), ``too-many-terms``, or the reason of the first broken row where no row is usable
            (then with ``line``).
    """
    stamp = stamp_of(path)  # before reading, so that a change meanwhile is seen later
    try:
        text, _ = decode(read_file(path, MAXIMUM_BYTES), path, encoding)
    except UserProblem as trouble:
        raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=path, reason=str(trouble.code)) from trouble
    return replace(parse(text, path), stamp=stamp)


def parse(text: str, path: Path) -> LoadedGlossary:
    """The glossary that ``text`` holds; ``path`` names it and tells the delimiter of ``.tsv`` and ``.tab`` files.

    Raises:
        UserProblem: as ``load``.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    delimiter = TAB if path.suffix.lower() in _TAB_SUFFIXES else delimiter_of(lines)
    builder = _Builder(path)
    for row in rows(lines, delimiter):
        builder.take(row)
    glossary = LoadedGlossary(path.stem, path, tuple(builder.terms), tuple(builder.problems))
    broken = [told for told in glossary.problems if told.reason is not RowReason.UNKNOWN_COLUMNS]
    if broken and not glossary.terms:
        first = broken[0]
        raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=path, reason=str(first.reason), line=first.line)
    return glossary


class _Builder:
    """Turns rows into terms, collecting what is wrong. The first row settles the columns."""

    def __init__(self, path: Path) -> None:
        self.terms: list[Term] = []
        self.problems: list[RowProblem] = []
        self._path = path
        self._columns: dict[str, int] = {}
        self._width = 0
        self._kind = TermKind.TERM
        self._seen: set[str] = set()

    def take(self, row: Row | RowProblem) -> None:
        """Add the row's term or its problem.

        Raises:
            UserProblem: there are more terms than any glossary can have.
        """
        if isinstance(row, RowProblem):
            self.problems.append(row)
            return
        if not self._columns and self._take_header(row):
            return
        made = self._term(row)
        if isinstance(made, RowReason):
            self.problems.append(problem(row.line, made, row.text))
            return
        self.terms.append(made)
        if len(self.terms) > MAXIMUM_TERMS:
            raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=self._path, reason="too-many-terms", line=row.line)

    def _take_header(self, row: Row) -> bool:
        """Settle the columns; whether the row named them, rather than being a first row without a header."""
        names = [cell.casefold() for cell in row.cells]
        known = set(names).intersection(_COLUMNS)
        if "term" not in known or (len(known) == 1 and len(names) > 1):
            self._kind = TermKind.TYPICAL_ERROR
            self._columns = {name: index for index, name in enumerate(_BARE_COLUMNS)}
            self._width = len(_BARE_COLUMNS)
            return False
        self._columns = {name: names.index(name) for name in known}
        self._width = len(names)
        others = [cell for index, cell in enumerate(row.cells) if index not in self._columns.values() and cell]
        if others:
            self.problems.append(problem(row.line, RowReason.UNKNOWN_COLUMNS, ", ".join(others)))
        return True

    def _term(self, row: Row) -> Term | RowReason:
        if any(row.cells[self._width :]):
            return RowReason.TOO_MANY_CELLS
        if _BROKEN_BYTES.search(row.text):
            return RowReason.BROKEN_BYTES
        cells = {name: row.cells[index] for name, index in self._columns.items() if index < len(row.cells)}
        term, note = cells.get("term", ""), cells.get("note", "")
        preferred = _several(_PREFERRED_SEPARATOR, cells.get("preferred", ""))
        forbidden = _several(_FORBIDDEN_SEPARATOR, cells.get("forbidden", ""))
        reason = self._fault(term, preferred, forbidden, note)
        if reason is not None:
            return reason
        forms = _forms(term, preferred or [term], forbidden)
        found = {form.text for form in forms if form.status.is_error} or {term}
        if found & self._seen:
            return RowReason.DUPLICATE
        self._seen |= found
        return Term(forms, self._kind, note=note, place=TermPlace(self._path.stem, self._path, row.line))

    def _fault(self, term: str, preferred: list[str], forbidden: list[str], note: str) -> RowReason | None:
        if not term:
            return RowReason.NO_TERM
        if not preferred and self._kind is TermKind.TYPICAL_ERROR:
            return RowReason.NO_REPLACEMENT
        if len(note) > MAXIMUM_NOTE or any(len(form) > MAXIMUM_FORM for form in (term, *preferred, *forbidden)):
            return RowReason.TOO_LONG
        if set(forbidden).intersection(preferred or [term]):
            return RowReason.CONTRADICTION
        return None


def _several(separator: re.Pattern[str], cell: str) -> list[str]:
    """The forms in a cell, each once."""
    return list(dict.fromkeys(form for form in (part.strip() for part in separator.split(cell)) if form))


def _forms(term: str, right: Sequence[str], forbidden: Iterable[str]) -> tuple[Form, ...]:
    """The forms of a row. Where nothing is wrong, nothing is preferred either: the term is known."""
    wrong = [] if term in right else [Form(term, FormStatus.GARBLED)]
    wrong += [Form(form, FormStatus.FORBIDDEN) for form in forbidden if form != term]
    first = FormStatus.PREFERRED if wrong else FormStatus.ADMITTED
    return Form(right[0], first), *(Form(form, FormStatus.ADMITTED) for form in right[1:]), *wrong
