from pathlib import Path

import pytest

from facing.cli.sentences import row_sentence, sentence
from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.rows import RowProblem, RowReason

FACTS: dict[str, object] = {
    "path": Path("folder/a.txt"),
    "reason": "Permission denied",
    "size": 104_857_600,
    "limit": 67_108_864,
    "encoding": "cp1252",
    "character": "Ω",
    "document": "document-7",
    "version": 12,
    "language": "xx",
    "line": 3,
    "place": 5,
}


@pytest.mark.parametrize("facts", [{}, FACTS], ids=["without facts", "with facts"])
@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_is_one_plain_sentence_with_a_next_step(code: ProblemCode, facts: dict[str, object]) -> None:
    told = sentence(UserProblem(code, **facts))
    assert told[0].isupper() or told.startswith("folder/a.txt ")
    assert told.endswith(".")
    assert not told.endswith("..")
    assert "\n" not in told
    assert "{" not in told
    assert "None" not in told
    assert ": " in told  # what is the matter: what to do


def test_no_two_problems_are_told_alike() -> None:
    told = [sentence(UserProblem(code, **FACTS)) for code in ProblemCode]
    assert len(set(told)) == len(told)


def test_facts_stand_in_the_sentence() -> None:
    assert sentence(UserProblem(ProblemCode.FILE_TOO_LARGE, **FACTS)) == (
        "folder/a.txt is too large (104.9 MB; up to 67.1 MB can be read): divide it into parts."
    )
    assert "“Ω”" in sentence(UserProblem(ProblemCode.CHARACTER_NOT_IN_ENCODING, **FACTS))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {"reason": "unclosed-quote", "line": 3},
            "The glossary g.csv cannot be used, line 3: a quotation mark is opened and not closed.",
        ),
        (
            {"reason": "file-missing"},
            "The glossary g.csv cannot be used: there is no such file, check its name and its folder.",
        ),
    ],
)
def test_a_glossary_is_told_with_its_line_and_reason(facts: dict[str, object], expected: str) -> None:
    assert sentence(UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path=Path("g.csv"), **facts)) == expected


@pytest.mark.parametrize("reason", RowReason)
def test_every_reason_of_a_row_has_words_of_its_own(reason: RowReason) -> None:
    told = row_sentence(Path("g.csv"), RowProblem(4, reason, "Orow,\nOrrow"))
    assert told.startswith("g.csv, line 4 left out: " if reason.leaves_out else "g.csv, line 4: ")
    assert told.endswith(": Orow, Orrow")
    assert reason.value not in told
    in_problem = sentence(UserProblem(ProblemCode.GLOSSARY_UNUSABLE, path="g.csv", reason=str(reason), line=4))
    assert f": {reason.value}" not in in_problem
