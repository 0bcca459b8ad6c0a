import pytest

from facing.checkers.spun_terms import ODD, ORDINARY, SpunTerm, SpunTerms, singular
from facing.checkers.tortured_phrases import PHRASE, TERM, TorturedPhrasesChecker
from facing.core.finding import Certainty
from tests.fakes.remarks import marked, remarks_on

CHECKER = TorturedPhrasesChecker()


@pytest.mark.parametrize(
    ("text", "rule", "words", "instead"),
    [
        ("We use profound learning here.", TERM, "profound learning", "deep learning"),
        ("Profound learning is used.", TERM, "Profound learning", "Deep learning"),
        ("counterfeit consciousness", TERM, "counterfeit consciousness", "artificial intelligence"),
        ("the irregular woodlands of it", TERM, "irregular woodlands", "random forests"),
        ("a convolutional brain organization", TERM, "convolutional brain organization", None),
        ("mean square blunder", TERM, "mean square blunder", "mean square error"),
        ("the flag-to-clamor proportion", TERM, "flag-to-clamor proportion", "signal to noise ratio"),
        ("subterranean insect province", TERM, "subterranean insect province", "ant colony"),
        ("an elite figuring group", PHRASE, "elite figuring", "high performance computing"),
        ("bosom malignancy", PHRASE, "bosom malignancy", "breast cancer"),
    ],
)
def test_a_rewritten_term_is_found_with_what_it_stands_for(
    text: str, rule: str, words: str, instead: str | None
) -> None:
    ((found_rule, found_words, suggestion),) = marked(CHECKER, text)
    assert (found_rule, found_words) == (rule, words)
    assert instead in (None, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "deep learning and random forests, artificial intelligence and big data",
        "The woods were deep, the learning profound.",
        "profound, learning",
        "a social organization and a computer network",
        "the loss of a friend, a mean man, a cruel joke",
        "He studied the nervous system and the brain.",
        "red wine, an irregular verb, the average cost, the main part",
        "the United Kingdom, nuclear forces, historical records",
    ],
)
def test_terms_and_ordinary_words_are_left_alone(text: str) -> None:
    assert marked(CHECKER, text) == []


def test_other_languages_are_not_judged() -> None:
    assert marked(CHECKER, "profound learning", "de-DE") == []
    assert CHECKER.languages() == ("en",)


def test_a_find_says_what_it_reads_like() -> None:
    (remark,) = remarks_on(CHECKER, "profound learning")
    assert remark.message == "“profound learning” reads like “deep learning”, rewritten word by word."
    assert remark.certainty is Certainty.LIKELY


TERMS = SpunTerms(
    ["red boat", "red boat harbour", "old ferry line", "blue ship"],
    [
        ("red", "crimson", ODD),
        ("boat", "vessel", ORDINARY),
        ("ferry", "float over", ODD),
        ("line", "row", ORDINARY),
        ("red", "blue", ODD),
        ("boat", "ship", ODD),
    ],
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a crimson boat", [SpunTerm(1, 3, "red boat", 3)]),
        ("red vessel", []),  # one ordinary word says nothing
        ("red vessel harbour", [SpunTerm(0, 3, "red boat harbour", 2)]),  # unless two words were kept
        ("crimson vessel", [SpunTerm(0, 2, "red boat", 4)]),
        ("crimson boat harbour", [SpunTerm(0, 3, "red boat harbour", 4)]),
        ("old float over line", [SpunTerm(0, 4, "old ferry line", 4)]),
        ("blue ship", []),  # a term itself
        ("red boat", []),
    ],
)
def test_how_sure_a_find_is_follows_from_what_was_exchanged(words: str, found: list[SpunTerm]) -> None:
    assert list(TERMS.find([singular(word) for word in words.split()])) == found


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Networks", "network"),
        ("bodies", "body"),
        ("losses", "loss"),
        ("loss", "loss"),
        ("analysis", "analysis"),
        ("physics", "physics"),
        ("virus", "virus"),
        ("disease’s", "disease"),
        ("organisation", "organization"),
        ("colour", "color"),
        ("four", "four"),
    ],
)
def test_words_are_compared_without_plural_and_in_one_spelling(word: str, plain: str) -> None:
    assert singular(word) == plain
