"""Answers of an engine in memory: as many as are of use, however long the day."""

from facing.session.answers import _REMEMBERED, Answers, NoCache
from tests.fakes.pattern_checker import PatternChecker


def test_the_oldest_answers_are_let_go() -> None:
    answers = Answers(PatternChecker("own", "wrod"), "passage", NoCache())
    for number in range(_REMEMBERED + 1):
        answers.remember(number.to_bytes(4, "big"), ((),))
    assert answers.known((0).to_bytes(4, "big")) is None
    assert answers.known((1).to_bytes(4, "big")) == ((),)
    assert answers.known(_REMEMBERED.to_bytes(4, "big")) == ((),)
