"""What a checker reads: text in reading order, and the way back to paragraphs."""

import hashlib
import statistics
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from facing.core.finding import Span

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

    Told by three signs: at least eight full lines, most of them nearly as long as the longest ordinary one (within
    a quarter), and most not ending a sentence.
    """
    full = [line for line in lines[:2000] if len(line.strip()) >= 40]
    if len(full) < 8:
        return False
    width = statistics.quantiles([len(line) for line in full], n=20)[-1]
    if width > 120:
        return False
    near = sum(1 for line in full if len(line) >= width * 0.75)
    open_ended = sum(1 for line in full if line.rstrip()[-1] not in '.!?:\u201d"\u2026')
    return near >= len(full) * 0.7 and open_ended >= len(full) * 0.5
