"""Word comparison of a very long paragraph after one edit, at the cost of the edit's surroundings.

What stands between two long equal stretches around the edit is compared anew; the rest is taken over.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from facing.diff.rows import Operation, Run
from facing.diff.wording import compare_words

# Code points of an equal stretch that are compared again on each side of the edit, and the same again left in place,
# so that the old and the new part join inside equal text.
_MARGIN = 60


def compare_after_edit(
    runs: Sequence[Run], original: str, corrected: str, offset: int, removed: int, added: int
) -> tuple[Run, ...]:
    """The runs of ``original`` and ``corrected``, given those from before an edit of the corrected text.

    The edit took out ``removed`` code points at ``offset`` and put in ``added``. The runs cover both texts; they may be
    cut up differently from those of a fresh comparison.
    """
    shift = added - removed
    first, here, there = _cut_before(runs, original, offset)
    last, here_end, there_end = _cut_after(runs, original, offset + removed)
    head = list(runs[:first])
    if here:
        head.append(_from_to(runs[first], None, here))
    inner = compare_words(original[here:here_end], corrected[there : there_end + shift])
    middle = [_shifted(run, here, there) for run in inner]
    tail = [_shifted(run, 0, shift) for run in runs[last + 1 :]]
    if last < len(runs):
        tail.insert(0, _shifted(_from_to(runs[last], here_end, None), 0, shift))
    return tuple(_joined(chain(head, middle, tail)))


def _cut_before(runs: Sequence[Run], original: str, offset: int) -> tuple[int, int, int]:
    """The last good place to cut before ``offset``: number of the run that it cuts, place on each side."""
    found = 0, 0, 0
    for number, start, other, run in _placed(runs):
        if other >= offset:
            break
        if run.operation is Operation.EQUAL and run.corrected:
            length = min(run.corrected[1], offset) - other
            place = original.rfind(" ", start + _MARGIN, start + length - _MARGIN) + 1
            if place:
                found = number, place, place - start + other
    return found


def _cut_after(runs: Sequence[Run], original: str, offset: int) -> tuple[int, int, int]:
    """The first good place to cut after ``offset``, past the last run when there is none."""
    end = other_end = 0
    for number, start, other, run in _placed(runs):
        end = run.original[1] if run.original else start
        other_end = run.corrected[1] if run.corrected else other
        if run.operation is Operation.EQUAL and other_end > offset:
            skipped = max(offset - other, 0)
            place = original.find(" ", start + skipped + _MARGIN, end - _MARGIN) + 1
            if place:
                return number, place, place - start + other
    return len(runs), end, other_end


def _placed(runs: Sequence[Run]) -> Iterator[tuple[int, int, int, Run]]:
    """Each run with its number and where it starts on each side."""
    end = other_end = 0
    for number, run in enumerate(runs):
        start, end = run.original or (end, end)
        other, other_end = run.corrected or (other_end, other_end)
        yield number, start, other, run


def _shifted(run: Run, by: int, other_by: int) -> Run:
    original = (run.original[0] + by, run.original[1] + by) if run.original else None
    corrected = (run.corrected[0] + other_by, run.corrected[1] + other_by) if run.corrected else None
    return Run(run.operation, original, corrected)


def _from_to(run: Run, start: int | None, end: int | None) -> Run:
    """The part of an equal run between two places of its original."""
    assert run.original and run.corrected
    shift = run.corrected[0] - run.original[0]
    first = run.original[0] if start is None else start
    last = run.original[1] if end is None else end
    return Run(Operation.EQUAL, (first, last), (first + shift, last + shift))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with neighbouring equal ones made one."""
    waiting: Run | None = None
    for run in runs:
        if waiting is None or run.operation is not Operation.EQUAL:
            if waiting is not None:
                yield waiting
            waiting = None
            if run.operation is not Operation.EQUAL:
                yield run
            else:
                waiting = run
        else:
            assert waiting.original and waiting.corrected and run.original and run.corrected
            waiting = Run(
                Operation.EQUAL, (waiting.original[0], run.original[1]), (waiting.corrected[0], run.corrected[1])
            )
    if waiting is not None:
        yield waiting
