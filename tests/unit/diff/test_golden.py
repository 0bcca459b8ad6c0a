"""Readable cases: what an editor would say changed.

Each file holds two texts and the rows they must give; those of ``sentences`` hold pairs of short texts of one kind,
each with its words compared, in which ``⏎`` is a paragraph break.
"""

from pathlib import Path

import pytest

from facing.diff.wording import compare_words
from tests.unit.diff.rendering import rendered, rendered_runs

GOLDEN = Path(__file__).parents[2] / "golden" / "diff"
CASES = sorted(GOLDEN.glob("*.txt"))
SENTENCES = sorted(GOLDEN.glob("sentences/*.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 25
    assert sum(case.read_text(encoding="utf-8").count("\n= ") for case in SENTENCES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    _, rest = case.read_text(encoding="utf-8").split("\n=== original\n")
    original, rest = rest.split("\n=== corrected\n")
    corrected, rows = rest.split("\n=== rows\n")
    assert rendered(original.split("\n"), corrected.split("\n")) == rows.removesuffix("\n").split("\n")


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case.stem)
def test_sentences(case: Path) -> None:
    for pair in case.read_text(encoding="utf-8").removesuffix("\n").split("\n\n"):
        original, corrected, expected = (line[2:].replace("⏎", "\n") for line in pair.split("\n"))
        shown = rendered_runs(compare_words(original, corrected), original, corrected)
        assert shown == expected.replace("\n", "⏎")
