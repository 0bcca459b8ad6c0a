"""The embedded checker with its real engine, in its real process."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

import facing
from facing.checkers.embedded import EmbeddedChecker, installed_languages
from facing.core.checkers import CheckerStatus, PassageChecker, SectionChecker
from facing.core.finding import Certainty, Kind
from facing.core.passage import Passage, Piece, joined, reading_passages
from facing.core.problem import ProblemCode, UserProblem

LIMIT = 30.0
SEED = Path(__file__).parents[4] / "shared" / "seed"
pytestmark = [
    pytest.mark.skipif("en" not in installed_languages(), reason="LingoTweaker's English data is not installed"),
]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="uses signals")


@pytest.fixture(scope="module")
def checker() -> Iterator[EmbeddedChecker]:
    engine = EmbeddedChecker()
    engine.prepare("en-US")
    yield engine
    engine.close()


class Own(NamedTuple):
    """A checker for one test, and its worker."""

    checker: EmbeddedChecker
    worker: psutil.Process


@pytest.fixture
def own() -> Iterator[Own]:
    others = workers()
    engine = EmbeddedChecker(request_limit=15.0)
    engine.prepare("en-US")
    (worker,) = [each for each in workers() if each not in others]
    yield Own(engine, worker)
    engine.close()


def passages(*texts: str) -> list[Passage]:
    return [joined([(number, text)], "") for number, text in enumerate(texts)]


def rules(checker: EmbeddedChecker, text: str, language: str = "en-US") -> dict[str, str]:
    """The rules that find something, and in which words."""
    (said,) = checker.check_passages(passages(text), language)
    return {remark.rule: text[remark.start : remark.end] for remark in said}


def workers() -> list[psutil.Process]:
    """The worker processes of this process."""
    children = psutil.Process().children()
    return [child for child in children if any("embedded_worker" in part for part in child.cmdline())]


def test_it_is_a_checker_of_passages_alone(checker: EmbeddedChecker) -> None:
    assert isinstance(checker, PassageChecker)
    assert not isinstance(checker, SectionChecker)


def test_it_says_what_and_how_it_is(checker: EmbeddedChecker) -> None:
    assert checker.health().status is CheckerStatus.READY
    assert checker.health().version.startswith("0.")
    assert {"en-US", "en-GB"} <= set(checker.languages())


def test_it_finds_mistakes_of_all_sorts(checker: EmbeddedChecker) -> None:
    text = "😀 This is teh end. it goes “on. I could of known it."
    said = {remark.rule: remark for remark in checker.check_passages(passages(text), "en-US")[0]}
    spelling = said["MORFOLOGIK_RULE_EN_US"]
    assert (text[spelling.start : spelling.end], spelling.kind, spelling.suggestions[0]) == (
        "teh",
        Kind.SPELLING,
        "the",
    )
    start = said["UPPERCASE_SENTENCE_START"]
    assert (text[start.start : start.end], start.certainty, start.suggestions) == ("it", Certainty.SURE, ("It",))
    quote = said["EN_UNPAIRED_QUOTES"]
    assert (text[quote.start : quote.end], quote.kind) == ("“", Kind.TYPOGRAPHY)
    assert "<" not in said["MODAL_OF"].message


def test_many_passages_keep_their_order(checker: EmbeddedChecker) -> None:
    said = checker.check_passages(passages(*["Fine."] * 11, "A wrod.", *["Fine."] * 11), "en-US")
    assert [number for number, remarks in enumerate(said) if remarks] == [11]


def test_markup_is_not_judged(checker: EmbeddedChecker) -> None:
    text = "A **wr*od** stands `teh` here."
    markup = ((2, 4), (6, 7), (9, 11), (19, 24))
    (said,) = checker.check_passages([Passage(text, (Piece(0, len(text), 0),), markup)], "en-US")
    assert [text[remark.start : remark.end] for remark in said if remark.kind is Kind.SPELLING] == ["wr*od"]


def test_variants_of_english_differ(checker: EmbeddedChecker) -> None:
    text = "The colour of the color I realise."
    assert rules(checker, text, "en-GB") == {"MORFOLOGIK_RULE_EN_GB": "color"}
    assert "MORFOLOGIK_RULE_EN_US" not in rules(checker, text, "en-AU")
    checker.prepare("en-US")
    assert rules(checker, "The colour.") == {"MORFOLOGIK_RULE_EN_US": "colour"}


def test_a_language_without_data_is_told() -> None:
    checker = EmbeddedChecker()
    with pytest.raises(UserProblem) as problem:
        checker.prepare("xx-XX")
    assert problem.value.code is ProblemCode.LANGUAGE_UNSUPPORTED
    assert problem.value.facts == {"language": "xx-XX"}
    assert checker.health().status is CheckerStatus.UNAVAILABLE
    assert checker.health().reason is problem.value


def test_a_missing_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UserProblem) as problem:
        EmbeddedChecker().prepare("en-US")
    assert problem.value.code is ProblemCode.EMBEDDED_MISSING


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not here")
def test_the_seed_article(checker: EmbeddedChecker) -> None:
    (path,) = SEED.glob("*.txt")
    paragraphs = list(enumerate(path.read_text("utf-8").split("\n")))
    read = reading_passages(paragraphs, wrapped=False)
    said = checker.check_passages(read, "en-US")
    found = [(p.text[r.start : r.end], r.rule) for p, remarks in zip(read, said, strict=True) for r in remarks]
    assert ("western", "UPPERCASE_SENTENCE_START") in found
    assert sum(rule == "EN_UNPAIRED_QUOTES" for _, rule in found) == 6


def test_the_worker_has_low_priority(own: Own) -> None:
    assert sys.platform == "win32" or own.worker.nice() >= 10


def test_being_prepared_again_costs_nothing(own: Own) -> None:
    own.checker.prepare("en-US")
    assert own.worker in workers()


@posix_only
def test_a_killed_worker_is_replaced_and_the_answers_come(own: Own) -> None:
    own.worker.send_signal(signal.SIGSTOP)  # so that it dies with the question in its hands
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(rules, own.checker, "A wrod.")
        own.worker.kill()
        assert answer.result(LIMIT) == {"MORFOLOGIK_RULE_EN_US": "wrod"}
    assert own.checker.health().status is CheckerStatus.READY


@pytest.mark.slow
@posix_only
def test_a_hanging_worker_is_replaced(own: Own) -> None:
    own.worker.send_signal(signal.SIGSTOP)
    assert rules(own.checker, "A wrod.") == {"MORFOLOGIK_RULE_EN_US": "wrod"}
    assert not own.worker.is_running()


def test_a_worker_that_always_ends_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-c", "pass"]
    monkeypatch.setattr("facing.checkers.embedded_process.helper_command", lambda *_: command)
    checker = EmbeddedChecker()
    with pytest.raises(UserProblem) as problem:
        checker.prepare("en-US")
    assert (problem.value.code, problem.value.facts) == (ProblemCode.EMBEDDED_DIED, {"reason": "ended"})
    assert checker.health().status is CheckerStatus.FAILED
    checker.close()


@posix_only
def test_closing_ends_the_worker_in_the_middle_of_a_check(own: Own) -> None:
    own.worker.send_signal(signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(rules, own.checker, "A wrod.")
        own.checker.close()
        problem = answer.exception(LIMIT)
    assert isinstance(problem, UserProblem)
    assert problem.facts == {"reason": "closed"}
    assert own.worker not in workers()
    assert own.checker.health().status is CheckerStatus.SKIPPED
    own.checker.close()


@posix_only
def test_no_worker_outlives_a_killed_program() -> None:
    script = textwrap.dedent(
        """
        import psutil, threading
        from facing.checkers.embedded import EmbeddedChecker

        checker = EmbeddedChecker()
        checker.prepare("en-US")
        print(*(child.pid for child in psutil.Process().children(recursive=True)), flush=True)
        threading.Event().wait()
        """
    )
    path = os.pathsep.join((str(Path(facing.__file__).parents[1]), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout is not None
        started = [psutil.Process(int(number)) for number in program.stdout.readline().split()]
        program.kill()
    assert started
    gone, left = psutil.wait_procs(started, timeout=LIMIT)
    assert (len(gone), left) == (len(started), [])
