"""What the proofs share: how long they go on, and the program's own services in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

ROUNDS = 15  # of killing, in every run of the suite
SECONDS = 6.0  # of two programs fighting


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", type=int, default=ROUNDS, help="how often a program is killed, all kinds together")
    parser.addoption("--seconds", type=float, default=SECONDS, help="how long two programs fight over a document")
    parser.addoption("--full", action="store_true", help="replay eight hours' worth of edits, not a part")
    parser.addoption("--seed", type=int, default=7, help="what the random choices begin with")


def _option(config: pytest.Config, name: str, default: object) -> object:
    # Known only where this folder is named to pytest.
    return config.getoption(name, default)


@pytest.fixture
def share_of_rounds(pytestconfig: pytest.Config) -> Callable[[float], int]:
    """How many rounds a part of all of them is, at least one."""
    rounds = _option(pytestconfig, "--rounds", ROUNDS)
    assert isinstance(rounds, int)
    return lambda part: max(1, round(rounds * part))


@pytest.fixture
def seconds(pytestconfig: pytest.Config) -> float:
    found = _option(pytestconfig, "--seconds", SECONDS)
    assert isinstance(found, float)
    return found


@pytest.fixture
def seed(pytestconfig: pytest.Config) -> int:
    found = _option(pytestconfig, "--seed", 7)
    assert isinstance(found, int)
    return found


@pytest.fixture
def full(pytestconfig: pytest.Config) -> bool:
    return bool(_option(pytestconfig, "--full", False))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The folder that ``--base-dir`` would name."""
    return tmp_path / "base"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A garbled text of the user's."""
    path = tmp_path / "ferry.txt"
    lines = [f"Teh ferry {number} crosed the sund at dwan, and Marta was thre." for number in range(40)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
