"""The formats that glossaries come in, and what each can do."""

from enum import StrEnum
from pathlib import Path


class GlossaryFormat(StrEnum):
    """A format of glossary files; the values are its names on the command line."""

    CSV = "csv"
    TSV = "tsv"
    OMEGAT = "omegat"
    TBX_2 = "tbx2"
    TBX_3 = "tbx3"
    XLSX = "xlsx"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files, the usual one first."""
        return _SUFFIXES[self]

    @property
    def is_writable(self) -> bool:
        """Whether glossaries can be saved in it."""
        return self is not GlossaryFormat.XLSX

    @property
    def holds_everything(self) -> bool:
        """Whether every term can be saved in it and comes back as it was: such files can be edited in place."""
        return self in (GlossaryFormat.CSV, GlossaryFormat.TSV)


# TBX 2 is what other programs read, so it is what ``.tbx`` stands for unless the other is asked for.
_SUFFIXES = {
    GlossaryFormat.CSV: (".csv",),
    GlossaryFormat.TSV: (".tsv",),
    GlossaryFormat.OMEGAT: (".txt", ".utf8", ".tab"),
    GlossaryFormat.TBX_2: (".tbx", ".xml"),
    GlossaryFormat.TBX_3: (".tbx", ".xml"),
    GlossaryFormat.XLSX: (".xlsx",),
}


def format_named(path: Path) -> GlossaryFormat | None:
    """The format that a file's ending stands for, ``None`` where it stands for none."""
    suffix = path.suffix.lower()
    return next((each for each in GlossaryFormat if suffix in each.suffixes), None)
