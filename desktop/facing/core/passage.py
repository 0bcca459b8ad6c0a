"""What a checker reads: text in reading order, and the way back to paragraphs."""

import hashlib
import re
import statistics
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from facing.core.finding import Span

_LOOKED_AT = 2000  # lines
_FULL = 40  # code points of a line that may have been broken
_WIDEST = 120
_FEWEST, _MANY = 4, 8  # line ends
# Shares of the line ends in a wrapped text: lines that others wrote into it later are shorter.
_TIGHT, _TIGHT_OF_FEW = 0.7, 0.8
_GOING_ON = 0.5
_STOPS = 0.5
_STOP = '.,;:!?\u2026\u201d"\u060c\u06d4'
_MARGIN = re.compile(r"^[ \t]*(?:[>|] ?)*[ \t]*")
_ITEM = re.compile(r"(?:[-*+\u2022#]+|\(?\d{1,3}[.)]|\(?[a-z]\)) ")
_COLUMNS = re.compile(r"\t| {3,}|\.{5,}|_{3,}|[{};]$|[=(),]{2}|\w_\w|\w\(")

# Tab, the letters and everything but line breaks may join: a wrapped line goes on with one space.
JOINT = " "


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` code points of a passage from ``start`` on are those of a paragraph from ``offset`` on."""

    start: int
    length: int
    paragraph: int
    offset: int = 0


@dataclass(frozen=True)
class Passage:
    """A stretch of text as a reader would read it, with its language.

    ``markup`` are ranges (start, end) in ``text`` that a checker must see but not judge.
    """

    text: str
    pieces: tuple[Piece, ...]
    markup: tuple[tuple[int, int], ...] = field(default=())

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def has_prose(self) -> bool:
        """Whether there is anything but mark-up and white space."""
        position = 0
        for start, end in (*self.markup, (len(self.text), len(self.text))):
            if self.text[position:start].strip():
                return True
            position = max(position, end)
        return False

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 over all that may be judged: the text and what of it is mark-up; not where it stands."""
        encoded = self.text.encode("utf-8", "surrogatepass")
        return hashlib.sha256(b"%d:%b%b" % (len(encoded), encoded, repr(self.markup).encode())).digest()

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The ids of the paragraphs that the passage is made of."""
        return tuple(piece.paragraph for piece in self.pieces)

    def spans(self, start: int, end: int) -> list[Span]:
        """The places in paragraphs that ``text[start:end]`` stands for; joints have none."""
        found = []
        for piece in self.pieces[max(0, bisect_right(self._starts, start) - 1) :]:
            if piece.start > end or (piece.start == end and end > start):
                break
            first = max(start, piece.start)
            last = min(end, piece.start + piece.length)
            if first < last or (start == end and piece.start <= start <= piece.start + piece.length):
                shift = piece.offset - piece.start
                found.append(Span(piece.paragraph, first + shift, max(first, last) + shift))
                if start == end:
                    break
        return found


def joined(parts: Iterable[tuple[int, str]], joint: str) -> Passage:
    """One passage of several paragraphs, (id, text) each, with ``joint`` between them."""
    texts: list[str] = []
    pieces: list[Piece] = []
    position = 0
    for identifier, text in parts:
        pieces.append(Piece(position, len(text), identifier))
        texts.append(text)
        position += len(text) + len(joint)
    return Passage(joint.join(texts), tuple(pieces))


def reading_passages(paragraphs: Sequence[tuple[int, str]], wrapped: bool) -> list[Passage]:
    """The passages of a text given as (id, text): one for each paragraph, or for each run of wrapped lines."""
    if not wrapped:
        return [joined([part], JOINT) for part in paragraphs if part[1].strip()]
    passages = []
    run: list[tuple[int, str]] = []
    for part in [*paragraphs, (-1, "")]:
        starts_anew = part[1][:1] in ("", " ", "\t", "#", ">", "-", "*", "|")
        if run and (starts_anew or not part[1].strip()):
            passages.append(joined(run, JOINT))
            run = []
        if part[1].strip():
            run.append(part)
    return passages


def looks_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines of a text are paragraphs broken at a fixed width rather than whole paragraphs.

    Told by the places where a line goes on in the next one: in wrapped text the next word would not have fitted, most
    next lines begin with a small letter, and few lines end with a stop. Verse, lists, tables, code, headlines and a
    sentence on each line fail one of the three. Measured on 39 texts of such kinds, half of them wrapped: all right.
    """
    bodies = [_MARGIN.sub("", line, count=1).rstrip() for line in lines[:_LOOKED_AT]]
    lengths = [len(line.rstrip()) for line in lines[:_LOOKED_AT] if len(line.strip()) >= _FULL]
    if len(lengths) < _FEWEST:
        return False
    width = min(max(lengths), statistics.quantiles(lengths, n=20)[-1])  # which may go beyond the longest
    if width > _WIDEST:
        return False
    breaks = [_Break.at(lines[index], bodies[index], bodies[index + 1], width) for index in _continued(lines, bodies)]
    if len(breaks) < _FEWEST:
        return False
    share = _TIGHT if len(breaks) >= _MANY else _TIGHT_OF_FEW
    return (
        sum(each.is_tight for each in breaks) >= len(breaks) * share
        and sum(each.goes_on for each in breaks) >= len(breaks) * _GOING_ON
        and sum(each.is_stop for each in breaks) <= len(breaks) * _STOPS
    )


class _Break(NamedTuple):
    """A line's end with text in the next line: the next word had no room, is no beginning, stands behind a stop."""

    is_tight: bool
    goes_on: bool
    is_stop: bool

    @classmethod
    def at(cls, line: str, body: str, following: str, width: float) -> "_Break":
        first = following.partition(" ")[0]
        room = width - len(line.rstrip())
        is_prose = _COLUMNS.search(body) is None
        is_tight = is_prose and (len(first) + 1 > room or body.endswith("-"))
        return cls(is_tight, first[0].isalpha() and not first[0].isupper(), body[-1] in _STOP)


def _continued(lines: Sequence[str], bodies: Sequence[str]) -> Iterator[int]:
    """The lines that the next one goes on or could go on, by their margins."""
    for index, (body, following) in enumerate(pairwise(bodies)):
        if body and following and not _ITEM.match(following):
            deeper = _indent(lines[index + 1]) - _indent(lines[index])
            if deeper <= 0 or _ITEM.match(body) or len(body) >= _FULL:
                yield index


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
