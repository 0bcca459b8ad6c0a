"""JSON cases kept as text in ``tests/golden/cli``."""

import json
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "golden" / "cli"


def assert_golden(name: str, printed: str) -> None:
    """The printed line is one JSON object, equal to the case, the order of its keys included."""
    assert printed.endswith("\n")
    assert printed.count("\n") == 1
    expected = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert json.dumps(json.loads(printed), indent=1, ensure_ascii=False) + "\n" == expected
