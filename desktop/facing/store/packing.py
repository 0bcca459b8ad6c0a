"""Sequences of whole numbers, origin spans and looks as a few bytes.

A number is zigzagged (0, -1, 1, -2, ... become 0, 1, 2, 3, ...) and written seven bits to a byte, lowest first, the
eighth bit saying that more follow (LEB128). Row numbers are kept as differences: neighbours take one byte each.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from facing.core.edit import Origin
from facing.core.looks import UNCHOSEN, Look, LookSpan, LookSpans
from facing.core.origins import OriginSpan, OriginSpans

T = TypeVar("T")

# What is written on disk: never reorder, only append.
_ORIGINS = (
    Origin.TYPED,
    Origin.RULE,
    Origin.TERM,
    Origin.REPAIR,
    Origin.BULK,
    Origin.RESTORE,
    Origin.IMPORT,
)
_NUMBERS = {origin: number for number, origin in enumerate(_ORIGINS)}
_CHOICES = (None, False, True)
_LOOKS = tuple(Look(bold, italic) for italic in _CHOICES for bold in _CHOICES)

# Start, end and what stands there, as a number.
_Span = tuple[int, int, int]


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Row numbers as bytes."""
    return _pack(_differences(numbers))


def unpack_numbers(packed: bytes) -> list[int]:
    """The numbers that ``pack_numbers`` was given.

    Raises:
        ValueError: the bytes end inside a number.
    """
    return list(itertools.accumulate(_unpack(packed)))


def pack_origins(by_paragraph: Mapping[int, OriginSpans]) -> bytes:
    """Origin spans by paragraph index as bytes."""
    return _pack_spans(
        {
            index: [(span.start, span.end, _NUMBERS[span.origin]) for span in spans]
            for index, spans in by_paragraph.items()
        }
    )


def unpack_origins(packed: bytes) -> dict[int, OriginSpans]:
    """The spans that ``pack_origins`` was given.

    Raises:
        ValueError: the bytes are no origin spans.
    """
    return {
        index: tuple(OriginSpan(start, end, _of(_ORIGINS, number)) for start, end, number in spans)
        for index, spans in _unpack_spans(packed).items()
    }


def pack_looks(by_paragraph: Mapping[int, LookSpans]) -> bytes:
    """Looks by paragraph index as bytes."""
    return _pack_spans(
        {
            index: [(start, end, _LOOKS.index(look)) for start, end, look in spans]
            for index, spans in by_paragraph.items()
        }
    )


def unpack_looks(packed: bytes) -> dict[int, LookSpans]:
    """The looks that ``pack_looks`` was given.

    Raises:
        ValueError: the bytes are no looks.
    """
    found = {
        index: tuple(LookSpan(start, end, _of(_LOOKS, number)) for start, end, number in spans)
        for index, spans in _unpack_spans(packed).items()
    }
    if any(look == UNCHOSEN or end <= start for spans in found.values() for start, end, look in spans):
        raise ValueError("no looks")
    return found


def _pack_spans(by_paragraph: Mapping[int, Sequence[_Span]]) -> bytes:
    """How many paragraphs; from each to the next one; how many spans each has; then the gap before each span, the
    width of each, what stands there. What is alike stands together, so that it can be compressed.
    """
    paragraphs = sorted(by_paragraph)
    spans = [placed for index in paragraphs for placed in _with_gaps(by_paragraph[index])]
    return _pack(
        itertools.chain(
            (len(paragraphs),),
            _differences(paragraphs),
            (len(by_paragraph[index]) for index in paragraphs),
            (gap for gap, _, _ in spans),
            (width for _, width, _ in spans),
            (number for _, _, number in spans),
        )
    )


def _unpack_spans(packed: bytes) -> dict[int, list[_Span]]:
    numbers = _unpack(packed)
    if not numbers or not 0 <= numbers[0] <= len(numbers):
        raise ValueError("no spans")
    past = 1 + numbers[0]
    paragraphs = itertools.accumulate(numbers[1:past])
    counts, rest = numbers[past : past + numbers[0]], numbers[past + numbers[0] :]
    size = sum(counts)
    if len(counts) != numbers[0] or min(counts, default=0) < 0 or len(rest) != 3 * size:
        raise ValueError("no spans")
    spans = zip(rest[:size], rest[size : 2 * size], rest[2 * size :], strict=True)
    return {index: _placed(itertools.islice(spans, count)) for index, count in zip(paragraphs, counts, strict=True)}


def _pack(numbers: Iterable[int]) -> bytes:
    packed = bytearray()
    for number in numbers:
        rest = number * 2 if number >= 0 else -number * 2 - 1
        while rest > 127:
            packed.append(rest & 127 | 128)
            rest >>= 7
        packed.append(rest)
    return bytes(packed)


def _unpack(packed: bytes) -> list[int]:
    numbers: list[int] = []
    value = shift = 0
    for byte in packed:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
            continue
        numbers.append(-(value + 1 >> 1) if value & 1 else value >> 1)
        value = shift = 0
    if shift:
        raise ValueError("cut off")
    return numbers


def _differences(numbers: Iterable[int]) -> Iterator[int]:
    previous = 0
    for number in numbers:
        yield number - previous
        previous = number


def _with_gaps(spans: Iterable[_Span]) -> Iterator[_Span]:
    """How far each span starts behind the one before it, how wide it is, what stands there."""
    reached = 0
    for start, end, number in spans:
        yield start - reached, end - start, number
        reached = end


def _placed(packed: Iterable[_Span]) -> list[_Span]:
    spans: list[_Span] = []
    end = 0
    for gap, width, number in packed:
        start = end + gap
        end = start + width
        spans.append((start, end, number))
    return spans


def _of(kinds: Sequence[T], number: int) -> T:
    if not 0 <= number < len(kinds):
        raise ValueError(f"no kind of span: {number}")
    return kinds[number]
