"""Glossaries from files: which format a file has, and the terms in it."""

import codecs
from dataclasses import dataclass, replace
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.decoding import decode
from facing.files.limits import FILE_LIMIT
from facing.files.reading import read_file
from facing.files.stamp import FileStamp, stamp_of
from facing.glossary.columns import header_of
from facing.glossary.entries import Collector
from facing.glossary.formats import GlossaryFormat, format_named
from facing.glossary.omegat import UNKNOWN_PAIR, Pair, read_omegat
from facing.glossary.rows import TAB, Row, RowProblem, RowReason, delimiter_of, rows
from facing.glossary.table_reading import TableReader
from facing.glossary.tbx_reading import read_tbx
from facing.glossary.terms import Term
from facing.glossary.xlsx import read_xlsx
from facing.glossary.xml_events import XmlRefused

MAXIMUM_BYTES = FILE_LIMIT

_ZIP = b"PK\x03\x04"
_XML = (b"<?xml", b"<!DOCTYPE", b"<!--", b"<martif", b"<tbx")
_BEFORE_XML = codecs.BOM_UTF8 + codecs.BOM_UTF16_LE + b" \t\r\n"
_BEGINNING = 400  # bytes


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


def load(path: Path, encoding: str | None = None, languages: Pair | None = None) -> LoadedGlossary:
    """The glossary in this file; ``encoding`` overrides the detected one.

    ``languages`` are those of the first and the second column, such as ``("de", "en")``, where the file does not say.

    Raises:
        UserProblem: ``GLOSSARY_UNUSABLE`` with ``path`` and ``reason``: the code of a file's problem
            (``file-missing``, ...), ``too-many-terms``, what is wrong with its XML (``XmlRefused``), or the reason of
            the first broken row where no row is usable (the last three with ``line``).
    """
    stamp = stamp_of(path)  # before reading, so that a change meanwhile is seen later
    try:
        data = read_file(path, MAXIMUM_BYTES)
        loaded = _from_bytes(data, path, encoding, languages or UNKNOWN_PAIR)
    except UserProblem as trouble:
        if trouble.code is ProblemCode.GLOSSARY_UNUSABLE:
            raise
        raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=path, reason=str(trouble.code)) from trouble
    except XmlRefused as refused:
        raise UserProblem(
            ProblemCode.GLOSSARY_UNUSABLE, path=path, reason=str(refused.reason), line=refused.line
        ) from None
    return replace(loaded, stamp=stamp)


def parse(text: str, path: Path, languages: Pair = UNKNOWN_PAIR) -> LoadedGlossary:
    """The glossary that a table of text holds; ``path`` names it, and its ending tells of which sort it is.

    It is one of OmegaT's where it has no header and either the ending of those or known ``languages``.

    Raises:
        UserProblem: as ``load``.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    named = format_named(path)
    has_tabs = named is GlossaryFormat.OMEGAT and TAB in text
    delimiter = TAB if has_tabs or named is GlossaryFormat.TSV else delimiter_of(lines)
    collector = Collector(path)
    if (named is GlossaryFormat.OMEGAT or languages != UNKNOWN_PAIR) and not _has_header(lines, delimiter):
        read_omegat(lines, delimiter, collector, languages)
        return _loaded(collector, path, GlossaryFormat.OMEGAT)
    table = TableReader(collector)
    for row in rows(lines, delimiter):
        if isinstance(row, RowProblem):
            collector.tell(row.line, row.reason, row.row)
        else:
            table.take(row)
    return _loaded(collector, path, GlossaryFormat.TSV if delimiter == TAB else GlossaryFormat.CSV)


def _from_bytes(data: bytes, path: Path, encoding: str | None, languages: Pair) -> LoadedGlossary:
    collector = Collector(path)
    if data.startswith(_ZIP):
        read_xlsx(data, path, collector)
        return _loaded(collector, path, GlossaryFormat.XLSX)
    if _is_xml(data, path):
        return _loaded(collector, path, read_tbx(data, collector, encoding))
    text, _ = decode(data, path, encoding)
    return parse(text, path, languages)


def _is_xml(data: bytes, path: Path) -> bool:
    """Whether it begins like XML, in any encoding of Unicode; where its name says TBX, any tag will do."""
    beginning = data[:_BEGINNING].replace(b"\0", b"").lstrip(_BEFORE_XML)
    return beginning.startswith(b"<" if format_named(path) is GlossaryFormat.TBX_2 else _XML)


def _has_header(lines: list[str], delimiter: str) -> bool:
    first = next(rows(lines[:1], delimiter), None)
    return isinstance(first, Row) and header_of(first.cells) is not None


def _loaded(collector: Collector, path: Path, format: GlossaryFormat) -> LoadedGlossary:
    glossary = LoadedGlossary(path.stem, path, tuple(collector.terms), tuple(collector.problems), format)
    broken = [told for told in glossary.problems if told.reason.leaves_out]
    if broken and not glossary.terms:
        first = broken[0]
        raise UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=path, reason=str(first.reason), line=first.line)
    return glossary
