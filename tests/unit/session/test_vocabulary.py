import pytest

from facing.glossary.terms import Form, FormStatus, Term
from facing.session.vocabulary import Vocabulary, base_form, words_of_terms


@pytest.mark.parametrize(
    ("entry", "word", "is_known"),
    [
        ("Vaessen", "Vaessen", True),
        ("Vaessen", "Vaessen's", True),
        ("Vaessen", "Vaessen’s", True),
        ("Vaessen", "Vaessens", True),
        ("Vaessen", "Vaessens’", True),
        ("Vaessen", "vaessen", False),
        ("Vaessen", "Vaesse", False),
        ("backend", "Backend", True),
        ("backend", "backends", True),
        ("Moss", "Mos", False),
        ("Tolo Harbour", "Tolo Harbour", True),
        ("s", "ss", True),
    ],
)
def test_what_a_known_word_covers(entry: str, word: str, is_known: bool) -> None:
    assert Vocabulary(own=frozenset({entry})).knows(word) is is_known


def test_several_words_are_known_where_each_of_them_is() -> None:
    vocabulary = Vocabulary(lasting=frozenset({"Vaessen"}), terms=frozenset({"Rohl"}))
    assert vocabulary.knows("Vaessen Rohl")
    assert not vocabulary.knows("Vaessen Roll")
    assert not vocabulary.knows("…")


@pytest.mark.parametrize("word", ["Vaessen", "Vaessen's", "Vaessen’s "])
def test_a_word_is_kept_without_its_possessive(word: str) -> None:
    assert base_form(word) == "Vaessen"


def test_the_words_of_terms_are_those_of_right_forms() -> None:
    term = Term((Form("Tolo Harbour", FormStatus.PREFERRED), Form("Toro Habour", FormStatus.GARBLED)))
    assert words_of_terms([term]) == {"Tolo", "Harbour"}
