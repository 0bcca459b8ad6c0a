"""How fast and how good the comparison is; the rivals are difflib on the words of the whole text and those of
``diff_rivals``. ``python -m tests.bench.diff_table`` prints them all in one table.

Each figure goes into the benchmark's extra_info: counted words, hunks against true edits, shares paired right. The
sizes that take long run only with ``--benchmark-enable``.
"""

import random
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

import pytest

from facing.core.chunks import Paragraph
from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.pairing import pair_paragraphs
from facing.diff.rows import Operation, Relation, Row
from facing.diff.wording import compare_words
from tests.bench.diff_rivals import METHODS
from tests.bench.diff_table import book_of, shares_right
from tests.unit.diff.book import Book, Writer

pytestmark = pytest.mark.bench

SIZES = (10_000, 100_000, 1_000_000)
LONG = 50_000


def words_of(lines: list[str]) -> list[str]:
    return " ".join(lines).split()


def needs_time(benchmark: Any, words: int, limit: int) -> None:
    if words > limit and not benchmark.enabled:
        pytest.skip("only with --benchmark-enable")


def compare_all(made: Book) -> tuple[list[Row], int]:
    """The rows, and how many hunks the runs of all of them hold."""
    rows = pair_paragraphs(made.original, made.corrected)
    hunks = 0
    for row in rows:
        if row.original and row.corrected and row.relation is not Relation.SAME:
            original = "\n".join(made.original[slice(*row.original)])
            corrected = "\n".join(made.corrected[slice(*row.corrected)])
            hunks += sum(run.operation is not Operation.EQUAL for run in compare_words(original, corrected))
    return rows, hunks


@pytest.mark.benchmark(group="whole comparison")
@pytest.mark.parametrize("words", SIZES)
def test_rows_and_runs_of_a_book(benchmark: Any, words: int) -> None:
    needs_time(benchmark, words, 100_000)
    made = book_of(words)
    rows, hunks = benchmark.pedantic(compare_all, args=(made,), rounds=3 if words < LONG else 1)
    counted = len(words_of(made.original))
    benchmark.extra_info.update(words=counted, paragraphs=len(made.original), hunks=hunks, true_hunks=made.hunks)
    assert 0.97 * made.hunks <= hunks <= 1.03 * made.hunks
    assert len(rows) < 1.05 * len(made.original)


@pytest.mark.benchmark(group="whole comparison")
@pytest.mark.parametrize("words", SIZES[:2])
def test_difflib_on_the_words_of_a_book(benchmark: Any, words: int) -> None:
    needs_time(benchmark, words, LONG)
    made = book_of(words)
    mine, theirs = words_of(made.original), words_of(made.corrected)
    found = benchmark.pedantic(lambda: SequenceMatcher(None, mine, theirs, False).get_opcodes(), rounds=1)
    benchmark.extra_info["hunks"] = sum(tag != "equal" for tag, *_ in found)


@pytest.mark.benchmark(group="ratio")
def test_ratio_to_difflib_in_the_same_run(benchmark: Any) -> None:
    words = LONG if benchmark.enabled else 5_000
    made = book_of(words)
    mine, theirs = words_of(made.original), words_of(made.corrected)

    def cost(action: Callable[[], object]) -> float:
        start = time.process_time()
        action()
        return time.process_time() - start

    rival = cost(lambda: SequenceMatcher(None, mine, theirs, False).get_opcodes())
    ours = benchmark.pedantic(lambda: cost(lambda: compare_all(made)), rounds=1)
    benchmark.extra_info.update(words=len(mine), ours=ours, difflib=rival, ratio=ours / rival)


@pytest.mark.benchmark(group="pairing")
@pytest.mark.parametrize("edited", [0.05, 0.2, 0.4])
def test_paragraphs_paired_exactly_right(benchmark: Any, edited: float) -> None:
    paragraphs = 10_767 if benchmark.enabled else 600
    right, linked = benchmark.pedantic(shares_right, args=(edited, paragraphs), rounds=1)
    benchmark.extra_info.update(paired=right, linked=linked)
    at_least = {0.05: (0.995, 0.98), 0.2: (0.985, 0.9), 0.4: (0.98, 0.6)}[edited]
    assert right >= at_least[0]
    assert linked >= at_least[1] or not benchmark.enabled


@pytest.mark.benchmark(group="rivals")
@pytest.mark.parametrize("method", METHODS)
def test_places_told_by_rivals(benchmark: Any, method: str) -> None:
    made = book_of(10_000 if benchmark.enabled else 1_000)
    if method not in ("facing", "git --word-diff"):
        pytest.importorskip(method.replace("-", "_"))
    told = benchmark.pedantic(METHODS[method], args=(made,), rounds=1)
    benchmark.extra_info.update(told._asdict(), places=made.hunks)
    assert told.hunks >= 0.8 * made.hunks


class Typist:
    """Edits of one comparison, each at a random place of the correction."""

    def __init__(self, original: list[str], corrected: list[str]) -> None:
        self.random = random.Random(1)
        self.corrected = Text.from_paragraphs(map(Paragraph, corrected))
        self.comparison = Comparison(Text.from_paragraphs(map(Paragraph, original)), self.corrected)
        self.comparison.summary()

    def next_edit(self, added: str) -> tuple[tuple[Edit, Text], dict[str, Any]]:
        paragraph = self.random.randrange(len(self.corrected))
        offset = self.random.randint(0, len(self.corrected[paragraph].text))
        edit = Edit(Place(paragraph, offset), "", added)
        self.corrected = self.corrected.apply(edit)
        return (edit, self.corrected), {}

    def press(self, edit: Edit, corrected: Text) -> None:
        change = self.comparison.edited(edit, corrected)
        if change.added:
            self.comparison.runs(change.first)
        self.comparison.summary()


@pytest.mark.benchmark(group="key")
@pytest.mark.parametrize("words", SIZES)
@pytest.mark.parametrize("added", ["x", "\n"], ids=["letter", "break"])
def test_key(benchmark: Any, words: int, added: str) -> None:
    needs_time(benchmark, words, LONG)
    made = book_of(words)
    typist = Typist(made.original, made.corrected)
    benchmark.pedantic(typist.press, setup=lambda: typist.next_edit(added), rounds=300 if benchmark.enabled else 3)
    assert typist.comparison.row_of(Side.CORRECTION, 0) >= 0


@pytest.mark.benchmark(group="key")
def test_key_in_one_paragraph_of_fifty_thousand_words(benchmark: Any) -> None:
    writer = Writer(3)
    words = [word for _ in range(LONG // 15) for word in writer.sentence(15)]
    typist = Typist([" ".join(words)], [" ".join(writer.edited(words, 0.05, Book()))])
    benchmark.pedantic(typist.press, setup=lambda: typist.next_edit("x"), rounds=100 if benchmark.enabled else 3)
    assert len(typist.comparison) == 1


@pytest.mark.benchmark(group="realigned")
def test_adopting_a_full_alignment(benchmark: Any) -> None:
    made = book_of(1_000_000 if benchmark.enabled else 10_000)
    typist = Typist(made.original, made.corrected)
    rows = Comparison.aligned(typist.comparison.original, typist.corrected)
    change = benchmark.pedantic(typist.comparison.adopt, args=(rows, typist.corrected), rounds=3)
    assert (change.removed, change.added) == (0, 0)
