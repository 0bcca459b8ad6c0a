"""Comparisons in which changes of white space do not count."""

from collections.abc import Sequence

from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.rows import Operation, Run


def without_white_space(runs: Sequence[Run], original: str, corrected: str, *, breaks: bool) -> tuple[Run, ...]:
    """The runs, those that change nothing but white space being ``EQUAL`` although their texts differ.

    ``breaks`` says whether a paragraph break is white space too.
    """
    if same_letters(original, corrected, breaks=breaks):
        return tuple(run._replace(operation=Operation.EQUAL) for run in runs)
    return tuple(
        run._replace(operation=Operation.EQUAL) if _is_space(run, original, corrected, breaks) else run for run in runs
    )


def same_letters(before: str, after: str, *, breaks: bool) -> bool:
    """Whether two stretches differ in white space alone, if at all; ``breaks`` as above."""
    if not breaks and (PARAGRAPH_BREAK in before or PARAGRAPH_BREAK in after):
        return False
    return "".join(before.split()) == "".join(after.split())


def _is_space(run: Run, original: str, corrected: str, breaks: bool) -> bool:
    if run.operation is Operation.EQUAL:
        return False
    before = original[slice(*run.original)] if run.original else ""
    after = corrected[slice(*run.corrected)] if run.corrected else ""
    return same_letters(before, after, breaks=breaks)
