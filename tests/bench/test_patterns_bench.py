"""Searching a million words paragraph by paragraph, against Python's own ``re`` in the same paragraphs.

Nearly every paragraph has letters that fold to two, as German has: the slowest case for words. Targets: words in a
whole book within 1 s of CPU (``re`` with IGNORECASE knows neither full case folding nor look-alikes); an expression
within three times the time of ``re``, which has no limit of time.
"""

import random
import re
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Pattern

PARAGRAPHS = 10_800
WORDS = "word the of ferry harbour and befor boat Marta noon crossed water don’t “so” Straße".split()

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    source = random.Random(3)
    return [" ".join(source.choices(WORDS, k=93)) + "." for _ in range(PARAGRAPHS)]


def count(find: Callable[[str], object], paragraphs: list[str]) -> int:
    return sum(len(find(paragraph)) for paragraph in paragraphs)  # type: ignore[arg-type]


@pytest.mark.parametrize("wanted", ["befor", "don't", "strasse", "whale"])
def test_words(benchmark: BenchmarkFixture, paragraphs: list[str], wanted: str) -> None:
    benchmark(count, finder_of(Pattern(wanted)).find, paragraphs)


@pytest.mark.parametrize("wanted", ["befor", "don’t", "whale"])
def test_words_by_re(benchmark: BenchmarkFixture, paragraphs: list[str], wanted: str) -> None:
    expression = re.compile(re.escape(wanted), re.IGNORECASE)
    benchmark(count, lambda text: list(expression.finditer(text)), paragraphs)


@pytest.mark.parametrize("expression", [r"\bb\w+r\b", r"(\w+), (\w+)"])
def test_an_expression(benchmark: BenchmarkFixture, paragraphs: list[str], expression: str) -> None:
    benchmark(count, finder_of(Pattern(expression, is_expression=True)).find, paragraphs)


@pytest.mark.parametrize("expression", [r"\bb\w+r\b", r"(\w+), (\w+)"])
def test_an_expression_by_re(benchmark: BenchmarkFixture, paragraphs: list[str], expression: str) -> None:
    compiled = re.compile(expression, re.IGNORECASE)
    benchmark(count, lambda text: list(compiled.finditer(text)), paragraphs)
