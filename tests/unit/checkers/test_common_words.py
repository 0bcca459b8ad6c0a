from facing.checkers.common_words import CommonWords


def test_words_in_use_are_known_in_their_language_and_others_are_not() -> None:
    words = CommonWords()
    assert words.knows("hibernacula", "en-US")
    assert words.knows("behaviour", "en-US")
    assert not words.knows("wrodlike", "en-GB")
    assert not words.knows("hibernacula", "tlh")
