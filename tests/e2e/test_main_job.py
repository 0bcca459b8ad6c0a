"""The main job as a user does it, with the real window, the real store and the real engines."""

from pathlib import Path

import pytest

from tests.e2e.conftest import Drive, all_gone

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.mark.parametrize("checker", [pytest.param("languagetool", marks=pytest.mark.java), "embedded"])
def test_correct_an_article_lose_the_program_and_find_everything_again(
    drive: Drive, article: Path, glossary: Path, checker: str, request: pytest.FixtureRequest
) -> None:
    if checker == "languagetool":
        request.getfixturevalue("languagetool")
    original = article.read_bytes()
    driven = drive("correct", article, str(glossary), checker=checker)
    told = driven.line()
    assert told["checker"] == checker
    findings = [(text, rules) for text, rules, _ in told["findings"]]  # type: ignore[attr-defined]
    (broken,) = [rules for text, rules in findings if text.endswith(("western", "northern"))]
    assert {"JOINS_LOWER_CASE_START", "UPPERCASE_SENTENCE_START"} <= set(broken.split())
    assert [text for text, rules in findings if "UNPAIRED" in rules]
    terms = [suggestions for text, _, suggestions in told["findings"] if text == "Protestants"]  # type: ignore[attr-defined]
    assert terms == [["protesters"]] * 3

    corrected = driven.line()
    helpers = driven.helpers()
    assert helpers
    driven.kill()
    assert all_gone(helpers)

    text = str(corrected["text"])
    assert "Protestants" not in text
    assert text.count("protesters") == original.decode().count("Protestants") + original.decode().count("protesters")
    assert text.endswith(" typed later")
    again = drive("reopen", article, checker="none").line()
    assert again["text"] == text
    # What was typed since the last version is one of its own after a crash.
    assert again["versions"] == [text, text.removesuffix(" typed later")]
    assert again["recovered"] == len(" typed later")
    assert article.read_bytes() == original


@pytest.mark.java
@pytest.mark.usefixtures("languagetool")
def test_no_java_is_left_after_an_error_that_nobody_caught(drive: Drive, own_article: Path) -> None:
    driven = drive("fail", own_article)
    assert driven.line()["checker"] == "languagetool"
    helpers = driven.helpers()
    code, errors = driven.end()
    assert code != 0
    assert "on purpose" in errors
    assert all_gone(helpers)


@pytest.mark.java
@pytest.mark.usefixtures("languagetool")
def test_languagetool_killed_in_use_comes_back(drive: Drive, own_article: Path) -> None:
    driven = drive("survive", own_article)
    before = driven.line()
    assert driven.line() == {"ready": True}
    java = [process for process in driven.helpers() if "java" in process.name()]
    assert java
    for process in java:
        process.kill()
    assert driven.process.stdin is not None
    driven.process.stdin.write("\n")
    driven.process.stdin.flush()
    after = driven.line()
    assert after["checker"] == "languagetool"
    assert len(after["findings"]) > len(before["findings"])  # type: ignore[arg-type]
    helpers = driven.helpers()
    assert driven.end()[0] == 0
    assert all_gone(helpers)
