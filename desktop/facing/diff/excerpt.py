"""Which rows of a comparison are shown where the whole of it is too long to read."""

from collections.abc import Iterator

from facing.diff.comparison import Comparison

# So many rows that are the same stay on either side of a change, so that it is read in its place.
CONTEXT = 1


def shown_rows(comparison: Comparison, changes_only: bool) -> Iterator[int | range]:
    """The numbers of the rows to show, in order; a range stands for rows that are left out.

    With ``changes_only``, these are the rows that count as changed and ``CONTEXT`` rows around each.
    """
    if not changes_only:
        yield from range(len(comparison))
        return
    past = 0
    for number in range(len(comparison)):
        if not comparison.is_changed(number):
            continue
        first = max(past, number - CONTEXT)
        if first > past:
            yield range(past, first)
        last = min(len(comparison), number + 1 + CONTEXT)
        yield from range(first, last)
        past = max(past, last)
    if past < len(comparison):
        yield range(past, len(comparison))
