import pytest

from facing.typography.casing import Case, forms_of, with_case

UPPER, LOWER, SENTENCE, TITLE = Case.UPPER, Case.LOWER, Case.SENTENCE, Case.TITLE


@pytest.mark.parametrize(
    ("language", "case", "text", "wanted"),
    [
        ("en-US", UPPER, "don’t stop", "DON’T STOP"),
        ("de-DE", UPPER, "Straße", "STRAẞE"),
        ("fr", UPPER, "Straße", "STRASSE"),
        ("de-DE", LOWER, "STRAẞE", "straße"),
        ("tr", UPPER, "ışık iyi", "IŞIK İYİ"),
        ("tr", LOWER, "IŞIK İYİ", "ışık iyi"),
        ("az", TITLE, "iki", "İki"),
        ("en", LOWER, "IŞIK", "işik"),
        ("nl-NL", TITLE, "ijsland en de ijssel", "IJsland en de IJssel"),
        ("nl-NL", TITLE, "ĳsland", "Ĳsland"),
        ("el", LOWER, "ΟΔΟΣ ΣΟΦΟΣ", "οδος σοφος"),
        ("el", UPPER, "άυλος, μαΐου", "ΑΫΛΟΣ, ΜΑΪΟΥ"),
        ("el", UPPER, "η Άννα ή εγώ", "Η ΑΝΝΑ Ή ΕΓΩ"),
        ("hr", TITLE, "ǆungla ǉudi", "ǅungla ǈudi"),
        ("hr", UPPER, "ǆungla", "ǄUNGLA"),
        ("en", TITLE, "the war of the worlds: a story", "The War of the Worlds: A Story"),
        ("en", TITLE, "what it is for", "What It Is For"),
        ("en", TITLE, "don't say o’clock", "Don't Say O’clock"),
        ("en", TITLE, "twenty-one days", "Twenty-One Days"),
        ("en", TITLE, "the NASA of McGill", "The NASA of McGill"),
        ("en", TITLE, "THE WAR OF NASA", "The War of Nasa"),
        ("fr", TITLE, "le monde des livres", "Le Monde des Livres"),
        ("sv", TITLE, "den lilla boken", "Den Lilla Boken"),
        ("en", SENTENCE, "HELLO THERE. I AM HERE! “SO?” YES", "Hello there. I am here! “So?” Yes"),
        ("en", SENTENCE, "The Big One at NASA", "The big one at NASA"),
        ("en", SENTENCE, "ONE.\nTWO", "One.\nTwo"),
        ("de", SENTENCE, "ICH BIN HIER", "Ich bin hier"),
        ("ja", UPPER, "日本語", "日本語"),
    ],
)
def test_a_case_is_as_the_language_writes_it(language: str, case: Case, text: str, wanted: str) -> None:
    assert with_case(text, case, language) == wanted


def test_the_forms_go_round_and_lose_nothing() -> None:
    assert forms_of("Straße nach McGill", "en") == (
        "Straße nach McGill",
        "STRASSE NACH MCGILL",
        "straße nach mcgill",
        "Straße Nach McGill",
    )
    assert forms_of("123", "en") == ("123",)
