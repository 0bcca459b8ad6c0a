import pytest

from facing.cli.timing import timed
from facing.core.ports import DocumentChecker
from facing.core.problem import ProblemCode, UserProblem
from tests.fakes.checkers import QuoteChecker, WordChecker


class StepClock:
    """Goes on by 7 milliseconds each time it is looked at; backwards where told."""

    def __init__(self, step: int = 7) -> None:
        self.time = 0
        self.step = step

    def now(self) -> int:
        self.time += self.step
        return self.time


def test_time_in_the_engine_adds_up() -> None:
    engine = timed(WordChecker(), StepClock())
    engine.prepare("en-US")
    engine.check_passages([], "en-US")
    assert (engine.milliseconds, engine.ready, engine.problem) == (14, True, None)


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    engine = timed(WordChecker(), StepClock(-5))
    engine.prepare("en-US")
    assert engine.milliseconds == 0


def test_a_problem_is_kept_and_passed_on() -> None:
    missing = UserProblem(ProblemCode.JAVA_MISSING)
    engine = timed(WordChecker(refuses=missing), StepClock())
    with pytest.raises(UserProblem):
        engine.prepare("en-US")
    assert (engine.problem, engine.ready, engine.milliseconds) == (missing, False, 7)


def test_only_an_engine_that_judges_documents_says_so() -> None:
    assert not isinstance(timed(WordChecker(), StepClock()), DocumentChecker)
    engine = timed(QuoteChecker(), StepClock())
    assert isinstance(engine, DocumentChecker)
    assert engine.check_document({}, "en-US") == []
    assert timed(QuoteChecker(), StepClock()).milliseconds == 0


def test_the_rest_is_the_engines_own() -> None:
    inner = WordChecker(id="one", name="One", version="3")
    engine = timed(inner, StepClock())
    engine.close()
    assert (engine.id, engine.name, engine.languages(), engine.health().version) == ("one", "One", (), "3")
    assert inner.closed == 1
