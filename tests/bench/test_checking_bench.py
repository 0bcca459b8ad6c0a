"""Checking a text with the real LanguageTool against one blocking call per paragraph, and opening a checked text again.

Targets: a first check twice as fast as one call per paragraph to a server as it comes, on two quiet cores; a checked
text of 100,000 words opened with all of LanguageTool's marks within a second, and an edited paragraph marked 150 ms
after the pause at p50, 600 ms at p99. No longest stall is asserted: it is noted beside the figures.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from facing.app.arguments import WindowRequest
from facing.app.program import Program
from facing.app.window import running
from facing.checkers import languagetool_server
from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import LanguageToolFinder
from facing.checkers.languagetool_server import LanguageToolServer
from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.passage import joined
from facing.session.passage_work import BATCH_PASSAGES
from tests.e2e.conftest import why_no_languagetool

HEAP = 512
WORDS_TO_CHECK = 10_000
ROUNDS = 2
WORDS_TO_REOPEN = 100_000
EDITS = 100
SENTENCES_IN_PARAGRAPH = 8
NOUNS = "harbour ferry storm wall boat market bridge teacher garden window letter river engine island village".split()
VERBS = "crossed repaired watched painted followed reached opened carried missed measured".split()
ADJECTIVES = "old narrow quiet bright heavy careful distant wooden empty famous".split()
SLIPS = {"the": "teh", "their": "there", "crossed": "crosed", "letter": "leter", "quiet": "quite"}
BEAT = 5  # milliseconds
PATIENCE = 1200  # seconds

pytestmark = [pytest.mark.bench, pytest.mark.java]


@pytest.fixture(autouse=True)
def measured_only(request: pytest.FixtureRequest) -> None:
    """These take minutes: they run where they are measured."""
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("takes minutes")
    if why_not := why_no_languagetool():
        pytest.skip(why_not)


def paragraphs(words: int, seed: int = 23) -> list[str]:
    """Distinct English sentences, in one of twenty words a slip."""
    dice = random.Random(seed)
    found: list[str] = []
    count = 0
    while count < words:
        sentences = []
        for _ in range(SENTENCES_IN_PARAGRAPH):
            one, two, three = dice.sample(NOUNS, 3)
            sentence = (
                f"In {dice.randint(1500, 2020)} the {dice.choice(ADJECTIVES)} {one} {dice.choice(VERBS)} "
                f"the {two} beside {dice.randint(2, 99)} of their {dice.choice(ADJECTIVES)} {three}s."
            )
            sentences.append(" ".join(SLIPS.get(w, w) if dice.random() < 0.05 else w for w in sentence.split()))
        found.append(" ".join(sentences))
        count += len(found[-1].split())
    return found


def processor_seconds() -> float:
    """What this program and the servers that it started have used of the processors so far."""
    program = psutil.Process()
    times = [each.cpu_times() for each in (program, *program.children(recursive=True))]
    return sum(each.user + each.system for each in times)


def measured(benchmark: BenchmarkFixture, check: Callable[[list[str]], None]) -> None:
    """Measure checks of texts that are others each round, so that no sentence is known; notes CPU and load."""
    begun = processor_seconds()
    texts = iter([paragraphs(WORDS_TO_CHECK, seed) for seed in range(ROUNDS)])
    benchmark.pedantic(lambda: check(next(texts)), rounds=ROUNDS)
    benchmark.extra_info["CPU of a round, s"] = round((processor_seconds() - begun) / ROUNDS, 1)
    benchmark.extra_info["load"] = round(os.getloadavg()[0], 1)


@pytest.mark.benchmark(group="first check")
def test_a_first_check_as_the_session_asks(benchmark: BenchmarkFixture) -> None:
    checker = LanguageToolChecker(LanguageToolFinder(), HEAP)

    def check(texts: list[str]) -> None:
        passages = [joined([(number, text)], "") for number, text in enumerate(texts)]
        for first in range(0, len(passages), BATCH_PASSAGES):
            checker.check_passages(passages[first : first + BATCH_PASSAGES], "en-US")

    try:
        checker.prepare("en-US")
        measured(benchmark, check)
    finally:
        checker.close()


@pytest.mark.benchmark(group="first check")
def test_one_blocking_call_per_paragraph(benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool_server, "_CONFIGURATION", {})
    finder = LanguageToolFinder()
    server = LanguageToolServer(finder.java(), finder.installation(), HEAP)
    server.start()

    def check(texts: list[str]) -> None:
        for text in texts:
            server.ask("/v2/check", {"text": text, "language": "en-US"}, 300.0)

    try:
        check(["This sentense warms it up. it is not kept."])
        measured(benchmark, check)
    finally:
        server.stop()


class Heart:
    """Beats in the window's thread; knows the longest pause between two beats, in wall time and in CPU (ms)."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self.reset()
        self._timer.start(BEAT)

    def reset(self) -> None:
        self._last = time.perf_counter(), time.thread_time()
        self.longest = self.longest_cpu = 0.0

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, 1000 * (now[0] - self._last[0]))
        self.longest_cpu = max(self.longest_cpu, 1000 * (now[1] - self._last[1]))
        self._last = now

    def note(self, benchmark: BenchmarkFixture, name: str) -> None:
        benchmark.extra_info[f"longest stall {name}, ms"] = round(self.longest)
        benchmark.extra_info[f"the same in CPU {name}, ms"] = round(self.longest_cpu)
        self.reset()


