import string
from pathlib import Path

import pytest

from facing.core.checkers import CheckerHealth, CheckerStatus
from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.loading import LoadedGlossary
from facing.glossary.rows import RowProblem, RowReason
from facing.glossary.terms import Form, FormStatus, Term
from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Pattern
from facing.session.checking import EngineState
from facing.ui import messages
from facing.ui.messages import (
    engine_reason,
    engine_state,
    glossary_sentence,
    row_sentence,
    sentence,
)
from facing.ui.opening_messages import recovered_sentence

FACTS: dict[str, object] = {
    "path": Path("/home/me/garbled.txt"),
    "reason": "permission denied",
    "size": 250_000_000,
    "limit": 100_000_000,
    "encoding": "cp1252",
    "character": "→",
    "language": "Klingon",
    "line": 14,
    "version": 3,
    "document": "3f2a",
    "place": 5,
}


@pytest.mark.parametrize("code", ProblemCode)
@pytest.mark.parametrize("facts", [FACTS, {}], ids=["all facts", "no fact"])
def test_every_problem_is_a_plain_sentence(code: ProblemCode, facts: dict[str, object]) -> None:
    told = sentence(UserProblem(code, **facts))
    assert told.endswith(".")
    assert "\n" not in told
    assert "  " not in told
    assert "{" not in told
    assert "None" not in told
    assert "Error" not in told
    assert "Traceback" not in told
    assert 30 < len(told) < 250


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_says_what_to_do(code: ProblemCode) -> None:
    """The sentence goes on behind a colon, or a second one says what is safe."""
    told = sentence(UserProblem(code, **FACTS))
    if code is ProblemCode.GLOSSARY_UNUSABLE:
        told = sentence(UserProblem(code, path=Path("g.csv"), reason="file-missing"))
        assert "look whether it was moved" in told
    else:
        assert ": " in told


def test_sentences_use_only_facts_that_they_can_do_without() -> None:
    known = {*messages._UNTOLD, "line"}
    for template in messages._SENTENCES.values():
        names = {name for _, name, _, _ in string.Formatter().parse(str(template)) if name}
        assert names <= known


def test_a_file_is_told_by_its_name_not_by_its_whole_path() -> None:
    told = sentence(UserProblem(ProblemCode.FILE_MISSING, path=Path("/home/me/garbled.txt")))
    assert "“garbled.txt”" in told
    assert "/home/me" not in told


def test_sizes_are_told_in_megabytes() -> None:
    told = sentence(UserProblem(ProblemCode.FILE_TOO_LARGE, path=Path("a.txt"), size=250_000_000, limit=100_000_000))
    assert "250.0 MB" in told
    assert "100.0 MB" in told


def test_the_id_of_a_document_is_never_told() -> None:
    assert "3f2a" not in sentence(UserProblem(ProblemCode.DOCUMENT_OPEN_ELSEWHERE, document="3f2a"))


@pytest.mark.parametrize("reason", [*map(str, RowReason), "too-many-terms", "file-missing", "file-binary"])
def test_every_reason_of_an_unusable_glossary_is_in_words(reason: str) -> None:
    told = sentence(UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=Path("terms.csv"), reason=reason, line=3))
    assert reason not in told
    assert "line 3" in told


@pytest.mark.parametrize("reason", RowReason)
def test_every_broken_row_is_named_with_its_line_and_beginning(reason: RowReason) -> None:
    told = row_sentence(RowProblem(14, reason, "a,b,\nc" + "x" * 80))
    assert told.startswith("Line 14: ")
    assert "a,b, c" in told
    assert len(told) < 150
    assert "\n" not in told


@pytest.mark.parametrize(
    "expression", ["a(", "a)", "a[", "*a", "a**", "a{2,1}", "x{99999999999}", "[z-a]", "\\", r"\p{Q}"]
)
def test_what_is_wrong_with_an_expression_is_in_plain_words(expression: str) -> None:
    with pytest.raises(UserProblem) as caught:
        finder_of(Pattern(expression, is_expression=True))
    told = sentence(caught.value)
    assert str(caught.value.facts["reason"]) not in told
    assert f"at its character {caught.value.facts['place']}: " in told


@pytest.mark.parametrize("status", CheckerStatus)
def test_every_state_of_a_checker_has_words(status: CheckerStatus) -> None:
    engine = EngineState("x", "X", CheckerHealth(status), chosen=True)
    assert engine_state(engine).islower()
    assert engine_reason(engine) == ""


def test_the_reason_of_a_checker_that_does_not_run_is_a_sentence() -> None:
    health = CheckerHealth(CheckerStatus.UNAVAILABLE, reason=UserProblem(ProblemCode.JAVA_MISSING))
    assert "Java 17" in engine_reason(EngineState("languagetool", "LanguageTool", health, chosen=False))


def test_recovery_is_told_with_its_count() -> None:
    assert recovered_sentence(1).startswith("Recovered 1 edit typed before the program ended unexpectedly")
    assert recovered_sentence(3).startswith("Recovered 3 edits typed before the program ended unexpectedly")


@pytest.mark.parametrize(("broken", "told"), [(0, "2 terms."), (1, "one row could"), (5, "5 rows could")])
def test_a_loaded_glossary_is_told_with_what_could_not_be_used(broken: int, told: str) -> None:
    term = Term((Form("a", FormStatus.PREFERRED),))
    problems = tuple(RowProblem(line, RowReason.NO_TERM, ",") for line in range(broken))
    assert told in glossary_sentence(LoadedGlossary("harbour", Path("harbour.csv"), (term, term), problems))
