import pytest

from facing.glossary.terms import Form, FormStatus, Inflection, Term
from facing.session.vocabulary import TermWords, Vocabulary, base_form


def known(text: str, language: str = "", inflection: Inflection = Inflection.STEM, *inflected: str) -> Term:
    return Term((Form(text, FormStatus.ADMITTED, language, inflected),), inflection=inflection)


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
    vocabulary = Vocabulary(lasting=frozenset({"Vaessen"}), terms=TermWords([known("Rohl")]))
    assert vocabulary.knows("Vaessen Rohl")
    assert not vocabulary.knows("Vaessen Roll")
    assert not vocabulary.knows("…")


@pytest.mark.parametrize("word", ["Vaessen", "Vaessen's", "Vaessen’s "])
def test_a_word_is_kept_without_its_possessive(word: str) -> None:
    assert base_form(word) == "Vaessen"


def test_the_words_of_terms_are_those_of_right_forms() -> None:
    term = Term((Form("Tolo Harbour", FormStatus.PREFERRED), Form("Toro Habour", FormStatus.GARBLED)))
    words = TermWords([term])
    assert [word in words for word in ("Tolo", "Harbour", "Toro", "Habour")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("term", "language", "word", "is_known"),
    [
        (known("hullock"), "en-US", "hullocking", True),
        (known("hullock"), "en-US", "Hullocked", True),
        (known("hullock"), "", "hullocking", False),
        (known("hullock"), "zh", "hullocking", False),
        (known("Hullock"), "en", "hullocked", False),
        (known("hullock", "", Inflection.EXACT), "en", "hullocking", False),
        (known("hullock", "", Inflection.LISTED, "hullockery"), "en", "hullockery", True),
        (known("Krambolenhaus", "de"), "de-DE", "Krambolenhäuser", True),
        (known("Krambolenhaus", "de"), "en-US", "Krambolenhaus", False),
        (known("Krambolenhaus", "de"), "", "Krambolenhaus", True),
    ],
)
def test_words_of_terms_are_known_in_their_language_and_their_forms(
    term: Term, language: str, word: str, is_known: bool
) -> None:
    vocabulary = Vocabulary(terms=TermWords([term], [language]), language=lambda: language)
    assert vocabulary.knows(word) is is_known
