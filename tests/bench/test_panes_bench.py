"""Opening, typing, scrolling and jumping in the two pages, at 10,000 and at 1,000,000 words with 5 % of them edited.

Targets at a million words: opened to first painted within 500 ms, a key press painted on both pages at p99 within
16 ms of wall time and 6 ms of CPU, a far jump at p99 within 50 ms; a key press at 10,000 words within 1.5 times.
Nothing here depends on the time taken; what must not grow with the document is counted in ``tests/ui/panes``.
"""

import itertools
import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.edit import Place
from facing.core.finding import Side
from tests.bench.measuring import measured
from tests.fakes.open_book import OpenBook, opened
from tests.fakes.pane_content import FakePaneContent

WORDS_IN_PARAGRAPH = 93
EDITED = 0.05
SYLLABLES = ["ka", "lo", "mi", "ter", "os", "en", "vi", "ra", "tu", "bel", "an", "sor", "pi", "gro", "de"]
SIZES = {"10k": 108, "1M": 10_767}
UNMEASURED = 108  # paragraphs where nothing is measured

pytestmark = pytest.mark.bench


def content_of(paragraphs: int) -> FakePaneContent:
    """Seeded words in Zipf's proportions; of each hundred paragraphs one is only in the original, one new."""
    dice = random.Random(11)
    vocabulary = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(8000)]
    weights = list(itertools.accumulate(1 / rank for rank in range(8, 8008)))
    original: list[str] = []
    corrected: list[str] = []
    for number in range(paragraphs):
        length = max(3, round(dice.gauss(WORDS_IN_PARAGRAPH, 40)))
        words = dice.choices(vocabulary, cum_weights=weights, k=length)
        edited = [dice.choice(vocabulary) if dice.random() < EDITED else word for word in words]
        if number % 100 != 7:
            original.append(" ".join(words) + ".")
        if number % 100 != 57:
            corrected.append(" ".join(edited) + ".")
    return FakePaneContent("\n".join(original), "\n".join(corrected))


@pytest.fixture(params=SIZES)
def content(request: pytest.FixtureRequest, benchmark: BenchmarkFixture, qapp: QApplication) -> FakePaneContent:
    return content_of(UNMEASURED if benchmark.disabled else SIZES[request.param])


@pytest.fixture
def book(content: FakePaneContent) -> Iterator[OpenBook]:
    book = opened(content)
    book.spread.show()
    while book.spread._overview._survey is None:
        QApplication.processEvents()
    book.spread.focus_page(Side.CORRECTION)
    yield book
    book.close()


def test_opening(benchmark: BenchmarkFixture, content: FakePaneContent) -> None:
    def open_and_paint() -> None:
        book = opened(content)
        book.spread.show()
        book.spread.grab()
        assert book.spread._scroller.rows
        book.close()

    benchmark.pedantic(open_and_paint, rounds=5)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.97])
def test_a_key_press(benchmark: BenchmarkFixture, book: OpenBook, share: float) -> None:
    at = Place(round(len(book.content.corrected) * share), 20)
    book.spread.select(Side.CORRECTION, at, at)
    book.settle()
    letters = itertools.cycle("abc defgh ijkl ")
    before = book.content.corrected.length
    measured(benchmark, lambda: QTest.keyClick(book.page(), next(letters)), rounds=250)
    assert book.content.corrected.length > before
    assert book.unlevel() == []


def test_enter_and_backspace(benchmark: BenchmarkFixture, book: OpenBook) -> None:
    at = Place(len(book.content.corrected) // 2, 20)
    book.spread.select(Side.CORRECTION, at, at)
    keys = itertools.cycle((Qt.Key.Key_Return, Qt.Key.Key_Backspace))
    measured(benchmark, lambda: QTest.keyClick(book.page(), next(keys)), rounds=100)
    assert book.unlevel() == []


def test_scrolling(benchmark: BenchmarkFixture, book: OpenBook) -> None:
    measured(benchmark, lambda: book.spread.scroll_by(81), rounds=300)
    assert book.spread._scroller.anchor > (0, 0)
    assert book.unlevel() == []


def test_a_far_jump(benchmark: BenchmarkFixture, book: OpenBook) -> None:
    dice = random.Random(5)
    count = len(book.content.corrected)
    measured(
        benchmark,
        lambda: book.spread.show_place(Side.CORRECTION, Place(dice.randrange(count), 0)),
        rounds=100,
    )
    assert book.unlevel() == []


def test_another_width(benchmark: BenchmarkFixture, book: OpenBook) -> None:
    widths = itertools.cycle((900, 1200, 966))
    measured(benchmark, lambda: book.spread.resize(next(widths), 732), rounds=12)
    assert book.unlevel() == []
