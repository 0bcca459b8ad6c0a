import pytest

from facing.checkers.common_words import CommonWords


@pytest.fixture(scope="module")
def words() -> CommonWords:
    return CommonWords()


def test_how_common_a_word_is_depends_on_the_language(words: CommonWords) -> None:
    assert 7 < (words.commonness("the", "en-US") or 0) < 8
    assert (words.commonness("der", "de-AT") or 0) > 7
    assert words.commonness("wrodlike", "en") is None
    assert words.commonness("the", "tlh") is None


@pytest.mark.parametrize(
    ("word", "instead", "in_use"),
    [
        ("hibernacula", ["gubernacular"], True),
        ("behaviour", ["behavior"], True),
        ("smokebox", ["smoke box"], True),
        ("mandirs", ["manners", "Sanders"], True),
        ("cryo", ["cry", "CRO"], True),
        ("que", ["Que", "due"], True),
        ("teh", ["the", "eh"], False),
        ("recieve", ["receive"], False),
        ("occured", ["occurred", "occurs"], False),
        ("accomodate", ["accommodate"], False),
        ("wich", ["which", "witch"], False),
        ("captin", ["captain", "caption"], False),
        ("wrodlike", ["wordlike"], False),
    ],
)
def test_a_word_is_in_use_unless_a_far_more_common_one_is_a_slip_away(
    words: CommonWords, word: str, instead: list[str], in_use: bool
) -> None:
    assert words.is_in_use(word, instead, "en-US") is in_use
