"""Tokens and word counts by example."""

import pytest

from facing.core.words import clusters, count_words, is_unspaced, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s a co-op, isn't it?", ["It’s", "a", "co-op", ",", "isn't", "it", "?"]),
        ("'quoted' - dash", ["'", "quoted", "'", "-", "dash"]),
        ("nai\u0308ve x\u00ady", ["nai\u0308ve", "x\u00ady"]),
        ("10% of 3.5", ["10", "%", "of", "3", ".", "5"]),
        ("snake_case", ["snake", "_", "case"]),
        ("昨日の夜", ["昨", "日", "の", "夜"]),
        ("か\u3099 ก็", ["か\u3099", "ก็"]),
        ("한국어 क्षि", ["한국어", "क्षि"]),
        ("\U0001f469\U0001f3fd\u200d\U0001f680!", ["\U0001f469\U0001f3fd\u200d\U0001f680", "!"]),
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", ["\U0001f1e9\U0001f1ea", "\U0001f1eb\U0001f1f7"]),
        ("a\u2028b\u00a0c\t", ["a", "b", "c"]),
        ("\ud800x", ["\ud800", "x"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  ", 0),
        ("one, two - three", 4),
        ("l’eau d'ici", 2),
        ("昨日 a b", 4),
        ("東京Tower", 3),
        ("한국어 단어", 2),
    ],
)
def test_words_are_counted_as_word_processors_count_them(text: str, words: int) -> None:
    assert count_words(text) == words


def test_what_is_a_word() -> None:
    assert [token.is_word for token in tokens("Wort, 12 昨 % \U0001f600 _")] == [
        True,
        False,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("नमस्ते", ["न", "म", "स्ते"]),
        ("น้ำใจ", ["น้ำ", "ใ", "จ"]),
        (
            "\U0001f469\U0001f3fd\u200d\U0001f680\U0001f1e9\U0001f1ea!",
            ["\U0001f469\U0001f3fd\u200d\U0001f680", "\U0001f1e9\U0001f1ea", "!"],
        ),
        ("", []),
    ],
)
def test_clusters_are_what_a_reader_takes_for_one_character(text: str, expected: list[str]) -> None:
    assert list(clusters(text)) == expected


def test_which_scripts_put_no_space_between_words() -> None:
    assert all(map(is_unspaced, ["a 昨", "เรือ", "ເຮືອ", "ទូក", "လှေ", "ふね"]))
    assert not any(map(is_unspaced, ["", "ferry", "über", "паром", "연락선", "नाव"]))
