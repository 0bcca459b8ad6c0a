import random
from collections import Counter

import pytest

from facing.diff import recomparing
from facing.diff.recomparing import compare_after_edit
from facing.diff.rows import Operation, Run
from facing.diff.wording import compare_words
from tests.unit.diff.book import Book, Writer


def assert_joins(runs: tuple[Run, ...], original: str, corrected: str) -> None:
    position = other = 0
    for run in runs:
        if run.original:
            assert run.original[0] == position < run.original[1]
            position = run.original[1]
        if run.corrected:
            assert run.corrected[0] == other < run.corrected[1]
            other = run.corrected[1]
        if run.operation is Operation.EQUAL:
            assert run.original and run.corrected
            assert original[slice(*run.original)] == corrected[slice(*run.corrected)]
    assert (position, other) == (len(original), len(corrected))


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3])
def test_many_edits_one_after_the_other_leave_runs_that_join(share: float) -> None:
    writer = Writer(1)
    words = [word for _ in range(150) for word in writer.sentence(12)]
    original, corrected = " ".join(words), " ".join(writer.edited(words, share, Book()))
    runs = compare_words(original, corrected)
    chooser = random.Random(2)
    for _ in range(120):
        offset = chooser.choice((0, len(corrected), chooser.randint(0, len(corrected))))
        removed = chooser.choice((0, 0, 1, 30, 400))
        removed = min(removed, len(corrected) - offset)
        added = chooser.choice(("", "x", " and then ", "\u2028", "word " * 40))
        corrected = corrected[:offset] + added + corrected[offset + removed :]
        changed = Counter(run.operation for run in runs if run.operation is not Operation.EQUAL)
        runs, gone, come = compare_after_edit(runs, original, corrected, offset, removed, len(added))
        assert_joins(runs, original, corrected)
        changed.subtract(run.operation for run in gone)
        changed.update(run.operation for run in come)
        assert +changed == Counter(run.operation for run in runs if run.operation is not Operation.EQUAL)


def test_only_the_surroundings_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(1)
    original = " ".join(word for _ in range(800) for word in writer.sentence(12))
    compared: list[int] = []

    def noted(before: str, after: str) -> tuple[Run, ...]:
        compared.append(max(len(before), len(after)))
        return compare_words(before, after)

    monkeypatch.setattr(recomparing, "compare_words", noted)
    runs = compare_words(original, original)
    for offset in range(0, 50_000, 5_000):
        corrected = original[:offset] + "x" + original[offset:]
        there = compare_after_edit(runs, original, corrected, offset, 0, 1)
        assert there.runs == compare_words(original, corrected)
    assert max(compared) < 500
