"""A few tables to be read and printed, such as the style sheet that goes with a job."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A heading and rows of as many cells as there are columns; the first cell of a row is what it is about."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``language`` is the code of the language that it is written in; ``lines`` stand below the title."""

    title: str
    language: str
    lines: tuple[str, ...]
    tables: tuple[SheetTable, ...]


class SheetFormat(StrEnum):
    """What a sheet can be written as; also how the file's name ends, behind a dot."""

    HTML = "html"
    DOCX = "docx"


# Makes the bytes of a file of one format. Callable from any thread.
SheetWriter = Callable[[Sheet], bytes]
