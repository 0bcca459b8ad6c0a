"""Readable cases: what an editor would say changed. Each file holds two texts and the rows they must give."""

from pathlib import Path

import pytest

from tests.unit.diff.rendering import rendered

CASES = sorted((Path(__file__).parents[2] / "golden" / "diff").glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    _, rest = case.read_text(encoding="utf-8").split("\n=== original\n")
    original, rest = rest.split("\n=== corrected\n")
    corrected, rows = rest.split("\n=== rows\n")
    assert rendered(original.split("\n"), corrected.split("\n")) == rows.removesuffix("\n").split("\n")
