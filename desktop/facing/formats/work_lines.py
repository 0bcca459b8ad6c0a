"""The paragraphs of a work file: each that differs is one line of plain text, versions are runs of line numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from typing import Any

from facing.core.chunks import Chunk, Paragraph
from facing.core.document import Content
from facing.core.edit import Origin
from facing.core.looks import UNCHOSEN, Look, LookSpan, LookSpans
from facing.core.origins import OriginSpan, OriginSpans
from facing.core.text import Text
from facing.core.work import ChunkKey, with_origins
from facing.files.limits import FILE_LIMIT

# Of one version: against files that say the same paragraph a million million times.
MOST_PARAGRAPHS = 2_000_000
MOST_LETTERS = FILE_LIMIT
_MOST_LINES = 2_000_000

Runs = list[list[int]]


class WorkDamaged(Exception):  # noqa: N818 - names what is wrong with the file
    """A work file does not hold what its format says."""


class LineTable:
    """Numbers paragraphs as they come: same text, slot, looks and origins are one line."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Paragraph, OriginSpans], int] = {}
        # Most of a version is in the one before it too, and is gone through once.
        self._chunks: dict[ChunkKey, Runs] = {}

    def copy(self) -> "LineTable":
        """A table of its own that goes on from here."""
        copied = LineTable()
        copied._numbers = self._numbers.copy()
        copied._chunks = self._chunks.copy()
        return copied

    def runs(self, content: Content) -> Runs:
        """The content as runs of lines that follow each other: [first line, how many], lines counted from 0."""
        runs: Runs = []
        for chunk, spans in with_origins(content):
            key = chunk.digest, tuple(spans.items())
            if key not in self._chunks:
                self._chunks[key] = self._of_chunk(chunk, spans)
            for first, count in self._chunks[key]:
                if runs and runs[-1][0] + runs[-1][1] == first:
                    runs[-1][1] += count
                else:
                    runs.append([first, count])
        return runs

    def _of_chunk(self, chunk: Chunk, spans: Mapping[int, OriginSpans]) -> Runs:
        runs: Runs = []
        for index, paragraph in enumerate(chunk.paragraphs):
            line = paragraph, spans.get(index, ())
            number = self._numbers.setdefault(line, len(self._numbers))
            if runs and runs[-1][0] + runs[-1][1] == number:
                runs[-1][1] += 1
            else:
                runs.append([number, 1])
        return runs

    def slots(self) -> Runs:
        """The slots of the lines in order: [slot, how many lines]."""
        return [[slot, sum(1 for _ in group)] for slot, group in groupby(each.slot for each, _ in self._numbers)]

    def origins(self) -> list[list[object]]:
        """The lines that have origins: [line, [[start, end, origin], ...]]."""
        return [
            [number, [[span.start, span.end, span.origin.value] for span in spans]]
            for (_, spans), number in self._numbers.items()
            if spans
        ]

    def looks(self) -> list[list[object]]:
        """The lines that have looks: [line, [[start, end, bold, italic], ...]]; ``None`` where nothing was chosen."""
        return [
            [number, [[start, end, *look] for start, end, look in paragraph.looks]]
            for (paragraph, _), number in self._numbers.items()
            if paragraph.looks
        ]

    def as_bytes(self) -> bytes:
        """The lines, each with its end."""
        return "".join(f"{each.text}\n" for each, _ in self._numbers).encode("utf-8", "surrogatepass")


