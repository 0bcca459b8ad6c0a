"""Sequences of whole numbers and origin spans as a few bytes.

A number is zigzagged (0, -1, 1, -2, ... become 0, 1, 2, 3, ...) and written seven bits to a byte, lowest first, the
eighth bit saying that more follow (LEB128). Row numbers are kept as differences: neighbours take one byte each.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from facing.core.edit import Origin
from facing.core.origins import OriginSpan, OriginSpans

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
    """Origin spans by paragraph index as bytes.

    How many paragraphs; from each to the next one; how many spans each has; then for all spans the gap before each,
    the width of each, the origin of each. What is alike stands together, so that it can be compressed.
    """
    paragraphs = sorted(by_paragraph)
    spans = [(span, gap) for index in paragraphs for span, gap in _with_gaps(by_paragraph[index])]
    return _pack(
        itertools.chain(
            (len(paragraphs),),
            _differences(paragraphs),
            (len(by_paragraph[index]) for index in paragraphs),
            (gap for _, gap in spans),
            (span.end - span.start for span, _ in spans),
            (_NUMBERS[span.origin] for span, _ in spans),
        )
    )


def unpack_origins(packed: bytes) -> dict[int, OriginSpans]:
    """The spans that ``pack_origins`` was given.

    Raises:
        ValueError: the bytes are no origin spans.
    """
    numbers = _unpack(packed)
    if not numbers or not 0 <= numbers[0] <= len(numbers):
        raise ValueError("no origin spans")
    past = 1 + numbers[0]
    paragraphs = itertools.accumulate(numbers[1:past])
    counts, rest = numbers[past : past + numbers[0]], numbers[past + numbers[0] :]
    size = sum(counts)
    if len(counts) != numbers[0] or min(counts, default=0) < 0 or len(rest) != 3 * size:
        raise ValueError("no origin spans")
    spans = zip(rest[:size], rest[size : 2 * size], rest[2 * size :], strict=True)
    try:
        return {index: _placed(itertools.islice(spans, count)) for index, count in zip(paragraphs, counts, strict=True)}
    except IndexError:
        raise ValueError("no origin spans") from None


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


def _with_gaps(spans: OriginSpans) -> Iterator[tuple[OriginSpan, int]]:
    """Each span with how far behind the one before it starts."""
    end = 0
    for span in spans:
        yield span, span.start - end
        end = span.end


def _placed(packed: Iterable[tuple[int, int, int]]) -> OriginSpans:
    spans: list[OriginSpan] = []
    end = 0
    for gap, width, origin in packed:
        start = end + gap
        end = start + width
        spans.append(OriginSpan(start, end, _ORIGINS[origin]))
    return tuple(spans)
