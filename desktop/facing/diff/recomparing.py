"""Word comparison of a very long paragraph after one edit, at the cost of the edit's surroundings.

What stands between two long equal stretches around the edit is compared anew; the rest is taken over.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from facing.core.finding import Side
from facing.diff.rows import Operation, Run, run_at
from facing.diff.wording import compare_words

# Code points of an equal stretch that are compared again on each side of the edit, and the same again left in place,
# so that the old and the new part join inside equal text.
_MARGIN = 60


class Recompared(NamedTuple):
    """The runs after an edit; of those that are not equal, which are ``gone`` and which have ``come`` instead."""

    runs: tuple[Run, ...]
    gone: tuple[Run, ...]
    come: tuple[Run, ...]


def compare_after_edit(
    runs: Sequence[Run], original: str, corrected: str, offset: int, removed: int, added: int
) -> Recompared:
    """The runs of ``original`` and ``corrected``, given those from before an edit of the corrected text.

    The edit took out ``removed`` code points at ``offset`` and put in ``added``. The runs cover both texts; they may be
    cut up differently from those of a fresh comparison.
    """
    shift = added - removed
    first, here, there = _cut_before(runs, original, offset)
    last, here_end, there_end = _cut_after(runs, original, offset + removed, len(corrected) - shift)
    head = list(runs[:first])
    inner = compare_words(original[here:here_end], corrected[there : there_end + shift])
    middle = [_shifted(run, here, there) for run in inner]
    come = tuple(run for run in middle if run.operation is not Operation.EQUAL)
    if here:
        middle.insert(0, _from_to(runs[first], None, here))
    if last < len(runs):
        middle.append(_shifted(_from_to(runs[last], here_end, None), 0, shift))
    tail = [_shifted(run, 0, shift) for run in runs[last + 1 :]] if shift else runs[last + 1 :]
    gone = tuple(run for run in runs[first : last + 1] if run.operation is not Operation.EQUAL)
    return Recompared((*head, *_joined(middle), *tail), gone, come)


def _cut_before(runs: Sequence[Run], original: str, offset: int) -> tuple[int, int, int]:
    """The last good place to cut before ``offset``: number of the run that it cuts, place on each side."""
    for number in range(run_at(runs, Side.CORRECTION, offset), -1, -1):
        run = runs[number]
        if run.operation is Operation.EQUAL and run.original and run.corrected:
            start, other = run.original[0], run.corrected[0]
            end = start + min(run.corrected[1], offset) - other
            place = original.rfind(" ", start + _MARGIN, max(end - _MARGIN, 0)) + 1
            if place:
                return number, place, place - start + other
    return 0, 0, 0


def _cut_after(runs: Sequence[Run], original: str, offset: int, length: int) -> tuple[int, int, int]:
    """The first good place to cut after ``offset``; past the last run and the texts when there is none.

    ``length`` is that of the corrected text that the runs are for.
    """
    for number in range(run_at(runs, Side.CORRECTION, offset), len(runs)):
        run = runs[number]
        if run.operation is Operation.EQUAL and run.original and run.corrected:
            start, other = run.original[0], run.corrected[0]
            skipped = max(offset - other, 0)
            place = original.find(" ", start + skipped + _MARGIN, max(run.original[1] - _MARGIN, 0)) + 1
            if place:
                return number, place, place - start + other
    return len(runs), len(original), length


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
