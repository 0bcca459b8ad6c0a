"""Reading 40,000 words with the checkers of our own, in seconds of CPU; the rival is LanguageTool 6.8.

Target: a look at a whole document at 200,000 words a second. LanguageTool by its own server takes 9 s for 40,000 words
passage by passage, and 5.6 s for its rules over whole texts (two quiet cores).
"""

import random
import time
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.checkers.consistency import ConsistencyChecker
from facing.checkers.joins import JoinsChecker
from facing.checkers.typography import TypographyChecker
from facing.core.finding import Side
from facing.core.passage import Passage, joined

PARAGRAPHS = 430
WORDS_PER_PARAGRAPH = 93
SYLLABLES = ["ka", "lo", "mi", "ter", "os", "en", "vi", "ra", "tu", "bel", "an", "sor", "pi", "gro", "de"]
ODD = ["e-mail", "email", "colour", "color", "U.S.", "US", "Belarusian", "Belarussian", "“old”", "it’s", "10,000"]

pytestmark = [pytest.mark.bench, pytest.mark.benchmark(timer=time.process_time)]


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    source = random.Random(20)
    words = ["".join(source.choices(SYLLABLES, k=source.randint(1, 4))) for _ in range(15_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]

    def paragraph() -> str:
        drawn = source.choices(words, weights, k=WORDS_PER_PARAGRAPH)
        if source.random() < 0.2:
            drawn[source.randrange(WORDS_PER_PARAGRAPH)] = source.choice(ODD)
        return " ".join(drawn).capitalize() + "."

    return [joined([(number, paragraph())], "") for number in range(PARAGRAPHS)]


@pytest.mark.parametrize("make", [JoinsChecker, TypographyChecker])
def test_reading_every_paragraph(
    benchmark: BenchmarkFixture, passages: list[Passage], make: Callable[[], JoinsChecker | TypographyChecker]
) -> None:
    remarks = benchmark.pedantic(lambda: make().check_passages(passages, "en-US"), rounds=3)
    assert len(remarks) == PARAGRAPHS


@pytest.mark.parametrize("make", [ConsistencyChecker, TypographyChecker])
def test_a_first_look_at_the_document(
    benchmark: BenchmarkFixture, passages: list[Passage], make: Callable[[], ConsistencyChecker | TypographyChecker]
) -> None:
    findings = benchmark.pedantic(lambda: make().check_document({Side.CORRECTION: passages}, "en-US"), rounds=3)
    assert isinstance(findings, list)


@pytest.mark.parametrize("make", [ConsistencyChecker, TypographyChecker])
def test_a_look_after_one_edit(
    benchmark: BenchmarkFixture, passages: list[Passage], make: Callable[[], ConsistencyChecker | TypographyChecker]
) -> None:
    checker = make()
    checker.check_document({Side.CORRECTION: passages}, "en-US")
    edited = [*passages[:-1], joined([(PARAGRAPHS - 1, "A new end.")], "")]
    benchmark.pedantic(lambda: checker.check_document({Side.CORRECTION: edited}, "en-US"), rounds=3)
