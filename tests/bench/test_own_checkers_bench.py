"""Own checkers over right English text, against ftfy over whole paragraphs and an alternation of spun terms.

Targets: mojibake costs right text no more than ftfy's own pass over it, and spun terms cost a tenth of a regular
expression with the two-word ones alone (which is measured on a hundredth of the text).
"""

import itertools
import random
import re

import ftfy
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing import assets
from facing.checkers.mojibake import MojibakeChecker
from facing.checkers.ocr_confusions import OcrChecker
from facing.checkers.own_checker import OwnPassageChecker
from facing.checkers.residue import ResidueChecker
from facing.checkers.tortured_phrases import TorturedPhrasesChecker
from facing.core.passage import Passage, joined

PARAGRAPHS = 200
WORDS_PER_PARAGRAPH = 93
# The alternation takes too long for the whole text; it is measured on so many paragraphs.
RIVAL_PARAGRAPHS = 2
WORDS = (
    "the harbour was rebuilt after a storm and its new wall keeps small boats safe while ferries that carry bread, "
    "tea — “warm” café-made tea — to Orrow wait for high water; learning from maps is slow, deep water needs an expert"
).split()

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    source = random.Random(7)
    return [
        joined([(number, " ".join(source.choices(WORDS, k=WORDS_PER_PARAGRAPH)))], " ") for number in range(PARAGRAPHS)
    ]


@pytest.mark.parametrize("checker", [ResidueChecker, MojibakeChecker, OcrChecker, TorturedPhrasesChecker])
def test_a_checker(checker: type[OwnPassageChecker], passages: list[Passage], benchmark: BenchmarkFixture) -> None:
    ready = checker()
    assert len(benchmark(ready.check_passages, passages, "en-US")) == PARAGRAPHS


def test_ftfy_over_whole_paragraphs(passages: list[Passage], benchmark: BenchmarkFixture) -> None:
    fixed = benchmark(lambda: [ftfy.fix_encoding(passage.text) for passage in passages])
    assert fixed == [passage.text for passage in passages]


def spun_pairs() -> list[str]:
    """Every way to write a fixed term of two words with both exchanged."""
    written: dict[str, list[str]] = {}
    for line in assets.path("checkers/spun_words.txt").read_text("utf-8").splitlines():
        if ": " in line and not line.startswith("#"):
            meant, words = line.split(": ")
            written[meant] = [word.rstrip("!") for word in words.split(", ")]
    terms = [line.split() for line in assets.path("checkers/fixed_terms.txt").read_text("utf-8").splitlines()]
    return [
        " ".join(pair)
        for term in terms
        if len(term) == 2
        for pair in itertools.product(*(written.get(word, []) for word in term))
    ]


def test_an_alternation_of_spun_pairs(passages: list[Passage], benchmark: BenchmarkFixture) -> None:
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, spun_pairs())) + r")\b")
    texts = [passage.text for passage in passages[:RIVAL_PARAGRAPHS]]
    assert benchmark(lambda: [pattern.findall(text) for text in texts]) is not None
