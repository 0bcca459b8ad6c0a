"""Paragraphs from the lines of pages: a PDF tells where letters stand, not what belongs together.

A line begins a paragraph when it stands further below than usual, is indented, follows a line that ends a sentence
before the right margin, is of another size or begins with a bullet. Lines that are the same on several pages but for
their numbers, near an edge, are headers and footers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_EDGE = 0.13  # of the height: where headers and footers stand
_MOST_EDGE_LINES = 3
_FEW_PAGES = 6
_NEAR = 6.0  # points by which a header may stand elsewhere on another page
_FURTHER = 1.35  # times the usual distance of lines
_PRINTED = 1.5  # times the height of a line: as far as lines of one paragraph mostly stand
_INDENT = 0.8  # times the height of a line
_SHORT = 0.12  # of the column's width: room that a following word would have found
_OTHER_SIZE = 1.15
_NUMBER = re.compile(r"\d+|\b[ivxlcdm]+\b", re.IGNORECASE)
_BULLET = re.compile(r"[•◦▪‣●○■–—-]\s|\(?\w{1,3}[.)]\s")
_LEADERS = re.compile(r"(?:\. ?){5,}\W*\w*$")  # of a table of contents, up to the number of a page
_ENDED = re.compile(r"[.!?:;…。]['\"”’»)\]]*$")
_HYPHENS = ("-", "\u2010", "\u00ad")
_WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")


class Line(NamedTuple):
    """A line of letters and its box, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """From the lowest to the highest of its letters."""
        return max(1.0, self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ``width`` times ``height`` points and its lines in the order of the file."""

    width: float
    height: float
    lines: Sequence[Line]


def paragraphs_of(pages: Sequence[Page]) -> list[str]:
    """The paragraphs of all pages, without headers, footers and the numbers of pages."""
    repeated = _repeated(pages)
    columns = [
        column
        for number, page in enumerate(pages)
        for column in _columns([line for place, line in enumerate(page.lines) if (number, place) not in repeated])
    ]
    words = _Words(line for column in columns for line in column)
    found: list[str] = []
    last: tuple[Line, float, float] | None = None  # with the edges of its column
    for column in columns:
        left, right = min(line.left for line in column), max(line.right for line in column)
        distance = _usual_distance(column)
        before: Line | None = None
        for line in column:
            begins = _begins(before, line, left, right, distance) if before else _begins_column(last, line, left)
            if begins or not found:
                found.append(line.text)
            else:
                found[-1] = words.joined(found[-1], line.text)
            before = line
            last = line, left, right
    return found


# --- headers and footers ---------------------------------------------------------------------------------------------


def _repeated(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Page and place of the lines that are headers or footers."""
    seen: dict[str, list[tuple[float, int, int]]] = {}
    for number, page in enumerate(pages):
        for place in _edge_places(page):
            line = page.lines[place]
            seen.setdefault(_NUMBER.sub("#", line.text.casefold()), []).append((line.bottom, number, place))
    needed = 2 if len(pages) < _FEW_PAGES else 3
    found = set()
    for here in seen.values():
        here.sort()
        for bottom, number, place in here:
            near = {other for height, other, _ in here if abs(height - bottom) <= _NEAR}
            if len(near) >= needed:
                found.add((number, place))
    return found


def _edge_places(page: Page) -> list[int]:
    places = sorted(range(len(page.lines)), key=lambda place: page.lines[place].bottom)
    low = [place for place in places[:_MOST_EDGE_LINES] if page.lines[place].top < page.height * _EDGE]
    high = [place for place in places[-_MOST_EDGE_LINES:] if page.lines[place].bottom > page.height * (1 - _EDGE)]
    return list({*low, *high})


# --- columns ---------------------------------------------------------------------------------------------------------


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other downwards, one below the other; where they go up again, another column begins."""
    column: list[Line] = []
    for line in _in_order(lines):
        if column:
            before = column[-1]
            is_up = line.bottom > before.top
            is_beside = line.left >= before.right or line.right <= before.left
            if is_up or (is_beside and abs(line.bottom - before.bottom) > before.height / 2):
                yield column
                column = []
        column.append(line)
    if column:
        yield column


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines as in the file; from the top where the file has them in disorder."""
    jumps = sum(after.bottom > before.top for before, after in pairwise(lines))
    if jumps * 4 <= len(lines):
        return list(lines)
    return sorted(lines, key=lambda line: (-round(line.bottom / 3), line.left))


# --- paragraphs ------------------------------------------------------------------------------------------------------


def _usual_distance(column: Sequence[Line]) -> float:
    """From one line to the next, in points: the commonest one, or the usual one of print where there is none."""
    distances = [
        round(before.bottom - after.bottom, 0)
        for before, after in pairwise(column)
        if after.bottom < before.bottom - before.height / 2
    ]
    printed = median(line.height for line in column) * _PRINTED
    distance, count = Counter(distances).most_common(1)[0] if distances else (printed, 1)
    return distance if count > 1 else min([printed, *distances])


def _begins(before: Line, line: Line, left: float, right: float, distance: float) -> bool:
    """Whether a line begins a paragraph in a column with these edges."""
    below = before.bottom - line.bottom
    if below < before.height / 2:  # beside it, as the cells of a table
        return line.left > before.right + before.height
    is_indented = line.left > left + _INDENT * line.height and line.left > before.left + _INDENT * line.height
    is_short = before.right < right - _SHORT * (right - left)
    is_other_size = not 1 / _OTHER_SIZE < line.height / before.height < _OTHER_SIZE and below > distance * 1.05
    return (
        below > distance * _FURTHER
        or (is_indented and not _is_bullet(before))
        or (is_short and bool(_ENDED.search(before.text)))
        or (is_short and before.right < left + (right - left) / 2)
        or is_other_size
        or _LEADERS.search(before.text) is not None
        or _is_bullet(line)
    )


def _begins_column(last: tuple[Line, float, float] | None, line: Line, left: float) -> bool:
    """Whether a line at the top of a column or page begins a paragraph."""
    if last is None:
        return True
    before, _, right = last
    if not 1 / _OTHER_SIZE < line.height / before.height < _OTHER_SIZE or _is_bullet(line):
        return True
    if before.text.endswith(_HYPHENS) or line.text[:1].islower():
        return False
    is_full = before.right > right - 2 * before.height
    return bool(_ENDED.search(before.text)) or not is_full or line.left > left + _INDENT * line.height


def _is_bullet(line: Line) -> bool:
    return _BULLET.match(line.text) is not None


class _Words:
    """The words of the text, which tell whether a hyphen at a line's end belongs to one."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._known = {word.casefold() for line in lines for word in _WORD.findall(line.text)}

    def joined(self, before: str, line: str) -> str:
        """Two lines as one: without the hyphen where the word was only broken."""
        if not before.endswith(_HYPHENS) or before[-2:-1].isspace() or len(before) < 2:
            return f"{before} {line}"
        if before.endswith("\u00ad"):
            return before[:-1] + line
        if not line[:1].islower() or not before[-2].isalpha():
            return before + line
        head = _WORD.findall(before[:-1])[-1].casefold()
        tail = _WORD.findall(line)[0].casefold()
        keeps = f"{head}-{tail}" in self._known and head + tail not in self._known
        return before + line if keeps else before[:-1] + line