class Lines:
    """The lines that were read, each a paragraph with its origins."""

    def __init__(self, paragraphs: Sequence[Paragraph], origins: Mapping[int, OriginSpans]) -> None:
        self._paragraphs = paragraphs
        self._origins = origins
        self._ends = list(accumulate((len(paragraph.text) + 1 for paragraph in paragraphs), initial=0))

    @classmethod
    def read(cls, data: bytes, told: Mapping[str, Any]) -> "Lines":
        """The lines in ``data``, with the slots, looks and origins that ``told`` has of them.

        Raises:
            WorkDamaged: they do not fit.
        """
        if not data.endswith(b"\n") or data.count(b"\n") > _MOST_LINES:
            raise WorkDamaged("paragraphs.txt ends inside a line or has too many")
        try:
            texts = data[:-1].decode("utf-8", "surrogatepass").split("\n")
        except UnicodeDecodeError as error:
            raise WorkDamaged(f"paragraphs.txt: {error.reason}") from None
        slots: list[int] = []
        for slot, count in runs_in(told.get("slots"), len(texts)):
            slots += [slot] * count
        if len(slots) != len(texts):
            raise WorkDamaged("slots")
        paragraphs = [Paragraph(text, slot) for text, slot in zip(texts, slots, strict=True)]
        for line, looks in _looks(told.get("looks", []), paragraphs).items():
            paragraphs[line] = replace(paragraphs[line], looks=looks)
        return cls(paragraphs, _origins(told.get("origins"), paragraphs))

    def checked(self, runs: object) -> Runs:
        """These runs, if the lines that they name are there and are not too many.

        Raises:
            WorkDamaged: they are not.
        """
        found = runs_in(runs, MOST_PARAGRAPHS)
        letters = 0
        for first, count in found:
            if first + count > len(self._paragraphs):
                raise WorkDamaged("a line that is not there")
            letters += self._ends[first + count] - self._ends[first]
        if not found or letters > MOST_LETTERS:
            raise WorkDamaged("too little or too much text")
        return found

    def content(self, runs: Runs) -> Content:
        """What runs that were checked hold."""
        paragraphs: list[Paragraph] = []
        origins: dict[int, OriginSpans] = {}
        for first, count in runs:
            if self._origins:
                start = len(paragraphs) - first
                origins.update(
                    (start + line, spans)
                    for line in range(first, first + count)
                    if (spans := self._origins.get(line)) is not None
                )
            paragraphs += self._paragraphs[first : first + count]
        return Content(Text.from_paragraphs(paragraphs), origins)


def runs_in(told: object, most: int) -> Runs:
    """Pairs of numbers from 0, the second ones at least 1 and ``most`` together.

    Raises:
        WorkDamaged: it is something else.
    """
    if not isinstance(told, list):
        raise WorkDamaged("no list of runs")
    together = 0
    for run in told:
        if not isinstance(run, list) or len(run) != 2 or not all(type(number) is int for number in run):
            raise WorkDamaged("no run")
        together += run[1]
        if run[0] < 0 or run[1] < 1 or together > most:
            raise WorkDamaged("a run out of bounds")
    return told


def _origins(told: object, paragraphs: Sequence[Paragraph]) -> dict[int, OriginSpans]:
    if not isinstance(told, list):
        raise WorkDamaged("no origins")
    origins: dict[int, OriginSpans] = {}
    try:
        for line, spans in told:
            made = tuple(OriginSpan(start, end, Origin(origin)) for start, end, origin in spans)
            if not 0 <= line < len(paragraphs) or not made or not _fit(made, len(paragraphs[line].text)):
                raise WorkDamaged("an origin out of bounds")
            origins[line] = made
    except (TypeError, ValueError) as error:
        raise WorkDamaged(f"origins: {error}") from None
    return origins


def _looks(told: object, paragraphs: Sequence[Paragraph]) -> dict[int, LookSpans]:
    if not isinstance(told, list):
        raise WorkDamaged("no looks")
    looks: dict[int, LookSpans] = {}
    try:
        for line, spans in told:
            made = tuple(LookSpan(start, end, _look(bold, italic)) for start, end, bold, italic in spans)
            fits = 0 <= line < len(paragraphs) and _fit(made, len(paragraphs[line].text))
            if not fits or not made or any(span.start == span.end for span in made):
                raise WorkDamaged("a look out of bounds")
            looks[line] = made
    except (TypeError, ValueError) as error:
        raise WorkDamaged(f"looks: {error}") from None
    return looks


def _look(bold: object, italic: object) -> Look:
    if not isinstance(bold, bool | None) or not isinstance(italic, bool | None) or (bold, italic) == UNCHOSEN:
        raise WorkDamaged("no look")
    return Look(bold, italic)


def _fit(spans: Sequence[OriginSpan] | LookSpans, length: int) -> bool:
    """Whether the spans follow each other inside a paragraph of this length."""
    reached = 0
    for span in spans:
        if type(span.start) is not int or type(span.end) is not int or not reached <= span.start <= span.end <= length:
            return False
        reached = span.end
    return True
