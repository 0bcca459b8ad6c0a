"""Glossaries written to files, in any format that can be written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.decoding import decode
from facing.files.reading import read_file
from facing.files.replacing import replace_file
from facing.glossary.formats import GlossaryFormat, format_named
from facing.glossary.losses import Loss, Losses
from facing.glossary.omegat import omegat_text
from facing.glossary.rows import TAB, delimiter_of
from facing.glossary.table_writing import table_text
from facing.glossary.tbx_writing import tbx_2_text, tbx_3_text
from facing.glossary.terms import Term

_MARK = "\ufeff"
_COMMA = ","


def save(path: Path, terms: Sequence[Term], *, format: GlossaryFormat | None = None) -> tuple[Loss, ...]:
    """Write the terms to a file, which is replaced whole or not at all; what the format cannot hold of them.

    Without a ``format``, the file's ending tells it. It is written as UTF-8; a CSV file that is there already keeps
    its delimiter, its line ends and its byte order mark.

    Raises:
        UserProblem: ``GLOSSARY_UNWRITABLE`` where no such format can be written; ``DISK_FULL``,
            ``TARGET_UNWRITABLE`` as ``replace_file``.
    """
    chosen = format or format_named(path)
    if chosen is None or not chosen.is_writable:
        raise UserProblem(ProblemCode.GLOSSARY_UNWRITABLE, path=path)
    losses = Losses()
    text = _WRITERS[chosen](terms, path, losses)
    replace_file(path, text.encode("utf-8"))
    return losses.told()


def losses_in(terms: Sequence[Term], format: GlossaryFormat) -> tuple[Loss, ...]:
    """What the format would not hold of the terms, without writing anything.

    Raises:
        KeyError: nothing can be written in that format.
    """
    losses = Losses()
    _WRITERS[format](terms, Path(), losses)
    return losses.told()


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a table stands in its file."""

    delimiter: str = _COMMA
    line_end: str = "\n"
    mark: str = ""


def _csv(terms: Sequence[Term], path: Path, losses: Losses) -> str:
    manner = _manner_of(path)
    return manner.mark + table_text(terms, manner.delimiter, losses).replace("\n", manner.line_end)


def _tsv(terms: Sequence[Term], path: Path, losses: Losses) -> str:
    manner = _manner_of(path)
    return manner.mark + table_text(terms, TAB, losses).replace("\n", manner.line_end)


def _manner_of(path: Path) -> _Manner:
    """That of the file that is there already."""
    try:
        text, decoding = decode(read_file(path), path)
    except UserProblem:
        return _Manner()
    lines = text.splitlines()
    delimiter = delimiter_of(lines) if any(lines) else _COMMA
    line_end = "\r\n" if "\r\n" in text else "\n"
    return _Manner(delimiter, line_end, _MARK if decoding.bom else "")


_WRITERS: Mapping[GlossaryFormat, Callable[[Sequence[Term], Path, Losses], str]] = {
    GlossaryFormat.CSV: _csv,
    GlossaryFormat.TSV: _tsv,
    GlossaryFormat.OMEGAT: lambda terms, _, losses: omegat_text(terms, losses),
    GlossaryFormat.TBX_2: lambda terms, _, losses: tbx_2_text(terms, losses),
    GlossaryFormat.TBX_3: lambda terms, _, losses: tbx_3_text(terms, losses),
}
