from pathlib import Path

import pytest

from facing.checkers.known_words import UNKNOWN, KnownWords, known_words

WORDS = known_words("en-US")


@pytest.mark.parametrize("word", "house House HOUSE Paris PARIS don't don’t café colour color".split())
def test_words_of_every_english_are_known_with_or_without_capitals(word: str) -> None:
    assert word in WORDS


@pytest.mark.parametrize("word", ["tlie", "paris", "hou", "housez", "", "ho\udce9", "дом"])
def test_others_are_not(word: str) -> None:
    assert WORDS.frequency(word) == UNKNOWN


def test_frequent_words_rank_before_rare_ones() -> None:
    assert WORDS.frequency("the") > WORDS.frequency("house") > WORDS.frequency("modem") > UNKNOWN


def test_a_language_without_a_dictionary_knows_nothing() -> None:
    for language in ("xx", "../en", ""):
        words = known_words(language)
        assert not words
        assert "house" not in words


def test_a_file_that_is_no_dictionary_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "other.dict").write_bytes(b"\\fsa\x05 of another kind")
    (tmp_path / "more.txt").write_text("# a remark\nferry/S\ntwo words\n", "utf-8")
    words = KnownWords([tmp_path / "other.dict"], [tmp_path / "more.txt"])
    assert "ferry" in words
    assert "two" not in words
