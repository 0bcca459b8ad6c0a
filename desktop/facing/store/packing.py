"""Sequences of whole numbers and origin spans as a few bytes.

Numbers are kept as differences, zigzagged (0, -1, 1, -2, ... become 0, 1, 2, 3, ...) and written seven bits to a byte,
lowest first, the eighth bit saying that more follow (LEB128). Neighbouring row numbers take one byte each.
"""

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


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """The numbers as bytes."""
    packed = bytearray()
    previous = 0
    for number in numbers:
        difference = number - previous
        previous = number
        rest = difference * 2 if difference >= 0 else -difference * 2 - 1
        while rest > 127:
            packed.append(rest & 127 | 128)
            rest >>= 7
        packed.append(rest)
    return bytes(packed)


def unpack_numbers(packed: bytes) -> list[int]:
    """The numbers that ``pack_numbers`` was given.

    Raises:
        ValueError: the bytes end inside a number.
    """
    numbers: list[int] = []
    current = value = shift = 0
    for byte in packed:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
            continue
        current += -(value + 1 >> 1) if value & 1 else value >> 1
        numbers.append(current)
        value = shift = 0
    if shift:
        raise ValueError("cut off")
    return numbers


def pack_origins(by_paragraph: Mapping[int, OriginSpans]) -> bytes:
    """Origin spans by paragraph index as bytes."""
    return pack_numbers(_flat(by_paragraph))


def unpack_origins(packed: bytes) -> dict[int, OriginSpans]:
    """The spans that ``pack_origins`` was given.

    Raises:
        ValueError: the bytes are no origin spans.
    """
    numbers = iter(unpack_numbers(packed))
    by_paragraph: dict[int, OriginSpans] = {}
    try:
        for paragraph in numbers:
            count = next(numbers)
            by_paragraph[paragraph] = tuple(_next_span(numbers) for _ in range(count))
    except (StopIteration, RuntimeError, IndexError):
        raise ValueError("no origin spans") from None
    return by_paragraph


def _flat(by_paragraph: Mapping[int, OriginSpans]) -> Iterator[int]:
    for paragraph in sorted(by_paragraph):
        spans = by_paragraph[paragraph]
        yield from (paragraph, len(spans))
        for span in spans:
            yield from (span.start, span.end, _ORIGINS.index(span.origin))


def _next_span(numbers: Iterator[int]) -> OriginSpan:
    start, end, origin = next(numbers), next(numbers), next(numbers)
    return OriginSpan(start, end, _ORIGINS[origin])
