import pytest

from facing.checkers.ocr_confusions import (
    DIGIT_IN_WORD,
    HYPHEN,
    LETTER_IN_NUMBER,
    LETTERS,
    LIGATURE,
    LONG_S,
    LOST_LIGATURE,
    SCRIPTS,
    SMALL_L,
    SPACED,
    OcrChecker,
)
from facing.core.finding import Certainty
from tests.fakes.remarks import marked, remarks_on

CHECKER = OcrChecker()


@pytest.mark.parametrize(
    ("text", "rule", "words", "instead"),
    [
        ("in tlie harbour", LETTERS, "tlie", "the"),
        ("Tlie harbour", LETTERS, "Tlie", "The"),
        ("a rnodern boat", LETTERS, "rnodern", "modern"),
        ("vvhen it rains", LETTERS, "vvhen", "when"),
        ("wbich boat", LETTERS, "wbich", "which"),
        ("bccause of rain", LETTERS, "bccause", "because"),
        ("fuch a day", LETTERS, "fuch", "such"),
        ("a w0rd here", DIGIT_IN_WORD, "w0rd", "word"),
        ("he1lo there", DIGIT_IN_WORD, "he1lo", "hello"),
        ("1ike a boat", DIGIT_IN_WORD, "1ike", "like"),
        ("in l990 already", LETTER_IN_NUMBER, "l990", "1990"),
        ("since 2O15", LETTER_IN_NUMBER, "2O15", "2015"),
        ("and l am late", SMALL_L, "l", "I"),
        ("l'm late", SMALL_L, "l", "I"),
        ("ſuch a houſe".split()[0], LONG_S, "ſuch", "such"),
        ("the ﬁrst boat", LIGATURE, "ﬁrst", "first"),
        ("a signi cant day", LOST_LIGATURE, "signi cant", "significant"),
        ("in the of fi ce today", LOST_LIGATURE, "of fi ce", "office"),
        ("an ef fi cient way", LOST_LIGATURE, "ef fi cient", "efficient"),
        ("the cor- rection of it", HYPHEN, "cor- rection", "correction"),
        ("the cor-rection of it", HYPHEN, "cor-rection", "correction"),
        ("the cor¬ rection of it", HYPHEN, "cor¬ rection", "correction"),
        ("t o g e t h e r we go", SPACED, "t o g e t h e r", "together"),
        ("the р\u0430ypal page", SCRIPTS, "р\u0430ypal", "paypal"),
        ("Mосква зимой", SCRIPTS, "Mосква", "Москва"),
        ("Αthens in spring", SCRIPTS, "Αthens", "Athens"),
    ],
)
def test_what_was_misread_is_found(text: str, rule: str, words: str, instead: str) -> None:
    assert marked(CHECKER, text) == [(rule, words, instead)]


@pytest.mark.parametrize(
    "text",
    [
        "The modern modem in the corn barn came by burn and turn.",
        "Ruth and Tlaloc met Zbigniew near Clun.",
        "He met Tlie there.",  # a name, for all that is known
        "B2B, H2O, COVID19, mp3, 4th, 3D, x86, word1, Level1, i18n, sha256",
        "in 1990 or 2015, at 10l and 5l, room 1O",
        "Paragraph 1 shall apply; line 1 was empty.",
        "pre- and post-war, co-operate, re-elect, well-known, anti-hero, non-stop, e-mail, long-term, T-shirt",
        "socio-economic, hydro-electric, neuro-science, geo-political",
        "mother-in-law, up-to-date, Anglo-Saxon, O'Brien-Smith",
        "a b c d e f g",
        "A B C D",
        "5 µm, ΔG, πr, α-helix, kΩ, μTorrent",
        "IT-отдел и Wi-Fi",
        "Москва и London",
        "the colour of a theatre programme",
        "l, m and n",
        "user@tlie.org and www.tlie.org/rnodern",
        "see tlie's",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert marked(CHECKER, text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat aud die Fuche rn cor-rection", "de-DE"),
        ("la clarté, vvoir, of fi ce", "fr"),
        ("mała cor- rection tlie", "pl"),
    ],
)
def test_without_the_words_of_a_language_nothing_is_made_of_words(text: str, language: str) -> None:
    assert marked(CHECKER, text, language) == []


def test_one_letter_for_one_is_a_typing_error_too_and_so_a_hint() -> None:
    (hint,) = remarks_on(CHECKER, "it was wbich")
    (likely,) = remarks_on(CHECKER, "it was tlie")
    assert (hint.certainty, likely.certainty) == (Certainty.HINT, Certainty.LIKELY)
    assert likely.message == "Not a known word: “h” read as “li”?"
