"""Building and scanning with 50,000 terms, against an automaton of surface forms and, on a small part, an alternation.

Targets: a build within 2.5 s of CPU, a scan of 100,000 words within 1 s, a paragraph within 1.5 ms; all in English,
where words are found by their stems. The automaton (ahocorasick-rs) finds no other endings, no hyphens for spaces, and
words inside words; ``pytest -s`` shows what it costs and finds.
"""

import itertools
import random
import re
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.glossary.loading import LoadedGlossary, parse
from facing.glossary.matching import Matcher

# Terms and paragraphs: measured, and where only faults are looked for.
MEASURED = (50_000, 1_075)
UNMEASURED = (2_000, 40)
WORDS_PER_PARAGRAPH = 93
# The regular expressions take minutes for the whole text; their share is measured on so many paragraphs.
RIVAL_PARAGRAPHS = 1
LANGUAGE = "en-US"
SYLLABLES = ["ka", "lo", "mi", "ter", "os", "en", "vi", "ra", "tu", "bel", "an", "sor", "pi", "gro", "de"]

pytestmark = pytest.mark.bench


class Data:
    """Seeded words in Zipf's proportions; terms of one to four of them, drawn partly from the frequent ones."""

    def __init__(self, term_count: int, paragraph_count: int) -> None:
        source = random.Random(20)
        words = ["".join(source.choices(SYLLABLES, k=source.randint(2, 4))) for _ in range(60_000)]
        vocabulary = list(dict.fromkeys(words))[:30_000]
        weights = list(itertools.accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
        terms: dict[str, None] = {}
        while len(terms) < term_count:
            rare = source.choices(vocabulary, k=source.randint(1, 4))
            common = source.choices(vocabulary, cum_weights=weights, k=4)
            pairs = zip(rare, common, strict=False)
            terms[" ".join(word if source.random() < 0.7 else other for word, other in pairs)] = None
        self.terms = list(terms)
        rows = "\n".join(f"{term},{term[::-1]}" for term in self.terms)
        self.glossary: LoadedGlossary = parse(rows, Path("bench.csv"))
        self.paragraphs = [
            " ".join(source.choices(vocabulary, cum_weights=weights, k=WORDS_PER_PARAGRAPH)) + "."
            for _ in range(paragraph_count)
        ]


@pytest.fixture(scope="module")
def data(request: pytest.FixtureRequest) -> Data:
    return Data(*MEASURED if request.config.getoption("benchmark_enable") else UNMEASURED)


@pytest.fixture(scope="module")
def matcher(data: Data) -> Matcher:
    return Matcher([data.glossary], [LANGUAGE])


def test_build(benchmark: BenchmarkFixture, data: Data) -> None:
    built = benchmark.pedantic(lambda: Matcher([data.glossary], [LANGUAGE]), rounds=3)  # type: ignore[no-untyped-call]
    assert built.term_count == len(data.terms)


def test_scan_of_a_hundred_thousand_words(benchmark: BenchmarkFixture, data: Data, matcher: Matcher) -> None:
    def scan() -> int:
        return sum(len(matcher.find(text, LANGUAGE)) for text in data.paragraphs)

    found = benchmark.pedantic(scan, rounds=3)  # type: ignore[no-untyped-call]
    benchmark.extra_info["matches"] = found
    assert found > len(data.paragraphs)


def test_scan_of_one_paragraph(benchmark: BenchmarkFixture, data: Data, matcher: Matcher) -> None:
    assert benchmark(matcher.find, data.paragraphs[0], LANGUAGE)


def test_an_alternation_finds_the_same_and_is_slower(data: Data) -> None:
    """Both in CPU time of the same run, without stems; ``pytest -s`` shows the ratio."""
    matcher = Matcher([data.glossary], [""])
    sample = data.paragraphs[:RIVAL_PARAGRAPHS]
    forms = sorted((form.text for term in data.glossary.terms for form in term.forms), key=len, reverse=True)
    alternation = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE)
    started = time.process_time()
    expected = [[match.span() for match in alternation.finditer(text)] for text in sample]
    rival = time.process_time() - started
    started = time.process_time()
    found = [[(match.start, match.end) for match in matcher.find(text)] for text in sample]
    own = time.process_time() - started
    assert [set(row) for row in found] == [set(row) for row in expected]
    print(f"alternation {rival:.2f} s, trie {own:.4f} s, {rival / own:.0f} times on {RIVAL_PARAGRAPHS} paragraphs")


def test_an_automaton_of_surface_forms_finds_less(data: Data, matcher: Matcher) -> None:
    """Both in CPU time of the same run; what the automaton finds between word borders is found here, too."""
    ahocorasick_rs = pytest.importorskip("ahocorasick_rs")
    forms = [form.text.lower() for term in data.glossary.terms for form in term.forms]
    started = time.process_time()
    automaton = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    built = time.process_time() - started
    started = time.process_time()
    raw = [automaton.find_matches_as_indexes(text.lower()) for text in data.paragraphs]
    rival = time.process_time() - started
    started = time.process_time()
    found = [{(match.start, match.end) for match in matcher.find(text, LANGUAGE)} for text in data.paragraphs]
    own = time.process_time() - started
    whole = sum(_is_whole(text, *match[1:]) for text, row in zip(data.paragraphs, raw, strict=True) for match in row)
    print(
        f"automaton: build {built:.2f} s, scan {rival:.3f} s, {sum(map(len, raw))} matches, {whole} of whole words; "
        f"trie: scan {own:.3f} s, {sum(map(len, found))} matches"
    )
    assert sum(map(len, found)) > whole


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
