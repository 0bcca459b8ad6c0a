import threading

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Match, Pattern


def replaced(text: str, expression: str, replacement: str, **options: bool) -> str:
    finder = finder_of(Pattern(expression, is_expression=True, **options))
    replacing = finder.replacing(replacement)
    for match in reversed(finder.find(text)):
        text = text[: match.start] + replacing(text, match) + text[match.end :]
    return text


def problem_of(expression: str, replacement: str = "") -> tuple[ProblemCode, object]:
    with pytest.raises(UserProblem) as caught:
        finder_of(Pattern(expression, is_expression=True)).replacing(replacement)
    return caught.value.code, caught.value.facts["place"]


@pytest.mark.parametrize(
    ("expression", "replacement", "expected"),
    [
        (r"(\w+) (\w+)", r"\2 \1", "Pell Marta, boat"),
        (r"(\w+) (\w+)", "$2 $1", "Pell Marta, boat"),
        (r"(?P<first>\w+) (?P<last>\w+)", r"\g<last> ${first}", "Pell Marta, boat"),
        (r"\w+", "[$&]", "[Marta] [Pell], [boat]"),
        (r"\w+", r"<\0>", "<Marta> <Pell>, <boat>"),
        (r"(Marta)|(Pell)", "$1$2!", "Marta! Pell!, boat"),  # a group without a part in it is nothing
        (r", ", r"\n", "Marta Pell\nboat"),
        (r", ", r"\t\\\$$$", "Marta Pell\t\\$$boat"),
        (r"boat", "US$ 5", "Marta Pell, US$ 5"),
        (r"(P)", "$10", "Marta P0ell, boat"),
        (r"^|$", "_", "_Marta Pell, boat_"),
        (r"(?r)\w+", "w", "w w, w"),
    ],
)
def test_groups_are_put_into_the_replacement(expression: str, replacement: str, expected: str) -> None:
    assert replaced("Marta Pell, boat", expression, replacement) == expected


def test_options_hold_for_expressions_too() -> None:
    assert replaced("Boat boat", "boat", "x") == "x x"
    assert replaced("Boat boat", "boat", "x", match_case=True) == "Boat x"
    assert replaced("art party arts", "art|parts?", "x", whole_words=True) == "x party arts"
    assert replaced("Straße", "STRASSE", "x") == "x"


def test_places_are_code_points() -> None:
    text = "👩‍👩‍👧 e\u0301 x"
    assert finder_of(Pattern("x", is_expression=True)).find(text) == (Match(len(text) - 1, len(text)),)


@pytest.mark.parametrize(
    ("expression", "place"),
    [("a(b", 3), ("ab)", 3), ("a[b", 3), ("*a", 1), ("ab\\", 3), (r"a\1", 3), ("x{99999999999}", 3)],
)
def test_a_wrong_expression_is_told_with_its_place(expression: str, place: int) -> None:
    assert problem_of(expression) == (ProblemCode.PATTERN_UNUSABLE, place)


@pytest.mark.parametrize(
    ("replacement", "place"), [(r"a\2", 2), ("a$2", 2), (r"\g<name>", 1), ("ab${x}", 3), (r"a\q", 2), ("a\\", 2)]
)
def test_a_wrong_replacement_is_told_with_its_place(replacement: str, place: int) -> None:
    assert problem_of("(a)", replacement) == (ProblemCode.REPLACEMENT_UNUSABLE, place)


@pytest.mark.parametrize("expression", ["(a+)+$", "(a|aa)+$", "(?:a?){30}a{30}b"])
def test_a_hostile_expression_ends_as_a_problem(expression: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facing.patterns.expression.TIME_LIMIT", 0.02)
    finder = finder_of(Pattern(expression, is_expression=True))
    with pytest.raises(UserProblem) as caught:
        finder.find("a" * 5000 + "!")
    assert caught.value.code is ProblemCode.PATTERN_TOO_SLOW


def test_other_threads_go_on_while_an_expression_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facing.patterns.expression.TIME_LIMIT", 0.1)
    finder = finder_of(Pattern("(a+)+$", is_expression=True))
    problems: list[BaseException] = []

    def work() -> None:
        try:
            finder.find("a" * 5000 + "!")
        except UserProblem as problem:
            problems.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    turns = 0
    while thread.is_alive():
        turns += 1
        thread.join(0.001)
    assert problems
    assert turns > 5, "one that holds the interpreter lets nobody have a turn"
