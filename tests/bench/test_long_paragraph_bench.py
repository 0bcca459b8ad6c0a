"""Keys in one paragraph of 50,000 words, 5 % of them edited, against a plain ``QPlainTextEdit`` with the same text.

Target: a key press at p50 within 90 ms, and as near to the plain editor in the same run as can be. Both lay the whole
paragraph out after each key; the pages show two texts with marks besides.
"""

import itertools
import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.edit import Place
from facing.core.finding import Side
from tests.bench.measuring import measured
from tests.bench.test_panes_bench import EDITED, SYLLABLES
from tests.fakes.appearance import FakeAppearance
from tests.fakes.open_book import OpenBook, opened
from tests.fakes.pane_content import FakePaneContent

WORDS = 50_000
UNMEASURED = 500  # words where nothing is measured

pytestmark = pytest.mark.bench


@pytest.fixture(params=["ascii", "quoted"])
def texts(request: pytest.FixtureRequest, benchmark: BenchmarkFixture) -> tuple[str, str]:
    """Original and correction; ``quoted``: with letters beyond ASCII."""
    dice = random.Random(3)
    vocabulary = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(8000)]
    words = dice.choices(vocabulary, k=UNMEASURED if benchmark.disabled else WORDS)
    edited = [dice.choice(vocabulary) if dice.random() < EDITED else word for word in words]
    joint = " " if request.param == "ascii" else " – "
    return joint.join(words), joint.join(edited)


@pytest.fixture
def book(texts: tuple[str, str], qapp: QApplication) -> Iterator[OpenBook]:
    book = opened(FakePaneContent(*texts))
    book.spread.show()
    QApplication.processEvents()
    middle = Place(0, len(texts[1]) // 2)
    book.spread.select(Side.CORRECTION, middle, middle)
    book.settle()
    book.spread.focus_page(Side.CORRECTION)
    yield book
    book.close()


@pytest.fixture
def plain(texts: tuple[str, str], qapp: QApplication) -> Iterator[QPlainTextEdit]:
    """The rival: as wide and high as a page, in the same font."""
    editor = QPlainTextEdit()
    editor.setFont(FakeAppearance().reading_font())
    editor.resize(466, 732)
    editor.setPlainText(texts[1])
    editor.show()
    cursor = editor.textCursor()
    cursor.setPosition(len(texts[1]) // 2)
    editor.setTextCursor(cursor)
    QApplication.processEvents()
    yield editor
    editor.close()


@pytest.mark.benchmark(group="long paragraph: key press")
def test_a_key_press(benchmark: BenchmarkFixture, book: OpenBook) -> None:
    letters = itertools.cycle("abc defgh ")
    measured(benchmark, lambda: QTest.keyClick(book.page(), next(letters)), rounds=40)
    assert book.unlevel() == []


@pytest.mark.benchmark(group="long paragraph: key press")
def test_a_key_press_in_the_plain_editor(benchmark: BenchmarkFixture, plain: QPlainTextEdit) -> None:
    letters = itertools.cycle("abc defgh ")
    measured(benchmark, lambda: QTest.keyClick(plain, next(letters)), rounds=40)


@pytest.mark.benchmark(group="long paragraph: enter and backspace")
def test_enter_and_backspace(benchmark: BenchmarkFixture, book: OpenBook) -> None:
    keys = itertools.cycle((Qt.Key.Key_Return, Qt.Key.Key_Backspace))
    measured(benchmark, lambda: QTest.keyClick(book.page(), next(keys)), rounds=12)
    assert book.unlevel() == []


@pytest.mark.benchmark(group="long paragraph: enter and backspace")
def test_enter_and_backspace_in_the_plain_editor(benchmark: BenchmarkFixture, plain: QPlainTextEdit) -> None:
    keys = itertools.cycle((Qt.Key.Key_Return, Qt.Key.Key_Backspace))
    measured(benchmark, lambda: QTest.keyClick(plain, next(keys)), rounds=12)


@pytest.mark.benchmark(group="long paragraph: scrolling")
def test_scrolling(benchmark: BenchmarkFixture, book: OpenBook) -> None:
    measured(benchmark, lambda: book.spread.scroll_by(81), rounds=100)
    assert book.unlevel() == []


@pytest.mark.benchmark(group="long paragraph: opening")
def test_opening(benchmark: BenchmarkFixture, texts: tuple[str, str], qapp: QApplication) -> None:
    content = FakePaneContent(*texts)

    def open_and_paint() -> None:
        book = opened(content)
        book.spread.show()
        book.spread.grab()
        book.close()

    benchmark.pedantic(open_and_paint, rounds=3)
