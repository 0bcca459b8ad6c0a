from typing import Any

import pytest

from facing.checkers.embedded_worker import Engines, Utf8Offsets, answer, check


class Panic(BaseException):
    """What a crash inside the engine looks like: no ``Exception``."""


class FakeEngine:
    """Finds ``wrod``, counts in bytes as the real engine does, and panics at ``panic``."""

    def check(self, text: str) -> list[dict[str, Any]]:
        if "panic" in text:
            raise Panic
        if "stop" in text:
            raise KeyboardInterrupt
        start = text.encode("utf-8").find(b"wrod")
        if start < 0:
            return []
        return [
            {
                "rule_id": "RULE",
                "category_id": "TYPOS",
                "issue_type": None,
                "message": "Did you mean <suggestion>word</suggestion> or <suggestion>rod</suggestion>?",
                "offset": start,
                "length": 4,
                "suggestions": ["word"],
            }
        ]


class FakeEngines(Engines):
    def engine(self, package: str, language: str, variant: str) -> Any:
        if package != "known":
            raise ModuleNotFoundError(package)
        return FakeEngine()


def request(*texts: str, package: str = "known") -> dict[str, Any]:
    return {"package": package, "language": "en", "variant": "en-US", "texts": texts}


@pytest.mark.parametrize("text", ["a wrod", "é wrod", "😀😀 “wrod” …", "\udc80 wrod", "\ufeffwrod"])
def test_bytes_become_code_points(text: str) -> None:
    (found,) = check(FakeEngine(), text)
    assert text[found["start"] : found["end"]] == "wrod"


def test_nothing_reaches_behind_the_text() -> None:
    assert Utf8Offsets("ab").code_points_before(4) == 2
    assert Utf8Offsets("äb").code_points_before(5) == 2


def test_the_engines_words_are_carried_over() -> None:
    (found,) = check(FakeEngine(), "wrod")
    assert (found["rule"], found["category"], found["issue_type"]) == ("RULE", "TYPOS", "")
    assert found["message"] == "Did you mean ‘word’ or ‘rod’?"


def test_a_text_that_breaks_the_engine_does_not_break_the_others() -> None:
    found = answer(FakeEngines(), request("wrod", "panic", "wrod"))
    assert [len(matches) for matches in found["matches"]] == [1, 0, 1]
    assert found["refused"] == [1]


def test_being_told_to_stop_is_obeyed() -> None:
    with pytest.raises(KeyboardInterrupt):
        answer(FakeEngines(), request("stop"))


def test_missing_data_is_told() -> None:
    assert answer(FakeEngines(), request("wrod", package="absent")) == {"problem": "ModuleNotFoundError: absent"}
