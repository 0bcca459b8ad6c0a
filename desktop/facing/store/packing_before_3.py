"""Origin spans as the schemas 1 and 2 packed them; only the step to schema 3 reads them."""

from collections.abc import Iterator

from facing.core.edit import Origin
from facing.core.origins import OriginSpan, OriginSpans
from facing.store.packing import unpack_numbers

_ORIGINS = (
    Origin.TYPED,
    Origin.RULE,
    Origin.TERM,
    Origin.REPAIR,
    Origin.BULK,
    Origin.RESTORE,
    Origin.IMPORT,
)


def unpack_origins(packed: bytes) -> dict[int, OriginSpans]:
    """Origin spans by paragraph index: for each paragraph its index, how many spans, and start, end, origin of each.

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


def _next_span(numbers: Iterator[int]) -> OriginSpan:
    start, end, origin = next(numbers), next(numbers), next(numbers)
    return OriginSpan(start, end, _ORIGINS[origin])
