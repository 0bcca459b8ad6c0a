import pytest

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.partner_words import partner_words, word_at

ORIGINAL = "The Protestants stood befor the quay.\nNobody came.\nGone with the wind of the north."
CORRECTED = "The angry protesters stood before the quay.\nNobody came."


@pytest.fixture
def comparison() -> Comparison:
    return Comparison(Text.from_string(ORIGINAL), Text.from_string(CORRECTED))


def partner(comparison: Comparison, side: Side, paragraph: int, words: str) -> str:
    text = comparison.original if side is Side.ORIGINAL else comparison.corrected
    start = text[paragraph].text.index(words)
    return partner_words(comparison, side, Place(paragraph, start), Place(paragraph, start + len(words)))


def test_words_that_are_the_same_stand_for_themselves(comparison: Comparison) -> None:
    assert partner(comparison, Side.ORIGINAL, 0, "quay") == "quay"
    assert partner(comparison, Side.CORRECTION, 1, "Nobody") == "Nobody"


def test_changed_words_stand_for_what_they_were_and_became(comparison: Comparison) -> None:
    assert partner(comparison, Side.ORIGINAL, 0, "befor") == "before"
    assert partner(comparison, Side.CORRECTION, 0, "before the") == "befor the"
    assert partner(comparison, Side.ORIGINAL, 0, "Protestants").endswith("protesters")


def test_a_paragraph_without_a_partner_has_none(comparison: Comparison) -> None:
    assert partner(comparison, Side.ORIGINAL, 2, "wind") == ""


@pytest.mark.parametrize(("offset", "word"), [(0, "The"), (3, "The"), (5, "quay's"), (10, "quay's"), (11, "")])
def test_the_word_at_an_offset_has_its_inner_signs(offset: int, word: str) -> None:
    text = "The quay's  end"
    start, end = word_at(text, offset)
    assert text[start:end] == word
