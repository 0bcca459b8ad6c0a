"""Delimited text cut into rows, each with its line, so that one broken row does not cost its neighbours."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facing.glossary.cells import one_line, unguarded

TAB = "\t"
DELIMITERS = (TAB, ";", ",")
QUOTE = '"'
# Lines that are looked at to find the delimiter.
_SAMPLE_LINES = 50
# A cell that is still open after so many lines was never meant to be: its quote is a slip.
_LONGEST_ROW_LINES = 20
# Code points; what is told of a row in a problem.
_SHOWN = 200


class RowReason(StrEnum):
    """What is wrong with a row of a glossary, or with a column of its header."""

    UNCLOSED_QUOTE = "unclosed-quote"
    STRAY_QUOTE = "stray-quote"
    BROKEN_BYTES = "broken-bytes"
    TOO_MANY_CELLS = "too-many-cells"
    NO_TERM = "no-term"
    NO_REPLACEMENT = "no-replacement"
    TOO_LONG = "too-long"
    CONTRADICTION = "contradiction"
    DUPLICATE = "duplicate"
    UNKNOWN_FORM = "unknown-form"
    UNKNOWN_VALUE = "unknown-value"
    UNKNOWN_COLUMNS = "unknown-columns"
    UNUSED_PARTS = "unused-parts"

    @property
    def is_about_row(self) -> bool:
        """Whether it is about one row, rather than about what in the whole file is not used."""
        return self not in (RowReason.UNKNOWN_COLUMNS, RowReason.UNUSED_PARTS)

    @property
    def leaves_out(self) -> bool:
        """Whether the row is left out; otherwise it is in use, and the reason only tells something about it."""
        return self not in (
            RowReason.DUPLICATE,
            RowReason.UNKNOWN_VALUE,
            RowReason.UNKNOWN_COLUMNS,
            RowReason.UNUSED_PARTS,
        )


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was left out: its line (from 1), why, and its beginning as it stands in the file."""

    line: int
    reason: RowReason
    row: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, without spaces around them; the line on which it begins (from 1), as it stands there."""

    line: int
    cells: tuple[str, ...]
    text: str


def problem(line: int, reason: RowReason, row: str) -> RowProblem:
    """A problem that keeps no more of the row than can be shown."""
    return RowProblem(line, reason, row[:_SHOWN])


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter that most of the first lines have outside quotes, then the one that divides them most evenly."""
    sample = [line for line in lines[:_SAMPLE_LINES] if line.strip()]
    counts = {delimiter: [_outside_quotes(line).count(delimiter) for line in sample] for delimiter in DELIMITERS}

    def fitness(delimiter: str) -> tuple[int, int, int]:
        found = counts[delimiter]
        return sum(map(bool, found)), -len(set(found)), -DELIMITERS.index(delimiter)

    best = max(DELIMITERS, key=fitness)
    return best if any(counts[best]) else ","


def rows(lines: Sequence[str], delimiter: str) -> Iterator[Row | RowProblem]:
    """The rows of a file given as lines without their ends; a cell in quotes may go over several lines.

    Where quotes do not fit, the line is told as a problem and reading goes on with the next one.
    """
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            index += 1
            continue
        cells, used = _cells(lines, index, delimiter)
        if isinstance(cells, RowReason):
            yield problem(index + 1, cells, line)
        elif any(cells):
            yield Row(index + 1, cells, line)
        index += used


def _cells(lines: Sequence[str], first: int, delimiter: str) -> tuple[tuple[str, ...] | RowReason, int]:
    """The cells of the row that begins at ``first``, or what is wrong with them, and how many lines that took."""
    if QUOTE not in lines[first]:
        return tuple(map(_cell, lines[first].split(delimiter))), 1
    for count in range(1, _LONGEST_ROW_LINES + 1):
        if first + count > len(lines):
            break
        whole = "\n".join(lines[first : first + count])
        try:
            read = list(csv.reader([whole], delimiter=delimiter, strict=True, skipinitialspace=True))
        except csv.Error as error:
            # The reader tells an open quote and a misplaced one apart only by its words.
            if "end of data" in str(error):
                continue
            return (RowReason.STRAY_QUOTE if "expected after" in str(error) else RowReason.TOO_LONG), 1
        return tuple(map(_cell, read[0])), count
    return RowReason.UNCLOSED_QUOTE, 1


def _outside_quotes(line: str) -> str:
    return "".join(line.split(QUOTE)[::2])


def _cell(text: str) -> str:
    return unguarded(one_line(text))