def wait(condition: Callable[[], bool], every: float = 0.001) -> None:
    """Let the window work until the condition holds, which is asked ``every`` so many seconds."""
    end, ask_at = time.monotonic() + PATIENCE, 0.0
    while True:
        if time.monotonic() >= ask_at:
            if condition():
                return
            ask_at = time.monotonic() + every
        QApplication.processEvents()
        time.sleep(0.001)
        assert time.monotonic() < end, f"not within {PATIENCE} seconds"


@pytest.fixture
def book(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[], Program]]:
    """Opens a long text in the real window, again and again over the same store."""
    path = tmp_path / "book.txt"
    path.write_text("\n".join(paragraphs(WORDS_TO_REOPEN)), "utf-8")
    entered = []

    def opened() -> Program:
        while entered:
            entered.pop().__exit__(None, None, None)
        context = running(WindowRequest(path, None, tmp_path / "base", None))
        program = context.__enter__()
        entered.append(context)
        assert program.window is not None
        program.window.show()
        return program

    yield opened
    while entered:
        entered.pop().__exit__(None, None, None)


def all_read(program: Program) -> Callable[[], bool]:
    assert program.session is not None
    checking = program.session.checking
    return lambda: checking.idle


def test_opening_a_checked_text_and_editing_it(
    benchmark: BenchmarkFixture, book: Callable[[], Program], qapp: QApplication
) -> None:
    program = book()
    heart = Heart()
    wait(all_read(program))
    heart.note(benchmark, "in the first check")
    assert program.session is not None
    marks = len(program.session.findings.listed(Side.CORRECTION))
    program = book()
    heart.reset()
    session = program.session
    assert session is not None
    begun, begun_cpu = time.perf_counter(), time.process_time()
    wait(lambda: not session.checking.recalling)
    benchmark.extra_info["to LanguageTool's marks, s"] = round(time.perf_counter() - begun, 2)
    # Looking costs some time itself, so it is done seldom. LanguageTool itself gets ready for long after that.
    wait(lambda: len(session.findings.listed(Side.CORRECTION)) == marks, every=0.05)
    benchmark.extra_info["to all marks, s"] = round(time.perf_counter() - begun, 2)
    benchmark.extra_info["the same in CPU of the program, s"] = round(time.process_time() - begun_cpu, 2)
    benchmark.extra_info["load"] = round(os.getloadavg()[0], 1)
    heart.note(benchmark, "when opened again")
    wait(all_read(program))
    assert len(session.findings.listed(Side.CORRECTION)) == marks
    dice = random.Random(3)
    taken: list[float] = []

    def edit() -> None:
        index = dice.randrange(len(session.corrected))
        wrong = f"wrod{chr(97 + len(taken) % 26)}x"
        session.apply([Edit(Place(index, 0), "", f"A {wrong} came in. ")], "typing")
        identifier = session.corrected.id_at(index)
        begun = time.perf_counter()
        session.checking.pump()
        wait(lambda: any(found.text == wrong for found in session.findings.of(Side.CORRECTION, identifier)))
        taken.append(1000 * (time.perf_counter() - begun))

    benchmark.pedantic(edit, rounds=EDITS)
    heart.note(benchmark, "while it was edited")
    taken.sort()
    benchmark.extra_info["edit to mark p50, ms"] = round(taken[len(taken) // 2])
    benchmark.extra_info["edit to mark p99, ms"] = round(taken[int(len(taken) * 0.99)])
